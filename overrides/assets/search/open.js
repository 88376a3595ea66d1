// Loads the search at the reader's first touch: a tap, / or Ctrl K, an address with ?q= or #q=, or
// ?tim= (words to mark on this page). Until then a page carries only this file.
const TailieuOpen = (() => {
  "use strict";
  const { all, one, load, root } = TailieuDom;
  const folder = `${root}assets/search/`;
  const [page] = all("[data-search-page]");
  /** @type {Promise<unknown>?} */
  let loading = null;
  /** @type {Promise<ReturnType<typeof TailieuBox.open>>?} */
  let opened = null;

  /** Brings the code of the search, which also unpacks the sheets of a reader's own pack. */
  function code() {
    // A script that is there already must not run again: its constants stand.
    const missing = [
      typeof TailieuText === "undefined" && "text",
      typeof TailieuBox === "undefined" && "search",
    ].filter(Boolean);
    loading = loading || Promise.all(missing.map((name) => load(`${folder}${name}.js`)));
    loading.catch(() => {
      loading = null;
    });
    return loading;
  }

  function box() {
    opened = opened || code().then(() => TailieuBox.open(folder));
    opened.catch(() => {
      opened = null;
    });
    return opened;
  }

  /** @param {string} [query] */
  function go(query) {
    const opener = /** @type {HTMLAnchorElement} */ (one("[data-search-open]"));
    box().then(
      (loaded) => loaded.open(query),
      () => {
        // Without its code: the search page, whose lists need none.
        if (page) page.textContent = JSON.parse(String(opener.dataset.words)).broken;
        else location.href = opener.href;
      },
    );
  }

  /** @param {string} name */
  function parameter(name) {
    return new URLSearchParams(`${location.hash.slice(1)}&${location.search.slice(1)}`).get(name);
  }

  function fromAddress() {
    const query = parameter("q");
    if (query !== null) go(query);
    return query;
  }

  /** @param {Event} event */
  function targetOf(event) {
    return /** @type {Element} */ (event.target);
  }

  document.addEventListener("click", (event) => {
    if (targetOf(event).closest("[data-search-open]") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      go();
    }
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const asks =
        event.ctrlKey || event.metaKey
          ? /^k$/i.test(event.key) && !event.shiftKey
          : event.key === "/" &&
            !event.altKey &&
            !targetOf(event).matches("input, textarea, select");
      if (!asks) return;
      event.preventDefault();
      event.stopPropagation();
      go();
    },
    true,
  );
  document.addEventListener("submit", (event) => {
    const form = targetOf(event);
    if (!form.matches("[data-search-form]")) return;
    event.preventDefault();
    go(/** @type {HTMLInputElement} */ (one("[name=q]", form)).value);
  });
  window.addEventListener("hashchange", fromAddress);
  if (fromAddress() === null && page) go("");
  const words = parameter("tim");
  if (words) {
    box().then(
      (loaded) => loaded.mark(words),
      () => {}, // The page is whole without marks.
    );
  }

  return { code };
})();
