// The room in which a document or a source is described that the site has not got yet, and the list
// of those that go out with the sheet.
const TailieuFormPages = (() => {
  "use strict";
  const { one } = TailieuDom;
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

  /**
   * Asks for a page; `take` is given it once it is whole.
   * @type {(form: Form, take: (page: NewPage) => void) => void}
   */
  function ask(form, take) {
    const { words, data, lang, root } = form;
    const room = /** @type {HTMLDialogElement} */ (one("#phieu-page", root));
    const box = one("[data-new-page]", room);
    /** @type {NewPage} */
    const page = { kind: "document", values: {} };
    /** The form of this page, within that of the sheet. @type {Form} */
    const small = { ...form, places: new Map(), found: [], everything: false, changed: check };

    function check() {
      /** @type {FormFinding[]} */
      const found = [];
      TailieuNewPage.check(page, data, (rule, field, values = {}, special = {}) => {
        const { message = "" } = special;
        const told = typeof message === "string" ? message : message[lang];
        found.push({ field, rule, severity: "error", values, message: told, fix: "" });
      });
      /** @type {(field: string, message: string) => void} */
      const refuse = (field, message) => {
        found.push({ field, rule: "", severity: "error", values: {}, message, fix: "" });
      };
      const name = TailieuNewPage.taken(page, data);
      const named = page.kind === "source" ? "page.url" : "page.number";
      if (name) refuse(named, controls.fill(words.page_taken, name));
      const wrong = found.some(({ field }) => field === "page.official_url");
      if (!wrong && TailieuNewPage.isStrange(page, data)) {
        refuse("page.official_url", words.page_strange);
      }
      small.found = found;
      TailieuFormFindings.showAtFields(small);
      return !found.length;
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
      small.everything = false;
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
      box.append(
        controls.choices(small, "page.what", said, "radio", kinds),
        ...ASKED[page.kind].map(([name, kind]) => asked(name, kind)),
      );
    }

    one("[data-add-page]", room).onclick = () => {
      small.everything = true;
      if (check()) {
        window.addEventListener("popstate", () => take(page), { once: true });
        TailieuRoom.close(room);
      } else {
        one("[aria-invalid]", box).focus();
      }
    };
    draw();
    history.scrollRestoration = "manual";
    TailieuRoom.open(room);
  }

  /** What goes out with the sheet. @type {(form: Form) => void} */
  function show(form) {
    const { root, state } = form;
    const rows = state.pages.map((page) => {
      const drop = () => {
        state.pages = state.pages.filter((other) => other !== page);
        enlist(form);
        form.changed();
      };
      return controls.chip(form, `${page.values.title} (${TailieuNewPage.pathOf(page)})`, drop);
    });
    const list = one("[data-new-pages] ul", root);
    list.textContent = "";
    list.append(...rows);
    one("[data-new-pages]", root).hidden = !rows.length;
  }

  /** Lets the new pages of this sheet be cited. @type {(form: Form) => void} */
  function enlist(form) {
    TailieuNewPage.enlist(form.state.pages, form.data, form.words.new_page);
    show(form);
  }

  return { ask, enlist };
})();
