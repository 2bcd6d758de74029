// What the parts of the bridge share: its memory, and where things are on the page that Streamlit draws.
// G outlives the component: Streamlit mounts it again whenever its data changes.
export const G = (window.fiveSteps ??= { words: {}, patterns: [], choices: {}, draft: "", written: new WeakMap(), waiting: new Set(), left: false });
export const locale = () => `${G.lang}-US`; // the guide is for the United States, in every language

export const main = () => document.querySelector('[data-testid="stMain"]') ?? document;
export const heading = () => main().querySelector("h1");
export const running = () => document.querySelector("[data-test-script-state=running], [data-test-script-state=rerunRequested]");
export const loading = () => main().querySelector('[data-testid="stSkeleton"]');

export const ANSWERS = '[data-testid="stRadio"] input, [data-testid="stCheckbox"] input';
export const primary = () => main().querySelector('[data-testid="stBaseButton-primary"], .take button.main');
export const firstAnswer = () => main().querySelector(`${ANSWERS}, [data-testid="stTextInput"] input, [data-testid="stSelectbox"] input`) ?? primary();
