// The words that led to a page, marked on it until the reader takes the marks off. Loaded with text.js
// for an address with ?tim=, without the rest of the search.
const TailieuMark = (() => {
  "use strict";
  const { all, make, marked } = TailieuDom;
  const SKIPPED = "nav, script, style, textarea, button, select, footer";

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

  /** @returns {Text[]} what of this page is read, as reader.py finds it */
  function textNodes() {
    const [read] = [...all("article"), ...all("main"), document.body];
    const walker = document.createTreeWalker(read, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      if (node.parentElement && !node.parentElement.closest(SKIPPED)) nodes.push(node);
    }
    return nodes;
  }

  /**
   * Marks words, accents as they stand, and unfolds the answers that hold them.
   * @param {string} asked folded words
   * @returns {(() => void)?} takes the marks off; null where there are none
   */
  function mark(asked) {
    /** @type {HTMLElement[]} */
    const places = [];
    const nodes = textNodes();
    const texts = nodes.map((node) => node.data);
    rangesIn(texts, asked).forEach((ranges, i) => {
      if (!ranges.length) return;
      const folded = nodes[i].parentElement && nodes[i].parentElement.closest("details");
      if (folded) folded.open = true;
      const place = make("span", {}, ...marked(texts[i], ranges));
      nodes[i].replaceWith(place);
      places.push(place);
    });
    if (!places.length) return null;
    return () => places.forEach((place) => place.replaceWith(String(place.textContent)));
  }

  /**
   * Marks words until the reader presses Esc, or the button that this shows.
   * @param {string} asked folded words
   * @param {string} label of the button
   */
  function show(asked, label) {
    const unmark = mark(asked);
    if (!unmark) return;
    const leave = TailieuTold.tell("", label, end);
    function end() {
      leave();
      if (unmark) unmark();
      document.removeEventListener("keydown", endByKey);
    }
    /** @param {KeyboardEvent} event */
    function endByKey({ key }) {
      if (key === "Escape" && !all("dialog[open]").length) end();
    }
    document.addEventListener("keydown", endByKey);
  }

  return { rangesIn, show };
})();
