// How a Vietnamese syllable is spelt, by the table that scripts/tailieu/language/syllables.py makes
// of its grammar. Pure.

/**
 * `placements`: where the tone of a syllable may stand, in lower case: one spelling, or the old and
 * the new; [] for what is no syllable. `toneless`: it without its tone; "" for what is none.
 * @typedef {{ isSyllable: (word: string) => boolean, placements: (word: string) => string[],
 *   toneless: (word: string) => string }} Spelling
 */
const TailieuSpelling = (() => {
  "use strict";

  const TONES = /[\u0301\u0300\u0309\u0303\u0323]/g;
  /** A syllable that ends in a stop carries one of two tones, or, in loans, none. */
  const STOPPED = /[cptk]$|ch$/;
  const OF_STOPPED = "\u0301\u0323";

  /** @type {(table: TextTables["syllables"]) => Spelling} */
  function by(table) {
    /** @type {Map<string, number[]>} */
    const known = new Map();
    for (const [places, syllables] of Object.entries(table)) {
      const spots = places.split(",").map(Number);
      for (const syllable of syllables.split(" ")) known.set(syllable, spots);
    }

    /** @type {(word: string) => { bare: string, tone: string, spots: number[] }} */
    function read(word) {
      const decomposed = word.toLowerCase().normalize("NFD");
      const [tone = "", ...others] = decomposed.match(TONES) || [];
      const bare = decomposed.replace(TONES, "").normalize("NFC");
      const wrong = others.length > 0 || (STOPPED.test(bare) && !OF_STOPPED.includes(tone));
      const spots = wrong ? undefined : known.get(bare);
      return spots ? { bare, tone, spots } : { bare: "", tone: "", spots: [] };
    }
    return {
      isSyllable: (word) => read(word).bare !== "",
      toneless: (word) => read(word).bare,
      placements: (word) => {
        const { bare, tone, spots } = read(word);
        const spelt = spots.map((at) => bare.slice(0, at + 1) + tone + bare.slice(at + 1));
        return tone ? spelt.map((one) => one.normalize("NFC")) : [bare].filter(Boolean);
      },
    };
  }

  return { by };
})();
