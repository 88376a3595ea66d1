// The site's own search, for driver.js.
const BenchEngine = (() => {
  "use strict";
  const language = document.documentElement.lang;
  const engine = TailieuSearch.open({ base: "../assets/search/", language });

  /** @param {string} query */
  async function ask(query) {
    const found = await engine.search(query);
    // A newer search has begun, while a query is typed.
    if (!found) return { urls: [] };
    return {
      urls: found.hits.map((hit) => hit.url),
      shown: found.shown,
      errors: found.errors.map(({ file, reason }) => `${file}: ${reason}`),
    };
  }

  return { ask };
})();
