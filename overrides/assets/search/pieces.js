// Pages that are cut into pieces, such as laws into chapters: one hit for all of them. A page is followed
// by its pieces.

const TailieuPieces = (() => {
  "use strict";

  /**
   * @param {SearchIndex} index
   * @param {number} page
   * @returns {number} the page that it is a piece of, or itself
   */
  const whole = ({ pieces }, page) => page - pieces[page];

  /**
   * Leaves one page of each that is cut into pieces: the one that fits best, or the page itself where
   * its number is asked for.
   * @param {SearchIndex} index
   * @param {Float32Array} scores
   * @param {Set<number>} direct
   */
  function keepBest({ pieces }, scores, direct) {
    let best = 0;
    for (let page = 0; page < scores.length; page++) {
      if (!pieces[page]) best = page;
      else {
        const worse = scores[page] > scores[best] && !direct.has(best) ? best : page;
        best += page - worse;
        scores[worse] = 0;
      }
    }
  }

  return { whole, keepBest };
})();
