// The clause of a document that a query names: on which page it stands. Loaded when one is named; it may
// come again.

/**
 * Where on a page a clause stands: the number of the part of its text, and its anchor there.
 * @typedef {{page: number, part: number, anchor: string}} ClausePlace
 */

window.tailieuClauses = (() => {
  "use strict";
  const { section: SECTION, field: FIELD } = TailieuExcerpt.BETWEEN;

  /** How many of the best pages may hold a clause that is asked for. */
  const CLAUSE_PAGES = 5;

  /**
   * How many pieces the contents of a text name, as far as the one in which an anchor is.
   * @param {string} text one part of the contents
   * @param {string} anchor
   */
  function piecesTo(text, anchor) {
    const [article] = /^[a-z]+-\w+/.exec(anchor) || [""];
    // The first division of a chapter has its beginning.
    const [place] = [anchor, `${article}(-muc-1)?`]
      .map((name) => new RegExp(SECTION + name + FIELD).exec(text))
      .filter(Boolean);
    const before = place ? text.slice(0, place.index + place[0].length) : text;
    const chapters = before.match(new RegExp(`${SECTION}([a-z\\d-]+-)?chuong-\\d`, "g")) || [];
    return { isThere: Boolean(place), count: chapters.length };
  }

  /**
   * Does a title hold all words of a reading?
   * @param {string} title
   * @param {Token[][]} readings
   */
  function isNamed(title, readings) {
    const folds = TailieuText.words(title).map(TailieuText.fold);
    return readings.some((words) => words.every(({ fold }) => folds.includes(fold)));
  }

  /**
   * @param {Search} search
   * @param {(part: number) => Promise<string>} textOf
   * @param {number[]} pages
   * @param {string} anchor
   * @param {Token[][]} readings of what is asked besides the clause
   * @returns {Promise<ClausePlace?>} on the first of the best pages that has it
   */
  async function placeOf({ lookup, breathe }, textOf, pages, anchor, readings) {
    const { index } = lookup;
    const best = pages.slice(0, CLAUSE_PAGES).map((page) => TailieuPieces.whole(index, page));
    // Where the title of a document is asked for, the clauses of others are not.
    const heads = await Promise.all(
      best.map((page) => textOf(index.firstPart[page]).catch(() => "")),
    );
    await breathe();
    const named = best.filter((_, i) => isNamed(heads[i].split(FIELD)[1] || "", readings));

    /**
     * @param {number} page
     * @param {(text: string) => boolean} isIn of a part of the page's text
     * @returns {Promise<number>} the part that it is in, after which no more are read; -1 for none
     */
    async function partWith(page, isIn) {
      const { firstPart, parts } = index;
      for (let part = firstPart[page]; part < firstPart[page] + parts[page]; part++) {
        // A text that does not come is told of where the page is shown.
        const text = await textOf(part).catch(() => "");
        await breathe();
        if (isIn(text)) return part;
      }
      return -1;
    }

    for (let page of named.length ? named : best) {
      if (index.pieces[page + 1]) {
        // The contents of a text in pieces name each of them, and its articles.
        let before = 0;
        const part = await partWith(page, (text) => {
          const { isThere, count } = piecesTo(text, anchor);
          before += count;
          return isThere;
        });
        if (part >= 0) page += before;
      }
      const part = await partWith(page, (text) => text.includes(SECTION + anchor + FIELD));
      if (part >= 0) return { page, part, anchor };
    }
    return null;
  }

  return { isNamed, placeOf };
})();
