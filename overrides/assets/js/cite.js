// Citations: of a document or a place in it, as official papers write them, and of a statement of a
// sheet with its source. The page's address on the web comes with them, where it is known.
(() => {
  "use strict";
  const { all, make, one, shared } = TailieuDom;
  const { copyFor, plain: textOf } = TailieuCopy;

  /**
   * Copies a citation: as plain text with an address, as HTML with a link.
   * @param {HTMLElement} button
   * @param {string} before what stands before the link
   * @param {string} linked
   * @param {string} address of the link; "" where it is not known
   */
  function cite(button, before, linked, address) {
    const html = make("p", {}, before, address ? make("a", { href: address }, linked) : linked);
    const plain = before + linked + (address ? ` (${address})` : "");
    copyFor(button, plain, new XMLSerializer().serializeToString(html));
  }

  /** @param {HTMLElement} button within the text of a document, or beside its name */
  function citePlace(button) {
    const holder = /** @type {HTMLElement} */ (button.closest("[data-citation]"));
    const named = String(holder.dataset.citation);
    const place = button.dataset.cite;
    const clause = button.closest(".tl-clause");
    cite(button, "", place ? `${place} ${named}` : named, shared(clause ? clause.id : ""));
  }

  /** @param {Element} mark of a source @returns {string} the statement that it stands in */
  function statementOf(mark) {
    const holder = mark.closest("li, p, tr") || mark;
    const copy = /** @type {HTMLElement} */ (holder.cloneNode(true));
    for (const other of all(".tl-cite", copy)) other.remove();
    const cells = Array.from(all("td, th", copy), textOf).filter(Boolean);
    return cells.length ? cells.join(": ") : textOf(copy);
  }

  /** @param {HTMLElement} button in the room in which source.js shows a source */
  function citeStatement(button) {
    const room = one("#tl-cited");
    const mark = document.getElementById(String(room.dataset.mark));
    const link = /** @type {HTMLAnchorElement} */ (mark && mark.querySelector("a"));
    const note = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!mark || !note) return;
    const told = `“${statementOf(mark)}” (${note.dataset.citation}). `;
    cite(button, told, textOf(one("h1")), shared());
  }

  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    const place = target.closest("[data-cite]");
    const statement = target.closest("[data-cite-statement]");
    if (place instanceof HTMLElement) citePlace(place);
    if (statement instanceof HTMLElement) citeStatement(statement);
  });
})();
