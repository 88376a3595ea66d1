// On every page of a reader who keeps the site on this device (sw.js): how old the copy is while
// there is no network, and that a new version is ready.
(function () {
  "use strict";
  var root = document.currentScript.src.replace(/assets\/js\/keep\.js.*$/, "");
  var workers = navigator.serviceWorker;
  var bar = document.querySelector("[data-fresh]");
  if (!workers || !/^https?:$/.test(location.protocol)) return;

  workers.getRegistration(root).then(function (kept) {
    if (!kept || !kept.active) return;
    var asked = false;
    function ready() { bar.hidden = false; }
    function watch(worker) {
      worker.addEventListener("statechange", function () {
        if (worker.state === "installed") ready();
        if (worker.state === "activated" && asked) location.reload();
      });
    }
    if (kept.waiting) {
      watch(kept.waiting);
      ready();
    }
    if (kept.installing) watch(kept.installing);
    kept.addEventListener("updatefound", function () { watch(kept.installing); });
    bar.querySelector("button").addEventListener("click", function () {
      asked = true;
      if (kept.waiting) kept.waiting.postMessage("use");
      else location.reload();
    });
    if (!workers.controller) return;
    // Another window took the new version: this page is of the old one.
    workers.addEventListener("controllerchange", ready);
    // "Online" means no more than some network, so the question whether there is news tells.
    var showAge = TailieuBadges.showAge;
    window.addEventListener("offline", showAge);
    if (navigator.onLine) kept.update().catch(showAge);
    else showAge();
  });
})();
