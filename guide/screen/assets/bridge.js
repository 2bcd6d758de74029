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
  try {
    sessionStorage.removeItem(KEY);
  } catch {}
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

const voice = () => globalThis.speechSynthesis?.getVoices().find((v) => v.localService && v.lang.toLowerCase().startsWith(G.lang));
const LISTEN = "button.listen, [data-listen]";

const silence = () => globalThis.speechSynthesis?.cancel();

function showListen() {
  const silent = !voice();
  for (const button of document.querySelectorAll(LISTEN)) if (button.hidden !== silent) button.hidden = silent;
}

function listen(button) {
  if (!voice()) return;
  const again = G.speaking === button && speechSynthesis.speaking; // pressed again: stop
  silence();
  G.speaking = button;
  if (again) return;
  const id = button.dataset.textId ?? button.dataset.listen;
  const element = document.getElementById(id) ?? document.getElementsByClassName(id)[0];
  const speech = new SpeechSynthesisUtterance(element?.innerText ?? "");
  speech.voice = voice();
  speech.lang = speech.voice.lang;
  speech.rate = 0.95;
  speechSynthesis.speak(speech);
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

function focusOn(element) {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

function toNewScreen() {
  let frames = 0;
  const before = G.heading;
  const go = () => {
    const h1 = heading();
    if ((!h1 || h1.textContent === before) && frames++ < 60) return requestAnimationFrame(go);
    if (!h1) return;
    focusOn(h1);
    main().scrollTo?.(0, 0);
    G.heading = h1.textContent;
  };
  go();
}

// After Next: the first mistake, as soon as there is a new one, or once the run is over when the old one is still there.
function toMistake(before, tries = 0) {
  const mistake = document.querySelector("[data-error]");
  const running = document.querySelector("[data-test-script-state=running], [data-test-script-state=rerunRequested]");
  if (mistake && (mistake !== before || (tries > 3 && !running))) {
    focusOn(mistake);
    mistake.scrollIntoView({ block: "center" });
  } else if (tries < 100) G.looking = setTimeout(toMistake, 100, before, tries + 1);
}

function lookForMistake() {
  clearTimeout(G.looking);
  toMistake(document.querySelector("[data-error]"));
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
    });
  }).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
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
      } else if (hit(LISTEN)) listen(hit(LISTEN));
      else if (hit(".open-file")) openFile();
      else if (hit('[data-testid="stBaseButton-primary"]')) lookForMistake();
    },
    true,
  );
  addEventListener("pageshow", () => G.left && location.reload());
  addEventListener("pagehide", silence);
  globalThis.speechSynthesis?.addEventListener?.("voiceschanged", showListen);
}

export default function ({ data, setStateValue, setTriggerValue }) {
  if (G.left) return;
  const { lang, place, save, ask, clear, strings, leave: url, session } = data;
  const first = !G.lang;
  const changed = G.lang !== lang || document.documentElement.lang !== lang;
  Object.assign(G, { lang, leave: url, session, send: setTriggerValue });
  if (first) start();
  if (strings) learn(lang, strings);
  if (changed) {
    document.documentElement.lang = lang;
    dispatchEvent(new Event("languagechange"));
    silence();
  }
  if (changed || strings) translate(document.body);
  showListen();
  if (clear) forget();
  else if (typeof save === "string") store(save);
  if (ask) setStateValue("draft", { nonce: ask, text: stored() });
  if (strings) setStateValue("words", { nonce: session, text: lang });
  if (ask) return; // no screen yet: the first one after it is where the person arrives, and keeps the focus at the top
  if (G.place !== undefined && G.place !== place) {
    clearTimeout(G.looking);
    silence();
    toNewScreen();
  } else G.heading = heading()?.textContent;
  G.place = place;
}
