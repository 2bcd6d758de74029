// A piece of script that does not come is tried once more, by loading the page again; a browser tries no piece a second time. The draft
// brings the answers back. A piece that fails twice leaves the light version to choose.
const MARK = "five-steps.again";
const again = () => document.getElementById("again");

// Not before the server answers: this page is better than the browser's own about a missing line.
async function reload() {
  const answers = await fetch(location.href).then(() => true, () => false);
  if (!again()) return; // the person has left
  if (answers) location.reload();
  else setTimeout(reload, 3000);
}

export function failed(about) {
  const piece = /[\w.-]+\.js/.exec(about)?.[0] ?? "?";
  if (!again() || wayOut.stuck) return;
  let first = false;
  try {
    const before = sessionStorage.getItem(MARK)?.split(" ") ?? [];
    first = !before.includes(piece);
    if (first) sessionStorage.setItem(MARK, [...before, piece].join(" "));
  } catch {} // without storage nobody knows how often it was tried
  wayOut.show(first ? again() : document.getElementById("light"));
  wayOut.stuck = true;
  if (first) setTimeout(reload, 1000);
}

export function forgetPieces() {
  try {
    sessionStorage.removeItem(MARK);
  } catch {}
}

// The client puts its English into a box where the piece should be; the style sheet hides the box.
export function watchPieces() {
  wayOut.failed = failed;
  addEventListener("vite:preloadError", ({ payload }) => failed(payload?.message));
  new MutationObserver(() => {
    const box = document.querySelector('[data-testid="stException"]');
    if (box) failed(box.textContent);
  }).observe(document.getElementById("root"), { subtree: true, childList: true });
}
