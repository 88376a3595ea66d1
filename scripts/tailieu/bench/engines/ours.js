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
      answers: found.hits.map((hit) => (hit.answer.text ? hit.anchor : "")),
      shown: found.shown,
      errors: found.errors.map(({ file, reason }) => `${file}: ${reason}`),
    };
  }

  /**
   * @param {any} group of weights
   * @param {string} [before] what their names begin with
   * @returns {Record<string, number>} such as "fit.bare": 0.8
   */
  function weights(group = TailieuRank.WEIGHTS, before = "") {
    return Object.keys(group).reduce((/** @type {Record<string, number>} */ all, key) => {
      const value = group[key];
      if (typeof value === "number") all[before + key] = value;
      else Object.assign(all, weights(value, `${before}${key}.`));
      return all;
    }, {});
  }

  /** @param {Record<string, number>} wanted weights as `weights` names them */
  function weigh(wanted) {
    Object.keys(wanted).forEach((path) => {
      const keys = path.split(".");
      const last = keys.pop();
      const group = keys.reduce((/** @type {any} */ all, key) => all[key], TailieuRank.WEIGHTS);
      group[last] = wanted[path];
    });
  }

  return { ask, weights, weigh };
})();
