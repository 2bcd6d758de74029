// What only the browser can do for the page. See bridge.py for what goes in and out.
// G outlives the component: Streamlit mounts it again whenever its data changes.
const G = (window.fiveSteps ??= { words: {}, patterns: [], waiting: new Set(), left: false });
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
  speechSynthesis?.cancel();
  document.body.replaceChildren();
  document.title = "…";
  location.replace(G.leave);
}

// --- Streamlit's own English, in the person's language ---

function learn(strings) {
  G.words = strings;
  G.patterns = Object.entries(strings)
    .filter(([english]) => english.includes("{}") || english.endsWith(" "))
    .map(([english, text]) => (english.endsWith(" ") ? [english + "{}", text + "{}"] : [english, text]))
    .map(([english, text]) => {
      const literal = (part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return [new RegExp(`^${english.split("{}").map(literal).join("(.+)")}$`, "s"), text];
    });
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

function translateNode(node) {
  const text = translated(node.nodeValue);
  if (text !== null && text !== node.nodeValue) node.nodeValue = text;
}

function translate(root) {
  if (G.lang === "en" || !root.isConnected) return;
  if (root.nodeType === Node.TEXT_NODE) return translateNode(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  for (const element of [root, ...root.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join())])
    for (const name of ATTRIBUTES) {
      const now = element.getAttribute(name);
      const text = now && translated(now);
      if (text && text !== now) element.setAttribute(name, text);
    }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) translateNode(walker.currentNode);
}

// --- reading aloud: voices of the device itself only, so no text is sent anywhere ---

const voice = () => globalThis.speechSynthesis?.getVoices().find((v) => v.localService && v.lang.toLowerCase().startsWith(G.lang));
const LISTEN = "button.listen, [data-listen]";

function showListen() {
  const silent = !voice();
  for (const button of document.querySelectorAll(LISTEN)) if (button.hidden !== silent) button.hidden = silent;
}

function listen(button) {
  const wasSpeaking = G.speaking === button && speechSynthesis.speaking;
  speechSynthesis.cancel();
  G.speaking = button;
  if (wasSpeaking || !voice()) return;
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
    G.expectMistake = true;
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

function toMistake() {
  const mistake = document.querySelector("[data-error]");
  const running = document.querySelector("[data-test-script-state=running], [data-test-script-state=rerunRequested]");
  if (!G.expectMistake || (running && mistake === G.mistake)) return;
  G.mistake = mistake;
  if (!mistake) return;
  G.expectMistake = false;
  focusOn(mistake);
  mistake.scrollIntoView({ block: "center" });
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
      toMistake();
    });
  }).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...ATTRIBUTES, "data-test-script-state"],
  });
  Object.defineProperty(navigator, "language", { configurable: true, get: () => LOCALES[G.lang] ?? G.lang });
  Object.defineProperty(navigator, "languages", { configurable: true, get: () => [navigator.language] });

  let escape = 0;
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
      else if (hit('[data-testid="stBaseButton-primary"]')) {
        G.mistake = document.querySelector("[data-error]");
        G.expectMistake = true;
      }
    },
    true,
  );
  addEventListener("pageshow", () => G.left && location.reload());
  addEventListener("pagehide", () => globalThis.speechSynthesis?.cancel());
  globalThis.speechSynthesis?.addEventListener?.("voiceschanged", showListen);
}

export default function ({ data, setStateValue, setTriggerValue }) {
  if (G.left) return;
  const { lang, place, save, ask, clear, strings, leave: url, session } = data;
  const first = !G.lang;
  const changed = G.lang !== lang || document.documentElement.lang !== lang;
  Object.assign(G, { lang, leave: url, session, send: setTriggerValue });
  if (first) start();
  if (strings) learn(strings);
  if (changed) {
    document.documentElement.lang = lang;
    dispatchEvent(new Event("languagechange"));
    globalThis.speechSynthesis?.cancel();
  }
  if (changed || strings) translate(document.body);
  showListen();
  if (clear) forget();
  else if (typeof save === "string") store(save);
  if (ask) setStateValue("draft", { nonce: ask, text: stored() });
  if (strings) setStateValue("words", { nonce: session, text: lang });
  if (G.place !== undefined && G.place !== place) {
    G.expectMistake = false;
    globalThis.speechSynthesis?.cancel();
    toNewScreen();
  } else G.heading = heading()?.textContent;
  G.place = place;
}
