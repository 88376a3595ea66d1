// Put into every page by the preview server: loads the page again when it is drawn anew.
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const asked = new URLSearchParams({
    page: location.pathname,
    drawn: script.dataset.drawn || "",
  });
  /** When to look for a server that answers no more; browsers do so by themselves while they can. */
  const AGAIN_MS = 1000;
  /** @type {EventSource?} */
  let source = null;

  function leave() {
    if (source) source.close();
    source = null;
  }

  /** Loads the page again, after a search that somebody is typing in. */
  function reload() {
    const search = document.querySelector("dialog.tl-search-veil[open]");
    if (search) search.addEventListener("close", reload, { once: true });
    else location.reload();
  }

  // Browsers hold six connections to a server: a hidden tab leaves its own to those that are seen.
  function follow() {
    leave();
    if (document.hidden) return;
    const opened = new EventSource(`/_tailieu/changes?${asked}`);
    source = opened;
    opened.addEventListener("drawn", () => {
      leave();
      reload();
    });
    opened.addEventListener("error", () => {
      if (opened.readyState === EventSource.CLOSED) setTimeout(follow, AGAIN_MS);
    });
  }

  document.addEventListener("visibilitychange", follow);
  follow();
})();
