// Reading aloud, with voices of the device itself only, so no text is sent anywhere.
import { G, locale } from "./page.js";

export const LISTEN = "button.listen";

function voice() {
  const own = (globalThis.speechSynthesis?.getVoices() ?? []).filter((v) => v.localService && v.lang.toLowerCase().startsWith(G.lang));
  return own.find((v) => v.lang.replace("_", "-") === locale()) ?? own[0];
}

export function silence() {
  globalThis.speechSynthesis?.cancel();
  G.speaking?.removeAttribute("aria-pressed");
  G.speaking = G.lines = null;
}

export function showListen() {
  const silent = !voice();
  for (const button of document.querySelectorAll(LISTEN)) if (button.hidden !== silent) button.hidden = silent;
}

export function listen(button) {
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

// What is read: our own text, line by line; not what is folded away (but the why and how of a task), to be pressed, or in the other language.
function aloud(element) {
  const silent = `details:not(.more), button, a, [hidden], [lang]:not([lang="${G.lang}"])`;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const lines = [];
  while (walker.nextNode()) {
    const { parentElement, nodeValue } = walker.currentNode;
    const quiet = parentElement.closest(silent);
    if (nodeValue.trim() && !(quiet && element.contains(quiet))) lines.push(nodeValue.trim());
  }
  return lines;
}
