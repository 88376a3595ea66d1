// How the reader has set the page: text size and contrast, applied before anything is drawn.
// Kept on this device only.
(function () {
  "use strict";
  var root = document.documentElement;
  function kept(name) {
    try { return localStorage.getItem("tailieu." + name); } catch (e) { return null; }
  }
  function keep(name, value) {
    try { localStorage.setItem("tailieu." + name, value); } catch (e) { /* private mode */ }
  }
  root.setAttribute("data-size", kept("size") || "0");
  if (kept("contrast") === "more") root.setAttribute("data-contrast", "more");
  window.TailieuReading = { kept: kept, keep: keep };
})();
