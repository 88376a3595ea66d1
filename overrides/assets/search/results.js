// How results look: their rows in the box, and the found words marked on a page.

/**
 * What the box says (scripts/tailieu/site/script_words.py).
 * @typedef {object} BoxWords
 * @property {string} search
 * @property {string} hint
 * @property {string} kind
 * @property {string} all
 * @property {string} clear
 * @property {string} close
 * @property {string} busy
 * @property {string} recent
 * @property {string} forget
 * @property {string} pages with # for how many
 * @property {string} more
 * @property {string} other
 * @property {string} shown
 * @property {string} literal
 * @property {string} cut
 * @property {string} missing
 * @property {string} broken
 * @property {string} nothing
 * @property {string[]} advice
 * @property {Record<string, string>} kinds
 * @property {Record<string, string>} statuses
 * @property {Record<string, string>} lists address below the site's root → title
 */

const TailieuResults = (() => {
  "use strict";
  const { badge, make, one, root } = TailieuDom;

  /**
   * A text with some of its ranges marked.
   * @param {string} text
   * @param {TextRange[]} ranges
   */
  function marked(text, ranges) {
    /** @type {(Node | string)[]} */
    const parts = [];
    let at = 0;
    for (const [start, end] of ranges) {
      parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    }
    return parts.concat(text.slice(at));
  }

  /**
   * @param {Hit} hit
   * @param {string} lang of the page that it leads to
   * @param {string} asked the words to mark there
   * @param {BoxWords} words
   */
  function row(hit, lang, asked, words) {
    const anchor = hit.anchor && `#${hit.anchor}`;
    const href = `${root}${hit.url}?tim=${encodeURIComponent(asked)}${anchor}`;
    const about = make("p", { class: "tl-search__about" }, words.kinds[hit.kind]);
    about.append(
      make("span", { class: "tl-number" }, hit.title.includes(hit.number) ? "" : hit.number),
    );
    if (hit.status) about.append(badge(words.statuses[hit.status], "status", hit.status));
    return make(
      "li",
      { class: hit.expired && "tl-search__old" },
      make("a", { href, lang }, ...marked(hit.title, hit.titleRanges)),
      about,
      make(
        "p",
        { lang },
        make("b", {}, hit.section && `${hit.section} · `),
        ...marked(hit.text, hit.ranges),
      ),
    );
  }

  /**
   * @param {Found} found
   * @param {string} lang
   * @param {BoxWords} words
   */
  function list(found, lang, words) {
    const asked = found.words.join(" ");
    return make("ol", {}, ...found.hits.map((hit) => row(hit, lang, asked, words)));
  }

  /**
   * Runs of neighbouring words that were asked for.
   * @param {string} text
   * @param {string[]} folds what was asked for
   */
  function runsOf(text, folds) {
    const pattern = /[\p{L}\p{M}\p{N}]+/gu;
    /** @type {{range: TextRange, words: string[]}[]} */
    const runs = [];
    let before = false;
    for (let word = pattern.exec(text); word; word = pattern.exec(text)) {
      const fold = TailieuText.fold(word[0]);
      const asked = folds.includes(fold);
      const last = runs[runs.length - 1];
      if (asked && before) {
        last.range[1] = pattern.lastIndex;
        last.words.push(fold);
      } else if (asked) runs.push({ range: [word.index, pattern.lastIndex], words: [fold] });
      before = asked;
    }
    return runs;
  }

  /**
   * What to mark in each text. Where words asked for stand side by side in any of them, a syllable
   * that stands alone is some other word's.
   * @param {string[]} texts
   * @param {string} asked folded words
   * @returns {TextRange[][]}
   */
  function rangesIn(texts, asked) {
    const folds = asked.split(" ");
    const found = texts.map((text) => runsOf(text, folds));
    const together = found.some((runs) => runs.some(({ words }) => words.length > 1));
    /** @param {{words: string[]}} run */
    const counts = ({ words }) =>
      !together || words.length > 1 || !TailieuText.isSyllable(words[0]);
    return found.map((runs) => runs.filter(counts).map(({ range }) => range));
  }

  /**
   * Marks words on this page, accents as they stand, and unfolds the answers that hold them.
   * @param {string} asked folded words
   */
  function mark(asked) {
    const skipped = "script, style, textarea, button, select, footer";
    const walker = document.createTreeWalker(one("article"), NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const nodes = [];
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      if (node.parentElement && !node.parentElement.closest(skipped)) nodes.push(node);
    }
    const texts = nodes.map((node) => node.data);
    rangesIn(texts, asked).forEach((ranges, i) => {
      if (!ranges.length) return;
      const folded = nodes[i].parentElement && nodes[i].parentElement.closest("details");
      if (folded) folded.open = true;
      nodes[i].replaceWith(...marked(texts[i], ranges));
    });
  }

  return { list, mark, rangesIn };
})();
