// The other forms of English words. Joined with vendor/wink-porter2-stemmer.js, which stands before it,
// and loaded with an English index alone; it may come again.
window.tailieuForms = (() => {
  "use strict";
  const stem = /** @type {(word: string) => string} */ (window.tailieuStem);

  /** How many letters the forms of a word share at least: skies, sky. */
  const SHARED = 2;
  /** What is known of words, by index. @type {WeakMap<SearchIndex, Map<string, string[]>>} */
  const kept = new WeakMap();

  /**
   * The other words of the vocabulary with the same stem.
   * @param {SearchIndex} index
   * @param {string} fold
   */
  function formsOf(index, fold) {
    /** @type {Map<string, string[]>} */
    const known = kept.get(index) || new Map();
    kept.set(index, known);
    let found = known.get(fold);
    if (!found) {
      const own = stem(fold);
      const start = fold.slice(0, SHARED);
      found = index.words.filter(
        (word) => word !== fold && word.startsWith(start) && stem(word) === own,
      );
      known.set(fold, found);
    }
    return found;
  }

  /**
   * @param {SearchIndex} index
   * @param {{fold: string}[]} words
   * @returns {string[]} the same words with one of them in another form
   */
  function forms(index, words) {
    const folds = words.map(({ fold }) => fold);
    return folds.reduce(
      (found, fold, i) =>
        found.concat(
          formsOf(index, fold).map((form) =>
            [...folds.slice(0, i), form, ...folds.slice(i + 1)].join(" "),
          ),
        ),
      /** @type {string[]} */ ([]),
    );
  }

  return forms;
})();
