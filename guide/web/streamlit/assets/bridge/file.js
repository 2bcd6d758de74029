// A file the person kept: read here, so nothing is uploaded.
import { lookForMistake } from "./focus.js";
import { G } from "./page.js";

const FILE_LIMIT = 100_000;

export function openFile() {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.hidden = true;
  input.addEventListener("cancel", () => input.remove());
  input.addEventListener("change", async () => {
    const file = input.files[0];
    input.remove();
    if (!file) return;
    const text = file.size > FILE_LIMIT ? "" : await file.text().catch(() => "");
    lookForMistake();
    G.send("opened", { nonce: G.session, text });
  });
  document.body.append(input);
  input.click();
}
