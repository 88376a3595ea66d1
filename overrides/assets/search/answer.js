// Answers: which statement of a page, or which of its questions, tells what was asked for; if any.

const TailieuAnswer = (() => {
  "use strict";

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
    const share = TailieuRank.WEIGHTS.answer;
    let top = 0;
    let chosen;
    for (const answer of answers) {
      const [, question, text, , , also = ""] = answer;
      const inQuestion = find(`${question} ${also}`);
      const found = find(`${question} ${also} ${text}`);
      const times = inQuestion.length < share.alike * question.split(" ").length ? 1 : share.same;
      for (const words of readings) {
        let known = 0;
        let open = 0;
        let said = 0;
        let counted = 0;
        for (const token of words) {
          const { fold, word } = token;
          const asksOnly = asks.has(word);
          const value = Math.log2(index.pages) - TailieuQuery.frequency(index, token);
          if (isIn(token, titled)) known += value;
          else if (!asksOnly) {
            const asksFigure = FIGURE.test(fold);
            open += value;
            if (isIn(token, asksFigure ? inQuestion : found)) said += value;
            else if (asksFigure && /\d/.test(text)) counted += value;
            // Another number is another thing.
            else if (/\d/.test(fold)) open = Infinity;
          }
        }
        const closed = said + counted;
        const value = times * (said + share.counted * counted + share.titled * known);
        const enough =
          known + closed >= share.covered * (known + open) && closed >= share.closed * open;
        if (value > top && enough) {
          top = value;
          chosen = answer;
        }
      }
    }
    return chosen;
  }

  return { best };
})();
