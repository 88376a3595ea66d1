// What paper needs beyond styles: the button, folds that stand open, the words of the margins.
(() => {
  "use strict";
  const { all, one, shared } = TailieuDom;

  /** So many letters of a title stand in the margin beside the name of the site. */
  const TITLE = 70;

  for (const button of all("[data-print]")) button.addEventListener("click", () => window.print());

  /** @param {string} selector */
  function textOf(selector) {
    return String(one(selector).textContent).replace(/\s+/g, " ").trim();
  }

  /** A title that is too long ends after a whole word. @param {string} title */
  function short(title) {
    if (title.length <= TITLE) return title;
    return `${title.slice(0, TITLE).replace(/\s+\S*$/, "")} …`;
  }

  /**
   * Margins take text from styles alone, where a JSON string is a string too.
   * @param {string} name
   * @param {string} text
   */
  function write(name, text) {
    document.documentElement.style.setProperty(`--tl-paper-${name}`, JSON.stringify(text));
  }

  function writeMargins() {
    write("title", short(textOf("h1")));
    write("site", `${textOf(".tl-letterhead strong")} · ${textOf(".tl-letterhead time")}`);
    write("publisher", textOf(".tl-letterhead span"));
    write("address", shared());
  }

  window.addEventListener("beforeprint", () => {
    writeMargins();
    for (const block of /** @type {NodeListOf<HTMLDetailsElement>} */ (all("article details"))) {
      if (block.open) continue;
      block.open = true;
      block.dataset.openedToPrint = "";
    }
  });
  window.addEventListener("afterprint", () => {
    for (const block of /** @type {NodeListOf<HTMLDetailsElement>} */ (
      all("[data-opened-to-print]")
    )) {
      block.open = false;
      delete block.dataset.openedToPrint;
    }
  });
})();
