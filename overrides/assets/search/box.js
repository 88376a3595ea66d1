// The search box: a room over any page, or the whole of the search page. Its words come from the
// data-words of the button that opens it.

/** @typedef {[path: string, name: string]} Way below the site's root, or elsewhere on the web */

const TailieuBox = (() => {
  "use strict";
  const { all, make, one, root } = TailieuDom;

  /** How many results are shown in the dialog, and on the search page; there so many more at a time. */
  const SHOWN = { dialog: 8, page: 20 };
  /** How many results of the other language stand below. */
  const FOREIGN_SHOWN = 3;
  /** How many queries the box keeps, and how much of each. */
  const RECENT = { most: 6, longest: 100 };
  /** How much of a query the address keeps. */
  const LONGEST_IN_ADDRESS = 400;
  /** How much the box holds: more than is looked for (query.js), so that who pastes a page is told. */
  const LONGEST = 2000;
  const QUIET = { class: "tl-quiet" };

  /**
   * @param {string} label
   * @param {() => void} act
   * @param {Record<string, string>} [attributes]
   */
  function button(label, act, attributes) {
    const node = make("button", { type: "button", ...attributes }, label);
    node.addEventListener("click", act);
    return node;
  }

  // Recent queries stay on this device, and only those that led to a page.

  /** @returns {string[]} */
  function recent() {
    try {
      const kept = JSON.parse(TailieuReading.kept("recent") || "[]");
      return kept.slice(0, RECENT.most).map((/** @type {unknown} */ old) => cut(String(old)));
    } catch (damaged) {
      return [];
    }
  }

  /** @param {string} query */
  function cut(query) {
    return query.slice(0, RECENT.longest);
  }

  /** @param {string} typed */
  function remember(typed) {
    const query = TailieuText.clean(cut(typed)).trim();
    const others = recent().filter((old) => old !== query);
    TailieuReading.keep("recent", JSON.stringify([query, ...others].slice(0, RECENT.most)));
  }

  /** @param {string} folder of the index and the code, with a slash at its end */
  function open(folder) {
    /** @type {BoxWords} */
    const words = JSON.parse(String(one("[data-search-open]").dataset.words));
    const [page] = all("[data-search-page]");
    const { language, foreign } = words;
    const lists = Object.entries(words.lists);
    const own = TailieuSearch.open({ base: folder, language });
    const other = TailieuSearch.open({ base: folder, language: foreign });

    let kind = "";
    let literal = false;
    let limit = 0;
    /** The query whose results stand. */
    let answered = "";
    /** Is the first result to open when it comes? */
    let hurry = false;

    const input = make("input", {
      type: "search",
      id: "tl-search-input",
      maxlength: String(LONGEST),
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      "aria-label": words.search,
      placeholder: words.hint,
    });
    const status = make("p", { class: "tl-search__status", role: "status" });
    const filters = make("div", {
      class: "tl-search__kinds",
      role: "group",
      "aria-label": words.kind,
    });
    const results = make("div", { class: "tl-search__results" });
    const head = make(
      "div",
      { class: "tl-search__head" },
      input,
      button("×", () => ask(""), { class: "tl-search__clear", "aria-label": words.clear }),
    );
    const box = make("div", { class: "tl-search" }, head, filters, status, results);
    const room = make("dialog", {
      class: "tl-room tl-search-veil",
      "aria-label": words.search,
    });
    if (page) page.append(box);
    else {
      head.append(button(words.close, shut, { class: "tl-search__close" }));
      room.append(box);
      document.body.append(room);
    }
    box.addEventListener("keydown", keys);
    input.addEventListener("input", () => {
      literal = hurry = false;
      look();
    });
    input.addEventListener("change", keepAddress);
    results.addEventListener("click", ({ target }) => {
      if (!(/** @type {Element} */ (target).closest("ol a"))) return;
      remember(input.value);
      keepAddress();
    });

    // Opening and closing ------------------------------------------------------------------------

    /**
     * @param {string} [query]
     * @param {boolean} [goesOn] is it still being typed
     */
    function show(query, goesOn) {
      if (!page) TailieuRoom.open(room);
      own.warm().catch(() => {}); // The search itself tells what failed.
      // A search page that opens without a question does not call up a phone's keyboard.
      if (page && query === "") look();
      else ask(query);
      if (!goesOn) input.select();
    }

    function shut() {
      TailieuRoom.close(room);
    }

    /** @param {KeyboardEvent} event */
    function keys(event) {
      if (event.isComposing) return;
      const rows = Array.from(all("a, li button", results));
      const now = /** @type {HTMLElement} */ (document.activeElement);
      const at = rows.indexOf(now);
      if (event.key === "ArrowDown") (rows[at + 1] || now).focus();
      else if (event.key === "ArrowUp") (rows[at - 1] || input).focus();
      else if (event.key === "Enter" && now === input) {
        hurry = true;
        openFirst();
      } else if (event.key === "Escape" && !page) shut();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    function openFirst() {
      const [first] = all("ol a", results);
      if (hurry && first && answered === input.value) first.click();
    }

    function keepAddress() {
      const query = new URLSearchParams({ q: input.value.slice(0, LONGEST_IN_ADDRESS) });
      if (page) history.replaceState(null, "", `#${query}`);
    }

    // Asking ---------------------------------------------------------------------------------------

    /** @param {string} [query] to look for instead of what stands in the box, which gets the focus */
    function ask(query = input.value) {
      input.value = query;
      input.focus();
      look();
    }

    function look() {
      limit = page ? SHOWN.page : SHOWN.dialog;
      results.scrollTop = 0;
      if (input.value.trim()) run();
      else start();
    }

    /** @param {() => void} [then] */
    async function run(then) {
      const query = input.value;
      results.setAttribute("aria-busy", "true");
      if (!answered) status.textContent = words.busy;
      const kinds = kind ? [kind] : null;
      try {
        const found = await own.search(query, { limit, literal, kinds });
        if (!found || query !== input.value) return;
        draw(found);
        answered = query;
        openFirst();
        if (then) then();
        if (!foreign) return;
        const more = await other.search(query, { limit: FOREIGN_SHOWN, literal: true, kinds });
        if (more && more.hits.length && query === answered) {
          results.append(make("h2", {}, words.other), TailieuResults.list(more, foreign, words));
        }
      } catch (error) {
        draw(TailieuSearch.nothing(query, [{ file: String(error), reason: "damaged" }]));
        throw error;
      }
    }

    // Drawing --------------------------------------------------------------------------------------

    function clear() {
      filters.textContent = status.textContent = results.textContent = "";
      results.removeAttribute("aria-busy");
    }

    /** The box without a question: the recent ones, and how to ask. */
    function start() {
      kind = answered = "";
      literal = false;
      clear();
      drawRecent();
      if (!page) drawAdvice(words.hints, [lists]);
    }

    function drawRecent() {
      const queries = recent();
      if (!queries.length) return;
      const rows = queries.map((query) =>
        make(
          "li",
          {},
          button(query, () => ask(query)),
        ),
      );
      results.append(
        make("h2", {}, words.recent),
        make("ul", { class: "tl-search__recent" }, ...rows),
        button(
          words.forget,
          () => {
            TailieuReading.keep("recent", "[]");
            ask();
          },
          QUIET,
        ),
      );
    }

    /** @param {Found} found */
    function draw(found) {
      const { hits, total, missing } = found;
      const failed = [...new Set(found.errors.map(({ file }) => file))].join(", ");
      clear();
      if (missing.length) {
        status.append(make("strong", {}, words.absent.replace("#", missing.join("”, “"))), " ");
      } else if (!hits.length && !failed) status.append(make("strong", {}, words.nothing));
      const pages = found.sure ? words.pages : words.near;
      if (hits.length) status.append(`${pages.replace("#", String(total))} `);
      if (found.loose && hits.length) {
        const plain = found.query.replace(/["“”]/g, "");
        const askPlainly = button(`${words.loose} ${plain}`, () => ask(plain), QUIET);
        status.append(`${words.inexact} `, askPlainly);
      }
      drawCorrection(found);
      if (hits.length && found.also.length) {
        status.append(`· ${words.also} `, make("strong", {}, found.also.join(", ")), " ");
      }
      if (found.cut) status.append(`${words.cut} `);
      if (failed) {
        const told = `${hits.length ? words.missing : words.broken} (${failed})`;
        status.append(make("span", { class: "tl-search__error" }, told));
      }
      drawKinds(found.kinds);
      if (hits.length) results.append(TailieuResults.list(found, language, words));
      if (!hits.length || !found.sure) {
        const advice = hits.length || failed ? [] : words.advice;
        drawAdvice(advice, [lists, topicsFor(found), waysFor(found.query)]);
      }
      if (total > hits.length && hits.length >= limit) {
        results.append(button(words.more, () => showMore(hits.length), QUIET));
      }
    }

    /**
     * The nearest topics: those of pages that are near, and those whose names hold two neighbouring
     * words of what was asked for, or its only one.
     * @param {Found} found
     * @returns {Way[]} all where there are none
     */
    function topicsFor({ query, also, hits }) {
      const said = TailieuText.words([query, ...also].join(" "));
      const asked = said.slice(1).map((word, i) => `${said[i]} ${word}`);
      const isNear = (/** @type {string} */ name) =>
        hits.some((hit) => hit.near && hit.tags.includes(name)) ||
        [name.toLowerCase(), TailieuText.fold(name)].some((written) =>
          (asked.length ? asked : said).some((some) => written.includes(some)),
        );
      const topics = Object.entries(words.topics);
      const near = topics.filter(([, name]) => isNear(name));
      return near.length ? near : topics;
    }

    /** @param {string} query @returns {Way[]} with what was asked for as the title of a form */
    function waysFor(query) {
      const title = new URLSearchParams({ title: query.slice(0, LONGEST_IN_ADDRESS) });
      return Object.entries(words.ways).map(([path, name]) => [
        path.includes("?") ? `${path}&${title}` : path,
        name,
      ]);
    }

    /** @param {Found} found */
    function drawCorrection({ shown, query }) {
      if (!shown) return;
      const askLiterally = () => {
        literal = true;
        ask();
      };
      const asTyped = button(`${words.literal} “${query}”`, askLiterally, QUIET);
      status.append(`· ${words.shown} `, make("strong", {}, shown), " ", asTyped);
    }

    /** @param {Record<string, number>} counts */
    function drawKinds(counts) {
      const kinds = Object.keys(words.kinds).filter((name) => name === kind || counts[name]);
      if (kinds.length < 2 && !kind) return;
      for (const name of ["", ...kinds]) {
        const label = name ? `${words.kinds[name]} ${counts[name] || 0}` : words.all;
        const choose = () => {
          kind = name;
          ask();
        };
        filters.append(button(label, choose, { "aria-pressed": String(name === kind) }));
      }
    }

    /**
     * @param {string[]} advice
     * @param {Way[][]} places to go on to, a line each
     */
    function drawAdvice(advice, places) {
      const links = (/** @type {Way[]} */ line) =>
        line.map(([path, name]) => make("a", { href: new URL(path, root).href }, name));
      results.append(
        make(
          "div",
          { class: "tl-search__advice" },
          make("ul", {}, ...advice.map((line) => make("li", {}, line))),
          ...places.map((line) => make("p", {}, ...links(line))),
        ),
      );
    }

    /** @param {number} shown how many results there are already */
    function showMore(shown) {
      limit += SHOWN.page;
      run(() => (all("ol a", results)[shown] || input).focus());
    }

    return { open: show };
  }

  return { open };
})();
