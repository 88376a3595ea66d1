// Where a statement comes from, shown beside it: the entry of the list of sources, or the footnote,
// that the statement's mark leads to.
(() => {
  "use strict";
  const { all, one } = TailieuDom;
  const room = /** @type {HTMLDialogElement?} */ (document.getElementById("tl-cited"));
  if (!room) return;
  const holder = one(".tl-cited", room);

  /** @param {HTMLAnchorElement} mark @returns {HTMLElement?} what it leads to */
  function noteOf(mark) {
    return document.getElementById(TailieuDom.decoded(mark.hash.slice(1)));
  }

  /** @param {HTMLElement} note @returns {HTMLElement[]} its paragraphs, to be shown elsewhere */
  function copyOf(note) {
    return Array.from(all("p", note), (line) => {
      const copy = /** @type {HTMLElement} */ (line.cloneNode(true));
      for (const back of all(".footnote-backref", copy)) back.remove();
      // The words of a clause are for this place.
      copy.hidden = false;
      return copy;
    });
  }

  for (const mark of /** @type {NodeListOf<HTMLAnchorElement>} */ (all("a.footnote-ref"))) {
    if (!noteOf(mark)) continue;
    mark.setAttribute("aria-haspopup", "dialog");
    mark.addEventListener("click", (event) => {
      const note = noteOf(mark);
      if (!note || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      one(".tl-room__head strong", room).textContent =
        mark.getAttribute("aria-label") || mark.textContent;
      room.dataset.mark = (mark.parentElement || mark).id;
      holder.textContent = "";
      holder.append(...copyOf(note));
      TailieuRoom.open(room);
    });
  }
})();
