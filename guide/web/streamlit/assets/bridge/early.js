// Before the first screen is there: Streamlit's words in the person's language, and the pieces that do not come.
import { G } from "./page.js";
import { watchPieces } from "./pieces.js";
import { learn, translate } from "./words.js";

G.lang = document.documentElement.lang;
learn(G.lang, JSON.parse(document.getElementById("streamlit-words").textContent));
watchPieces();
G.early = new MutationObserver((records) => {
  for (const { target, addedNodes, type } of records) for (const node of type === "childList" ? addedNodes : [target]) translate(node);
});
G.early.observe(document.body, { subtree: true, childList: true, characterData: true }); // until the bridge looks itself
