// Numbers in a query: which documents bear them, and which stand nowhere.

/**
 * Pages found by a document's number.
 * @typedef {object} Numbered
 * @property {Map<number, number>} bonus page → what is added to its score
 * @property {Set<number>} direct pages that bear the number
 * @property {{page: number, list: PostingList}[]} cited where it stands on them
 */

const TailieuNumbers = (() => {
  "use strict";
  const { pageOf, weightOf } = TailieuFiles;

  /** Of how many words the name of a kind is mostly made, as nghị định, and at most. */
  const KIND_WORDS = 2;
  const MOST_KIND_WORDS = 4;
  /** Words between a kind, a number and a year. */
  const BETWEEN = ["so", "nam", "no", "of"];
  /** The weight of a posting of a page's own number. */
  const OWN_NUMBER = 15;

  /**
   * How the number of a document begins whose kind is named before it: "nghị định" and "nđ" → nd.
   * @param {string[]} before folded words
   */
  function codes(before) {
    const last = before[before.length - 1] || "";
    const initials = [];
    let letters = last.charAt(0);
    for (let back = KIND_WORDS; back <= MOST_KIND_WORDS; back++) {
      letters = (before[before.length - back] || "").charAt(0) + letters;
      initials.push(letters);
    }
    const short = TailieuText.isSyllable(last) ? [] : [last];
    return [...short, ...initials].filter((code) => code.length > 1);
  }

  /**
   * The pages whose title names the kind of document that stands before a number: not every number
   * holds it, as 31/2024/QH15 and 623/TTg-KSTT do not.
   * @param {Lookup} lookup
   * @param {string[]} before folded words
   */
  async function titled(lookup, before) {
    const last = before.slice(-1);
    const meanings = lookup.index.abbreviations.get(last[0]) || [];
    const terms = [before.slice(-KIND_WORDS), last]
      .map((words) => words.join(" "))
      .concat(meanings.map(TailieuText.fold))
      .filter((term) => term && term.split(" ").length <= KIND_WORDS);
    await lookup.need(terms);
    /** @type {Set<number>} */
    const pages = new Set();
    /** @param {PostingList} list */
    const take = ({ postings, from, to }) => {
      for (const posting of postings.subarray(from, to)) {
        if (weightOf(posting) >= TailieuRank.WEIGHTS.title.from) pages.add(pageOf(posting));
      }
    };
    for (const term of terms) lookup.lists(term).forEach(take);
    return pages;
  }

  /**
   * Could a term be the number that was asked for? A year or a part may be left out after digits
   * alone; more digits may not.
   * @param {string} tail what the term has after the key
   * @param {boolean} bare is the key digits alone
   * @param {number} many words that make it up
   */
  function completes(tail, bare, many) {
    return !bare || (many > 1 ? /^\D/ : /^((19|20)\d\d)?\D/).test(tail);
  }

  /**
   * @param {Numbered} found
   * @param {PostingList} list
   * @param {Set<number>?} only the pages that may be meant
   * @param {boolean} ownOnly
   * @param {number} share of the query that is the number
   */
  function add(found, list, only, ownOnly, share) {
    const { own: bears, cited, steps } = TailieuRank.WEIGHTS.number;
    for (let at = list.from; at < list.to; at++) {
      const page = pageOf(list.postings[at]);
      const weight = weightOf(list.postings[at]);
      const own = weight === OWN_NUMBER;
      if ((ownOnly && !own) || (only && !only.has(page))) continue;
      const bonus = share * ((own ? bears : cited) + weight / steps);
      found.bonus.set(page, Math.max(found.bonus.get(page) || 0, bonus));
      if (own) found.direct.add(page);
      found.cited.push({ list, page });
    }
  }

  /**
   * Pages by the longest run of words that is a document's number, with its kind before it or alone.
   * @param {Lookup} lookup
   * @param {Token[]} words
   * @returns {Promise<Numbered>}
   */
  async function find(lookup, words) {
    /** @type {Numbered} */
    const found = { bonus: new Map(), direct: new Set(), cited: [] };
    const all = words.map(({ fold }) => fold);
    const folds = all.filter((fold) => !BETWEEN.includes(fold));
    for (let from = 0; from < folds.length; from++) {
      if (!/^\d/.test(folds[from])) continue;
      const before = folds.slice(0, from);
      const kinds = codes(before);
      /** @type {Set<number>?} */
      let pages = null;
      for (let end = folds.length; end > from; end--) {
        const many = end - from;
        const key = folds.slice(from, end).join("").replace(/^0+/, "");
        const bare = /^\d+$/.test(key);
        // Digits alone are no more than a number and a year.
        if (!key || (bare && many > 2)) continue;
        // Of many numbers that begin so some stand in the next files.
        await lookup.need([`#${key}`, ...lookup.filesAfter(`#${key}`)]);
        for (const { term, lists } of lookup.startingWith(`#${key}`)) {
          const tail = term.slice(key.length + 1);
          if (!completes(tail, bare, many)) continue;
          const code = tail.replace(/^\d+/, "");
          const named = kinds.some((kind) => code.startsWith(kind));
          // Beside other words, digits alone are a number only where its kind is named.
          const beside = bare && many < folds.length;
          if (beside && !named) pages = pages || (await titled(lookup, before));
          const only = beside && !named ? pages : null;
          const share = beside ? Math.min(1, (many + KIND_WORDS) / folds.length) ** 2 : 1;
          for (const list of lists) add(found, list, only, bare && many === 1, share);
        }
        if (found.cited.length) return found;
      }
    }
    return found;
  }

  return { find };
})();
