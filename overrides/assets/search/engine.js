// The search: query in, hits out. Knows nothing of the page; README.md tells how it works.

/**
 * @typedef {object} Wish
 * @property {string[]?} [kinds] those to keep
 * @property {number} [limit] the most hits
 * @property {boolean} [literal] correct nothing
 * @property {boolean} [all] show all pages where none is surely about the query
 */
/**
 * @typedef {object} Found
 * @property {string} query cleaned
 * @property {boolean} cut was it too long
 * @property {string} shown the corrected query, or ""
 * @property {string[]} also what the pages call it, where that was searched too
 * @property {string[]} missing words and numbers that stand on no page
 * @property {boolean} sure is there a page that is surely about the query
 * @property {boolean} loose no page has what stands in quotes: found without them
 * @property {number} total pages that match well
 * @property {Record<string, number>} kinds how many of each, before they are filtered
 * @property {Hit[]} hits
 * @property {FileError[]} errors the hits come from the other files
 */

const TailieuSearch = (() => {
  "use strict";
  const { pairTerm } = TailieuLookup;

  /** What a search is rejected with when a newer one has begun. */
  const OVERTAKEN = {};
  /** Statuses of pages that come after the current ones. */
  const PAST = ["het-hieu-luc", "bi-thay-the", "luu-tru"];
  const MOST_HITS = 10;

  /** @typedef {{readings: Token[][], units: Unit[]}} Evidence */
  /**
   * The pages found by some words, best first.
   * @typedef {object} Ranked
   * @property {string} shown the corrected words, or ""
   * @property {string[]} also words that stand for some of them in the readings
   * @property {string[]} missing
   * @property {Evidence} typed what most pages are found by: the words typed, and their abbreviations
   * @property {Evidence} said the same with synonyms
   * @property {Set<number>} bySaid the pages that are found by them rather
   * @property {Numbered} numbered
   * @property {number[]} pages
   * @property {number} total
   * @property {Record<string, number>} counts
   * @property {boolean} sure
   * @property {Set<number>} near pages that are about a good part of it
   */

  /**
   * All that is to be looked up before a query can be read.
   * @param {Lookup} lookup
   * @param {Query} query
   */
  function firstTerms(lookup, { tokens, numbers, phrases, without }) {
    const terms = lookup.termsOf(tokens);
    for (const phrase of [...phrases, ...without, ...numbers.map(({ parts }) => parts)]) {
      if (phrase.length === 1) terms.push(...lookup.termsOf(phrase));
      else phrase.slice(1).forEach((word, i) => terms.push(pairTerm(phrase[i], word)));
    }
    const [first] = tokens;
    if (tokens.length === 1 && first.open && !lookup.index.known.has(first.fold)) {
      terms.push(...lookup.endings(first.fold));
    }
    return terms.concat(tokens.filter(TailieuQuery.isShort).map(({ fold }) => `@${fold} `));
  }

  /**
   * Scores all readings of a query; a page has the best of them.
   * @param {Search} search
   * @param {Token[][]} readings the query itself first
   * @param {Float32Array} scores
   */
  async function scoreAll(search, readings, scores) {
    const { lookup } = search;
    /** @type {Unit[]} */
    const units = [];
    for (const words of readings) await lookup.need(lookup.termsOf(words));
    for (const words of readings) units.push(...(await TailieuRank.score(search, words, scores)));
    const [words] = readings;
    if (words.length > 1 && !units.some((unit) => unit.words.length > 1 && unit.pages)) {
      // No pair is found: common words are all there is.
      await lookup.need(words.map(({ fold }) => fold));
      units.push(...(await TailieuRank.score(search, words, scores, true)));
    }
    return units;
  }

  /**
   * Leaves the pages that hold every phrase of the query, and nothing that it leaves out.
   * @param {Lookup} lookup
   * @param {Query} query
   * @param {Float32Array} scores
   */
  function filter(lookup, { phrases, without }, scores) {
    for (const phrase of phrases) {
      const held = TailieuRank.pagesOf(lookup, phrase);
      scores.forEach((_, page) => {
        if (!held.has(page)) scores[page] = 0;
      });
    }
    for (const phrase of without) {
      for (const page of TailieuRank.pagesOf(lookup, phrase)) scores[page] = 0;
    }
  }

  /**
   * The words of a query with its numbers as pages write them, without those that stand nowhere.
   * @param {Lookup} lookup
   * @param {Query} query
   * @param {string[]} missing where these are told
   */
  function standing(lookup, { tokens, numbers }, missing) {
    let words = tokens;
    for (const number of numbers) {
      const at = words.indexOf(number.words[0]);
      // Digits without a break may also stand so.
      const asTyped = number.parts !== number.words && lookup.lists(number.text).length;
      if (at < 0 || asTyped) continue;
      const stands = TailieuRank.pagesOf(lookup, number.parts).size;
      if (!stands) missing.push(number.text);
      words = [
        ...words.slice(0, at),
        ...(stands ? number.parts : []),
        ...words.slice(at + number.words.length),
      ];
    }
    return words;
  }

  /**
   * The words that stand on no page.
   * @param {Lookup} lookup
   * @param {Token[]} words
   * @param {Unit[]} units they were looked for by
   */
  function unknown(lookup, words, units) {
    return words
      .filter(
        (word) =>
          !word.joined &&
          !lookup.index.known.has(word.fold) &&
          !TailieuQuery.meanings(lookup, word).length &&
          !units.some((unit) => unit.pages && unit.words.includes(word)),
      )
      .map(({ word }) => word);
  }

  /**
   * @param {SearchIndex} index
   * @param {Token[][]} readings
   * @returns {string[]} their words and the forms of these, each once
   */
  function foldsOf(index, readings) {
    /** @type {Set<string>} */
    const folds = new Set();
    for (const words of readings) {
      for (const word of words) {
        [word.fold, ...TailieuQuery.forms(index, [word])].forEach((form) => folds.add(form));
      }
    }
    return Array.from(folds);
  }

  /**
   * What a search finds that finds nothing.
   * @param {string} query
   * @param {FileError[]} errors
   * @returns {Found}
   */
  function nothing(query, errors) {
    const empty = { cut: false, shown: "", also: [], missing: [], sure: true, loose: false };
    return { query, ...empty, total: 0, kinds: {}, hits: [], errors };
  }

  /**
   * @param {object} options
   * @param {string} options.base the folder that holds one of each language, with a slash at its end
   * @param {string} options.language
   * @param {string} [options.today] by the reader's clock where it is left out
   */
  function open({ base, language, today = TailieuClock.todayInVietnam() }) {
    const files = TailieuFiles.open(base, language, today);
    let newest = 0;

    /**
     * @param {number} part of all texts
     * @param {SearchIndex} index
     */
    async function record(part, index) {
      const file = TailieuFiles.lowerBound(index.firstText, part + 1) - 1;
      return TailieuExcerpt.records(await files.texts(file, index))[part - index.firstText[file]];
    }

    /**
     * @param {Search} search
     * @param {number} page
     * @param {Ranked} ranked
     * @param {ClausePlace?} place what of the page to show; else what fits best
     * @returns {Promise<Hit>} rejected with a FileError where the page's text does not come
     */
    async function hit({ lookup, breathe }, page, { typed, said, bySaid, numbered, near }, place) {
      const { index } = lookup;
      const { readings, units } = bySaid.has(page) ? said : typed;
      const status = index.statuses[page] || "";
      const part = place
        ? place.part
        : index.firstPart[page] + TailieuExcerpt.bestPart(page, units, numbered);
      const text = await record(part, index);
      await breathe();
      return {
        ...TailieuExcerpt.excerpt(index, units, readings, text, place && place.anchor, today),
        words: foldsOf(index, readings),
        kind: index.kinds[index.kind[page]],
        status,
        expired: PAST.includes(status),
        direct: numbered.direct.has(page),
        near: near.has(page),
      };
    }

    /**
     * @param {Search} search
     * @param {Query} query
     * @param {Wish} wish
     * @returns {Promise<Ranked>}
     */
    async function rank(search, query, wish) {
      const { lookup } = search;
      let words = query.tokens;
      let shown = "";
      await lookup.need(firstTerms(lookup, query));
      const numbered = await TailieuNumbers.find(lookup, words);
      /** @type {string[]} */
      const missing = [];
      if (!numbered.cited.length) words = standing(lookup, query, missing);
      const asked = words;
      const isForm = (/** @type {Token} */ word) =>
        !lookup.index.known.has(word.fold) && lookup.formsOf([word]).length;
      let { also, readings: said } = TailieuQuery.synonyms(lookup.index, words);
      if (wish.literal || query.phrases.length) also = said = [];
      else if (!numbered.direct.size && !also.length && !words.some(isForm)) {
        words = await TailieuCorrect.correct(search, words);
        if (words !== asked) {
          shown = words.map((_, i) => TailieuCorrect.shown(lookup, words, i)).join(" ");
          await lookup.need(lookup.termsOf(words));
        }
      }
      const readings = [words, ...TailieuQuery.alternatives(lookup, words)];
      const scores = new Float32Array(lookup.index.pages);
      const units = await scoreAll(search, readings, scores);
      const typed = { readings, units };
      const more = { readings: readings.concat(said), units };
      /** @type {Set<number>} */
      const bySaid = new Set();
      if (also.length) {
        const found = new Float32Array(scores.length);
        more.units = units.concat(await scoreAll(search, said, found));
        found.forEach((value, page) => {
          const worth = value * TailieuRank.WEIGHTS.synonym;
          if (worth <= scores[page]) return;
          scores[page] = worth;
          bySaid.add(page);
        });
      }
      numbered.bonus.forEach((bonus, page) => {
        scores[page] += bonus;
      });
      filter(lookup, query, scores);
      TailieuPieces.keepBest(lookup.index, scores, numbered.direct);
      const ordered = await TailieuRank.order(
        lookup,
        scores,
        words.length,
        (page) => PAST.includes(lookup.index.statuses[page]) && !numbered.direct.has(page),
        wish,
      );
      const [kept = words] = said;
      missing.push(
        ...unknown(
          lookup,
          words.filter((word) => kept.includes(word)),
          units,
        ),
      );
      return { shown, also, missing, typed, said: more, bySaid, numbered, ...ordered };
    }

    /**
     * @param {Search} search
     * @param {string} asked
     * @param {Wish} wish
     * @param {FileError[]} errors
     * @returns {Promise<Found>}
     */
    async function answer(search, asked, wish, errors) {
      const { lookup, breathe } = search;
      await breathe();
      const query = TailieuQuery.parse(lookup.index, asked);
      const whole = (/** @type {number} */ page) => TailieuPieces.whole(lookup.index, page);
      const found = { ...nothing(query.text, errors), cut: query.cut };
      if (!query.tokens.length) return found;
      let ranked = null;
      let place = null;
      /** What is asked besides a clause. @type {Token[][]} */
      let readings = [];
      const clause = TailieuQuery.clause(query.tokens);
      const clauses = clause && (await files.clauses(errors));
      if (clause && clauses) {
        ranked = await rank(search, { ...query, tokens: clause.rest }, wish);
        const { direct } = ranked.numbered;
        const pages = ranked.pages.filter((page) =>
          direct.size ? direct.has(whole(page)) : clause.sure,
        );
        const textOf = (/** @type {number} */ part) => record(part, lookup.index);
        ({ readings } = ranked.said);
        place = await clauses.placeOf(search, textOf, pages, clause.anchor, readings);
      }
      // Without such a clause, its name is words like others.
      if (!ranked || !place) ranked = await rank(search, query, wish);
      const loose = query.phrases.length > 0 && !ranked.pages.length && !wish.kinds;
      if (loose) ranked = await rank(search, { ...query, phrases: [] }, wish);
      const first = place ? [place.page] : [];
      const pages = [
        ...first,
        ...ranked.pages.filter((page) => !place || whole(page) !== whole(place.page)),
      ];
      const drawn = await Promise.all(
        pages.slice(0, wish.limit || MOST_HITS).map((page, i) =>
          hit(search, page, ranked, i ? null : place).catch((error) => {
            if (error === OVERTAKEN) throw error;
            errors.push(error);
            return null;
          }),
        ),
      );
      const hits = /** @type {Hit[]} */ (drawn.filter(Boolean));
      if (clause && clauses && clause.sure && !place) {
        // The document that it is of comes first all the same.
        const numbered = hits.filter(({ number }) => number);
        const named = hits.filter(
          ({ kind, title }) =>
            numbered.some((other) => other.kind === kind) && clauses.isNamed(title, readings),
        );
        const at = hits.indexOf((named.length ? named : numbered)[0]);
        if (at >= 0) hits.unshift({ ...hits.splice(at, 1)[0], untold: true });
      }
      const { shown, also, missing, sure, total, counts: kinds } = ranked;
      return { ...found, shown, also, missing, sure, loose, total, kinds, hits };
    }

    /**
     * @param {string} query
     * @param {Wish} [wish]
     * @param {boolean} [isAgain] after a try for which the index was too old
     * @returns {Promise<Found?>} null where a newer search has begun meanwhile
     */
    async function find(query, wish = {}, isAgain = false) {
      const number = ++newest;
      /** @type {FileError[]} */
      const errors = [];
      const isNewest = () => number === newest;
      function breathe() {
        if (!isNewest()) return Promise.reject(OVERTAKEN);
        return TailieuPace.isDue() ? TailieuPace.rest() : null;
      }
      let index;
      try {
        index = await files.index();
      } catch (error) {
        errors.push(/** @type {FileError} */ (error));
        return isNewest() ? nothing(query, errors) : null;
      }
      try {
        const lookup = TailieuLookup.open(files, index, errors);
        const found = await answer({ lookup, breathe }, query, wish, errors);
        if (!isNewest()) return null;
        const isStale = errors.some(({ reason }) => reason === "stale");
        return isStale && !isAgain ? find(query, wish, true) : found;
      } catch (error) {
        if (error === OVERTAKEN) return null;
        throw error;
      }
    }

    return { search: find, warm: files.index };
  }

  // Where the files of the index find it.
  return { open, nothing, add: TailieuFiles.add };
})();
