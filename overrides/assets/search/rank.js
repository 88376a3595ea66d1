// Ranking: what each page is worth for a query. Pure but for the files that a lookup brings.
// To weigh anything otherwise, change WEIGHTS and measure: `tailieu bench search`.

/**
 * A list of pages for a term, and how well its accents fit what was typed.
 * @typedef {{list: PostingList, factor: number}} Choice
 */
/**
 * What pages are scored by: one word or one pair of neighbours.
 * @typedef {object} Unit
 * @property {Token[]} words
 * @property {Choice[]} choices
 * @property {number} worth of a full match, beside other units
 * @property {number} pages that hold it, each as far as it fits
 * @property {number} idf
 */
/**
 * One search under way. `breathe` gives a promise where it is time for a rest, which is rejected
 * when a newer search has begun.
 * @typedef {{lookup: Lookup, breathe: () => Promise<void>?}} Search
 */
const TailieuRank = (() => {
  "use strict";
  const { pageOf, weightOf } = TailieuFiles;

  /** Every number that decides which page comes before which. */
  const WEIGHTS = {
    /** How well a word of a page fits one of the query: shares of the same word's 1. */
    fit: {
      /** typed without accents in a query that has some elsewhere */
      bare: 0.85,
      /** two neighbours, where others stand side by side as typed: times so much */
      beside: 0.25,
      /** typed without its tone, with its other marks */
      toneless: 0.7,
      /** typed with other accents: another word */
      other: 0.04,
      /** corrected: to a word with the typed tone, or with another */
      corrected: 0.9,
      correctedTone: 0.4,
      /** what an unfinished last word may become */
      ending: 0.9,
      /** another form of an English word */
      form: 0.75,
      /** the best where no accents fit: they were mistyped */
      mistyped: 0.5,
    },
    /** From which fit on a word of a page counts for something (shares as above). */
    least: {
      /** at all */
      counted: 0.02,
      /** as accented as typed; where no word is, the accents were mistyped */
      accented: 0.1,
      /** as the same word, for excerpts and corrections */
      same: 0.3,
      /** for the title to hold it */
      titled: 0.45,
      /** for a phrase in quotes to hold it */
      quoted: 0.5,
    },
    /** What a posting's weight says of a page: 0..11 by how much of the page it is … */
    body: { steps: 12, middle: 0.25 },
    /** … and from 12 on, where the title holds it: so much, and so much more a step. */
    title: { from: 12, base: 0.75, step: 0.05 },
    /** A word beside a pair, whose full match is worth 1. */
    word: 1.15,
    /** A reading in which synonyms stand for the words typed, beside the words typed. */
    synonym: 0.9,
    /** What is added to the pages of a unit before idf = log(1 + pages / those of the unit). */
    idfPages: 0.5,
    /** A title counts as holding the query that holds so much of its worth … */
    wholeTitle: 0.99,
    /** … and lifts its page by up to this share, the more of the title the query is. */
    cover: 0.8,
    /** A page that bears the asked number, one that cites it; and the posting's weight in so many steps. */
    number: { own: 4, cited: 1.5, steps: 50 },
    /** What a page that tells of the site itself keeps of its score. */
    own: 0.75,
    /** What a document of more than so many parts, or in pieces, keeps where its title does not hold
     * the query: a law has every word somewhere. */
    long: { parts: 2, share: 0.6 },
    /** Shares of the best page's score: from where a page is shown, and matches well. */
    shown: 0.1,
    well: 0.3,
    /** A score from which a page matches well, however good the best is. */
    wellAnyway: 0.25,
    /** A best score from which the pages are surely what was asked for, how many are shown below it,
     * and up to how many words a query is judged so: a sentence finds more pages in part. */
    sure: { from: 0.5, words: 6, pages: 3 },
    /** A known word is read as another that stands beside its neighbours on so many times the pages, and
     * finds a page so many times better. */
    known: { times: 4, margin: 2.2 },
    /** When something answers a query, in shares of what the query's words tell: the more, the fewer
     * pages hold them. */
    answer: {
      /** So much of it must stand in the answer, its question or the page's title … */
      covered: 0.75,
      /** … and of what the title leaves open, so much in the answer or its question. */
      closed: 0.5,
      /** A question is the same one of which so many telling words are asked, and counts so many times. */
      alike: 0.6,
      same: 2,
      /** What the title says already counts so much: where it says all, the first answer stands. */
      titled: 0.03,
    },
    /** Of the pages that match well: what lifts the expired above the rest, and the current. */
    tier: { expired: 1, current: 2 },
  };
  /** The highest weight of a posting. */
  const HEAVIEST = 15;
  const TONES = 6;
  /** The kinds of pages that tell of the site itself, and of those that tell how to use it. */
  const OWN = ["trang", "huong-dan"];
  const GUIDE = OWN[1];
  /** The kind of documents, with their whole texts. */
  const LAW = "van-ban";

  /** What each weight of a posting is worth. */
  function impacts() {
    const { body, title } = WEIGHTS;
    return Array.from({ length: HEAVIEST + 1 }, (_, weight) =>
      weight < title.from
        ? (weight + body.middle) / body.steps
        : title.base + (weight - title.from) * title.step,
    );
  }

  /**
   * How well a word typed so fits a word accented so, 0..1.
   * @param {Token} typed
   * @param {number} accent of the page's word, with the same fold
   * @param {boolean} mixed do other words of the query carry accents
   */
  function fit(typed, accent, mixed) {
    const { fit: share } = WEIGHTS;
    if (typed.accent === accent) return 1;
    if (typed.full) return share.other;
    if (!typed.accent) return mixed ? share.bare : 1;
    const tone = typed.accent % TONES;
    if (typed.corrected) {
      return !tone || tone === accent % TONES ? share.corrected : share.correctedTone;
    }
    const sameMarks = Math.floor(typed.accent / TONES) === Math.floor(accent / TONES);
    return !tone && sameMarks ? share.toneless : share.other;
  }

  /**
   * @param {Lookup} lookup
   * @param {Token[]} words one, or two neighbours
   * @param {{mixed?: boolean, worth?: number, strict?: boolean, exact?: boolean}} [how] strict:
   *   accents are never taken for mistyped; exact: in no other form
   * @returns {Unit}
   */
  function unit(lookup, words, { mixed = false, worth = 1, strict = false, exact = false } = {}) {
    const term = words.map((word) => word.fold).join(" ");
    /** @type {Choice[]} */
    const choices = [];
    /**
     * @param {PostingList[]} lists
     * @param {number} scale
     */
    function take(lists, scale) {
      for (const list of lists) {
        const factor = words.reduce(
          (product, word, i) => product * fit(word, list.accents[i], mixed),
          scale,
        );
        choices.push({ list, factor });
      }
    }
    take(lookup.lists(term), 1);
    // Where both words stand side by side as typed, they were typed in full.
    const typed = words.length > 1 && choices.some(({ factor }) => factor === 1);
    for (const choice of typed ? choices : []) {
      if (choice.factor < 1) choice.factor *= WEIGHTS.fit.beside;
    }
    if (words[words.length - 1].open) {
      for (const longer of lookup.startingWith(term)) {
        const ending = longer.term.slice(term.length);
        if (ending && !ending.includes(" ")) take(longer.lists, WEIGHTS.fit.ending);
      }
    }
    const forms = exact ? [] : lookup.formsOf(words);
    for (const form of forms) take(lookup.lists(form), WEIGHTS.fit.form);
    const best = choices.reduce((most, { factor }) => Math.max(most, factor), 0);
    const mistyped = !strict && best > 0 && best < WEIGHTS.least.accented;
    let pages = 0;
    for (const choice of choices) {
      if (mistyped) choice.factor = Math.min(1, choice.factor / best) * WEIGHTS.fit.mistyped;
      pages += Math.min(1, choice.factor) * (choice.list.to - choice.list.from);
    }
    const idf = Math.log(1 + lookup.index.pages / (pages + WEIGHTS.idfPages));
    return { words, choices, worth, pages, idf };
  }

  /**
   * The units of a query: its words, and its pairs of neighbours. Common words are left out where
   * pairs may answer.
   * @param {Lookup} lookup
   * @param {Token[]} words
   * @param {boolean} common are they to count too
   */
  function unitsOf(lookup, words, common) {
    const mixed = words.some((word) => word.accent);
    /** @type {Unit[]} */
    const units = [];
    words.forEach((word, i) => {
      if (words.length === 1) units.push(unit(lookup, [word], { mixed }));
      else if (!word.joined && (common || !lookup.isCommon(word))) {
        units.push(unit(lookup, [word], { mixed, worth: WEIGHTS.word }));
      }
      if (i) units.push(unit(lookup, [words[i - 1], word], { mixed }));
    });
    return units;
  }

  /**
   * Scores every page for one reading of the query: 1 and more for a full match.
   * @param {Search} search
   * @param {Token[]} words
   * @param {Float32Array} scores one a page; raised where this reading gives more
   * @param {boolean} [common] are common words to count too
   * @returns {Promise<Unit[]>} what it was scored by
   */
  async function score({ lookup, breathe }, words, scores, common = false) {
    const { pages, titles, kinds, kind, parts, pieces } = lookup.index;
    const total = new Float32Array(pages);
    const titled = new Float32Array(pages);
    const best = new Float32Array(pages);
    const impact = impacts();
    const units = unitsOf(lookup, words, common);
    let ideal = 0;
    for (const { choices, worth, idf } of units) {
      const full = worth * idf;
      /** @type {number[]} */
      const touched = [];
      ideal += full;
      for (const { list, factor } of choices) {
        if (factor < WEIGHTS.least.counted) continue;
        for (let at = list.from; at < list.to; at++) {
          const page = pageOf(list.postings[at]);
          const weight = weightOf(list.postings[at]);
          const value = factor * impact[weight];
          if (value > best[page]) {
            if (!best[page]) touched.push(page);
            best[page] = value;
          }
          if (weight >= WEIGHTS.title.from && factor > WEIGHTS.least.titled) titled[page] += full;
        }
        const rest = breathe();
        if (rest) await rest;
      }
      for (const page of touched) {
        total[page] += full * best[page];
        best[page] = 0;
      }
    }
    if (!ideal) return units;
    for (let page = 0; page < pages; page++) {
      if (!total[page]) continue;
      const whole = titled[page] > WEIGHTS.wholeTitle * ideal;
      const cover = whole ? Math.min(1, words.length / titles[page]) : 0;
      const of = kinds[kind[page]];
      const isLong =
        of === LAW && !whole && (parts[page] > WEIGHTS.long.parts || pieces[page + 1] > 0);
      const share = OWN.includes(of) ? WEIGHTS.own : isLong ? WEIGHTS.long.share : 1;
      const value = (total[page] / ideal) * (1 + WEIGHTS.cover * cover) * share;
      if (value > scores[page]) scores[page] = value;
    }
    return units;
  }

  /**
   * The pages that hold a phrase, as far as pairs of neighbours tell.
   * @param {Lookup} lookup
   * @param {Token[]} words
   */
  function pagesOf(lookup, words) {
    const mixed = words.some((word) => word.accent);
    const pairs = words.length > 1 ? words.slice(1).map((word, i) => [words[i], word]) : [words];
    /** @type {Set<number>?} */
    let kept = null;
    for (const pair of pairs) {
      /** @type {Set<number>} */
      const pages = new Set();
      for (const { list, factor } of unit(lookup, pair, { mixed, exact: true }).choices) {
        if (factor < WEIGHTS.least.quoted) continue;
        for (let at = list.from; at < list.to; at++) {
          const page = pageOf(list.postings[at]);
          if (!kept || kept.has(page)) pages.add(page);
        }
      }
      kept = pages;
    }
    return kept || new Set();
  }

  /**
   * The pages to show, best first; of those that match well, the current before the expired. Where
   * none is surely what was asked for, they are few, and no guides.
   * @param {Lookup} lookup
   * @param {Float32Array} scores of all pages; lifted
   * @param {number} words how many the query has
   * @param {(page: number) => boolean} isOld is a page to come after the current ones
   * @param {{kinds?: string[]?, all?: boolean}} wish
   */
  async function order({ index, needStatuses }, scores, words, isOld, { kinds, all }) {
    const top = scores.reduce((most, value) => Math.max(most, value), 0);
    /** @type {number[]} */
    const shown = [];
    /** @type {number[]} */
    const pages = [];
    /** @type {Record<string, number>} */
    const counts = {};
    let total = 0;
    scores.forEach((value, page) => {
      if (top && value >= top * WEIGHTS.shown) shown.push(page);
    });
    await needStatuses(shown);
    const near = new Set(shown.filter((page) => scores[page] >= WEIGHTS.wellAnyway));
    shown.forEach((page) => {
      const value = scores[page];
      const kind = index.kinds[index.kind[page]];
      const well = value >= Math.min(top * WEIGHTS.well, WEIGHTS.wellAnyway);
      if (well) counts[kind] = (counts[kind] || 0) + 1;
      if (kinds && kinds.length && !kinds.includes(kind)) return;
      pages.push(page);
      if (!well) return;
      total += 1;
      scores[page] += top * (isOld(page) ? WEIGHTS.tier.expired : WEIGHTS.tier.current);
    });
    pages.sort((a, b) => scores[b] - scores[a] || a - b);
    const sure = top >= WEIGHTS.sure.from || words > WEIGHTS.sure.words;
    const found = { pages, total, counts, sure, near };
    if (sure || all) return found;
    const few = pages
      .filter((page) => index.kinds[index.kind[page]] !== GUIDE)
      .slice(0, WEIGHTS.sure.pages);
    return { ...found, pages: few, total: few.length, counts: {} };
  }

  return { WEIGHTS, fit, unit, score, pagesOf, order };
})();
