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

  /** @param {string} fold */
  const tells = (fold) => !asks.has(fold) && !FIGURE.test(fold);

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
      const inQuestion = find(question);
      const found = find(`${question} ${text}`);
      const telling = TailieuText.words(TailieuText.fold(question)).filter(tells);
      const alike = inQuestion.filter(({ fold }) => tells(fold)).length;
      const isSame = telling.length && alike >= share.alike * telling.length;
      for (const words of readings) {
        let times = isSame ? share.same : 1;
        let known = 0;
        let open = 0;
        let said = 0;
        for (const token of words) {
          const { fold, word } = token;
          // As it is typed: folded, it would be many other words too.
          const asked = also.includes(`,${word},`);
          if (asked) times += 1;
          // What stands on every page tells something too: a bit.
          const value = Math.log2(2 * index.pages) - TailieuQuery.frequency(index, token);
          if (isIn(token, titled)) known += value;
          else if (!asks.has(word)) {
            const asksFigure = FIGURE.test(fold);
            open += value;
            const counted = asksFigure && /\d/.test(text);
            if (asked || counted || isIn(token, asksFigure ? inQuestion : found)) {
              said += value;
              // Another number is another thing.
            } else if (/\d/.test(fold)) open = Infinity;
          }
        }
        const value = times * (said + share.titled * known);
        const enough =
          known + said >= share.covered * (known + open) && said >= share.closed * open;
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
