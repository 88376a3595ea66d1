// Loads the search at the reader's first touch: a tap, / or Ctrl K, an address with ?q= or #q=; and
// what marks words on this page, for an address with ?tim=. Until then a page carries only this file.
const TailieuOpen = (() => {
  "use strict";
  const { all, one, load, root } = TailieuDom;
  const folder = `${root}assets/search/`;
  const [page] = all("[data-search-page]");
  /** How much of a question in an address is read: it keeps 400 characters (box.js), as up to 9 each. */
  const LONGEST_QUERY = 400;
  const LONGEST_PART = 4000;
  /** @type {Map<string, Promise<void>>} */
  const scripts = new Map();
  /** @type {Promise<ReturnType<typeof TailieuBox.open>>?} */
  let opened = null;
  /** When the whole page is read: below this script some pages have that of the text themselves. */
  const whole = new Promise((resolve) => {
    if (document.readyState !== "loading") resolve(null);
    else document.addEventListener("DOMContentLoaded", resolve, { once: true });
  });

  /** @param {string} name @returns {Promise<void>} */
  async function start(name) {
    const isThere = name === "text" && typeof TailieuText !== "undefined";
    if (!isThere) await load(`${folder}${name}.js`);
  }

  /**
   * @param {"text" | "search" | "mark"} name of a script, which must not run twice: its constants stand
   * @returns {Promise<void>}
   */
  function bring(name) {
    const coming = scripts.get(name) || whole.then(() => start(name));
    scripts.set(name, coming);
    coming.catch(() => scripts.delete(name));
    return coming;
  }

  /** Brings the code of the search, which also unpacks the sheets of a reader's own pack. */
  function code() {
    return Promise.all([bring("text"), bring("search")]);
  }

  function box() {
    opened = opened || code().then(() => TailieuBox.open(folder));
    opened.catch(() => {
      opened = null;
    });
    return opened;
  }

  const opener = /** @type {HTMLAnchorElement} */ (one("[data-search-open]"));

  /** @returns {BoxWords} */
  function words() {
    return JSON.parse(String(opener.dataset.words));
  }

  /** What is typed before the box is there; null where none is on its way. @type {string?} */
  let early = null;

  /** @param {string} [query] */
  function go(query) {
    early = "";
    box().then(
      (loaded) => {
        const typed = early;
        early = null;
        loaded.open(query || typed || query, Boolean(typed));
      },
      () => {
        early = null;
        // Without its code: the search page, whose lists need none.
        if (page) page.textContent = words().broken;
        else if (opener.href) location.href = opener.href;
        else opener.textContent = words().broken;
      },
    );
  }

  /**
   * @param {string} name
   * @param {...string} parts of an address, of which no more is read than a question can need
   */
  function fromParts(name, ...parts) {
    const read = parts.map((part) => part.slice(1, LONGEST_PART)).join("&");
    const said = new URLSearchParams(read).get(name);
    return said && said.slice(0, LONGEST_QUERY);
  }

  function fromAddress() {
    const query = fromParts("q", location.hash, location.search);
    if (query !== null) go(query);
    return query;
  }

  /** What was searched for is nobody's but the reader's: the address forgets it. */
  function markFromAddress() {
    const asked = fromParts("tim", location.search);
    if (!asked) return;
    const rest = new URLSearchParams(location.search.slice(1, LONGEST_PART));
    rest.delete("tim");
    const [address] = location.href.split(/[?#]/);
    const query = String(rest);
    history.replaceState(history.state, "", address + (query && `?${query}`) + location.hash);
    Promise.all([bring("text"), bring("mark")]).then(
      () => TailieuMark.show(asked, words().unmark),
      () => {}, // The page is whole without marks.
    );
  }

  /** @param {Event} event */
  function targetOf(event) {
    return /** @type {Element} */ (event.target);
  }

  /** @param {KeyboardEvent} event */
  function isLetter({ key, ctrlKey, metaKey }) {
    return key.length === 1 && !ctrlKey && !metaKey;
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
      const isField = targetOf(event).matches("input, textarea, select");
      if (early !== null && isLetter(event) && !isField) {
        early += event.key;
        event.preventDefault();
        return;
      }
      const asks =
        event.ctrlKey || event.metaKey
          ? /^k$/i.test(event.key) && !event.shiftKey
          : event.key === "/" &&
            // A reader who speaks to the browser turns single letters off.
            !TailieuReading.kept("keys") &&
            !event.altKey &&
            !isField;
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
  markFromAddress();

  return { code };
})();
