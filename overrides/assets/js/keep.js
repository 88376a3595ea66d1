// On every page of a reader who keeps the site on this device (sw.js): how old the copy is while
// there is no network, and that a new version is ready.
(() => {
  "use strict";
  const { root } = TailieuDom;
  const workers = navigator.serviceWorker;
  if (!workers || !/^https?:$/.test(location.protocol)) return;

  /** @param {ServiceWorkerRegistration} kept */
  function follow(kept) {
    const { words, tell } = TailieuTold;
    let told = false;
    let asked = false;

    function ready() {
      if (told) return;
      told = true;
      tell(words.new_version, words.use_new_version, () => {
        asked = true;
        if (kept.waiting) kept.waiting.postMessage("use");
        else location.reload();
      });
    }

    /** @param {ServiceWorker?} worker that is being installed */
    function watch(worker) {
      if (!worker) return;
      worker.addEventListener("statechange", () => {
        if (worker.state === "installed") ready();
        if (worker.state === "activated" && asked) location.reload();
      });
    }

    watch(kept.waiting);
    if (kept.waiting) ready();
    watch(kept.installing);
    kept.addEventListener("updatefound", () => watch(kept.installing));
    if (!workers.controller) return;
    // Another window took the new version: this page is of the old one.
    workers.addEventListener("controllerchange", ready);
    window.addEventListener("offline", TailieuBadges.showAge);
    // "Online" means no more than some network, so the question whether there is news tells.
    if (navigator.onLine) kept.update().catch(TailieuBadges.showAge);
    else TailieuBadges.showAge();
  }

  workers.getRegistration(root).then(
    (kept) => kept && kept.active && follow(kept),
    () => {}, // Nothing may be kept here.
  );
})();
