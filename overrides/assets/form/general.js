// Part 1 of the form: what the sheet says of itself, drawn from the schema.
const TailieuFormGeneral = (() => {
  "use strict";
  const { make, one } = TailieuDom;
  const controls = TailieuFormControls;

  const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1));

  /**
   * A field's label, its help with the schema's limit, and its plain name.
   * @type {(form: Form, name: string) => { label: string, help: string, name: string }}
   */
  function saidOf({ words, data: { schema } }, name) {
    const { label, help } = words.fields.Sheet[name];
    const { maxLength, minimum, maximum } = TailieuSheet.shape(schema, schema.properties[name]);
    let limit = maxLength ? controls.fill(words.at_most, maxLength) : "";
    if (maximum) limit = words.between.replace("{least}", minimum).replace("{most}", maximum);
    return {
      label: schema.required.includes(name) ? label : `${label} (${words.optional})`,
      help: [help, limit].filter(Boolean).join(" "),
      name: label,
    };
  }

  /**
   * Boxes of which several can be ticked.
   * @type {(form: Form, name: string, codes: string[], label: (code: string) => string)
   *   => HTMLElement}
   */
  function several(form, name, codes, label) {
    const { fields } = form.state.sheet;
    const options = codes.map((code) => ({
      label: label(code),
      checked: fields[name].includes(code),
      take: (/** @type {boolean} */ chosen) => {
        const has = (/** @type {string} */ other) =>
          other === code ? chosen : fields[name].includes(other);
        fields[name] = codes.filter(has);
      },
    }));
    return controls.choices(form, name, saidOf(form, name), "checkbox", options);
  }

  /** The sheets that this one replaces. @type {(form: Form, name: string) => HTMLElement} */
  function others(form, name) {
    const { state, data, words } = form;
    const said = saidOf(form, name);
    const chips = make("ul", { class: "tl-chips" });
    const chosen = () => /** @type {string[]} */ (state.sheet.fields[name]);

    function drawChips() {
      chips.textContent = "";
      for (const slug of chosen()) {
        const known = data.sheets.find((sheet) => sheet.slug === slug);
        const drop = () => {
          take(chosen().filter((other) => other !== slug));
          one("input", finder).focus();
        };
        chips.append(controls.chip(form, known ? known.title : slug, drop));
      }
    }

    /** @param {string[]} slugs */
    function take(slugs) {
      state.sheet.fields[name] = slugs;
      drawChips();
      form.changed();
    }
    const entries = () =>
      data.sheets
        .filter(({ slug }) => !chosen().includes(slug) && slug !== state.sheet.slug)
        .map(({ slug, title }) => ({
          find: TailieuPick.findable([title, slug]),
          title,
          take: () => take([...chosen(), slug]),
        }));
    const finder = TailieuPick.picker(controls.identity(name), said.label, entries, words);
    drawChips();
    return make(
      "div",
      { class: "tl-field" },
      finder,
      make("p", { class: "tl-field__help" }, said.help),
      chips,
      controls.register(form, name, said.name, [one("input", finder)]),
    );
  }

  /** @type {(form: Form, name: string, kind: string) => Control} */
  function control(form, name, kind) {
    const { data, words, lang } = form;
    const { minimum, maximum, enum: codes = [] } = data.schema.properties[name];
    if (kind === "text") return controls.area(2);
    if (kind === "choice") {
      const labels = data.choices[name];
      const options = codes.map((code) => ({ value: code, label: labels[code][lang] }));
      return controls.select(words.choose, options);
    }
    const input = controls.input(kind);
    if (minimum) input.min = String(minimum);
    if (maximum) input.max = String(maximum);
    return input;
  }

  /** The file's name follows the title until somebody types one. @type {(form: Form) => void} */
  function follow({ state }) {
    if (state.named) return;
    state.sheet.slug = TailieuSheet.slugOf(String(state.sheet.fields.title));
    const slug = /** @type {HTMLInputElement} */ (one(`#${controls.identity("slug")}`));
    slug.value = state.sheet.slug;
  }

  /** @type {(form: Form) => HTMLElement} */
  function slugField(form) {
    const { state, words } = form;
    const named = () => {
      state.named = true;
    };
    const input = controls.bound(form, controls.input("text"), state.sheet, "slug", named);
    input.spellcheck = false;
    return controls.field(form, "slug", { label: words.slug, help: words.slug_help }, input);
  }

  /** @type {(form: Form, name: string, kind: string) => HTMLElement} */
  function drawField(form, name, kind) {
    const { data, lang } = form;
    if (kind === "season") return several(form, name, MONTHS, (month) => month);
    if (kind === "several") {
      const { items = {} } = data.schema.properties[name];
      return several(form, name, items.enum || [], (code) => data.choices[name][code][lang]);
    }
    if (kind === "sheets") return others(form, name);
    const then = name === "title" ? () => follow(form) : undefined;
    const { fields } = form.state.sheet;
    const bound = controls.bound(form, control(form, name, kind), fields, name, then);
    const box = controls.field(form, name, saidOf(form, name), bound);
    if (name === "minutes") box.append(make("p", { class: "tl-field__help tl-spoken" }));
    return box;
  }

  /** @type {(form: Form) => void} */
  function draw(form) {
    const box = one("[data-part=general]", form.root);
    box.textContent = "";
    for (const name of Object.keys(form.data.schema.properties)) {
      const kind = TailieuSheet.kindOf(form.data.schema, name);
      if (["kept", "citations", "amounts"].includes(kind)) continue;
      box.append(drawField(form, name, kind));
      if (name === "title") box.append(slugField(form));
    }
    const { sheet } = form.state;
    const redraw = () => {
      for (const { name } of unknown) form.places.delete(name);
      draw(form);
      one("#phan-general", form.root).focus();
    };
    const { unknown = [] } = sheet;
    box.append(...controls.unknown(form, "", sheet, redraw));
  }

  /** Part 7: what was changed in a sheet that readers know. @type {(form: Form) => void} */
  function drawChange(form) {
    const { words, state, root } = form;
    const said = { label: words.change, help: words.change_help };
    const box = one("[data-part=changed]", root);
    box.textContent = "";
    box.append(
      controls.field(
        form,
        "changed",
        said,
        controls.bound(form, controls.area(2), state, "change"),
      ),
    );
    showChange(form);
  }

  /** It is asked of a sheet of the site once something else has been changed. @type {(form: Form) => void} */
  function showChange({ root, state, data }) {
    const { sheet, opened, before, change } = state;
    const published = data.sheets.some(({ slug }) => slug === opened);
    const { text } = TailieuSheetFile.file(sheet, data.schema, data.headings);
    const asked = published && (Boolean(change) || text !== before);
    const part = /** @type {HTMLElement} */ (one("[data-part=changed]", root).closest(".tl-part"));
    part.hidden = !asked;
    one("[data-say-change]", root).hidden = !asked;
  }

  return { draw, drawChange, showChange };
})();
