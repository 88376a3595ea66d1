// Filters and sorting of a list, with an address that keeps them: #chu-de=dat-dai&sap-xep=title.
// A list that is divided over several pages brings what the filters ask of all its rows when first
// asked, and the rows themselves, by scripts of a few each, as they are shown.
(() => {
  "use strict";
  const { all, load, make } = TailieuDom;

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

  /** How many rows are shown at first, and how many more at a time. */
  const PAGE = 100;
  const SORT = "sap-xep";

  // The address ----------------------------------------------------------------------------------

  /**
   * @param {string} hash
   * @returns {ListState}
   */
  function readAddress(hash) {
    /** @type {ListState} */
    const state = {};
    for (const pair of hash.slice(1).split("&")) {
      const cut = pair.indexOf("=");
      if (cut < 1) continue;
      try {
        state[decodeURIComponent(pair.slice(0, cut))] = decodeURIComponent(pair.slice(cut + 1));
      } catch (damaged) {
        // A damaged address means no filter.
      }
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

  const collator = new Intl.Collator("vi");

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

  /**
   * A value as readers know it; months as 01/2026.
   * @param {Record<string, string>} labels
   * @param {string} value
   */
  function labelOf(labels, value) {
    return labels[value] || TailieuClock.shown(value, document.documentElement.lang);
  }

  /**
   * The values of a facet in the order of its labels; months the newest first.
   * @param {string[]} found
   * @param {Record<string, string>} labels
   */
  function inOrder(found, labels) {
    const known = Object.keys(labels);
    return found.sort((a, b) => {
      if (known.length) return known.indexOf(a) - known.indexOf(b);
      return a < b ? 1 : -1;
    });
  }

  // The form -------------------------------------------------------------------------------------

  /**
   * @param {string} id
   * @param {string} label
   */
  function field(id, label) {
    const select = make("select", { id });
    return { select, node: make("div", {}, make("label", { for: id }, label), select) };
  }

  /** @param {HTMLElement} box that holds the list */
  function start(box) {
    /** @type {Record<string, string>} */
    const words = JSON.parse(String(box.dataset.words));
    /** @type {Record<string, [name: string, labels: Record<string, string>]>} */
    const facets = JSON.parse(String(box.dataset.facets));
    const names = Object.keys(facets);
    const table = /** @type {HTMLTableElement} */ (box.querySelector("table"));
    const [body] = table.tBodies;
    const folder = box.dataset.rows;
    const perFile = Number(box.dataset.rowsInFile);
    const atHand = Array.from(body.rows);
    let entries = ofRows(atHand, names);
    let complete = !folder;
    let limit = PAGE;
    /** How often the list was drawn: rows that come late are for a list that is gone. */
    let turn = 0;

    const fields = names.map((facet) => field(`loc-${facet}`, facets[facet][0]));
    const sort = field(SORT, words.sort);
    const dated = body.querySelector("[data-day]:not([data-day=''])");
    for (const order of dated ? ["newest", "oldest", "title"] : ["title"]) {
      sort.select.append(make("option", { value: order }, words[order]));
    }
    const clear = make("button", { type: "button", class: "tl-quiet" }, words.clear);
    const used = make("span", { class: "tl-filters__count" });
    const summary = make("summary", {}, `${words.filter} `, used);
    const form = make(
      "details",
      { class: "tl-filters" },
      summary,
      make("div", { class: "tl-filters__fields" }, ...fields.map(({ node }) => node), sort.node),
      clear,
    );
    const count = make("p", { class: "tl-filters__shown", role: "status" });
    const more = make("button", { type: "button", class: "tl-button", hidden: true }, words.more);
    table.before(form, count);
    table.after(more);
    const wide = window.matchMedia("(min-width: 60em)");
    const fold = () => {
      form.open = wide.matches;
    };
    if (wide.addEventListener) wide.addEventListener("change", fold);
    fold();

    // Drawing ------------------------------------------------------------------------------------

    /** @param {ListState} state */
    function fillSelects(state) {
      names.forEach((facet, i) => {
        const [, labels] = facets[facet];
        const { select } = fields[i];
        const others = names.filter((name) => name !== facet);
        /** @type {Map<string, number>} */
        const counts = new Map();
        for (const entry of entries.filter((one) => matches(one, others, state))) {
          for (const value of entry.facets[facet]) counts.set(value, (counts.get(value) || 0) + 1);
        }
        if (state[facet] && !counts.has(state[facet])) counts.set(state[facet], 0);
        const options = inOrder(Array.from(counts.keys()), labels).map((value) =>
          make("option", { value }, `${labelOf(labels, value)} (${counts.get(value)})`),
        );
        select.textContent = "";
        select.append(make("option", { value: "" }, words.all), ...options);
        select.value = state[facet] || "";
      });
    }

    /** @param {ListState} state */
    async function draw(state) {
      turn += 1;
      const own = turn;
      const order = state[SORT] || sort.select.options[0].value;
      const filters = names.filter((facet) => state[facet]).length;
      sort.select.value = order;
      used.textContent = filters ? `(${filters})` : "";
      clear.hidden = !filters;
      fillSelects(state);
      const found = entries.filter((entry) => matches(entry, names, state)).sort(compare(order));
      const shown = found.slice(0, limit);
      await bringRows(shown);
      if (own !== turn) return;
      body.textContent = "";
      for (const { row } of shown) if (row) body.append(row);
      more.hidden = complete && found.length <= limit;
      const known = complete ? found.length : Number(box.dataset.count);
      count.textContent = known ? `${known} ${words.shown}` : words.none;
      TailieuBadges.refresh(body);
    }

    /** @type {Promise<void>?} */
    let coming = null;

    /**
     * With all entries, or with those at hand where their scripts do not come.
     * @param {() => void} act
     */
    async function withAll(act) {
      if (!complete) {
        coming = coming || bringTables().catch(() => {});
        await coming;
        complete = true;
      }
      act();
    }

    async function bringTables() {
      const tables = (window.tailieuTables = window.tailieuTables || []);
      const numbers = Array.from({ length: Number(box.dataset.tables) }, (_, i) => i);
      await Promise.all(numbers.map((number) => load(`${folder}/loc-${number}.js`)));
      const found = tables.map(ofTable);
      entries = found.reduce((before, next) => before.concat(next), []);
      // The page has the first of them.
      atHand.forEach((row, i) => {
        entries[i].row = row;
      });
    }

    /**
     * Brings the rows of these entries; those that do not come are asked for again the next time.
     * @param {Entry[]} shown
     */
    async function bringRows(shown) {
      const missing = new Set(shown.filter((entry) => !entry.row));
      const files = new Set();
      entries.forEach((entry, i) => {
        if (missing.has(entry)) files.add(Math.floor(i / perFile));
      });
      await Promise.all(Array.from(files, (file) => bringFile(file).catch(() => {})));
    }

    /** @param {number} file */
    async function bringFile(file) {
      const rows = (window.tailieuRows = window.tailieuRows || []);
      await load(`${folder}/hang-${file}.js`);
      const holder = make("tbody");
      // eslint-disable-next-line no-restricted-syntax -- the build's own HTML
      holder.innerHTML = rows[file].join("");
      Array.from(holder.rows).forEach((row, i) => {
        const entry = entries[file * perFile + i];
        entry.row = entry.row || row;
      });
    }

    function fromAddress() {
      const state = readAddress(location.hash);
      if (Object.keys(state).length) withAll(() => draw(state));
      else draw(state);
    }

    function drawAll() {
      withAll(() => draw(readAddress(location.hash)));
    }

    function change() {
      /** @type {ListState} */
      const state = {};
      names.forEach((facet, i) => {
        state[facet] = fields[i].select.value;
      });
      if (sort.select.value !== sort.select.options[0].value) state[SORT] = sort.select.value;
      limit = PAGE;
      const hash = addressOf(state);
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
      withAll(() => draw(state));
    }

    form.addEventListener("change", change);
    // The counts are true only with all rows at hand; on phones they are fetched as the form opens.
    form.addEventListener("focusin", () => {
      if (!complete) drawAll();
    });
    clear.addEventListener("click", () => {
      for (const { select } of fields) select.value = "";
      change();
      summary.focus();
    });
    more.addEventListener("click", () => {
      limit += PAGE;
      drawAll();
    });
    window.addEventListener("hashchange", fromAddress);
    fromAddress();
  }

  for (const box of all("[data-list]")) {
    if (box.querySelector("tbody")) start(box);
  }
})();
