// Where the focus goes: the heading of a new screen, the first mistake after a Next that failed, and which message is about which control.
import { G, firstAnswer, heading, loading, main, primary, running } from "./page.js";

function focusOn(element) {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

// A new screen hears no finger until a person can have seen it: a tap before that was meant for the old one, and would mark an answer here.
// To see that the screen is another one, and then to stop or turn a finger on its way, takes about 700 ms; who answers has read besides.
// It counts from the painting of what can be answered, which on a slow phone comes long after the heading.
// The style sheet does it, so keys, screen readers and "Leave quickly" are not held up.
const UNSEEN = 700;
const name = (box) => /st-key-[\w-]+/.exec(box?.className)?.[0];

export function settle() {
  const boxes = [...document.querySelectorAll('[class*="st-key-w-"]:has(input)'), primary()?.closest('[class*="st-key-"]')];
  const shown = heading() && [heading().textContent, ...boxes.map(name)].join();
  if (!shown || shown === G.settled) return;
  G.settled = shown;
  document.documentElement.toggleAttribute("data-new", true);
  clearTimeout(G.settling);
  const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  painted(() => {
    clearTimeout(G.settling);
    G.settling = setTimeout(() => document.documentElement.removeAttribute("data-new"), UNSEEN);
  });
}

// A control that did not load, or not yet: Next would count it as left open.
export const unfinished = () => [...document.querySelectorAll('[class*="st-key-w-"]')].some((box) => !box.querySelector("input"));

export function toNewScreen() {
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
const CONTROL = ':is([role="radiogroup"], input:not([type="radio"], [type="checkbox"]))';
const BOX = 'input[type="checkbox"]';

export function tie() {
  for (const box of document.querySelectorAll('[class*="st-key-group-"]')) {
    const named = box.className.replace(/^.*st-key-group-([\w-]+).*$/s, "ask-$1");
    if (box.getAttribute("aria-labelledby") === named) continue;
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", named);
  }
  const about = new Map();
  for (const { id, dataset } of document.querySelectorAll("[data-question]")) {
    for (const control of controls(dataset.question, CONTROL)) about.set(control, id);
    const marked = dataset.marked.split(" ").filter(Boolean); // the server knows; what is marked stands in no attribute of a box
    for (const field of marked) for (const box of controls(`${dataset.question}-${field}`, BOX)) about.set(box, id);
  }
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

export function toQuestion(link) {
  const control = controls(link.dataset.to, "input")[0] ?? document.querySelector(link.hash);
  focusOn(control);
  (document.querySelector(link.hash) ?? control).scrollIntoView({ block: "start" });
}

// After Next or a file: the list of mistakes or the only one, as soon as there is a new one, or once the run is over when the old one is
// still there. On a slow phone the old one is found still there, and drawn anew a moment later: then the focus it took along comes back.
function toMistake(before, tries = 0, found = undefined) {
  const mistake = document.querySelector("[data-error]");
  const stays = tries > 3 && (G.ran || tries > 30) && !running();
  const gone = found && !found.isConnected && document.activeElement === document.body;
  if (mistake && (found ? gone : mistake !== before || stays)) {
    focusOn(mistake);
    mistake.scrollIntoView({ block: "center" });
    found = mistake;
  }
  if (tries < 100) G.looking = setTimeout(toMistake, 100, before, tries + 1, found);
}

export function lookForMistake() {
  G.ran = false;
  clearTimeout(G.looking);
  toMistake(document.querySelector("[data-error]"));
}
