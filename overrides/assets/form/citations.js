// Part 6 of the form, what is cited, and the box below each statement by which it is cited.
const TailieuFormCitations = (() => {
  "use strict";
  const { make, one } = TailieuDom;
  const controls = TailieuFormControls;

  /** The fields of a citation that are typed, by what it cites; `clause` is chosen. */
  const TYPED = { source: ["title", "url"], document: ["clause", "at", "quote"] };

  /** @type {(document: CitableDocument) => string} */
  function documentName({ title, number }) {
    return number && !title.includes(number) ? `${title} (${number})` : title;
  }

  /** @type {(form: Form, citation: Citation) => CitableDocument | undefined} */
  const documentOf = ({ data }, { document }) =>
    data.documents.find(({ slug }) => slug === document);

  /** @type {(form: Form, citation: Citation) => CitableSource | undefined} */
  const sourceOf = ({ data }, { source }) => data.sources.find(({ slug }) => slug === source);

  /** @type {(form: Form, citation: Citation) => string} */
  function nameOf(form, citation) {
    const source = sourceOf(form, citation);
    if (source) return (citation.title ? `${citation.title} – ` : "") + source.title;
    const document = documentOf(form, citation);
    if (!document) return citation.document || citation.source || citation.label;
    const clause = (document.clauses || []).find(({ id }) => id === citation.clause);
    const place = clause ? clause.label : citation.at;
    return documentName(document) + (place ? `, ${place}` : "");
  }

  /** @type {(form: Form, label: string) => string} */
  function labelName(form, label) {
    const citation = form.state.sheet.citations.find((other) => other.label === label);
    return citation ? nameOf(form, citation) : label;
  }

  // Choosing ------------------------------------------------------------------------------------

  /**
   * All that the site lets a sheet cite, each as a new citation.
   * @type {(form: Form, take: (label: string) => void) => PickEntry[]}
   */
  function citable(form, take) {
    const { data, words, lang } = form;
    /** @type {(kind: "document" | "source", slug: string) => () => void} */
    const adding = (kind, slug) => () => take(add(form, kind, slug));
    const documents = data.documents.map((document) => {
      const day = document.issued ? TailieuClock.shown(document.issued, lang) : "";
      return {
        badge: document.badge,
        find: TailieuPick.findable([document.title, document.number, day]),
        title: documentName(document),
        note: [words.kind_document, day].filter(Boolean).join(" · "),
        take: adding("document", document.slug),
      };
    });
    const sources = data.sources.map(({ slug, title, host, badge }) => ({
      badge,
      find: TailieuPick.findable([title, host]),
      title,
      note: [words.kind_source, host].filter(Boolean).join(" · "),
      take: adding("source", slug),
    }));
    return [...documents, ...sources];
  }

  /**
   * Cites something; the new citation's label. `read`: where it was read, if that is known.
   * @type {(form: Form, kind: "document" | "source", slug: string,
   *   read?: { mark?: string, pages?: string }) => string}
   */
  function add(form, kind, slug, { mark = "", pages = "" } = {}) {
    const { citations } = form.state.sheet;
    const taken = citations.map(({ label }) => label);
    const label = TailieuSheet.freeLabel(slug, taken);
    citations.push({ label, mark, pages, [kind]: slug });
    draw(form);
    return label;
  }

  /**
   * What is there now, with what had gone of what was there before, in its place.
   * @template Held
   * @param {Held[]} before
   * @param {Held[]} gone
   * @param {Held[]} now
   */
  function restored(before, gone, now) {
    const back = before.filter((held) => gone.includes(held) || now.includes(held));
    return [...back, ...now.filter((held) => !before.includes(held))];
  }

  /**
   * Takes citations out of the sheet; gives what puts them back, each where it was.
   * @type {(form: Form, gone: Citation[]) => () => void}
   */
  function remove(form, gone) {
    const { sheet } = form.state;
    const labels = gone.map(({ label }) => label);
    const items = /** @type {{ cites: string[] }[]} */ (
      [
        ...sheet.messages,
        .../** @type {(Fact | Raw)[]} */ ([]).concat(...Object.values(sheet.others)),
        ...sheet.facts,
        ...sheet.amounts,
        ...sheet.questions,
      ].filter((item) => !("raw" in item))
    );
    const before = { citations: sheet.citations, cites: items.map(({ cites }) => cites) };

    function redraw() {
      draw(form);
      for (const drawChips of form.chips) drawChips();
      form.changed();
    }
    sheet.citations = sheet.citations.filter((citation) => !gone.includes(citation));
    for (const item of items) item.cites = item.cites.filter((label) => !labels.includes(label));
    redraw();
    return () => {
      sheet.citations = restored(before.citations, gone, sheet.citations);
      items.forEach((item, at) => {
        item.cites = restored(before.cites[at], labels, item.cites);
      });
      redraw();
    };
  }

  /**
   * What a statement rests on, and the box that adds to it.
   * @type {(form: Form, item: { cites: string[] }, place: string) => HTMLElement}
   */
  function citing(form, item, place) {
    const { words, root } = form;
    const chips = make("ul", { class: "tl-chips" });

    function drawChips() {
      chips.textContent = "";
      for (const label of item.cites) {
        const drop = () => {
          item.cites = item.cites.filter((other) => other !== label);
          drawChips();
          form.changed();
          one("input", finder).focus();
        };
        chips.append(controls.chip(form, labelName(form, label), drop));
      }
    }

    /** @param {string} label */
    function take(label) {
      item.cites.push(label);
      drawChips();
      form.changed();
      const said = controls.fill(words.cited, labelName(form, label));
      one("[data-form-status]", root).textContent = said;
    }

    /** @type {(citation: Citation) => PickEntry} */
    function again(citation) {
      const { number } = documentOf(form, citation) || { number: "" };
      const { host } = sourceOf(form, citation) || { host: "" };
      const title = nameOf(form, citation);
      const find = TailieuPick.findable([title, number, host]);
      return { find, title, note: words.cited_already, take: () => take(citation.label) };
    }
    const entries = () => {
      const held = form.state.sheet.citations.filter(({ label }) => !item.cites.includes(label));
      return [...held.map(again), ...citable(form, take)];
    };
    const id = `${controls.identity(place)}-cite`;
    const finder = TailieuPick.picker(id, words.basis, entries, words);
    const missing = controls.button(words.add_page, "", () => {
      TailieuFormPages.add(form, (page) => {
        // A document's page itself tells where it was read.
        const read = page.kind === "source" ? page.values : {};
        take(add(form, page.kind, TailieuNewPage.slugOf(page), read));
        missing.focus();
      });
    });
    missing.className = "tl-citing__missing";
    drawChips();
    form.chips.push(drawChips);
    return make("div", { class: "tl-citing" }, chips, finder, missing);
  }

  // The list ------------------------------------------------------------------------------------

  /** @type {(form: Form, citation: Citation) => HTMLElement} */
  function citationBox(form, citation) {
    const { words, data, places } = form;
    const place = `citations.${citation.label}`;
    const document = documentOf(form, citation);
    const held = document || sourceOf(form, citation);
    const name = nameOf(form, citation);
    const legend = make("legend", {}, name);
    const box = make("fieldset", { class: "tl-item" }, legend);

    function renamed() {
      legend.textContent = nameOf(form, citation);
      for (const [other, known] of places) {
        if (`${other}.`.startsWith(`${place}.`)) known.name = nameOf(form, citation);
      }
      for (const drawChips of form.chips) drawChips();
    }

    /** @type {(key: string, control: Control, said: { label: string, help: string }) => void} */
    function append(key, control, said) {
      box.append(controls.field(form, `${place}.${key}`, { ...said, name }, control));
    }

    if (held && held.warning) box.append(make("p", { class: "tl-field__help" }, held.warning));
    for (const key of citation.source ? TYPED.source : TYPED.document) {
      const clauses = document ? document.clauses : [];
      if (key === "clause" && clauses && !clauses.length) continue;
      // A law has too many to choose from: the last part of the address of one is typed.
      const control =
        key === "clause" && clauses
          ? controls.select(
              words.no_clause,
              clauses.map(({ id, label }) => ({ value: id, label })),
            )
          : controls.input(key === "url" ? "url" : "text");
      append(
        key,
        controls.bound(form, control, citation, key, renamed),
        words.fields.Citation[key],
      );
    }
    const { mark, pages } = words.fields.Evidence;
    const marks = data.schema.$defs.Evidence.properties.mark.enum || [];
    const options = marks.map((code) => ({
      label: words.marks[code],
      checked: citation.mark === code,
      take: () => {
        citation.mark = code;
      },
    }));
    box.append(
      controls.choices(form, `${place}.evidence.mark`, { ...mark, name }, "radio", options),
    );
    append("evidence.pages", controls.bound(form, controls.area(2), citation, "pages"), pages);
    const redraw = () => {
      draw(form);
      one("#phan-citations").focus();
    };
    box.append(...controls.unknown(form, `${place}.`, citation, redraw));
    box.append(controls.register(form, place, name, []));
    const drop = controls.button(words.drop_citation, `${words.drop_citation}: ${name}`, () => {
      remove(form, [citation]);
      one("#phan-citations").focus();
    });
    drop.className = "tl-button";
    box.append(drop);
    return box;
  }

  /** @type {(form: Form) => void} */
  function draw(form) {
    const { citations } = form.state.sheet;
    const box = one("[data-part=citations]", form.root);
    controls.forget(form, "citations.");
    box.textContent = "";
    box.append(...citations.map((citation) => citationBox(form, citation)));
    one("[data-uncited]", form.root).hidden = citations.length > 0;
  }

  return { draw, citing, remove, nameOf, labelName };
})();
