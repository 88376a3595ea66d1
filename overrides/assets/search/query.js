// Reading a query: its words as they are meant, phrases, words to leave out, abbreviations, synonyms.
// Pure: it knows the vocabulary of the index and no page.

/**
 * A word of a query. `word` is as it was typed, or as its keys are read.
 * @typedef {object} Token
 * @property {string} word
 * @property {string} fold
 * @property {number} accent see text.js
 * @property {boolean} [open] the last word, while it may still be typed
 * @property {boolean} [corrected] it was typed otherwise
 * @property {boolean} [full] not typed but told, with all its accents
 * @property {boolean} [joined] part of a number written in one: 168/2024, 4.960.000
 */
/**
 * @typedef {object} Query
 * @property {string} text cleaned
 * @property {boolean} cut was it too long
 * @property {Token[]} tokens
 * @property {Token[][]} phrases "in quotes": a page must hold each
 * @property {Token[][]} without -so: a page must hold none
 * @property {{text: string, words: Token[], parts: Token[]}[]} numbers written in one: their tokens, and
 *   those by which pages write them
 */

const TailieuQuery = (() => {
  "use strict";

  /** The most of a query that is read, in characters. */
  const LONGEST = 1000;
  /** Of the words of a longer query, so many are looked for: those that the fewest pages hold. */
  const MOST_WORDS = 24;
  /** A number written in one, with what separates its parts. */
  const NUMBER = /\d[\p{L}\p{N}]*(?:[./-][\p{L}\p{N}]+)+/gu;
  const MANY_DIGITS = /^\d{4,}$/;
  /** By how much more frequent what keys mean must be than the plain word (log2 of pages). */
  const CLEARLY_MORE = 1;
  /** The most readings of a query besides itself. */
  const MOST_READINGS = 6;
  /**
   * What clauses are called, by what they are called in anchors (clauses.py); a larger one comes
   * before what it holds.
   */
  const CLAUSES = {
    chuong: /^(chuong|chapter) \d+$/,
    phan: /^(phan|part) \d+$/,
    dieu: /^(dieu|article) \d+[a-zđ]?$/,
    muc: /^(muc|khoan|item|clause) \d+[a-zđ]?$/,
    diem: /^(diem|point) [a-zđ]$/,
  };

  /**
   * @param {string} word in lower case
   * @returns {Token}
   */
  function token(word) {
    const [fold, accent] = TailieuText.wordKey(word);
    return { word, fold, accent };
  }

  /**
   * The words of what the glossary, a page or a synonym says.
   * @param {string} meaning
   * @returns {Token[]}
   */
  function told(meaning) {
    const full = meaning !== TailieuText.fold(meaning);
    return TailieuText.words(meaning).map((word) => ({ ...token(word), full }));
  }

  /**
   * The same words with one of them in another form, in English (english.js).
   * @param {SearchIndex} index
   * @param {Token[]} words
   * @returns {string[]}
   */
  function forms(index, words) {
    return index.language === "en" && window.tailieuForms ? window.tailieuForms(index, words) : [];
  }

  /**
   * log2 of the pages that hold a word, however it is accented.
   * @param {SearchIndex} index
   * @param {Token} of
   */
  function frequency(index, of) {
    return index.known.get(of.fold) || 0;
  }

  /**
   * Words as meant: raw Telex or VNI keys are read where the plain word is none, or is rare beside
   * what the keys mean in a query that holds such keys elsewhere.
   * @param {SearchIndex} index
   * @param {string} text
   * @returns {Token[]}
   */
  function tokens(index, text) {
    let keyed = false;
    const choices = TailieuText.words(text).map((word) => {
      const plain = token(word);
      const keys = TailieuText.telex(word) || TailieuText.vni(word);
      if (!keys) return [plain];
      const [fold, accent] = keys;
      const meant = { word: TailieuText.compose(fold, accent), fold, accent };
      if (index.known.has(plain.fold)) return [plain, meant];
      keyed = true;
      return [meant];
    });
    return choices.map(([plain, meant]) =>
      meant && keyed && frequency(index, meant) > frequency(index, plain) + CLEARLY_MORE
        ? meant
        : plain,
    );
  }

  /**
   * A number of many digits as pages write it: 5310000 → 5 310 000.
   * @param {Token} of
   * @returns {Token[]}
   */
  function grouped({ word, open }) {
    const groups = word.replace(/\B(?=(\d{3})+$)/g, " ").split(" ");
    return groups.map((group) => ({ ...token(group), open, joined: true }));
  }

  /**
   * The numbers that are written in one; marks their words.
   * @param {string} text
   * @param {Token[]} words of the text
   */
  function numbersIn(text, words) {
    const found = [];
    for (let match = NUMBER.exec(text); match; match = NUMBER.exec(text)) {
      const from = TailieuText.words(text.slice(0, match.index)).length;
      const parts = words.slice(from, from + TailieuText.words(match[0]).length);
      for (const part of parts) part.joined = true;
      found.push({ text: match[0], words: parts, parts });
    }
    for (const word of words) {
      if (!word.joined && MANY_DIGITS.test(word.word)) {
        found.push({ text: word.word, words: [word], parts: grouped(word) });
      }
    }
    return found;
  }

  /**
   * The words of a query without all but those that the fewest pages hold.
   * @param {SearchIndex} index
   * @param {Token[]} words
   */
  function rarest(index, words) {
    /** @param {Token} word a word of letters that the site does not know tells nothing */
    const worth = (word) =>
      index.known.has(word.fold) || /\d/.test(word.fold) ? frequency(index, word) : Infinity;
    const ordered = words.slice().sort((a, b) => worth(a) - worth(b));
    const kept = new Set(ordered.slice(0, MOST_WORDS));
    return words.filter((word) => kept.has(word));
  }

  /**
   * @param {SearchIndex} index
   * @param {string} query
   * @returns {Query}
   */
  function parse(index, query) {
    const text = TailieuText.clean(query.slice(0, LONGEST)).trim();
    /** @type {Token[][]} */
    const phrases = [];
    /** @type {Token[][]} */
    const without = [];
    const rest = text
      .replace(/(^|\s)-("[^"]*"?|[^\s"]+)/g, (all, before, what) => {
        if (!TailieuText.words(what).length) return all;
        without.push(tokens(index, what));
        return " ";
      })
      .replace(/["“]([^"“”]*)["”]/g, (all, phrase) => {
        if (TailieuText.words(phrase).length) phrases.push(tokens(index, phrase));
        return all;
      });
    const read = tokens(index, rest);
    if (read.length) read[read.length - 1].open = !/[\s"”]$/.test(query);
    const numbers = numbersIn(rest, read);
    const words = read.length > MOST_WORDS ? rarest(index, read) : read;
    return { text, cut: query.length > LONGEST, tokens: words, numbers, phrases, without };
  }

  /**
   * The clause that a query names beside its document: "548 mục 3", "khoản 2 điều 5 luật đất đai".
   * @param {Token[]} words
   * @returns {{anchor: string, sure: boolean, rest: Token[]}?} such as dieu-5-muc-2; null where none
   *   is named, or nothing else. Not sure: "muc 3" may also be a level, mức 3
   */
  function clause(words) {
    const rest = words.slice();
    const parts = [];
    for (const [part, name] of Object.entries(CLAUSES)) {
      const at = rest.findIndex(
        ({ fold, word }, i) =>
          word !== "mức" && rest[i + 1] && name.test(`${fold} ${rest[i + 1].word}`),
      );
      if (at >= 0) {
        const [, { word }] = rest.splice(at, 2);
        parts.push(part, Number(word) || word.replace("đ", "dd"));
      }
    }
    const sure = words.every(({ word }) => word !== "muc");
    return parts.length && rest.length ? { anchor: parts.join("-"), sure, rest } : null;
  }

  /**
   * May this word be an abbreviation that the index knows by its initials?
   * @param {Token} of
   */
  function isShort({ fold }) {
    return /^[^\d]{2,8}$/.test(fold) && !TailieuText.isSyllable(fold);
  }

  /**
   * What a word may be short for: told by the glossary, or phrases of the pages' own with its
   * initials, as far as their files are read.
   * @param {Lookup} lookup
   * @param {Token} of
   */
  function meanings(lookup, of) {
    const known = lookup.index.abbreviations.get(of.fold) || [];
    if (!isShort(of)) return known;
    const prefix = `@${of.fold} `;
    return known.concat(lookup.startingWith(prefix).map(({ term }) => term.slice(prefix.length)));
  }

  /**
   * The same query with its abbreviations spelled out, and with what it spells out abbreviated.
   * @param {Lookup} lookup
   * @param {Token[]} words
   */
  function alternatives(lookup, words) {
    /** @type {Token[][]} */
    const found = [];
    words.forEach((word, i) => {
      for (const other of meanings(lookup, word).map(told)) {
        found.push([...words.slice(0, i), ...other, ...words.slice(i + 1)]);
      }
      for (let end = i + 2; end <= words.length; end++) {
        const folds = words.slice(i, end).map(({ fold }) => fold);
        const acronym = lookup.index.acronyms.get(folds.join(" "));
        if (acronym) found.push([...words.slice(0, i), token(acronym), ...words.slice(end)]);
      }
    });
    return found.slice(0, MOST_READINGS);
  }

  /**
   * The same query in the words of the pages: the runs of words that people say are replaced, all at
   * once; of those that begin at one word the longest. Accents may be left out, and not be others.
   * @param {SearchIndex} index
   * @param {Token[]} words
   * @returns {{also: string[], readings: Token[][]}} also: what stands for what is said, and is not
   *   in the query
   */
  function synonyms(index, words) {
    /** @param {Token[]} run */
    const folded = (run) => run.map(({ fold }) => fold).join(" ");
    /** @type {{from: number, to: number, meant: string[]}[]} */
    const runs = [];
    for (let from = 0; from < words.length; from++) {
      for (let to = words.length; to > from; to--) {
        const run = words.slice(from, to);
        const [known] = [folded(run), ...forms(index, run)]
          .map((said) => index.synonyms.get(said))
          .filter(Boolean);
        if (known && run.every(({ accent }, i) => !accent || accent === known.accents[i])) {
          const meant = known.meant.filter(
            (one) => !` ${folded(words)} `.includes(` ${TailieuText.fold(one)} `),
          );
          if (meant.length) runs.push({ from, to, meant });
          from = to - 1;
          break;
        }
      }
    }
    const all = runs.map((run) => run.meant);
    const most = Math.max(0, ...all.map(({ length }) => length));
    const readings = Array.from({ length: most }, (_, n) =>
      // From the last, so that the places of the others stay.
      runs.reduceRight(
        (reading, { from, to, meant }) => [
          ...reading.slice(0, from),
          ...told(meant[n % meant.length]),
          ...reading.slice(to),
        ],
        words,
      ),
    );
    const also = Array.from(new Set(/** @type {string[]} */ ([]).concat(...all)));
    return { also, readings };
  }

  return { parse, clause, forms, frequency, isShort, meanings, alternatives, synonyms };
})();
