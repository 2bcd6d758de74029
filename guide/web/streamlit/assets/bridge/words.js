// Streamlit's own English, in the person's language.
import { G } from "./page.js";

export const ATTRIBUTES = ["aria-label", "title", "placeholder", "aria-valuetext", "alt"];

export function learn(lang, strings) {
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

export function translate(root) {
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
