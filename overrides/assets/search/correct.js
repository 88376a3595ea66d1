// Correcting a query: a word that its neighbours do not bear out is read as one an edit away, where
// that finds clearly better pages. Pure but for the files that a lookup brings.

const TailieuCorrect = (() => {
  "use strict";
  const { pairTerm } = TailieuLookup;

  /** The words of a query from which on known words are not doubted: a sentence is long enough. */
  const DOUBTED_WORDS = 6;
  /** How many corrections are weighed by the neighbour before, by that after, and tried whole. */
  const CANDIDATES = { left: 12, right: 8, tried: 3 };
  /**
   * On how many pages a correction must stand beside its neighbours: in place of a word of the
   * language beside both, or beside its only one; in place of other letters, beside one of them.
   */
  const PAGES = { both: 3, only: 8, letters: 1, few: 3 };
  /** How many letters are few. */
  const FEW = 3;

  /**
   * Are these one edit apart: a letter more, less, other, or two swapped?
   * @param {string} a
   * @param {string} b
   */
  function near(a, b) {
    const longer = a.length - b.length;
    let i = 0;
    if (longer > 1 || longer < -1 || a === b) return false;
    while (a[i] && a[i] === b[i]) i++;
    if (longer > 0) return a.slice(i + 1) === b.slice(i);
    if (longer < 0) return a.slice(i) === b.slice(i + 1);
    const swapped = a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
    return swapped || a.slice(i + 1) === b.slice(i + 1);
  }

  /**
   * How many pages hold these words accented as typed.
   * @param {Lookup} lookup
   * @param {Token[]} words
   */
  function pagesWith(lookup, words) {
    let pages = 0;
    for (const { list, factor } of TailieuRank.unit(lookup, words, { strict: true }).choices) {
      if (factor > TailieuRank.WEIGHTS.least.same) pages += factor * (list.to - list.from);
    }
    return pages;
  }

  /**
   * Words an edit away, or of the same letters without accents, that the neighbours bear out; the
   * likeliest first.
   * @param {Lookup} lookup
   * @param {Token} word
   * @param {boolean} known
   * @param {Token} [left] its neighbours
   * @param {Token} [right]
   */
  async function candidates(lookup, word, known, left, right) {
    const { accent, open } = word;
    const sides = [left, right].filter(Boolean).length;
    /** @param {Token} token */
    const frequency = (token) => TailieuQuery.frequency(lookup.index, token);
    const isWord = frequency(word) > 1 || TailieuText.isSyllable(word.fold);
    let found = lookup.index.words
      .filter((fold) => (fold === word.fold ? accent : near(word.fold, fold)))
      .map((fold) => ({
        token: /** @type {Token} */ ({ word: fold, fold, accent, open, corrected: true }),
        /** @type {number[]} */
        pages: [],
      }));
    found.sort((a, b) => frequency(b.token) - frequency(a.token));
    if (!sides) return isWord ? [] : found.slice(0, CANDIDATES.tried).map(({ token }) => token);
    const least = isWord
      ? sides > 1
        ? PAGES.both
        : PAGES.only
      : word.fold.length > FEW
        ? PAGES.letters
        : PAGES.few;
    let typed = 0;
    /**
     * @param {number} most
     * @param {(token: Token) => [Token, Token]} pair
     */
    async function weigh(most, pair) {
      const some = found.slice(0, most);
      await lookup.need(some.map(({ token }) => pairTerm(...pair(token))));
      for (const one of some) one.pages.push(pagesWith(lookup, pair(one.token)));
      if (known) typed += TailieuRank.WEIGHTS.known.times * pagesWith(lookup, pair(word));
      const borne = some.filter(({ pages }) => pages[pages.length - 1] >= least);
      if (isWord || borne.length) found = borne;
    }
    if (left) await weigh(CANDIDATES.left, (token) => [left, token]);
    if (right) await weigh(CANDIDATES.right, (token) => [token, right]);
    /** @param {{pages: number[]}} of */
    const sum = ({ pages }) => pages.reduce((total, many) => total + many, 0);
    found = found.filter((one) => one.pages.some((many) => many >= least) && sum(one) >= typed);
    found.sort((a, b) => sum(b) - sum(a));
    return found.slice(0, CANDIDATES.tried).map(({ token }) => token);
  }

  /**
   * How well the best page answers these words.
   * @param {Search} search
   * @param {Token[]} words
   */
  async function best(search, words) {
    const scores = new Float32Array(search.lookup.index.pages);
    await search.lookup.need(search.lookup.termsOf(words));
    await TailieuRank.score(search, words, scores);
    return scores.reduce((most, value) => Math.max(most, value), 0);
  }

  /**
   * Is there a reason to doubt a word?
   * @param {Lookup} lookup
   * @param {Token[]} words
   * @param {number} at
   * @param {boolean} known
   */
  function isDoubtful(lookup, words, at, known) {
    const [left, word, right] = [words[at - 1], words[at], words[at + 1]];
    if (word.open) {
      const goesOn = left
        ? pagesWith(lookup, [left, word])
        : !known && lookup.endings(word.fold).length;
      if (goesOn) return false;
    }
    if (!left && !right) return !known && !TailieuQuery.meanings(lookup, word).length;
    if (!known) return true;
    if (words.length > DOUBTED_WORDS) return false;
    const pairs = [left && [left, word], right && [word, right]].filter(Boolean);
    return pairs.some((pair) => pagesWith(lookup, /** @type {Token[]} */ (pair)) <= 1);
  }

  /**
   * The words as they are best read: the same array where nothing is better.
   * @param {Search} search
   * @param {Token[]} words
   */
  async function correct(search, words) {
    const { lookup } = search;
    let now = words;
    let worth = 0;
    for (let i = 0; i < words.length; i++) {
      const word = now[i];
      const { fold } = word;
      if (/\d/.test(fold) || fold.length < 2 || lookup.index.abbreviations.get(fold)) continue;
      const known = lookup.index.known.has(fold) || pagesWith(lookup, [word]) > 0;
      if (!isDoubtful(lookup, now, i, known)) continue;
      const found = await candidates(lookup, word, known, now[i - 1], now[i + 1]);
      if (found.length && known) worth = worth || (await best(search, now));
      let most = known ? worth * TailieuRank.WEIGHTS.known.margin : 0;
      let better = null;
      for (const candidate of found) {
        const tried = now.slice();
        tried[i] = candidate;
        const value = await best(search, tried);
        if (value > most) {
          most = value;
          better = tried;
        }
      }
      if (better) {
        now = better;
        worth = most;
      }
    }
    return now;
  }

  /**
   * A corrected word as the index mostly accents it beside its neighbour.
   * @param {Lookup} lookup
   * @param {Token[]} words
   * @param {number} at
   */
  function shown(lookup, words, at) {
    const word = words[at];
    if (!word.corrected) return word.word;
    const [left, right] = [words[at - 1], words[at + 1]];
    const pair = left ? [left, word] : right ? [word, right] : [word];
    let accent = 0;
    let most = 0;
    for (const { list, factor } of TailieuRank.unit(lookup, pair, { mixed: true }).choices) {
      const pages = factor * (list.to - list.from);
      if (pages > most) {
        most = pages;
        accent = list.accents[left ? 1 : 0];
      }
    }
    return TailieuText.compose(word.fold, accent);
  }

  return { near, correct, shown };
})();
