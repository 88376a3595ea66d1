// The entries of a list, and which of them an address such as #chu-de=dat-dai&sap-xep=title asks for.
/** @typedef {Record<string, string>} ListState what the reader chose: facet → value, and the order */
/**
 * What filters and orders ask of a row. `title` is its place among the titles; `row` is null until
 * its script is here.
 * @typedef {object} Entry
 * @property {Record<string, string[]>} facets
 * @property {string} day
 * @property {number} title
 * @property {HTMLTableRowElement?} row
 */

const TailieuListEntries = (() => {
  "use strict";

  // The address ----------------------------------------------------------------------------------

  /** How much of an address is read; that of all filters together is a tenth of it. */
  const LONGEST_HASH = 2000;

  /**
   * @param {string} hash
   * @returns {ListState}
   */
  function readAddress(hash) {
    /** @type {ListState} */
    const state = {};
    for (const pair of hash.slice(1, LONGEST_HASH).split("&")) {
      const cut = pair.indexOf("=");
      // What is damaged is no filter.
      const [name, value] = [pair.slice(0, cut), pair.slice(cut + 1)].map(TailieuDom.decoded);
      if (cut > 0 && name) state[name] = value;
    }
    return state;
  }

  /** @param {ListState} state */
  function addressOf(state) {
    return Object.entries(state)
      .filter(([, value]) => value)
      .map((pair) => pair.map(encodeURIComponent).join("="))
      .join("&");
  }

  // The rows -------------------------------------------------------------------------------------

  const collator = new Intl.Collator("vi", { numeric: true });

  /** @param {string} text values apart by spaces */
  function values(text) {
    return text.split(" ").filter(Boolean);
  }

  /**
   * @param {HTMLTableRowElement[]} rows
   * @param {string[]} facets
   * @returns {Entry[]}
   */
  function ofRows(rows, facets) {
    const titles = rows.map((row) => String(row.dataset.title));
    const order = titles.slice().sort(collator.compare);
    return rows.map((row, i) => ({
      facets: fromPairs(
        facets.map((name) => [name, values(row.getAttribute(`data-f-${name}`) || "")]),
      ),
      day: String(row.dataset.day),
      title: order.indexOf(titles[i]),
      row,
    }));
  }

  /**
   * @param {ListTable} table
   * @returns {Entry[]}
   */
  function ofTable({ titles, days, facets }) {
    const columns = Object.entries(facets).map(([name, [found, places]]) => {
      const split = found.map(values);
      return /** @type {[string, string[][]]} */ ([name, places.map((place) => split[place])]);
    });
    const [dates, dayPlaces] = days;
    return titles.map((title, i) => ({
      facets: fromPairs(columns.map(([name, column]) => [name, column[i]])),
      day: dates[dayPlaces[i]],
      title,
      row: null,
    }));
  }

  /**
   * @param {[name: string, values: string[]][]} pairs
   * @returns {Record<string, string[]>}
   */
  function fromPairs(pairs) {
    return pairs.reduce((made, [name, own]) => Object.assign(made, { [name]: own }), {});
  }

  /**
   * @param {Entry} entry
   * @param {string[]} facets
   * @param {ListState} state
   */
  function matches(entry, facets, state) {
    return facets.every((facet) => !state[facet] || entry.facets[facet].includes(state[facet]));
  }

  /**
   * @param {string} order
   * @returns {(a: Entry, b: Entry) => number} rows without a day come last
   */
  function compare(order) {
    return (a, b) => {
      const byTitle = a.title - b.title;
      const [x, y] = [a.day, b.day];
      if (order === "title" || x === y) return byTitle;
      if (!x || !y) return x ? -1 : 1;
      const newestFirst = x < y ? 1 : -1;
      return order === "oldest" ? -newestFirst : newestFirst;
    };
  }

  return { readAddress, addressOf, ofRows, ofTable, matches, compare };
})();
