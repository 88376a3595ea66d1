// Filters and sorting of a list, with an address that keeps them: #chu-de=dat-dai&sap-xep=title.
// A list that is divided over several pages brings all its rows from one script when first asked.
(() => {
  "use strict";
  const { all, load, make } = TailieuDom;

  /** @typedef {Record<string, string>} ListState what the reader chose: facet → value, and the order */

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

  /**
   * @param {Element} row
   * @param {string} facet
   */
  function values(row, facet) {
    return (row.getAttribute(`data-f-${facet}`) || "").split(" ").filter(Boolean);
  }

  /**
   * @param {Element} row
   * @param {string[]} facets
   * @param {ListState} state
   */
  function matches(row, facets, state) {
    return facets.every((facet) => !state[facet] || values(row, facet).includes(state[facet]));
  }

  const collator = new Intl.Collator("vi");

  /**
   * @param {string} order
   * @returns {(a: HTMLElement, b: HTMLElement) => number} rows without a day come last
   */
  function compare(order) {
    return (a, b) => {
      const byTitle = collator.compare(String(a.dataset.title), String(b.dataset.title));
      const [x, y] = [a.dataset.day, b.dataset.day];
      if (order === "title" || x === y) return byTitle;
      if (!x || !y) return x ? -1 : 1;
      const newestFirst = x < y ? 1 : -1;
      return order === "oldest" ? -newestFirst : newestFirst;
    };
  }

  /**
   * A value as readers know it; months as 1/2026.
   * @param {Record<string, string>} labels
   * @param {string} value
   */
  function labelOf(labels, value) {
    return labels[value] || value.replace(/^(\d{4})-0?(\d+)$/, "$2/$1");
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
    let rows = Array.from(body.rows);
    const script = box.dataset.rows;
    let complete = !script;
    let limit = Math.max(PAGE, complete ? PAGE : rows.length);

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
        for (const row of rows.filter((one) => matches(one, others, state))) {
          for (const value of values(row, facet)) counts.set(value, (counts.get(value) || 0) + 1);
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
    function draw(state) {
      const order = state[SORT] || sort.select.options[0].value;
      const filters = names.filter((facet) => state[facet]).length;
      sort.select.value = order;
      used.textContent = filters ? `(${filters})` : "";
      clear.hidden = !filters;
      fillSelects(state);
      const found = rows.filter((row) => matches(row, names, state)).sort(compare(order));
      body.textContent = "";
      body.append(...found.slice(0, limit));
      more.hidden = complete && found.length <= limit;
      const known = complete ? found.length : Number(box.dataset.count);
      count.textContent = known ? `${known} ${words.shown}` : words.none;
      TailieuBadges.refresh(body);
    }

    /** @type {Promise<void>?} */
    let coming = null;

    /**
     * With all rows, or with those at hand where the script does not come.
     * @param {() => void} act
     */
    async function withAllRows(act) {
      if (!complete && script) {
        coming = coming || load(script).then(takeRows, () => {});
        await coming;
        complete = true;
      }
      act();
    }

    function takeRows() {
      const holder = make("tbody");
      // eslint-disable-next-line no-restricted-syntax -- the build's own HTML
      holder.innerHTML = (window.tailieuRows || []).join("");
      rows = Array.from(holder.rows);
    }

    function fromAddress() {
      const state = readAddress(location.hash);
      if (Object.keys(state).length) withAllRows(() => draw(state));
      else draw(state);
    }

    function drawAll() {
      withAllRows(() => draw(readAddress(location.hash)));
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
      withAllRows(() => draw(state));
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
