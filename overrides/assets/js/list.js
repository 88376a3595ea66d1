// Filters and sorting of a list, with an address that keeps them: #chu-de=dat-dai&sap-xep=title.
// The template has drawn the fields with their counts. A list that is divided over several pages
// brings what the filters ask of all its rows when first asked, and the rows themselves, by scripts
// of a few each, as they are shown.
(() => {
  "use strict";
  const { all, load, make, one } = TailieuDom;

  const { addressOf, compare, matches, ofRows, ofTable, readAddress } = TailieuListEntries;

  /** How many rows are shown at first, and how many more at a time. */
  const PAGE = 100;
  /** So many are printed, on some hundred pages. */
  const PAPER = 1000;
  const SORT = "sap-xep";

  // The fields -----------------------------------------------------------------------------------

  /** A field that filters. @typedef {{ key: string, name: string, select: HTMLSelectElement }} Field */

  /** @param {HTMLElement} box that holds the list @returns {Field[]} */
  function fieldsOf(box) {
    const selects = /** @type {NodeListOf<HTMLSelectElement>} */ (all("[data-facet]", box));
    return Array.from(selects, (select) => ({
      key: String(select.dataset.facet),
      name: String(one(`label[for="${select.id}"]`, box).textContent),
      select,
    }));
  }

  /**
   * What a filter says: «Chủ đề: Đất đai».
   * @param {Field} field
   * @param {string} value
   */
  function saying({ name, select }, value) {
    const option = Array.from(select.options).find((choice) => choice.value === value);
    return `${name}: ${(option && option.dataset.label) || value}`;
  }

  /** @param {HTMLElement} box that holds the list */
  function start(box) {
    /** @type {Record<string, string>} */
    const words = JSON.parse(String(box.dataset.words));
    const fields = fieldsOf(box);
    const names = fields.map(({ key }) => key);
    const sort = /** @type {HTMLSelectElement} */ (one(`#${SORT}`, box));
    const [body] = /** @type {HTMLTableElement} */ (one("table", box)).tBodies;
    const more = one("[data-more]", box);
    const room = /** @type {HTMLDialogElement} */ (one("dialog", box));
    const folder = box.dataset.rows;
    const perFile = Number(box.dataset.rowsInFile);
    const atHand = Array.from(body.rows);
    let entries = ofRows(atHand, names);
    let complete = !folder;
    /** Whether the rest of a divided list did not come. */
    let broken = false;
    let limit = PAGE;
    /** What the filters leave, in order. @type {Entry[]} */
    let found = [];
    /** How often the list was drawn: rows that come late are for a list that is gone. */
    let turn = 0;
    /** @type {ListState} */
    let state = {};

    /** @param {number} count such as 13, as «13 phiếu» */
    function counted(count) {
      const text = String(box.dataset.counted).replace("{count}", String(count));
      return broken ? words["in-part"].replace("{count}", text) : text;
    }

    // Drawing ------------------------------------------------------------------------------------

    /** Says beside each value how many rows it leaves. */
    function fillFields() {
      for (const { key, select } of fields) {
        const others = names.filter((name) => name !== key);
        const left = entries.filter((entry) => matches(entry, others, state));
        for (const option of Array.from(select.options).slice(1)) {
          const count = left.filter((entry) => entry.facets[key].includes(option.value)).length;
          option.textContent = `${option.dataset.label} (${count})`;
        }
        select.value = state[key] || "";
      }
      sort.value = state[SORT] || sort.options[0].value;
    }

    /**
     * A button that takes a filter away.
     * @param {Field} field
     * @param {(label: string) => (Node | string)[]} face
     */
    function remover(field, face) {
      const label = saying(field, state[field.key]);
      const button = make(
        "button",
        { type: "button", "aria-label": words.off.replace("{filter}", label) },
        ...face(label),
      );
      button.addEventListener("click", () => {
        ask({ ...state, [field.key]: "" });
        const next = box.querySelector("[data-set] button");
        /** @type {HTMLElement} */ (next || one("[data-shown]", box)).focus();
      });
      return button;
    }

    function clearer() {
      const button = make("button", { type: "button", class: "tl-quiet" }, words.clear);
      button.addEventListener("click", clear);
      return button;
    }

    /** The filters that are set, each to be taken away. */
    function drawSet() {
      const list = one("[data-set]", box);
      const set = fields.filter(({ key }) => state[key]);
      const cross = () => make("span", { "aria-hidden": "true" }, "×");
      const chips = set.map((field) => remover(field, (label) => [label, cross()]));
      const items = set.length ? [...chips, clearer()] : [];
      list.textContent = "";
      list.append(...items.map((item) => make("li", {}, item)));
      list.hidden = !set.length;
      one("[data-clear]", box).hidden = !set.length;
    }

    /** Where nothing is found: which filter to take away, those first that leave most. */
    function drawNone() {
      const set = fields
        .filter(({ key }) => state[key])
        .map((field) => {
          const others = names.filter((name) => name !== field.key);
          return { field, left: entries.filter((entry) => matches(entry, others, state)).length };
        })
        .sort((a, b) => b.left - a.left);
      const none = one("[data-none]", box);
      none.textContent = "";
      none.append(
        make("p", {}, set.length > 1 ? words.none : words.noneOfOne),
        ...set.map(({ field, left }) => {
          const button = remover(field, (label) => [`${label} → ${counted(left)}`]);
          button.className = "tl-button";
          return button;
        }),
      );
    }

    /** How many rows the filters leave, of those too that are not here yet. */
    function whole() {
      return complete ? found.length : Number(box.dataset.count);
    }

    async function draw() {
      turn += 1;
      const own = turn;
      fillFields();
      drawSet();
      const left = entries
        .filter((entry) => matches(entry, names, state))
        .sort(compare(sort.value));
      const shown = left.slice(0, limit);
      await bringRows(shown);
      if (own !== turn) return;
      found = left;
      body.textContent = "";
      for (const { row } of shown) if (row) body.append(row);
      more.hidden = complete && found.length <= limit;
      const count = counted(whole());
      one("[data-shown]", box).textContent = count;
      one("[data-see]", box).textContent = words.see.replace("{count}", count);
      one("[data-none]", box).hidden = found.length > 0;
      if (!found.length) drawNone();
      TailieuBadges.refresh(body);
      delete document.documentElement.dataset.asked;
    }

    // Rows that are not here yet -----------------------------------------------------------------

    /** @type {Promise<void>?} */
    let coming = null;

    /** Draws all entries, or those at hand where the others do not come. */
    async function drawAll() {
      if (!complete) {
        one("[data-shown]", box).textContent = words.busy;
        coming =
          coming ||
          bringTables().catch(() => {
            broken = true;
          });
        await coming;
        complete = true;
      }
      return draw();
    }

    async function bringTables() {
      const tables = (window.tailieuTables = window.tailieuTables || []);
      const numbers = Array.from({ length: Number(box.dataset.tables) }, (_, i) => i);
      await Promise.all(numbers.map((number) => load(`${folder}/loc-${number}.js`)));
      const brought = tables.map(ofTable);
      entries = brought.reduce((before, next) => before.concat(next), []);
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

    // On paper -----------------------------------------------------------------------------------

    /** What stands on paper alone. @type {Element[]} */
    let printed = [];

    /** Puts on paper what the filters leave, of what is here, and says how much is not. */
    function toPaper() {
      const there = found.slice(0, PAPER).filter(({ row }) => row);
      const rows = there.map(({ row }) => /** @type {HTMLTableRowElement} */ (row));
      printed = rows.filter((row) => !row.isConnected);
      body.append(...printed);
      TailieuBadges.refresh(body);
      const count = body.rows.length;
      if (count < whole()) {
        const line = make("p", {}, words["on-paper"].replace("{count}", String(count)));
        one("[data-shown]", box).after(line);
        printed.push(line);
      }
    }

    function offPaper() {
      for (const node of printed) node.remove();
      printed = [];
    }

    /** Brings what paper has room for. A browser's own menu does not wait for it; this key does. */
    async function printAll() {
      await drawAll();
      await bringRows(found.slice(0, PAPER));
      window.print();
    }

    window.addEventListener("beforeprint", toPaper);
    window.addEventListener("afterprint", offPaper);
    document.addEventListener("keydown", (event) => {
      const isHere = complete && found.slice(0, PAPER).every(({ row }) => row);
      if (isHere || event.key !== "p" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      printAll();
    });

    // What the reader asks -----------------------------------------------------------------------

    function keepAddress() {
      // An open room has an entry of the history to itself; the address is that of the page below.
      if (room.open) return;
      const hash = addressOf(state);
      history.replaceState(null, "", hash ? `#${hash}` : TailieuDom.withoutPlace());
    }

    /** @param {ListState} wanted */
    function ask(wanted) {
      state = wanted;
      limit = PAGE;
      keepAddress();
      drawAll();
    }

    function clear() {
      ask({ [SORT]: state[SORT] });
      one("[data-shown]", box).focus();
    }

    function fromAddress() {
      state = readAddress(location.hash);
      if (Object.keys(state).length) drawAll();
      else draw();
    }

    const holder = one("[data-fields]", box);
    holder.addEventListener("change", () => {
      /** @type {ListState} */
      const wanted = {};
      for (const { key, select } of fields) wanted[key] = select.value;
      if (sort.value !== sort.options[0].value) wanted[SORT] = sort.value;
      ask(wanted);
    });
    one("[data-clear]", box).addEventListener("click", clear);
    more.addEventListener("click", () => {
      limit += PAGE;
      drawAll();
    });
    room.addEventListener("close", () => {
      if (history.state) window.addEventListener("popstate", keepAddress, { once: true });
      else keepAddress();
    });
    window.addEventListener("hashchange", fromAddress);

    // The fields stand above the table, or on phones in the room.
    const wide = window.matchMedia("(min-width: 60em)");
    const bar = /** @type {HTMLElement} */ (holder.parentElement);
    const place = () => {
      if (wide.matches) bar.prepend(holder);
      else one("[data-room-fields]", room).append(holder);
      if (wide.matches && room.open) TailieuRoom.close(room);
    };
    if (wide.addEventListener) wide.addEventListener("change", place);
    place();
    fromAddress();
  }

  for (const box of all("[data-list]")) {
    if (box.querySelector("tbody")) start(box);
  }
})();
