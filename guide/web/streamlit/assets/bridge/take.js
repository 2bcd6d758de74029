// The papers, the calendar and the kept file, without leaving the plan: the form is sent from here and what comes is saved. Where that
// cannot be done, the browser sends the form itself, as it would without this script.
const FORMS = ".take form";

// Browsers inside other apps, and those of iPhones that are not Safari, save only what comes as an answer to a form.
const FORM_ONLY = /FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Line\/|; wv\)|CriOS|FxiOS|EdgiOS|GSA\/|(iPhone|iPad|iPod)(?!.*Safari\/)/;
const saves = () => "download" in HTMLAnchorElement.prototype && !FORM_ONLY.test(navigator.userAgent);

export async function take(event) {
  const { target: form, submitter } = event;
  if (!form.matches?.(FORMS)) return;
  const online = navigator.onLine !== false;
  if (online && !saves()) return;
  event.preventDefault();
  if (form.dataset.busy) return; // a second tap makes no second paper
  const tell = (what) => say(form, submitter, what);
  if (!online) return tell("offline");
  form.dataset.busy = "yes";
  tell("making");
  try {
    const reply = await fetch(form.action, { method: "POST", body: sent(form, submitter) });
    if (reply.ok) save(await reply.blob(), nameOf(reply));
    tell(reply.ok ? "saved" : reply.status === 503 ? "busy" : "failed");
  } catch {
    tell("offline");
  }
  delete form.dataset.busy;
}

function sent(form, submitter) {
  const fields = new URLSearchParams(new FormData(form));
  if (submitter?.name) fields.append(submitter.name, submitter.value);
  return fields;
}

const nameOf = (reply) => /filename="([^"]+)"/.exec(reply.headers.get("content-disposition"))?.[1] ?? "";

function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// The words stand in the page (html/papers.py), in its language. There is one place for them, which moves to the button.
function say(form, submitter, what) {
  const all = form.closest(".take");
  const line = all.querySelector(":scope p.taken") ?? Object.assign(document.createElement("p"), { className: "notice taken" });
  line.setAttribute("role", what === "making" || what === "saved" ? "status" : "alert");
  const button = submitter ?? form.querySelector("button");
  if (button.nextElementSibling !== line) button.after(line);
  line.textContent = all.dataset[what];
}
