// The terms of one search: which files hold them, and what those say.

/** @typedef {ReturnType<typeof TailieuLookup.open>} Lookup */

const TailieuLookup = (() => {
  "use strict";
  const { lowerBound } = TailieuFiles;

  /** What sorts after every term with the same beginning. */
  const LAST = "\uffff";
  /** Of the files after its own, how many may hold what an unfinished word becomes. */
  const MORE_FILES = 3;
  /** Of the words that an unfinished one may become, how many are looked up. */
  const MOST_ENDINGS = 6;
  /** A word is common that stands on more than one page in so many, unless those are few. */
  const COMMON = 12;
  const FEW_PAGES = 800;

  /**
   * @param {Token} left
   * @param {Token} right
   */
  function pairTerm(left, right) {
    return `${left.fold} ${right.fold}`;
  }

  /**
   * A lookup in the index, for one search; it reads nothing before it is asked.
   * @param {ReturnType<typeof TailieuFiles.open>} files
   * @param {SearchIndex} index
   * @param {FileError[]} errors where files that give nothing are told
   */
  function open(files, index, errors) {
    /** @type {Map<number, TermFile>} */
    const read = new Map();

    /** @param {string} term */
    function fileOf(term) {
      const at = lowerBound(index.files, term);
      return index.files[at] === term ? at : at - 1;
    }

    /** @param {string[]} terms that are to be looked up: their files are brought */
    async function need(terms) {
      const numbers = Array.from(new Set(terms.map(fileOf))).filter(
        (number) => number >= 0 && !read.has(number),
      );
      await Promise.all(
        numbers.map(async (number) => {
          try {
            read.set(number, await files.terms(number, index));
          } catch (error) {
            errors.push(/** @type {FileError} */ (error));
            read.set(number, { terms: [], lists: [] });
          }
        }),
      );
    }

    /** @param {number[]} pages whose statuses are to be known */
    async function needStatuses(pages) {
      const numbers = new Set(pages.map((page) => Math.floor(page / index.dated)));
      await Promise.all(
        Array.from(numbers, (number) =>
          files.statuses(number, index).catch((error) => errors.push(error)),
        ),
      );
    }

    /** @param {string} term @returns {PostingList[]} one for each accentuation of it */
    function lists(term) {
      const file = read.get(fileOf(term));
      if (!file) return [];
      const at = lowerBound(file.terms, term);
      return file.terms[at] === term ? file.lists[at] : [];
    }

    /** @param {string} prefix of terms, as far as their files are read */
    function startingWith(prefix) {
      const found = [];
      for (let at = Math.max(0, fileOf(prefix)); index.files[at] < prefix + LAST; at++) {
        const file = read.get(at);
        if (!file) continue;
        for (let i = lowerBound(file.terms, prefix); i < file.terms.length; i++) {
          if (!file.terms[i].startsWith(prefix)) break;
          found.push({ term: file.terms[i], lists: file.lists[i] });
        }
      }
      return found;
    }

    /** @param {string} prefix @returns {string[]} the most frequent words that begin so */
    function endings(prefix) {
      const { words, frequency } = index;
      const found = [];
      for (let i = lowerBound(words, prefix); i < words.length; i++) {
        if (!words[i].startsWith(prefix)) break;
        found.push(i);
      }
      found.sort((a, b) => frequency[b] - frequency[a]);
      return found.slice(0, MOST_ENDINGS).map((i) => words[i]);
    }

    /** @param {Token} word */
    function isCommon(word) {
      return (
        2 ** (TailieuQuery.frequency(index, word) + 1) > Math.max(FEW_PAGES, index.pages / COMMON)
      );
    }

    /** @param {Token[]} words @returns {string[]} terms for them, in other forms */
    const formsOf = (words) => TailieuQuery.forms(index, words);

    /** @param {Token[]} words @returns {string[]} to need for them: pairs, and words that few pages hold */
    function termsOf(words) {
      /** @type {string[]} */
      const terms = [];
      words.forEach((word, i) => {
        if (words.length === 1 || !isCommon(word)) terms.push(word.fold, ...formsOf([word]));
        if (!i) return;
        const pair = pairTerm(words[i - 1], word);
        terms.push(pair, ...formsOf([words[i - 1], word]));
        if (word.open) terms.push(...filesAfter(pair));
      });
      return terms;
    }

    /** @param {string} prefix @returns {string[]} the first terms of the next files that go on with it */
    function filesAfter(prefix) {
      const next = fileOf(prefix) + 1;
      return index.files
        .slice(next, next + MORE_FILES)
        .filter((first) => first < prefix + LAST && !first.slice(prefix.length).includes(" "));
    }

    return {
      index,
      need,
      needStatuses,
      lists,
      startingWith,
      filesAfter,
      endings,
      isCommon,
      formsOf,
      termsOf,
    };
  }

  return { open, pairTerm };
})();
