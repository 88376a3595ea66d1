// Vietnamese text: the same rules as scripts/tailieu/language/words.py, which explains them; held
// together by tests/data/text-vectors.json. A word is [fold, accent]. Pure.
const TailieuText = (() => {
  "use strict";

  /**
   * Letters without marks, and accent = tone + 6 * (stroke + 2 * marks): what was taken off.
   * @typedef {[fold: string, accent: number]} WordKey
   */

  const UNSEEN = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  const COMBINING = /[\u0300-\u036f]/;
  /** Five of them; an accent's tone is 0 for none, or the place here from 1. */
  const TONES = "\u0301\u0300\u0309\u0303\u0323";
  const TONE_COUNT = 6;
  const TELEX_TONES = "sfrxj";
  /** @type {Record<string, string>} */
  const VOWEL_MARKS = { "\u0302": "c", "\u0306": "b", "\u031b": "h" };
  const MARKS = ["", "c", "b", "h", "hh"];
  /** An accent's part above the tone: the stroke of đ, and twice the place in MARKS. */
  const STROKE = 1;
  const CIRCUMFLEX = 2;
  const BREVE = 4;
  const HORN = 6;
  const HORNS = 8;
  const SYLLABLE = new RegExp(
    "^(?:ngh|ng|nh|gh|gi|kh|ch|ph|th|tr|qu|[bcdghklmnprstvx])?" +
      "(?:uyu|uya|uye|uoi|uou|uay|uai|ieu|yeu|oai|oay|oao|oeo|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|" +
      "ua|ue|ui|uo|uu|uy|ye|[aeiouy])(?:ch|ng|nh|[cmnpt])?$",
  );
  /** Vowels that take no circumflex: thooai is not Telex for anything. */
  const UNMARKED = /oa|oe|ao|ai|(?:^|[^g])ia/;

  /**
   * Composed letters, without characters that nobody sees.
   * @param {string} text
   */
  function clean(text) {
    return text.normalize("NFC").replace(UNSEEN, "");
  }

  /**
   * Runs of letters and digits, in lower case.
   * @param {string} text
   * @returns {string[]}
   */
  function words(text) {
    return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  }

  /**
   * Lower case without diacritics: "Tuyên truyền" → "tuyen truyen".
   * @param {string} text
   */
  function fold(text) {
    return text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/đ/g, "d");
  }

  /**
   * @param {string} word in lower case
   * @returns {WordKey}
   */
  function wordKey(word) {
    let tone = 0;
    let stroke = 0;
    let marks = "";
    let folded = "";
    for (const char of word.normalize("NFD")) {
      if (char === "đ") {
        stroke = STROKE;
        folded += "d";
      } else if (!COMBINING.test(char)) folded += char;
      else if (TONES.includes(char)) tone = TONES.indexOf(char) + 1;
      else marks += VOWEL_MARKS[char] || "";
    }
    const place = MARKS.indexOf(marks);
    const shape = stroke + 2 * (place < 0 ? MARKS.length : place);
    return [folded, tone + TONE_COUNT * shape];
  }

  /**
   * Could this folded word be one Vietnamese syllable?
   * @param {string} folded
   */
  function isSyllable(folded) {
    return SYLLABLE.test(folded);
  }

  /** @param {string} folded that holds uo, or a u or an o */
  function horn(folded) {
    return /uo[a-z]/.test(folded) ? HORNS : HORN;
  }

  /**
   * What w means in a Telex word whose other letters are these.
   * @param {string} initial
   * @param {string} rest
   */
  function hornOrBreve(initial, rest) {
    if (rest.includes("uo")) return horn(rest);
    if (rest === "ua" && !initial.endsWith("q")) return HORN;
    return rest.includes("a") ? BREVE : HORN;
  }

  /**
   * What raw Telex keys mean: "truyeenf" → truyền. Null: nothing.
   * @param {string} word in lower case
   * @returns {WordKey?}
   */
  function telex(word) {
    const match = /^([^aeiouyw]*)([a-z]*)$/.exec(word);
    if (!match || !/^[a-z]+$/.test(word)) return null;
    const initial = match[1].replace("dd", "d");
    let rest = match[2];
    let shape = initial === match[1] ? 0 : STROKE;
    if (!rest) return shape ? [initial, TONE_COUNT * shape] : null;
    const tones = (rest.match(/[sfrxj]/g) || []).join("");
    if (tones.length > 1) return null;
    const tone = tones ? TELEX_TONES.indexOf(tones) + 1 : 0;
    rest = rest.replace(/[sfrxj]/, "");
    const undoubled = rest.replace(/([aeo])([a-z]*?)\1/, "$1$2");
    if (undoubled !== rest) {
      shape += CIRCUMFLEX;
      rest = undoubled;
      if (UNMARKED.test(initial + rest)) return null;
    } else if (rest.includes("w")) {
      rest = rest.replace(/w/g, "");
      shape += hornOrBreve(initial, rest);
    }
    const folded = initial + rest;
    return isSyllable(folded) && (tone || shape) ? [folded, tone + TONE_COUNT * shape] : null;
  }

  /**
   * What raw VNI keys mean, digits after their letter or at the word's end: "truye62n".
   * @param {string} word in lower case
   * @returns {WordKey?}
   */
  function vni(word) {
    if (!/^[a-z]+\d[a-z\d]*$/.test(word)) return null;
    if (/^[^aeiouy\d]*d9[^aeiouy\d]*$/.test(word)) {
      return [word.replace("9", ""), TONE_COUNT * STROKE];
    }
    const folded = word.replace(/\d/g, "");
    const digits = word.replace(/\D/g, "");
    const tones = digits.replace(/[6-9]/g, "");
    let shape = 0;
    if (digits.includes("0") || tones.length > 1 || !isSyllable(folded)) return null;
    if (digits.includes("9")) {
      if (!folded.startsWith("d")) return null;
      shape = STROKE;
    }
    const marks = ["6", "7", "8"].filter((digit) => digits.includes(digit)).join("");
    if (marks === "6" && /[aeo]/.test(folded)) shape += CIRCUMFLEX;
    else if (marks === "7" && /[uo]/.test(folded)) shape += horn(folded);
    else if (marks === "8" && folded.includes("a")) shape += BREVE;
    else if (marks) return null;
    return [folded, Number(tones) + TONE_COUNT * shape];
  }

  /**
   * A word to show, with the marks where Vietnamese puts them.
   * @param {string} folded
   * @param {number} accent
   */
  function compose(folded, accent) {
    const tone = accent % TONE_COUNT;
    const shape = Math.floor(accent / TONE_COUNT);
    const marks = shape & ~STROKE;
    let word = folded;
    if (shape & STROKE) word = word.replace("d", "đ");
    if (marks === CIRCUMFLEX) word = word.replace(/(.*[aeo])/, "$1\u0302");
    else if (marks === BREVE) word = word.replace("a", "a\u0306");
    else if (marks === HORNS) word = word.replace("uo", "u\u031bo\u031b");
    else if (marks === HORN) word = word.replace(/uo$|[uo]/, "$&\u031b");
    const parts = /^(gi(?=[aeouy])|qu|[^aeiouy]*)((?:[aeiouy]|\u0302|\u0306|\u031b)*)(.*)$/.exec(
      word,
    );
    if (tone && parts) {
      const [, initial, vowels, final] = parts;
      // After the marked vowel; else after the last where letters follow, or the last but one.
      const at =
        vowels.search(/(?:\u0302|\u0306|\u031b)[aeiouy]*$/) + 1 ||
        (final ? vowels.length : Math.max(1, vowels.length - 1));
      word = initial + vowels.slice(0, at) + TONES[tone - 1] + vowels.slice(at) + final;
    }
    return word.normalize("NFC");
  }

  return { clean, words, fold, wordKey, isSyllable, telex, vni, compose };
})();
