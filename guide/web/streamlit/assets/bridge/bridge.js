// What only the browser can do for the page. See bridge.py for what goes in and out.
import { LISTEN, listen, showListen, silence } from "./aloud.js";
import { keepChoice, showChoices } from "./choices.js";
import { LINK, forget, keepShown, linked, store, stored, withShown } from "./draft.js";
import { openFile } from "./file.js";
import { lookForMistake, settle, tie, toNewScreen, toQuestion, unfinished } from "./focus.js";
import { answerByKey } from "./keys.js";
import { leave, watchLeaving } from "./leave.js";
import { countTyped, goWhenHeard, pressed, sayIfSlow, watchApp } from "./line.js";
import { G, heading, loading, locale, main } from "./page.js";
import { markParts } from "./parts.js";
import { take } from "./take.js";
import { ATTRIBUTES, learn, translate } from "./words.js";

// Once for the life of the page.
function start() {
  G.early?.disconnect();
  new MutationObserver((records) => {
    settle();
    for (const { target, addedNodes, type } of records) for (const node of type === "childList" ? addedNodes : [target]) G.waiting.add(node);
    G.frame ||= requestAnimationFrame(() => {
      G.frame = 0;
      const nodes = [...G.waiting];
      G.waiting.clear();
      nodes.forEach(translate);
      showListen();
      showChoices();
      tie();
      markParts();
      sayIfSlow();
    });
  }).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  watchApp();
  Object.defineProperty(navigator, "language", { configurable: true, get: locale });
  Object.defineProperty(navigator, "languages", { configurable: true, get: () => [navigator.language] });

  watchLeaving();
  const typing = (target) => target.closest?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button])");
  for (const type of ["keydown", "keyup"])
    addEventListener(
      type,
      (event) => {
        const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
        if (bare && /^[rc]$/i.test(event.key) && !typing(event.target)) event.stopImmediatePropagation(); // no single-key shortcuts
      },
      true,
    );
  addEventListener(
    "click",
    (event) => {
      const hit = (selector) => event.target.closest?.(selector);
      if (hit('[data-testid^="stBaseButton"]')) pressed();
      if (hit(".leave-quickly")) {
        event.preventDefault();
        leave();
      } else if (hit("[data-to]")) {
        event.preventDefault(); // the address stays as it is
        toQuestion(hit("[data-to]"));
      } else if (hit(LISTEN)) listen(hit(LISTEN));
      else if (hit(".open-file")) openFile();
      else if (hit('[data-testid="stBaseButton-primary"]')) {
        if (!unfinished()) return lookForMistake();
        event.stopImmediatePropagation();
        if (!loading()) location.reload(); // it will not come by itself; the draft brings everything back
      }
    },
    true,
  );
  // the second of two quick taps, on what hears no finger yet, would carry the focus away from the new heading
  addEventListener("mousedown", (event) => document.documentElement.hasAttribute("data-new") && event.preventDefault(), true);
  addEventListener("change", keepChoice, true);
  addEventListener("keydown", answerByKey, true);
  G.goWhenHeard = goWhenHeard; // called by the first script of the page (static.py)
  addEventListener("hashchange", () => LINK.test(location.hash) && location.reload());
  addEventListener("pageshow", () => G.left && location.reload());
  addEventListener("submit", keepShown, true);
  addEventListener("submit", take, true);
  addEventListener("pagehide", silence);
  addEventListener("pagehide", keepShown);
  addEventListener("visibilitychange", () => {
    if (!document.hidden) return; // a phone put away in the middle of a word, which may never come back to this page
    keepShown();
    countTyped();
  });
  for (const [when, open] of [["beforeprint", true], ["afterprint", false]]) // on paper nothing can be opened
    addEventListener(when, () => {
      for (const details of main().querySelectorAll(open ? "details:not([open])" : "details[data-folded]")) {
        details.open = open;
        details.toggleAttribute("data-folded", open);
      }
    });
  globalThis.speechSynthesis?.addEventListener?.("voiceschanged", showListen);
}

export default function ({ data, setStateValue, setTriggerValue }) {
  if (G.left) return;
  const { lang, other, place, save, ask, now, clear, keys, strings, leave: url, session } = data;
  const first = !G.started;
  const screen = `${place} ${lang}`;
  const changed = G.lang !== lang || document.documentElement.lang !== lang;
  Object.assign(G, { lang, other, leave: url, session, now, keys: !!keys, send: setTriggerValue, keep: setStateValue, started: true });
  G.pressed = false; // a tap was answered
  document.documentElement.toggleAttribute("data-keys", G.keys);
  if (first) start();
  if (strings) learn(lang, strings);
  if (changed) {
    document.documentElement.lang = lang;
    dispatchEvent(new Event("languagechange"));
    silence();
  }
  if (changed || strings) translate(document.body);
  showListen();
  tie();
  markParts();
  if (clear) {
    forget();
    if (G.told) setStateValue("draft", null); // or the tab would repeat with every tap what it had kept of somebody
    G.told = false;
  }
  if (typeof save === "string") store(save);
  const words = strings && { nonce: session, text: lang };
  if (ask) {
    G.link ||= linked();
    const { text: kept, old } = stored();
    const text = withShown(kept);
    // one message with everything: a second one would carry the address of before, and a campaign in the draft leads to another
    setStateValue("draft", { nonce: ask, text, old, link: G.link, words });
    Object.assign(G, { asked: true, told: text !== "" });
    return; // no screen yet: the first one after it is where the person arrives, and keeps the focus at the top
  }
  if (G.asked) Object.assign(G, { link: "", shown: {}, asked: false });
  if (words) setStateValue("words", words);
  if ((G.keys || G.screen !== undefined) && G.screen !== screen) {
    clearTimeout(G.looking);
    silence();
    toNewScreen();
  } else G.heading = heading()?.textContent;
  G.screen = screen;
}
