// Answers: which statement of a page, or which of its questions, tells what was asked for; if any.

const TailieuAnswer = (() => {
  "use strict";

  // When something answers a query, in shares of what the query's words tell: the more, the fewer pages
  // hold them.
  /** So much of it must stand in the answer, its question or the page's title … */
  const COVERED = 0.75;
  /** … and of what the title leaves open, so much in the answer or its question. */
  const CLOSED = 0.5;
  /** Any figure answers who, which and how many, so much as a question with that word. */
  const COUNTED = 0.5;
  /** A question of which so many words are asked is the same one, and counts so many times. */
  const ALIKE = 0.5;
  const SAME = 2;
  /** What the title says already counts so much where an answer repeats it. */
  const REPEATED = 0.03;

  /** ai, bao nhiêu, nào */
  const FIGURE = /^(ai|nhieu|nao)$/;
  /** What asks, and tells nothing of what is asked. */
  const ASKING = "bao bị cần có được gì khi làm phải tôi".split(" ");
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
   * @param {SearchIndex} index
   * @param {Token[][]} readings of the query
   * @param {string[][]} answers anchor, question or "", text, two days, other words that ask for it
   * @param {Match[]} titled what of the query the page's title holds
   * @param {(text: string) => Match[]} find
   */
  function best(index, readings, answers, titled, find) {
    let top = 0;
    let chosen;
    for (const answer of answers) {
      const [, question, text, , , also = ""] = answer;
      const inQuestion = find(`${question} ${also}`);
      const found = find(`${question} ${also} ${text}`);
      const times = inQuestion.length < ALIKE * question.split(" ").length ? 1 : SAME;
      for (const words of readings) {
        let known = 0;
        let repeated = 0;
        let open = 0;
        let said = 0;
        let counted = 0;
        for (const token of words) {
          const { fold, word } = token;
          const asksOnly = asks.has(word);
          const value = Math.log2(index.pages) - TailieuQuery.frequency(index, token);
          if (isIn(token, titled)) {
            known += value;
            if (!asksOnly && isIn(token, found)) repeated += value;
          } else if (!asksOnly) {
            const asksFigure = FIGURE.test(fold);
            open += value;
            if (isIn(token, asksFigure ? inQuestion : found)) said += value;
            else if (asksFigure && /\d/.test(text)) counted += value;
            // Another number is another thing.
            else if (/\d/.test(fold)) open = Infinity;
          }
        }
        const closed = said + counted;
        const value = times * (said + COUNTED * counted + REPEATED * (known + repeated));
        if (value > top && known + closed >= COVERED * (known + open) && closed >= CLOSED * open) {
          top = value;
          chosen = answer;
        }
      }
    }
    return chosen;
  }

  return { best };
})();
