// Enter in a text field is Next, as in any form, also the "Go" of a phone. An advocate's keys besides: digits choose an answer and Enter
// goes on, only while an answer or a button has the focus.
import { ANSWERS, G, main, primary } from "./page.js";

export function answerByKey(event) {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
  if (key === "Enter" && target.matches('input[type="text"]:not([role="combobox"])')) setTimeout(() => primary()?.click());
  if (!G.keys || !target.matches(ANSWERS)) return;
  const answers = [...main().querySelectorAll(ANSWERS)];
  const chosen = /^[1-9]$/.test(key) ? answers[key - 1] : undefined;
  if (key !== "Enter" && !chosen) return;
  event.preventDefault();
  if (chosen) {
    chosen.focus();
    chosen.click();
  } else primary()?.click();
}
