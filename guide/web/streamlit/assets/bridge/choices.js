// How the paper shall be is chosen in plain lists, which the server knows nothing of. In another language they are drawn anew.
import { G } from "./page.js";

const LISTS = ".take select";

export function keepChoice({ target }) {
  if (target.matches?.(LISTS)) G.choices[target.name] = target.value;
}

export function showChoices() {
  for (const list of document.querySelectorAll(LISTS)) if (G.choices[list.name]) list.value = G.choices[list.name];
}
