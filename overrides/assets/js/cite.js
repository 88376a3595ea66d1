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
    const isEnglish = button.dataset.cite === "en";
    const holder = /** @type {HTMLElement} */ (button.closest("[data-citation-vi]"));
    const named = String(isEnglish ? holder.dataset.citationEn : holder.dataset.citationVi);
    const clause = /** @type {HTMLElement?} */ (button.closest(".tl-clause"));
    if (!clause) return cite(button, "", named, shared());
    const { place, section } = clause.dataset;
    const cited = isEnglish ? `${named}, ${section}` : `${place} ${named}`;
    cite(button, "", cited, shared(clause.id));
  }

  /** An article, and its buttons as they are before any of them says that it has copied. */
  const article = /** @type {HTMLElement?} */ (document.querySelector('.tl-clause[id^="dieu-"]'));
  const buttons = article
    ? Array.from(all(".tl-clause__side > button", article), (button) => button.cloneNode(true))
    : [];

  /** Gives the clause of an article whose number has been followed the buttons of an article. */
  function offerButtons() {
    const clause = document.getElementById(location.hash.slice(1));
    if (!article || !clause || !clause.dataset.place || clause.querySelector("[data-cite]")) return;
    const side =
      clause.querySelector(".tl-clause__side") ||
      one(".tl-clause__body", clause).appendChild(make("div", { class: "tl-clause__side" }));
    for (const button of buttons) {
      const own = /** @type {HTMLElement} */ (button.cloneNode(true));
      const label = String(own.getAttribute("aria-label"));
      const { section } = clause.dataset;
      own.setAttribute(
        "aria-label",
        label.replace(String(article.dataset.section), String(section)),
      );
      if (own.dataset.copyLink) own.dataset.copyLink = clause.id;
      side.append(own);
    }
  }

  addEventListener("hashchange", offerButtons);
  offerButtons();

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
    const note = link && document.getElementById(TailieuDom.decoded(link.hash.slice(1)));
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
