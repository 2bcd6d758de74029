// What only the browser can do for the page. See bridge.py for what goes in and out.
// G outlives the component: Streamlit mounts it again whenever its data changes.
const G = (window.fiveSteps ??= { words: {}, patterns: [], written: new WeakMap(), waiting: new Set(), left: false });
const KEY = "five-steps.draft";
const KEEP = 12 * 60 * 60 * 1000; // a draft older than this is never restored
const FILE_LIMIT = 100_000;
const LOCALES = { en: "en-US", es: "es-US" };
const ATTRIBUTES = ["aria-label", "title", "placeholder", "aria-valuetext", "alt"];

// --- the draft: in this tab only, with its time; a browser that forbids storage works without ---

function store(text) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ at: Date.now(), text }));
  } catch {}
}

function forget() {
  G.shown = {};
  try {
    sessionStorage.removeItem(KEY);
  } catch {}
}

// A campaign link: what stands after the # never reaches a server by itself, and is taken out of the address once it is read.
const LINK = /^#c\d+-/i;

function linked() {
  const link = LINK.test(location.hash) ? location.hash.slice(0, 500) : "";
  if (link) history.replaceState(history.state, "", location.pathname + location.search);
  return link;
}

function stored() {
  try {
    const { at, text } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    const age = Date.now() - at;
    if (typeof text === "string" && age >= -60_000 && age < KEEP) return text;
    forget();
  } catch {}
  return "";
}

// What the page shows when the connection goes: typed or marked, and perhaps on its way to the server, so not yet in the draft.
function shownNow() {
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

// A server that has forgotten this page gets that too.
function withShown(text) {
  try {
    const draft = JSON.parse(text || "{}");
    for (const question in G.shown) draft.typed = { ...draft.typed, [question]: { ...draft.typed?.[question], ...G.shown[question] } };
    return draft.typed ? JSON.stringify(draft) : text;
  } catch {
    return text;
  }
}

// --- leaving: nothing stays in the tab, and nothing to see comes back with the Back button ---

function leave() {
  G.left = true;
  forget();
  silence();
  document.body.replaceChildren();
  document.title = "…";
  location.replace(G.leave);
}

// --- Streamlit's own English, in the person's language ---

function learn(lang, strings) {
  G.wordsFor = lang;
  G.words = strings;
  const literal = (part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  G.patterns = Object.entries(strings)
    .map(([english, text]) => (english.endsWith(" ") ? [english + "{}", text + "{}"] : [english, text]))
    .filter(([english]) => english.includes("{}"))
    .map(([english, text]) => [new RegExp(`^${english.split("{}").map(literal).join("(.+)")}$`, "s"), text]);
}

function translated(english) {
  const key = english.trim();
  if (!key) return null;
  if (Object.hasOwn(G.words, key)) return english.replace(key, () => G.words[key]);
  for (const [pattern, text] of G.patterns) {
    const found = pattern.exec(key);
    if (found) return text.replace("{}", () => found[1]);
  }
  return null;
}

// What we wrote over what, so that a change of language finds the English again: Streamlit itself never writes it twice.
function put(node, what, now, write) {
  const [english, shown] = G.written.get(node)?.[what] ?? [now, now];
  const original = shown === now ? english : now;
  const text = (G.wordsFor === G.lang && translated(original)) || original;
  if (text === now) return;
  G.written.set(node, { ...G.written.get(node), [what]: [original, text] });
  write(text);
}

function translate(root) {
  if (!G.wordsFor || !root.isConnected) return;
  const text = (node) => put(node, "text", node.nodeValue, (value) => (node.nodeValue = value));
  if (root.nodeType === Node.TEXT_NODE) return text(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  for (const element of [root, ...root.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join())])
    for (const name of ATTRIBUTES)
      if (element.hasAttribute(name)) put(element, name, element.getAttribute(name), (value) => element.setAttribute(name, value));
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) text(walker.currentNode);
}

// --- reading aloud: voices of the device itself only, so no text is sent anywhere ---

const LISTEN = "button.listen";

function voice() {
  const own = (globalThis.speechSynthesis?.getVoices() ?? []).filter((v) => v.localService && v.lang.toLowerCase().startsWith(G.lang));
  return own.find((v) => v.lang.replace("_", "-") === LOCALES[G.lang]) ?? own[0];
}

function silence() {
  globalThis.speechSynthesis?.cancel();
  G.speaking?.removeAttribute("aria-pressed");
  G.speaking = G.lines = null;
}

function showListen() {
  const silent = !voice();
  for (const button of document.querySelectorAll(LISTEN)) if (button.hidden !== silent) button.hidden = silent;
}

function listen(button) {
  const again = G.speaking === button && speechSynthesis.speaking; // pressed again: stop
  silence();
  const own = voice();
  if (again || !own) return;
  const text = document.getElementById(button.dataset.listen) ?? button.parentElement;
  const lines = aloud(text).map((line) => Object.assign(new SpeechSynthesisUtterance(line), { voice: own, lang: own.lang, rate: 0.95 }));
  if (!lines.length) return;
  Object.assign(G, { speaking: button, lines }); // a line that nobody holds may be forgotten, and its end with it
  button.setAttribute("aria-pressed", "true");
  lines.at(-1).onend = () => G.lines === lines && silence();
  for (const line of lines) speechSynthesis.speak(line); // one by one: some voices refuse a long text
}

// What is read: our own text, line by line; not what is folded away, to be pressed, or in the other language.
function aloud(element) {
  const silent = `details, button, a, [hidden], [lang]:not([lang="${G.lang}"])`;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const lines = [];
  while (walker.nextNode()) {
    const { parentElement, nodeValue } = walker.currentNode;
    if (nodeValue.trim() && !parentElement.closest(silent)) lines.push(nodeValue.trim());
  }
  return lines;
}

// --- a file the person kept: read here, so nothing is uploaded ---

function openFile() {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.hidden = true;
  input.addEventListener("cancel", () => input.remove());
  input.addEventListener("change", async () => {
    const file = input.files[0];
    input.remove();
    if (!file) return;
    const text = file.size > FILE_LIMIT ? "" : await file.text().catch(() => "");
    lookForMistake();
    G.send("opened", { nonce: G.session, text });
  });
  document.body.append(input);
  input.click();
}

// --- focus: the heading of a new screen; the first mistake after a Next that failed ---

const main = () => document.querySelector('[data-testid="stMain"]') ?? document;
const heading = () => main().querySelector("h1");

const running = () => document.querySelector("[data-test-script-state=running], [data-test-script-state=rerunRequested]");
const loading = () => main().querySelector('[data-testid="stSkeleton"]');

function focusOn(element) {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

function toNewScreen() {
  let frames = 0;
  const before = G.heading;
  const go = () => {
    const h1 = heading();
    const early = !h1 || h1.textContent === before || (G.keys && (running() || loading() || !firstAnswer())); // answers come after the heading
    if (early && frames++ < (G.keys ? 300 : 60)) return requestAnimationFrame(go);
    if (!h1) return;
    const first = (G.keys && firstAnswer()) || h1;
    focusOn(first);
    main().scrollTo?.(0, 0);
    if (first !== h1) first.scrollIntoView({ block: "nearest" });
    G.heading = h1.textContent;
  };
  go();
}

// Each control names the message about it. Streamlit owns the controls and may draw them anew, so this is done after every change.
const controls = (question, what = "*") => document.querySelectorAll(`[class*="st-key-w-${question}-"] ${what}`);
const CONTROL = ':is([role="radiogroup"], input:not([type="radio"], [type="checkbox"]), input[type="checkbox"]:checked)';

function tie() {
  for (const box of document.querySelectorAll('[class*="st-key-group-"]')) {
    const named = box.className.replace(/^.*st-key-group-([\w-]+).*$/s, "ask-$1");
    if (box.getAttribute("aria-labelledby") === named) continue;
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", named);
  }
  const about = new Map();
  for (const { id, dataset } of document.querySelectorAll("[data-question]"))
    for (const control of controls(dataset.question, CONTROL)) about.set(control, id);
  for (const control of document.querySelectorAll("[data-tied]")) if (!about.has(control)) describe(control, "");
  for (const [control, id] of about) describe(control, id);
}

function describe(control, id) {
  const was = control.dataset.tied;
  const ids = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== was && each !== id);
  const set = (name, value) => control.getAttribute(name) !== value && control.setAttribute(name, value);
  if (id) {
    set("data-tied", id);
    set("aria-invalid", "true");
    set("aria-describedby", [...ids, id].join(" "));
    return;
  }
  control.removeAttribute("data-tied");
  control.removeAttribute("aria-invalid");
  if (ids.length) set("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}

function toQuestion(link) {
  const control = controls(link.dataset.to, "input")[0] ?? document.querySelector(link.hash);
  focusOn(control);
  (document.querySelector(link.hash) ?? control).scrollIntoView({ block: "start" });
}

// After Next: the list of mistakes or the only one, as soon as there is a new one, or once the run is over when the old one is still there.
function toMistake(before, tries = 0) {
  const mistake = document.querySelector("[data-error]");
  if (mistake && (mistake !== before || (tries > 3 && !running()))) {
    focusOn(mistake);
    mistake.scrollIntoView({ block: "center" });
  } else if (tries < 100) G.looking = setTimeout(toMistake, 100, before, tries + 1);
}

function lookForMistake() {
  clearTimeout(G.looking);
  toMistake(document.querySelector("[data-error]"));
}

// --- an advocate's keys: digits choose an answer and Enter goes on, only while an answer or a button has the focus ---

const ANSWERS = '[data-testid="stRadio"] input, [data-testid="stCheckbox"] input';
const primary = () => main().querySelector('[data-testid="stBaseButton-primary"], .take button.main');
const firstAnswer = () => main().querySelector(`${ANSWERS}, [data-testid="stTextInput"] input, [data-testid="stSelectbox"] input`) ?? primary();

function answerByKey(event) {
  const { target, key } = event;
  if (!G.keys || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (key === "Enter" && target.matches('input[type="text"]:not([role="combobox"])')) setTimeout(() => primary()?.click());
  if (!target.matches(ANSWERS)) return;
  const answers = [...main().querySelectorAll(ANSWERS)];
  const chosen = /^[1-9]$/.test(key) ? answers[key - 1] : undefined;
  if (key !== "Enter" && !chosen) return;
  event.preventDefault();
  if (chosen) {
    chosen.focus();
    chosen.click();
  } else primary()?.click();
}

// --- a connection that came back: Streamlit waits for the next tap, and a server that has forgotten the tab would lose that tap ---

function watchConnection() {
  const app = document.querySelector("[data-test-connection-state]");
  const connected = () => app.dataset.testConnectionState === "CONNECTED";
  let before = connected();
  new MutationObserver(() => {
    if (before && !connected()) G.shown = shownNow();
    if (connected() && !before) {
      G.keep("words", { nonce: G.session, text: G.wordsFor ?? "", again: Date.now() }); // any new value: the page is run
      setTimeout(countTyped, 200);
    }
    before = connected();
  }).observe(app, { attributeFilter: ["data-test-connection-state"] });
}

// What was being typed when the connection went is still shown, but Streamlit counts it only when the field is left.
function countTyped(tries = 0) {
  if (running() && tries < 100) return setTimeout(countTyped, 200, tries + 1);
  const fields = document.querySelectorAll('[data-testid="stTextInput"] input');
  for (const field of fields) field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}

// --- once for the life of the page ---

function start() {
  new MutationObserver((records) => {
    for (const { target, addedNodes, type } of records) for (const node of type === "childList" ? addedNodes : [target]) G.waiting.add(node);
    G.frame ||= requestAnimationFrame(() => {
      G.frame = 0;
      const nodes = [...G.waiting];
      G.waiting.clear();
      nodes.forEach(translate);
      showListen();
      tie();
    });
  }).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  watchConnection();
  Object.defineProperty(navigator, "language", { configurable: true, get: () => LOCALES[G.lang] ?? G.lang });
  Object.defineProperty(navigator, "languages", { configurable: true, get: () => [navigator.language] });

  let escape = -Infinity;
  const typing = (target) => target.closest?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button])");
  for (const type of ["keydown", "keyup"])
    addEventListener(
      type,
      (event) => {
        const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
        if (bare && /^[rc]$/i.test(event.key) && !typing(event.target)) event.stopImmediatePropagation(); // no single-key shortcuts
        if (type === "keydown" && event.key === "Escape" && !event.repeat) {
          const now = performance.now();
          if (now - escape < 1000) leave();
          escape = now;
        }
      },
      true,
    );
  addEventListener(
    "click",
    (event) => {
      const hit = (selector) => event.target.closest?.(selector);
      if (hit(".leave-quickly")) {
        event.preventDefault();
        leave();
      } else if (hit("[data-to]")) {
        event.preventDefault(); // the address stays as it is
        toQuestion(hit("[data-to]"));
      } else if (hit(LISTEN)) listen(hit(LISTEN));
      else if (hit(".open-file")) openFile();
      else if (hit('[data-testid="stBaseButton-primary"]')) lookForMistake();
    },
    true,
  );
  addEventListener("keydown", answerByKey, true);
  addEventListener("hashchange", () => LINK.test(location.hash) && location.reload());
  addEventListener("pageshow", () => G.left && location.reload());
  addEventListener("pagehide", silence);
  addEventListener("visibilitychange", () => document.hidden && countTyped()); // a phone put away in the middle of a word
  for (const [when, open] of [["beforeprint", true], ["afterprint", false]]) // on paper nothing can be opened
    addEventListener(when, () => {
      for (const details of main().querySelectorAll(open ? "details:not([open])" : "details[data-folded]")) {
        details.open = open;
        details.toggleAttribute("data-folded", open);
      }
    });
  globalThis.speechSynthesis?.addEventListener?.("voiceschanged", showListen);
}

export default function ({ data, setStateValue, setTriggerValue }) {
  if (G.left) return;
  const { lang, place, save, ask, clear, keys, strings, leave: url, session } = data;
  const first = !G.lang;
  const changed = G.lang !== lang || document.documentElement.lang !== lang;
  Object.assign(G, { lang, leave: url, session, keys: !!keys, send: setTriggerValue, keep: setStateValue });
  document.documentElement.toggleAttribute("data-keys", G.keys);
  if (first) start();
  if (strings) learn(lang, strings);
  if (changed) {
    document.documentElement.lang = lang;
    dispatchEvent(new Event("languagechange"));
    silence();
  }
  if (changed || strings) translate(document.body);
  showListen();
  tie();
  if (clear) {
    forget();
    if (G.told) setStateValue("draft", null); // or the tab would repeat with every tap what it had kept of somebody
    G.told = false;
  }
  if (typeof save === "string") store(save);
  if (ask) {
    G.link ||= linked();
    const text = withShown(stored());
    setStateValue("draft", { nonce: ask, text, link: G.link });
    Object.assign(G, { asked: true, told: text !== "" });
  } else if (G.asked) Object.assign(G, { link: "", shown: {}, asked: false });
  if (strings) setStateValue("words", { nonce: session, text: lang });
  if (ask) return; // no screen yet: the first one after it is where the person arrives, and keeps the focus at the top
  if ((G.keys || G.place !== undefined) && G.place !== place) {
    clearTimeout(G.looking);
    silence();
    toNewScreen();
  } else G.heading = heading()?.textContent;
  G.place = place;
}
