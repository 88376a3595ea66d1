// A document: marks which part of it is in view, and goes to the article whose number is typed.
(() => {
  "use strict";
  const { all, one } = TailieuDom;
  const ways = one("[data-ways]");

  // What is in view ---------------------------------------------------------------------------------

  /**
   * The links of a row and where they lead, in the order of the page.
   * @param {HTMLElement} row
   */
  function places(row) {
    /** @type {{ link: HTMLAnchorElement, target: HTMLElement }[]} */
    const found = [];
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (all("a", row))) {
      const isHere = String(link.getAttribute("href")).startsWith("#");
      const target = isHere && document.getElementById(link.hash.slice(1));
      if (target) found.push({ link, target });
    }
    return found;
  }

  const rows = Array.from(all("nav", ways), (row) => ({ row, places: places(row), current: -1 }));

  /**
   * Marks the last place that begins above the line, of which a few are asked by halving: the text
   * may have hundreds.
   * @param {typeof rows[0]} of
   * @param {number} line
   */
  function mark(of, line) {
    let [first, end] = [0, of.places.length];
    while (first < end) {
      const middle = (first + end) >> 1;
      if (of.places[middle].target.getBoundingClientRect().top <= line) first = middle + 1;
      else end = middle;
    }
    if (first - 1 === of.current) return;
    if (of.current >= 0) of.places[of.current].link.removeAttribute("aria-current");
    of.current = first - 1;
    if (of.current < 0) return;
    const { link } = of.places[of.current];
    link.setAttribute("aria-current", "location");
    // Sideways only: scrollIntoView() would move the page too.
    of.row.scrollLeft = link.offsetLeft - (of.row.clientWidth - link.offsetWidth) / 2;
  }

  function markAll() {
    // Where the place of a link that was followed stands, and a little below.
    const line =
      ways.getBoundingClientRect().bottom + 2 * parseFloat(getComputedStyle(ways).fontSize);
    for (const row of rows) mark(row, line);
  }

  let isAsked = false;
  function askToMark() {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      markAll();
    });
  }

  addEventListener("scroll", askToMark, { passive: true });
  addEventListener("resize", askToMark);
  askToMark();

  // To the page of a chapter -------------------------------------------------------------------------

  /**
   * The line of the contents under which a clause stands: of its article, or of the page that holds
   * its paragraph or note.
   * @param {HTMLElement} contents
   * @param {string} id
   */
  function lineOf(contents, id) {
    for (let own = id; own; own = own.slice(0, Math.max(0, own.lastIndexOf("-")))) {
      const line = document.getElementById(own);
      if (line && contents.contains(line)) return line;
    }
    const [, kind, number] = /^(doan|chu-thich)-(\d+)$/.exec(id) || [];
    return Array.from(all("[data-holds]", contents)).find(({ dataset }) => {
      const [, first, last] =
        new RegExp(`${kind}-(\\d+) ${kind}-(\\d+)`).exec(String(dataset.holds)) || [];
      return Number(first) <= Number(number) && Number(number) <= Number(last);
    });
  }

  /** No clause has a longer address. */
  const LONGEST_ID = 200;

  /** A clause of a long text has its address on the document's page, and leads on from there. */
  function goOn() {
    const contents = document.querySelector("[data-contents]");
    const id = TailieuDom.decoded(location.hash.slice(1, LONGEST_ID));
    if (!(contents instanceof HTMLElement) || !id) return;
    // What stands on this page itself, before the chapters.
    const here = document.getElementById(id);
    if (here && !contents.contains(here)) return;
    const link = lineOf(contents, id);
    const target = link && link.querySelector("a");
    if (target) location.replace(`${target.href.replace(/#.*/, "")}#${id}`);
  }

  addEventListener("hashchange", goOn);
  goOn();

  // To an article -------------------------------------------------------------------------------------

  for (const form of all("[data-goto]")) {
    const number = /** @type {HTMLInputElement} */ (one("input", form));
    const told = one("[role=status]", form);
    const tellNone = (/** @type {string} */ wanted) => {
      told.textContent = wanted && String(form.dataset.goto).replace("{number}", wanted);
    };
    // From a chapter that does not know which articles there are.
    const [, asked = ""] = /^#dieu-(\w+)$/.exec(location.hash) || [];
    if (!document.getElementById(`dieu-${asked}`)) tellNone(asked);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const wanted = number.value.trim().replace(/^(điều|article)\s*/i, "");
      const id = `dieu-${wanted.toLowerCase().replace(/^0+/, "").replace("đ", "dd")}`;
      const isThere = document.getElementById(id) !== null;
      // The page of the whole document knows where the articles of other chapters are.
      if (!isThere && form.dataset.whole) {
        location.href = `${form.dataset.whole}#${id}`;
        return;
      }
      tellNone(isThere ? "" : wanted);
      if (!isThere) return;
      // A phone's keyboard would cover the article.
      number.blur();
      location.hash = id;
    });
    number.addEventListener("input", () => tellNone(""));
  }
})();
