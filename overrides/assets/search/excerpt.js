// Excerpts: which part of a page, and which stretch of its text, shows best what was asked for.

/** @typedef {[start: number, end: number]} TextRange */
/**
 * What a box shows of a page; README.md tells the rest.
 * @typedef {object} Hit
 * @property {string} url
 * @property {string} anchor
 * @property {string} title
 * @property {string} number
 * @property {string[]} tags
 * @property {string[]} words folded, to mark on the page
 * @property {string} kind
 * @property {string} status
 * @property {boolean} expired
 * @property {boolean} direct
 * @property {boolean} near
 * @property {boolean} [untold] a clause of it was asked for, which is not here
 * @property {Answer} answer
 * @property {string} section
 * @property {string} text "" where the answer is all there is to show
 * @property {TextRange[]} titleRanges
 * @property {TextRange[]} ranges
 */
/**
 * A word of the query in a text; `place` is in words.
 * @typedef {{start: number, end: number, fold: string, place: number}} Match
 */
/**
 * What of a page answers the query: `text` is "" where nothing does, `question` for a statement. What is
 * marked of them: `asked`, `ranges`.
 * @typedef {{question: string, asked: TextRange[], text: string, ranges: TextRange[]}} Answer
 */

const TailieuExcerpt = (() => {
  "use strict";
  const { lowerBound, firstOf, pageOf, partOf } = TailieuFiles;

  /** What stands between the fields, sections and parts of a text (files.py). */
  const BETWEEN = { field: "\x1f", section: "\x1e", part: "\x1d", tag: ";" };
  /** Within how many words matches are weighed together. */
  const WINDOW_WORDS = 28;
  /** The share of its worth that a word adds where it follows another match. */
  const NEIGHBOUR = 0.5;
  /** How many characters are shown; beside an answer; and before the first match. */
  const SHOWN = 240;
  const BESIDE = 110;
  const LEAD = 50;
  /** Numbers as chapters and regions bear them: vùng I is asked for as vùng 1 too. */
  const ROMAN = ["", "I", "II", "III", "IV", "V", "VI"];
  /** What a document's number counts for where it stands, beside a unit's idf. */
  const NUMBER_WORTH = 10;
  const [CUT_BEFORE, CUT_AFTER] = ["… ", " …"];

  /** The words of pages, folded: the same come again and again. @type {Map<string, string>} */
  const folds = new Map();

  /**
   * What to mark: the words of the query, folded.
   * @typedef {object} Marks
   * @property {Map<string, {worth: number, tokens: Set<Token>}>} words
   * @property {string} open the unfinished last word, or ""
   */
  /**
   * @param {SearchIndex} index
   * @param {Unit[]} units
   * @returns {Marks}
   */
  function marksOf(index, units) {
    /** @type {Marks["words"]} */
    const words = new Map();
    let open = "";
    for (const unit of units) {
      for (const token of unit.words) {
        for (const fold of [token.fold, ...TailieuQuery.forms(index, [token])]) {
          const known = words.get(fold) || { worth: 0, tokens: new Set() };
          known.worth = Math.max(known.worth, unit.idf * unit.worth);
          known.tokens.add(token);
          words.set(fold, known);
        }
      }
      const last = unit.words[unit.words.length - 1];
      // Another number is another thing.
      if (last.open && !/\d/.test(last.fold)) open = open || last.fold;
    }
    return { words, open };
  }

  /**
   * Which part of a page to show: the one that most of the query's worth points to.
   * @param {number} page
   * @param {Unit[]} units
   * @param {Numbered} numbered
   */
  function bestPart(page, units, numbered) {
    /** @type {number[]} */
    const votes = [];
    /**
     * @param {PostingList} list
     * @param {number} worth
     */
    function vote(list, worth) {
      const at = lowerBound(list.postings, firstOf(page), list.from, list.to);
      if (at === list.to || pageOf(list.postings[at]) !== page) return;
      const part = partOf(list.postings[at]);
      votes[part] = (votes[part] || 0) + worth;
    }
    for (const { choices, worth, idf } of units) {
      for (const { list, factor } of choices) vote(list, worth * idf * factor);
    }
    for (const cited of numbered.cited) if (cited.page === page) vote(cited.list, NUMBER_WORTH);
    let best = 0;
    votes.forEach((worth, part) => {
      if (worth > (votes[best] || 0)) best = part;
    });
    return best;
  }

  /**
   * The words of the query in a text.
   * @param {Marks} marks
   * @param {string} text
   */
  function matches(marks, text) {
    /** @type {Match[]} */
    const found = [];
    const pattern = /[\p{L}\p{N}]+/gu;
    let place = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const [word] = match;
      place++;
      let fold = folds.get(word);
      if (fold === undefined) folds.set(word, (fold = TailieuText.fold(word)));
      const number = String(ROMAN.indexOf(word));
      if (marks.words.has(number)) fold = number;
      const known = marks.words.get(fold);
      const fits = known ? isSame(known.tokens, word) : marks.open && fold.startsWith(marks.open);
      if (fits) found.push({ start: match.index, end: pattern.lastIndex, fold, place });
    }
    return found;
  }

  /**
   * @param {Set<Token>} tokens
   * @param {string} word as a page has it
   */
  function isSame(tokens, word) {
    const [, accent] = TailieuText.wordKey(word.toLowerCase());
    const { WEIGHTS, fit } = TailieuRank;
    return [...tokens].some((token) => fit(token, accent, true) > WEIGHTS.least.same);
  }

  /**
   * What the matches from one on are worth, within a window.
   * @param {Marks} marks
   * @param {Match[]} found
   * @param {number} from
   */
  function worthFrom(marks, found, from) {
    const seen = new Set();
    const end = found[from].place + WINDOW_WORDS;
    let value = 0;
    for (let at = from; at < found.length && found[at].place < end; at++) {
      const { fold, place } = found[at];
      const known = marks.words.get(fold);
      const worth = (known && known.worth) || 1;
      if (!seen.has(fold)) value += worth;
      if (at > from && place === found[at - 1].place + 1) value += worth * NEIGHBOUR;
      seen.add(fold);
    }
    return value;
  }

  /**
   * The section of a part, and the place in it, from which on most of the query stands.
   * @param {Marks} marks
   * @param {string[]} sections
   */
  function bestPlace(marks, sections) {
    let top = -1;
    /** @type {{section: string, start: number, found: Match[]}} */
    let best = { section: sections[0] || "", start: 0, found: [] };
    for (const section of sections) {
      const found = matches(marks, section.split(BETWEEN.field)[2] || "");
      found.forEach(({ start }, i) => {
        const value = worthFrom(marks, found, i);
        if (value <= top) return;
        top = value;
        best = { section, start, found };
      });
    }
    return best;
  }

  /**
   * After a space, from about a place on.
   * @param {string} text
   * @param {number} at
   */
  function cutBefore(text, at) {
    if (at <= 0) return 0;
    const space = text.indexOf(" ", at);
    return space < 0 ? at : space + 1;
  }

  /**
   * Before a space, within what is shown.
   * @param {string} text
   * @param {number} start
   * @param {number} length
   */
  function cutAfter(text, start, length) {
    const most = start + length;
    const space = text.lastIndexOf(" ", most);
    return text.length < most || space <= start ? most : space;
  }

  /** @param {string} text of a file of texts @returns {string[]} its parts of pages */
  function records(text) {
    return text.split(BETWEEN.part);
  }

  /**
   * A stretch of a text, with what is to be marked in it.
   * @param {string} text
   * @param {Match[]} found in it
   * @param {number} near where it begins
   * @param {number} length
   */
  function stretch(text, found, near, length) {
    const start = cutBefore(text, near);
    const end = cutAfter(text, start, length);
    const before = start ? CUT_BEFORE : "";
    const shift = before.length - start;
    return {
      text:
        before + text.slice(start, end).replace(/\n/g, " ") + (end < text.length ? CUT_AFTER : ""),
      ranges: rangesOf(
        found.filter((match) => match.start >= start && match.end <= end),
        shift,
      ),
    };
  }

  /** @param {Match[]} found @param {number} [shift] @returns {TextRange[]} */
  function rangesOf(found, shift = 0) {
    return found.map(({ start, end }) => [start + shift, end + shift]);
  }

  /**
   * @param {SearchIndex} index
   * @param {Unit[]} units what the page was found by
   * @param {Token[][]} readings of the query
   * @param {string} record one part of it
   * @param {string?} only the anchor of the one section to show of it
   * @param {string} today
   */
  function excerpt(index, units, readings, record, only, today) {
    const marks = marksOf(index, units);
    const [head, ...all] = record.split(BETWEEN.section);
    const [url, ownTitle, number = "", tags = ""] = head.split(BETWEEN.field);
    const title = ownTitle || url;
    const sections = all.filter((section) => !only || section.startsWith(only + BETWEEN.field));
    /** @param {string} some */
    const find = (some) => matches(marks, some);
    const titled = find(title);
    const answers = sections
      .map((section) => section.split(BETWEEN.field))
      .filter(([, , , from = "9", until]) => from <= today && today <= until);
    const chosen = TailieuAnswer.best(index, readings, answers, titled, find);
    let best = bestPlace(marks, sections);
    // Beside an answer nothing is shown that it says itself.
    if (chosen && best.section.startsWith(chosen[0] + BETWEEN.field)) {
      best = bestPlace(marks, []);
    }
    const [anchor = "", section = "", text = ""] = best.section.split(BETWEEN.field);
    const [place, question, told] = chosen || [anchor, "", ""];
    return {
      url,
      anchor: place,
      title,
      number,
      tags: tags.split(BETWEEN.tag).filter(Boolean),
      titleRanges: rangesOf(titled),
      answer: { question, asked: rangesOf(find(question)), ...stretch(told, find(told), 0, SHOWN) },
      section,
      ...stretch(text, best.found, best.start - LEAD, chosen ? BESIDE : SHOWN),
    };
  }

  return { BETWEEN, bestPart, records, excerpt };
})();
