// Answers: which statement of a page, or which of its questions, tells what was asked for; if any.

/**
 * Readings of a query, and what a word of them tells: 0 for one that all pages have.
 * @typedef {{readings: Token[][], worth: (token: Token) => number}} Asked
 */

const TailieuAnswer = (() => {
  "use strict";

  /** When something answers a query, in shares of what the query's words tell; see `worth`. */
  const ANSWERS = {
    /** so much of it must stand in the answer, its question or the page's title … */
    covered: 0.75,
    /** … and of what the title leaves open, so much in the answer or its question */
    open: 0.5,
    /** any figure answers who, which and how many, so much as a question with that word */
    figure: 0.5,
    /** a question of which so many words are asked is the same one, and counts so many times */
    alike: 0.5,
    same: 2,
    /** what the title says already counts so much where it stands beside more of the query */
    titled: 0.03,
  };
  /** ai, bao nhiêu, mấy, nào */
  const FIGURE = /^(ai|nhieu|may|nao)$/;
  /** What asks, and tells nothing of what is asked. */
  const ASKING = "bao bị cần có được gì khi không là làm nên ở phải sao thế thì tôi".split(" ");
  const asks = new Set(ASKING.concat(ASKING.map(TailieuText.fold)));

  /**
   * @param {Token} token
   * @param {Match[]} found
   */
  function isIn({ fold, open }, found) {
    const begins = open && !/\d/.test(fold);
    return found.some((match) => match.fold === fold || (begins && match.fold.startsWith(fold)));
  }

  /**
   * The answers, of several, that fit a query best; undefined where none does.
   * @param {Asked} asked
   * @param {string[][]} answers anchor, question or "", text
   * @param {Match[]} titled what of the query the page's title holds
   * @param {(text: string) => Match[]} find
   */
  function best({ readings, worth }, answers, titled, find) {
    /** @param {Token[]} tokens */
    const sum = (tokens) => tokens.reduce((total, token) => total + worth(token), 0);
    let top = -1;
    let chosen;
    for (const answer of answers) {
      const [, question, text] = answer;
      const inQuestion = find(question);
      const found = find(`${question} ${text}`);
      const beside = found.filter(({ place }, i) =>
        [found[i - 1], found[i + 1]].some((next) => next && Math.abs(next.place - place) === 1),
      );
      const isSame = inQuestion.length >= ANSWERS.alike * question.split(" ").length;
      for (const reading of readings) {
        const words = reading.filter(({ word }) => !asks.has(word));
        const known = words.filter((token) => isIn(token, titled));
        const open = words.filter((token) => !known.includes(token));
        const repeated =
          reading === readings[0] ? known.filter((token) => isIn(token, beside)) : [];
        const said = open.filter((token) =>
          isIn(token, FIGURE.test(token.fold) ? inQuestion : found),
        );
        const missing = open.filter((token) => !said.includes(token));
        const counted = missing.filter(({ fold }) => FIGURE.test(fold) && /\d/.test(text));
        const closed = sum(said) + sum(counted);
        const value =
          (isSame ? ANSWERS.same : 1) *
          (sum(said) + ANSWERS.figure * sum(counted) + ANSWERS.titled * sum(repeated));
        if (
          value > top &&
          // Another number is another thing.
          !missing.some(({ fold }) => /\d/.test(fold)) &&
          sum(known) + closed >= ANSWERS.covered * sum(words) &&
          closed >= ANSWERS.open * sum(open)
        ) {
          top = value;
          chosen = answer;
        }
      }
    }
    return chosen;
  }

  return { best };
})();
