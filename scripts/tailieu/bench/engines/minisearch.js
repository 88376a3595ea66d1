// MiniSearch, every term folded, for driver.js.
const BenchEngine = (() => {
  "use strict";
  /** How many hits count. */
  const MOST_HITS = 10;
  const index = new MiniSearch({
    fields: ["title", "text"],
    processTerm: TailieuText.fold,
    searchOptions: {
      boost: { title: 2 },
      // The last word, which may still be typed.
      prefix: (term, i, terms) => i === terms.length - 1,
    },
  });

  return {
    /** @param {BenchPage[]} pages */
    build: (pages) => index.addAllAsync(pages),
    written: () => JSON.stringify(index),
    /** @param {string} query */
    ask: async (query) => ({
      urls: index
        .search(query)
        .slice(0, MOST_HITS)
        .map(({ id }) => id),
    }),
  };
})();
