// What `tailieu bench search` asks of an engine, which stands in the same page as `BenchEngine`.

/**
 * @typedef {object} BenchAnswer
 * @property {string[]} urls of the pages found, best first
 * @property {string} [shown] the corrected query, or ""
 * @property {string[]} [errors]
 */

/**
 * A page to be indexed.
 * @typedef {object} BenchPage
 * @property {string} id
 * @property {string} title
 * @property {string} text all of it but the title
 * @property {{anchor: string, title: string, text: string}[]} sections
 */

const BenchDriver = (() => {
  "use strict";
  /** Between two letters that are typed, and before long tasks are counted; milliseconds. */
  const REST_MS = 100;
  /** @type {number[]} */
  const tasks = [];

  /** @param {PerformanceEntryList} entries */
  function keep(entries) {
    entries.forEach((entry) => tasks.push(entry.duration));
  }

  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  observer.observe({ entryTypes: ["longtask"] });

  function rest() {
    return new Promise((resolve) => setTimeout(resolve, REST_MS));
  }

  /** @param {string} query typed letter by letter */
  async function type(query) {
    let asked = null;
    for (let end = 1; end <= query.length; end++) {
      asked = BenchEngine.ask(query.slice(0, end));
      await rest();
    }
    await asked;
  }

  /** @returns {Promise<number[]>} how long each long task took, in milliseconds */
  async function longTasks() {
    await rest();
    keep(observer.takeRecords());
    return tasks;
  }

  /** @param {string[]} queries one after the other */
  async function run(queries) {
    const answers = [];
    for (const query of queries) {
      const start = performance.now();
      const answer = await BenchEngine.ask(query);
      answers.push(Object.assign({ ms: performance.now() - start }, answer));
    }
    return answers;
  }

  /** @param {string} text @returns {Promise<number>} its bytes when compressed */
  async function gzipBytes(text) {
    const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
    return (await new Response(packed).arrayBuffer()).byteLength;
  }

  /** Builds the index of an engine that does so in the page, from what pages.json holds. */
  async function build() {
    const pages = await (await fetch("pages.json")).json();
    const start = performance.now();
    await BenchEngine.build(pages);
    const seconds = (performance.now() - start) / 1000;
    const text = await BenchEngine.written(pages);
    const bytes = new Blob([text]).size;
    return { build_s: seconds, bytes, gzip_bytes: await gzipBytes(text), files: 1 };
  }

  return { run, type, longTasks, build };
})();
