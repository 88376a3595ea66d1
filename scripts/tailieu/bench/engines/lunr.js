// lunr as Material for MkDocs sets it up for Vietnamese: its own worker, for driver.js.
const BenchEngine = (() => {
  "use strict";
  const MOST_HITS = 10;
  /** The worker's messages. */
  const SETUP = 0;
  const QUERY = 2;
  const worker = new Worker("material/workers/search.js");

  /**
   * @param {number} type
   * @param {any} data
   * @returns {Promise<any>} what the worker answers
   */
  function say(type, data) {
    return new Promise((resolve, reject) => {
      worker.onmessage = (message) => resolve(message.data.data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ type, data });
    });
  }

  /** @param {BenchPage[]} pages @returns {any} what MkDocs writes into search_index.json */
  function indexed(pages) {
    const docs = pages.reduce((/** @type {any[]} */ all, { id, title, sections }) => {
      all.push({ location: id, title, text: "" });
      sections.forEach((section) => {
        if (section.title === title || !section.anchor) all[all.length - 1].text += section.text;
        else {
          const location = `${id}#${section.anchor}`;
          all.push({ location, title: section.title, text: section.text });
        }
      });
      return all;
    }, []);
    // The defaults of Material's plugin, and of its words for Vietnamese.
    const config = {
      lang: ["vi"],
      separator: "[\\s\\-]+",
      pipeline: ["stopWordFilter"],
      fields: { title: { boost: 1e3 }, text: { boost: 1 }, tags: { boost: 1e6 } },
    };
    return { config, docs };
  }

  return {
    /** @param {BenchPage[]} pages */
    build: (pages) => say(SETUP, Object.assign({ options: { suggest: false } }, indexed(pages))),
    /** @param {BenchPage[]} pages */
    written: (pages) => JSON.stringify(indexed(pages)),
    /** @param {string} query */
    ask: async (query) => {
      const { items } = await say(QUERY, query);
      return { urls: items.slice(0, MOST_HITS).map(([{ location }]) => location.split("#")[0]) };
    },
  };
})();
