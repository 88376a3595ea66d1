// Orama, every term folded, for driver.js.
const BenchEngine = (() => {
  "use strict";
  const MOST_HITS = 10;
  const database = Orama.create({
    schema: { title: "string", text: "string" },
    components: {
      tokenizer: {
        language: "english",
        normalizationCache: new Map(),
        /** @param {string} text @returns {string[]} each once, as its own tokenizer does */
        tokenize: (text) =>
          Array.from(new Set(TailieuText.words(TailieuText.clean(text)).map(TailieuText.fold))),
      },
    },
  });

  return {
    /** @param {BenchPage[]} pages */
    build: (pages) =>
      Orama.insertMultiple(
        database,
        pages.map(({ id, title, text }) => ({ id, title, text })),
      ),
    written: () => JSON.stringify(Orama.save(database).index),
    /** @param {string} query */
    ask: async (query) => {
      const { hits } = await Orama.search(database, {
        term: query,
        boost: { title: 2 },
        limit: MOST_HITS,
      });
      return { urls: hits.map(({ id }) => id) };
    },
  };
})();
