(function () {
  // Any phone can read this: it speaks while the wizard is not there. See way_out.py, and pieces.js for phones that read more.
  var d = document, w = window, light = id("light"), wait = id("wait");
  function id(name) { return d.getElementById(name); }
  function there() { return d.querySelector("#root h1"); }
  function show(one) {
    if (w.wayOut.stuck) return; // a piece did not come: what is said of it stays
    for (var p = wait; p; p = p.nextElementSibling) p.hidden = p != one;
  }
  function offer() { there() || show(light); }
  w.wayOut = { show: show, failed: offer };
  w.addEventListener("error", function (e) {
    e.target.tagName == "SCRIPT" ? w.wayOut.failed(e.target.src) : e.error && offer();
  }, true);
  d.addEventListener("submit", function (e) {
    try {
      e.target.kept.value = sessionStorage["five-steps.draft"] || "";
    } catch (e) {}
  });
  var seen = new MutationObserver(function () {
    if (there()) {
      seen.disconnect();
      id("meanwhile").className = "beside";
      show();
    }
  });
  seen.observe(id("root"), { childList: true, subtree: true });
  setTimeout(function () { light.hidden = there(); }, 2e4);
  try {
    RegExp("(?<=a)b");
  } catch (e) {
    offer();
  }
})();
