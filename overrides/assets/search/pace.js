// Long work in slices: while the search reads and counts, the page goes on answering its reader.
const TailieuPace = (() => {
  "use strict";

  /** How long the search may work without a rest, in milliseconds: a frame is 16. */
  const SLICE_MS = 12;
  let start = 0;

  /** Is it time for a rest? */
  function isDue() {
    return performance.now() - start >= SLICE_MS;
  }

  /**
   * Lets the page do what waits; the work goes on in a task of its own.
   * @returns {Promise<void>}
   */
  function rest() {
    return new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        start = performance.now();
        resolve();
      };
      channel.port2.postMessage(0);
    });
  }

  return { isDue, rest };
})();
