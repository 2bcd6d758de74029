// Starts the wizard with a campaign, in this tab. The server wrote the draft into the page; here it goes where the wizard looks for it.
const button = document.getElementById("side");
const without = document.getElementById("side-without");

button.hidden = false;
without.hidden = true;
button.addEventListener("click", () => {
  try {
    sessionStorage.setItem("five-steps.draft", JSON.stringify({ at: Date.now(), text: button.dataset.draft }));
    location.assign(button.dataset.go);
  } catch {
    button.hidden = true; // this browser keeps nothing for us: the link does without
    without.hidden = false;
  }
});
