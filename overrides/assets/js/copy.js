// Copying and sharing: a sheet with its sources, the address of a page or of a place on it, a report.
// Citations: cite.js.
const TailieuCopy = (() => {
  "use strict";
  const { all, copy, one, shared } = TailieuDom;

  /** How long a button says that it has copied. */
  const TOLD_MS = 2000;

  /**
   * Shows a text that could not be copied, selected, so that the reader can copy it by hand.
   * @param {string} text
   */
  function offer(text) {
    const room = /** @type {HTMLDialogElement} */ (one("#tl-uncopied"));
    const area = /** @type {HTMLTextAreaElement} */ (one("textarea", room));
    area.value = text;
    TailieuRoom.open(room);
    area.focus();
    area.select();
  }

  /**
   * What is on buttons that say that they have copied, and what will end it.
   * @type {WeakMap<HTMLElement, { own: ChildNode[], telling: number }>}
   */
  const telling = new WeakMap();

  /**
   * Says for a while that a button has copied: on it, and to screen readers.
   * @param {HTMLElement} button
   */
  function tell(button) {
    const told = one("[data-copied]");
    const before = telling.get(button);
    const own = before ? before.own : Array.from(button.childNodes);
    if (before) clearTimeout(before.telling);
    // The buttons beside it stay where they are.
    button.style.minWidth = `${button.offsetWidth}px`;
    button.textContent = told.textContent = String(told.dataset.copied);
    const restore = () => {
      telling.delete(button);
      button.textContent = told.textContent = "";
      button.append(...own);
    };
    telling.set(button, { own, telling: window.setTimeout(restore, TOLD_MS) });
  }

  /**
   * @param {HTMLElement} button that has been pressed
   * @param {string} wanted
   * @param {string} [html] the same with its links
   */
  async function copyFor(button, wanted, html) {
    try {
      await copy(wanted, html);
    } catch (refused) {
      offer(wanted);
      return;
    }
    tell(button);
  }

  /**
   * Makes a button copy a text.
   * @param {HTMLElement} button
   * @param {() => string} text
   */
  function makeCopy(button, text) {
    button.hidden = false;
    button.addEventListener("click", () => copyFor(button, text()));
  }

  // A sheet as plain text ------------------------------------------------------------------------

  /** @param {Node?} node */
  function plain(node) {
    return node ? String(node.textContent).replace(/\s+/g, " ").trim() : "";
  }

  /**
   * One line of a sheet.
   * @param {HTMLElement} node
   */
  function line(node) {
    const text = plain(node);
    const list = node.parentElement;
    if (!text || !list) return "";
    if (node.tagName === "H2") return `\n${text.toUpperCase()}`;
    if (node.tagName !== "LI") return text;
    const number = Array.from(list.children).indexOf(node) + 1;
    if (list.matches(".tl-sources")) return `[${number}] ${text}`;
    return (list.tagName === "OL" ? `${number}. ` : "- ") + text;
  }

  /** What stands above the messages: title, status with its dates, notices, the whole warning. */
  function headLines() {
    const head = /** @type {HTMLElement} */ (one(".tl-head").cloneNode(true));
    for (const way of all('[href="#luu-y"]', head)) way.remove();
    const notices = all(".tl-notice:not([hidden])", head);
    const warnings = all("#luu-y p");
    return [one("h1", head), one(".tl-strip", head), ...notices, ...warnings].map(plain);
  }

  /** A sheet's text with the marks of its sources, for a speaker's own notes. */
  function sheetText() {
    const sheet = /** @type {HTMLElement} */ (one(".tl-sheet").cloneNode(true));
    const left = ".headerlink, .footnote-backref, .tl-about, [hidden]";
    for (const node of all(left, sheet)) node.remove();
    for (const mark of all(".footnote-ref", sheet)) mark.textContent = ` [${mark.textContent}]`;
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
      all(".tl-source__official a", sheet)
    )) {
      link.textContent = link.href;
    }
    const lines = Array.from(all("h2, h3, li, p, tr", sheet))
      .filter((node) => node.parentElement && !node.parentElement.closest("li, tr"))
      .map(line)
      .filter(Boolean);
    const address = shared();
    return [...headLines(), ...lines, ...(address ? ["", address] : [])].join("\n");
  }

  // The buttons ----------------------------------------------------------------------------------

  for (const button of all("[data-copy-report]")) {
    makeCopy(button, () => /** @type {HTMLTextAreaElement} */ (one("[data-report]")).value);
  }
  for (const button of all("[data-copy-sheet]")) makeCopy(button, sheetText);
  // A law has hundreds of them.
  if (!shared()) document.documentElement.classList.add("tl-unlinked");
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("[data-copy-link]");
    if (link instanceof HTMLElement) copyFor(link, shared(link.dataset.copyLink));
  });
  for (const button of all("[data-share]")) {
    button.hidden = !navigator.share || !shared();
    button.addEventListener("click", () => {
      const sharing = navigator.share({ title: plain(one("h1")), url: shared() });
      // Whoever changes their mind is not told of it.
      sharing.catch(() => {});
    });
  }

  return { copyFor, offer, plain };
})();
