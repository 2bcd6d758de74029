// Leaving: nothing stays in the tab, and nothing to see comes back with the Back button.
import { silence } from "./aloud.js";
import { forget } from "./draft.js";
import { G } from "./page.js";
import { forgetPieces } from "./pieces.js";

export function leave() {
  G.left = true;
  forget();
  forgetPieces();
  silence();
  document.body.replaceChildren();
  document.title = "…";
  location.replace(G.leave);
}

// A dialog of the client lies over the page, which then hears nothing. Whoever taps where the button is to be seen wants to leave.
function leaveUnderDialog(event) {
  if (!document.querySelector('[data-testid="stDialog"]') || event.target.closest('[role="dialog"]')) return;
  const at = document.querySelector(".leave-quickly")?.getBoundingClientRect();
  if (at && event.clientX >= at.left && event.clientX <= at.right && event.clientY >= at.top && event.clientY <= at.bottom) {
    event.stopImmediatePropagation();
    leave();
  }
}

// Escape twice leaves. One that closed a list or took back what was typed in it was meant for that. The dialog about a lost connection
// is none that a person has opened: there it counts.
const TWICE = 1000;
let last = -Infinity;
const openList = () => document.querySelector('[role="combobox"][aria-expanded="true"], [role="listbox"]');

function escaped(event) {
  if (event.key !== "Escape" || event.repeat || event.isComposing) return;
  const { target } = event;
  const before = target.value;
  const now = performance.now();
  if (openList()) last = -Infinity;
  else if (now - last < TWICE) return leave();
  else {
    last = now;
    setTimeout(() => target.value !== before && (last = -Infinity));
  }
}

export function watchLeaving() {
  addEventListener("keydown", escaped, true);
  addEventListener("pointerdown", leaveUnderDialog, true);
}
