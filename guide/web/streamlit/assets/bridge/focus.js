// Where the focus goes: the heading of a new screen, the first mistake after a Next that failed, and which message is about which control.
import { G, firstAnswer, heading, loading, main, running } from "./page.js";

function focusOn(element) {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

// A new screen hears no finger for a moment: the second of two quick taps was meant for the old one, and would mark an answer here.
// The style sheet does it, so keys, screen readers and "Leave quickly" are not held up.
const SETTLING = 400;

export function settle() {
  const text = heading()?.textContent;
  if (!text || text === G.settled) return;
  G.settled = text;
  G.held = document.activeElement;
  document.documentElement.toggleAttribute("data-new", true);
  clearTimeout(G.settling);
  G.settling = setTimeout(() => document.documentElement.removeAttribute("data-new"), SETTLING);
}

// A control that did not load, or not yet: Next would count it as left open.
export const unfinished = () => [...document.querySelectorAll('[class*="st-key-w-"]')].some((box) => !box.querySelector("input"));

// Once there is a new heading, or nothing more is on its way and it is the same as before. On a slow phone that can take long.
const LONGEST = 60_000;

function whenThere(then) {
  const before = G.heading;
  const end = performance.now() + LONGEST;
  let quiet = 0;
  const look = () => {
    const h1 = heading();
    const busy = !h1 || running() || loading();
    const early = !h1 || h1.textContent === before || (G.keys && (busy || !firstAnswer())); // answers come after the heading
    if (early && performance.now() < end && (busy || quiet++ < 60)) return (G.awaited = requestAnimationFrame(look));
    if (!h1) return;
    G.heading = h1.textContent;
    then(h1);
  };
  cancelAnimationFrame(G.awaited);
  look();
}

// The focus stays where the person has put it since the new heading came, or since this was called, when that is later.
export function toNewScreen() {
  const h1 = heading();
  if (!h1 || h1.textContent === G.heading) G.held = document.activeElement;
  say("");
  whenThere((h1) => {
    if (![G.held, document.body].includes(document.activeElement)) return;
    const first = (G.keys && firstAnswer()) || h1;
    focusOn(first);
    main().scrollTo?.(0, 0);
    if (first !== h1) first.scrollIntoView({ block: "nearest" });
  });
}

// Another language on the same screen: the focus stays on the button, to press it again, and the new heading is said.
export const sayHeading = () => whenThere((h1) => say(h1.textContent));

// A line for those who hear: a voice says what comes into it, once. It must be there before.
export function say(text) {
  G.line ??= document.body.appendChild(Object.assign(document.createElement("p"), { className: "said" }));
  G.line.setAttribute("role", "status");
  if (G.line.textContent !== text) G.line.textContent = text;
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
