// The draft: in this tab only, with its time. A browser that forbids storage works without. The time is the server's, which comes with
// every run: the clock of a phone may be wrong or jump, and would make a draft of this morning years old.
import { G } from "./page.js";

const KEY = "five-steps.draft";
const KEEP = 12 * 60 * 60 * 1000; // a draft older than this is never restored

export function store(text) {
  G.draft = text;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ at: G.now, text }));
  } catch {}
}

export function forget() {
  G.draft = "";
  G.shown = {};
  G.choices = {};
  try {
    sessionStorage.removeItem(KEY);
  } catch {}
}

// A campaign link: what stands after the # never reaches a server by itself, and is taken out of the address once it is read.
export const LINK = /^#c\d+-/i;

export function linked() {
  const link = LINK.test(location.hash) ? location.hash.slice(0, 500) : "";
  if (link) history.replaceState(history.state, "", location.pathname + location.search);
  return link;
}

// `old`: there was one, but too old. What this page itself has kept is never old: whoever sees it sees the answers too.
export function stored() {
  if (G.draft) return { text: G.draft, old: false };
  try {
    const { at, text } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    if (typeof text !== "string") return { text: "", old: false };
    if (G.now - at < KEEP) return { text, old: false };
    forget();
    return { text: "", old: true };
  } catch {}
  return { text: "", old: false };
}

// What the page shows when the connection goes: typed or marked, and perhaps on its way to the server, so not yet in the draft.
export function shownNow() {
  const shown = {};
  for (const { className, firstElementChild: field } of document.querySelectorAll('[class*="st-key-w-"]')) {
    const [, question, name] = /st-key-w-(\w+)-(\w+)/.exec(className) ?? [];
    if (!field || !question) continue;
    const input = field.querySelector('input[type="text"]:not([role]), input[type="checkbox"]');
    const options = document.getElementById(`text-${question}`)?.dataset.options?.split(" ");
    const chosen = options?.[[...field.querySelectorAll('input[type="radio"]')].findIndex((radio) => radio.checked)];
    if (chosen) (shown[question] ??= {})[name] = chosen;
    else if (input) (shown[question] ??= {})[name] = input.type === "checkbox" ? input.checked : input.value;
  }
  return shown;
}

// Everything that is typed or marked here has reached the server: it stands in the draft that came back.
export function heard() {
  const { typed = {} } = JSON.parse(G.draft || "{}");
  const agrees = ([question, fields]) => Object.entries(fields).every(([name, value]) => (typed[question]?.[name] || "") === (value || ""));
  return Object.entries(shownNow()).every(agrees);
}

// A server that has forgotten this page gets that too.
export function withShown(text, shown = G.shown) {
  try {
    const draft = JSON.parse(text || "{}");
    for (const question in shown) draft.typed = { ...draft.typed, [question]: { ...draft.typed?.[question], ...shown[question] } };
    return draft.typed ? JSON.stringify(draft) : text;
  } catch {
    return text;
  }
}

// A page that goes away in the middle of a word: what stands in its fields, before the server has heard of it.
export function keepShown() {
  if (G.left || !G.session || heard()) return;
  G.shown = shownNow();
  store(withShown(G.draft));
}
