// The room in which a document or a source is described that the site has not got yet, and the list
// of those that go out with the sheet.
const TailieuFormPages = (() => {
  "use strict";
  const { all, make, one } = TailieuDom;
  const controls = TailieuFormControls;

  /** What is asked, in this order; [name, kind of control]. @type {Record<string, string[][]>} */
  const ASKED = {
    document: [
      ["title", "area"],
      ["number", "text"],
      ["type", "choice"],
      ["issuer", "text"],
      ["system", "choice"],
      ["issued", "date"],
      ["official_url", "url"],
      ["mark", "marks"],
      ["pages", "lines"],
    ],
    source: [
      ["title", "area"],
      ["url", "url"],
      ["kind", "choice"],
      ["mark", "marks"],
      ["pages", "lines"],
    ],
  };

  /** What was begun and not added, for the next time that the room is opened. @type {NewPage} */
  let begun = { kind: "document", values: {} };

  /**
   * What is wrong with a page, by fields below "page". `own`: its name in addresses, of one that the
   * sheet has already.
   * @type {(form: Form, page: NewPage, own: string) => FormFinding[]}
   */
  function find({ data, lang, words }, page, own) {
    /** @type {FormFinding[]} */
    const found = [];
    TailieuNewPage.check(page, data, TailieuCheck.teller(found, data, lang));
    /** @type {(field: string, message: string) => void} */
    const refuse = (field, message) => {
      found.push({ field, rule: "", severity: "error", values: {}, message, fix: "" });
    };
    const name = TailieuNewPage.taken(page, data, own);
    const named = page.kind === "source" ? "page.url" : "page.number";
    if (name) refuse(named, controls.fill(words.page_taken, name));
    const wrong = found.some(({ field }) => field === "page.official_url");
    if (!wrong && TailieuNewPage.isStrange(page, data)) {
      refuse("page.official_url", words.page_strange);
    }
    return found;
  }

  /**
   * What is found in the new pages of the sheet, each at its row.
   * @type {(form: Form) => FormFinding[]}
   */
  function findings(form) {
    /** @type {FormFinding[]} */
    const found = [];
    form.state.pages.forEach((page, at) => {
      for (const finding of find(form, page, TailieuNewPage.slugOf(page))) {
        found.push({ ...finding, field: `pages.${at}` });
      }
    });
    return found;
  }

  /**
   * Asks for a page in the room, or what to change in it; `take` is called once it is whole.
   * @type {(form: Form, page: NewPage, own: string, take: () => void) => void}
   */
  function ask(form, page, own, take) {
    const { words, data, lang, root } = form;
    const room = /** @type {HTMLDialogElement} */ (one("#phieu-page", root));
    const box = make("div");
    /** The form of this page, within that of the sheet. @type {Form} */
    const small = {
      ...form,
      root: box,
      places: new Map(),
      found: [],
      everything: false,
      changed: check,
    };

    /** Has it no error? */
    function check() {
      small.found = find(form, page, own);
      TailieuFormFindings.showAtFields(small);
      return !TailieuFormFindings.errors(small);
    }

    /** @type {(name: string, kind: string) => HTMLElement} */
    function asked(name, kind) {
      const said = { ...words.page_fields[page.kind][name] };
      const place = `page.${name}`;
      if (kind === "marks") {
        const options = Object.entries(words.marks).map(([code, label]) => ({
          label,
          checked: page.values.mark === code,
          take: () => {
            page.values.mark = code;
          },
        }));
        return controls.choices(small, place, { ...said, name: said.label }, "radio", options);
      }
      const codes = Object.entries(data.choices[name] || {});
      const options = codes.map(([value, label]) => ({ value, label: label[lang] }));
      const control =
        kind === "choice"
          ? controls.select(words.choose, options)
          : kind === "area" || kind === "lines"
            ? controls.area(2)
            : controls.input(kind);
      return controls.field(small, place, said, controls.bound(small, control, page.values, name));
    }

    function draw() {
      small.places.clear();
      // All of what was there before has been seen.
      small.everything = Boolean(own);
      const kinds = Object.keys(ASKED).map((kind) => ({
        label: words[`kind_${kind}`],
        checked: page.kind === kind,
        take: () => {
          page.kind = /** @type {NewPage["kind"]} */ (kind);
          draw();
          /** @type {HTMLElement} */ (box.querySelector("input:checked")).focus();
        },
      }));
      const said = { label: words.page_kind, help: "", name: "" };
      box.textContent = "";
      // What cites a page knows its kind.
      if (!own) box.append(controls.choices(small, "page.what", said, "radio", kinds));
      box.append(...ASKED[page.kind].map(([name, kind]) => asked(name, kind)));
    }

    one("[data-add-page]", room).onclick = () => {
      small.everything = true;
      if (check()) {
        window.addEventListener("popstate", take, { once: true });
        TailieuRoom.close(room);
      } else {
        one("[aria-invalid]", box).focus();
      }
    };
    one("#phieu-page-name", room).textContent = own ? words.page_change : words.page_add;
    one("[data-add-page]", room).textContent = own ? words.page_changed : words.page_take;
    const holder = one("[data-new-page]", room);
    holder.textContent = "";
    holder.append(box);
    draw();
    TailieuFormFindings.watch(small);
    if (own) check();
    history.scrollRestoration = "manual";
    TailieuRoom.open(room);
  }

  /** Asks for a page that is not there yet. @type {(form: Form, take: (page: NewPage) => void) => void} */
  function add(form, take) {
    ask(form, begun, "", () => {
      const page = begun;
      begun = { kind: "document", values: {} };
      form.state.pages.push(page);
      enlist(form);
      show(form);
      take(page);
    });
  }

  /** @type {(form: Form, page: NewPage) => void} */
  function change(form, page) {
    const { state } = form;
    const before = TailieuNewPage.slugOf(page);
    const changed = { ...page, values: { ...page.values } };
    ask(form, changed, before, () => {
      page.values = changed.values;
      for (const citation of state.sheet.citations) {
        if (citation[page.kind] === before) citation[page.kind] = TailieuNewPage.slugOf(page);
      }
      enlist(form);
      show(form);
      TailieuFormCitations.draw(form);
      for (const drawChips of form.chips) drawChips();
      form.changed();
      toRow(form, page);
    });
  }

  /** Takes a page back, with what cites it, and offers to undo that. @type {(form: Form, page: NewPage) => void} */
  function remove(form, page) {
    const { root, state, words } = form;
    const slug = TailieuNewPage.slugOf(page);
    const at = state.pages.indexOf(page);
    state.pages.splice(at, 1);
    enlist(form);
    const citing = state.sheet.citations.filter((citation) => citation[page.kind] === slug);
    const cite = TailieuFormCitations.remove(form, citing);
    show(form);
    const undo = controls.button(words.undo, `${words.undo}: ${page.values.title}`, () => {
      state.pages.splice(at, 0, page);
      enlist(form);
      cite();
      show(form);
      toRow(form, page);
    });
    undo.className = "tl-button";
    const said = controls.fill(words.page_gone, page.values.title);
    one("[data-page-gone]", root).append(make("span", {}, said), " ", undo);
    one("[data-new-pages]", root).hidden = false;
    undo.focus();
  }

  /** @type {(form: Form, page: NewPage) => void} */
  function toRow({ root, state }, page) {
    one("button", all("[data-new-pages] li[data-page]", root)[state.pages.indexOf(page)]).focus();
  }

  /** The pages that go out with the sheet, to be changed or taken back. @type {(form: Form) => void} */
  function show(form) {
    const { root, state, words } = form;
    controls.forget(form, "pages.");
    const rows = state.pages.map((page, at) => {
      const { title } = page.values;
      const mend = controls.button(words.change_page, `${words.change_page}: ${title}`, () =>
        change(form, page),
      );
      const drop = controls.button(words.drop_page, `${words.drop_page}: ${title}`, () =>
        remove(form, page),
      );
      const place = `pages.${at}`;
      const found = controls.register(form, place, title, [mend]);
      // It has been left with the room.
      /** @type {Place} */ (form.places.get(place)).left = true;
      for (const button of [mend, drop]) button.className = "tl-button";
      return make(
        "li",
        { "data-page": "" },
        make("strong", {}, title),
        make("code", {}, TailieuNewPage.pathOf(page)),
        found,
        make("div", { class: "tl-actions" }, mend, drop),
      );
    });
    const list = one("[data-new-pages] ul", root);
    list.textContent = "";
    list.append(...rows);
    one("[data-page-gone]", root).textContent = "";
    for (const node of all("[data-new-pages], [data-new-pages] > .tl-field__help", root)) {
      node.hidden = !rows.length;
    }
  }

  /** Lets the new pages of this sheet be cited. @type {(form: Form) => void} */
  function enlist({ state, data, words }) {
    TailieuNewPage.enlist(state.pages, data, words.new_page);
  }

  return { add, findings, show, enlist };
})();
