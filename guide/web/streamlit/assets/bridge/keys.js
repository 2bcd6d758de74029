// An advocate's keys: digits choose an answer and Enter goes on, only while an answer or a button has the focus.
import { ANSWERS, G, main, primary } from "./page.js";

export function answerByKey(event) {
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
