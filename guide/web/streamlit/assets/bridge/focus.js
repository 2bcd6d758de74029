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
  if (G.headed !== heading().textContent) G.held = document.activeElement;
  [G.settled, G.headed] = [shown, heading().textContent];
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

// Another language is a new screen too: the button that was pressed is gone. The focus stays where the person has put it since the new
// heading came, or since this was called, when that is later.
export function toNewScreen() {
  const h1 = heading();
  if (!h1 || h1.textContent === G.heading) G.held = document.activeElement;
  whenThere((h1) => {
    if (![G.held, document.body].includes(document.activeElement)) return;
    const first = (G.keys && firstAnswer()) || h1;
    focusOn(first);
    main().scrollTo?.(0, 0);
    if (first !== h1) first.scrollIntoView({ block: "nearest" });
  });
}

// Each control names the message about it. Streamlit owns the controls and may draw them anew, so this is done after every change.
const controls = (question, what = "*") => document.querySelectorAll(`[class*="st-key-w-${question}-"] ${what}`);
const CONTROL = ':is([role="radiogroup"], input:not([type="radio"], [type="checkbox"]))';
const BOX = 'input[type="checkbox"]';

const ROLES = [[".st-key-review", "list"], ['[class*="st-key-item-"]', "listitem"]]; // Streamlit has no list

export function tie() {
  for (const [boxes, role] of ROLES) for (const box of document.querySelectorAll(boxes)) box.setAttribute("role", role);
  for (const box of document.querySelectorAll('[class*="st-key-group-"]')) {
    const named = box.className.replace(/^.*st-key-group-([\w-]+).*$/s, "ask-$1");
    if (box.getAttribute("aria-labelledby") === named) continue;
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", named);
  }
  const about = new Map(); // control -> the ids of what is said about it
  const wrong = new Set();
  const note = (control, id) => about.set(control, [...(about.get(control) ?? []), id]);
  for (const { id, dataset } of document.querySelectorAll("[data-question]")) {
    const marked = dataset.marked.split(" ").filter(Boolean); // the server knows; what is marked stands in no attribute of a box
    const boxes = marked.flatMap((field) => [...controls(`${dataset.question}-${field}`, BOX)]);
    for (const control of [...controls(dataset.question, CONTROL), ...boxes]) {
      note(control, id);
      wrong.add(control);
    }
  }
  for (const { id, dataset } of document.querySelectorAll("[data-hint]")) for (const control of controls(dataset.hint, "input")) note(control, id);
  for (const control of document.querySelectorAll("[data-tied]")) if (!about.has(control)) describe(control, [], false);
  for (const [control, ids] of about) describe(control, ids, wrong.has(control));
}

function describe(control, ids, wrong) {
  const ours = [...(control.dataset.tied ?? "").split(" "), ...ids];
  const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && !ours.includes(each));
  const set = (name, value) => {
    if (!value) control.removeAttribute(name);
    else if (control.getAttribute(name) !== value) control.setAttribute(name, value);
  };
  set("data-tied", ids.join(" "));
  set("aria-invalid", wrong ? "true" : "");
  set("aria-describedby", [...others, ...ids].join(" "));
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
