// Correcting a query: a word that its neighbours do not bear out is read as one an edit away, where
// that finds clearly better pages. Pure but for the files that a lookup brings.

const TailieuCorrect = (() => {
  "use strict";
  const { pairTerm } = TailieuLookup;

  /** How many times better the best page must be than for a word that is known. */
  const MARGIN = 2.2;
  /** How well neighbours must bear a word out: log(1 + pages) that hold them side by side. */
  const BORNE_OUT = 0.7;
  /** The words of a query from which on known words are not doubted: a sentence is long enough. */
  const DOUBTED_WORDS = 8;
  /** How many corrections are weighed by the neighbour before, by that after, and tried whole. */
  const CANDIDATES = { left: 24, right: 16, tried: 4 };

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
   * log(1 + pages) that hold these words accented as typed.
   * @param {Lookup} lookup
   * @param {Token[]} words
   */
  function support(lookup, words) {
    let pages = 0;
    for (const { list, factor } of TailieuRank.unit(lookup, words, { strict: true }).choices) {
      if (factor > TailieuRank.WEIGHTS.least.same) pages += factor * (list.to - list.from);
    }
    return Math.log(1 + pages);
  }

  /**
   * Words an edit away, or of the same letters without accents, the likeliest first.
   * @param {Lookup} lookup
   * @param {Token} word
   * @param {Token} [left] its neighbours
   * @param {Token} [right]
   */
  async function candidates(lookup, word, left, right) {
    const { accent, open } = word;
    let found = lookup.index.words
      .filter((fold) => (fold === word.fold ? accent : near(word.fold, fold)))
      .map((fold) => ({
        token: /** @type {Token} */ ({ word: fold, fold, accent, open, corrected: true }),
        support: 0,
      }));
    /** @param {Token} token */
    const frequency = (token) => TailieuQuery.frequency(lookup.index, token);
    found.sort((a, b) => frequency(b.token) - frequency(a.token));
    /**
     * @param {number} most
     * @param {(token: Token) => [Token, Token]} pair
     */
    async function weigh(most, pair) {
      found = found.slice(0, most);
      await lookup.need(found.map(({ token }) => pairTerm(...pair(token))));
      for (const one of found) one.support += support(lookup, pair(one.token));
      found.sort((a, b) => b.support - a.support);
    }
    if (left) await weigh(CANDIDATES.left, (token) => [left, token]);
    if (right) await weigh(CANDIDATES.right, (token) => [token, right]);
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
        ? support(lookup, [left, word])
        : !known && lookup.endings(word.fold).length;
      if (goesOn) return false;
    }
    if (!left && !right) return !known && !TailieuQuery.meanings(lookup, word).length;
    if (!known) return true;
    if (words.length > DOUBTED_WORDS) return false;
    const pairs = [left && [left, word], right && [word, right]].filter(Boolean);
    return pairs.some((pair) => support(lookup, /** @type {Token[]} */ (pair)) <= BORNE_OUT);
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
      const known = lookup.index.known.has(fold) || support(lookup, [word]) > 0;
      if (!isDoubtful(lookup, now, i, known)) continue;
      const found = await candidates(lookup, word, now[i - 1], now[i + 1]);
      if (found.length && known) worth = worth || (await best(search, now));
      let most = known ? worth * MARGIN : 0;
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
