// The line and the runs. After a lost connection Streamlit waits for the next tap, and a server that has forgotten the tab
// would lose that tap.
import { heard, shownNow } from "./draft.js";
import { G, loading, running } from "./page.js";

export function watchApp() {
  const app = document.querySelector("[data-test-connection-state]");
  const connected = () => app.dataset.testConnectionState === "CONNECTED";
  let before = connected();
  new MutationObserver((changes) => {
    G.ran ||= changes.some(({ attributeName }) => attributeName === "data-test-script-state"); // a short run may be over by now
    if (G.ran && !running()) G.pressed = false;
    sayIfSlow();
    if (before && !connected()) {
      G.shown = shownNow();
      G.lost = setTimeout(offerLight, NO_SOCKET);
    }
    if (connected() && !before) {
      clearTimeout(G.lost);
      wayOut.show();
      G.keep("words", { nonce: G.session, text: G.wordsFor ?? "", again: Date.now() }); // any new value: the page is run
      setTimeout(countTyped, 200);
    }
    before = connected();
  }).observe(app, { attributeFilter: ["data-test-connection-state", "data-test-script-state"] });
}

// Some lines let pages through but no sockets. Without any line the light version is no help.
const NO_SOCKET = 20_000;

const offerLight = () => fetch("/healthz").then(() => !G.left && wayOut.show(document.getElementById("light")), () => (G.lost = setTimeout(offerLight, NO_SOCKET)));

// Whoever has tapped and sees nothing taps again. After a while a word says that it is on its way. The client itself knows of a run only
// when the server has begun it.
const SLOW = 2000;

export function pressed() {
  Object.assign(G, { pressed: true, ran: false });
  sayIfSlow();
}

export function sayIfSlow() {
  const wait = document.getElementById("wait");
  if (G.pressed || running() || loading()) return (G.slow ||= setTimeout(() => !G.left && wayOut.show(wait), SLOW));
  clearTimeout(G.slow);
  G.slow = 0;
  if (wait && !wait.hidden) wayOut.show();
}

// Back and Forward: Streamlit asks for the other screen without what this one holds, and that word overtakes a tap which the server
// has not read yet. So it waits until the draft has it, or until a person would think that nothing happens.
const LONGEST_WAIT = 3000;

export function goWhenHeard(event) {
  if (event.released || heard()) return; // released: our own, sent below
  event.stopImmediatePropagation();
  countTyped();
  clearInterval(G.going);
  const since = performance.now();
  G.going = setInterval(() => {
    if (!heard() && performance.now() - since < LONGEST_WAIT) return;
    clearInterval(G.going);
    dispatchEvent(Object.assign(new PopStateEvent("popstate", { state: history.state }), { released: true }));
  }, 20);
}

// What was being typed when the connection went is still shown, but Streamlit counts it only when the field is left.
export function countTyped(tries = 0) {
  if (running() && tries < 100) return setTimeout(countTyped, 200, tries + 1);
  const fields = document.querySelectorAll('[data-testid="stTextInput"] input');
  for (const field of fields) field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}
