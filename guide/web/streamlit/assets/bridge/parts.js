// Words in another language than the page are marked with it, so that a voice says them right. Streamlit writes a label as one text and may
// write it anew at any time; the text it knows stays where it is, and only what follows it is ours.
import { G } from "./page.js";

const LABELS = '[class*="st-key-w-"] p, [role="option"] [data-item-hl]';
const BETWEEN = " · "; // see question.py
const BUTTON = "st-key-language-";

export function markParts() {
  for (const label of document.querySelectorAll(LABELS)) {
    const text = label.firstChild;
    if (text?.nodeType !== Node.TEXT_NODE) continue;
    const marked = label.querySelector("[data-second]");
    if (marked && text.nodeValue.endsWith(BETWEEN)) {
      marked.lang = G.other ?? G.lang; // the words may come before the word about their language
      continue;
    }
    marked?.remove(); // of what stood here before
    const at = G.other ? text.nodeValue.indexOf(BETWEEN) : -1;
    if (at < 0) continue;
    const second = Object.assign(document.createElement("span"), { lang: G.other });
    second.dataset.second = "";
    second.append(text.splitText(at + BETWEEN.length));
    text.after(second);
  }
  for (const button of document.querySelectorAll(`[class*="${BUTTON}"]`)) {
    const [, code] = button.className.split(BUTTON);
    button.lang = code.slice(0, 2);
  }
}
