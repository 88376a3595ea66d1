// The form's controls: each with its label, its help and the findings about it.

/**
 * A place in the form that findings can be about. Its findings show once it has been left, so that
 * an empty form is no wall of faults.
 * @typedef {object} Place
 * @property {string} name what the list of all findings calls it
 * @property {HTMLElement} list
 * @property {HTMLElement[]} controls
 * @property {boolean} left
 *
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 *
 * What the parts of the form share.
 * @typedef {object} Form
 * @property {HTMLElement} root
 * @property {SheetData} data
 * @property {Record<string, any>} words those of scripts/tailieu/editor/form_words.py
 * @property {Lang} lang
 * @property {FormState} state
 * @property {Map<string, Place>} places by their dotted paths
 * @property {boolean} everything are all findings to show?
 * @property {FormFinding[] | null} found null where this browser cannot check
 * @property {(() => void)[]} chips draw again what statements cite
 * @property {() => void} changed something has been typed or chosen
 */
const TailieuFormControls = (() => {
  "use strict";
  const { make } = TailieuDom;

  /** Pixels between a bar and what it would cover. */
  const CLEAR = 8;

  /** @type {(place: string) => string} */
  const identity = (place) => `phieu-${place.replace(/[^a-z0-9]+/gi, "-")}`;

  /** @type {(template: string, value: string | number) => string} */
  const fill = (template, value) => template.replace("{}", String(value));

  /**
   * Makes a place known; gives the list of its findings.
   * @type {(form: Form, place: string, name: string, controls: HTMLElement[]) => HTMLElement}
   */
  function register(form, place, name, controls) {
    const list = make("ul", { class: "tl-found", id: `${identity(place)}-found`, hidden: true });
    form.places.set(place, { name, list, controls, left: false });
    for (const control of controls) {
      const others = control.getAttribute("aria-describedby");
      control.setAttribute("aria-describedby", [others, list.id].filter(Boolean).join(" "));
    }
    return list;
  }

  /** @type {(form: Form, prefix: string) => void} */
  function forget({ places }, prefix) {
    for (const place of [...places.keys()]) if (place.startsWith(prefix)) places.delete(place);
  }

  /**
   * A control with its label and help. `name` names it among all findings, instead of its label.
   * @type {(form: Form, place: string, said: { label: string, help?: string, name?: string },
   *   control: Control) => HTMLElement}
   */
  function field(form, place, { label, help, name = label }, control) {
    control.id = identity(place);
    const box = make("div", { class: "tl-field" }, make("label", { for: control.id }, label));
    if (help) {
      const note = make("p", { class: "tl-field__help", id: `${control.id}-help` }, help);
      control.setAttribute("aria-describedby", note.id);
      box.append(note);
    }
    box.append(control, register(form, place, name, [control]));
    return box;
  }

  /**
   * Lets what is typed into a control go into `holder[key]`.
   * @template {Control} Typed
   * @param {Form} form
   * @param {Typed} control
   * @param {Record<string, any>} holder
   * @param {string} key
   * @param {() => void} [then] what else is to follow
   * @returns {Typed}
   */
  function bound(form, control, holder, key, then = () => {}) {
    control.value = holder[key] || "";
    control.addEventListener("input", () => {
      holder[key] = control.value;
      then();
      form.changed();
    });
    return control;
  }

  /** @type {(rows: number) => HTMLTextAreaElement} */
  const area = (rows) => make("textarea", { rows });

  /** @type {(type: string) => HTMLInputElement} */
  const input = (type) => make("input", { type, autocomplete: "off" });

  /** @type {(none: string, options: { value: string, label: string }[]) => HTMLSelectElement} */
  function select(none, options) {
    const shown = options.map(({ value, label }) => make("option", { value }, label));
    return make("select", {}, make("option", { value: "" }, none), ...shown);
  }

  /**
   * A group of boxes or buttons to choose by.
   * @type {(form: Form, place: string, said: { label: string, help: string, name: string },
   *   type: string, options: { label: string, checked: boolean, take: (chosen: boolean) => void }[])
   *   => HTMLElement}
   */
  function choices(form, place, { label, help, name }, type, options) {
    const box = make("fieldset", { class: "tl-field tl-choices" }, make("legend", {}, label));
    if (help) box.append(make("p", { class: "tl-field__help" }, help));
    const controls = options.map((option) => {
      const control = make("input", { type, name: identity(place) });
      control.checked = option.checked;
      control.addEventListener("change", () => {
        option.take(control.checked);
        form.changed();
      });
      box.append(make("label", {}, control, ` ${option.label}`));
      return control;
    });
    box.append(register(form, place, name, controls));
    return box;
  }

  /**
   * Fields that the form does not know, below the path of what holds them; each can be dropped.
   * @type {(form: Form, within: string, holder: { unknown?: UnknownField[] }, redraw: () => void)
   *   => HTMLElement[]}
   */
  function unknown(form, within, holder, redraw) {
    const { words } = form;
    return (holder.unknown || []).map((held) => {
      const control = area(2);
      control.value = held.text.trim();
      control.readOnly = true;
      const label = fill(words.unknown, held.name);
      const said = { label, help: words.unknown_help, name: `“${held.name}”` };
      const box = field(form, within + held.name, said, control);
      const drop = button(words.drop, `${words.drop}: ${held.name}`, () => {
        holder.unknown = (holder.unknown || []).filter((other) => other !== held);
        redraw();
        form.changed();
      });
      drop.className = "tl-button";
      box.append(drop);
      return box;
    });
  }

  /** @type {(sign: string, label: string, act: () => void) => HTMLButtonElement} */
  function button(sign, label, act) {
    const node = make("button", { type: "button", "aria-label": label || undefined }, sign);
    node.addEventListener("click", act);
    return node;
  }

  /**
   * Something chosen, with a button that drops it.
   * @type {(form: Form, name: string, drop: () => void) => HTMLElement}
   */
  function chip({ words }, name, drop) {
    return make("li", {}, make("span", {}, name), button("×", `${words.drop}: ${name}`, drop));
  }

  /**
   * What has the focus is seen below a bar that stays on the screen, however high its text makes it.
   * (By styles not: a browser goes to a field's caret, which has no margin.)
   * @param {HTMLElement} bar
   * @param {HTMLElement} root holds the bar and what it may cover
   */
  function keepClear(bar, root) {
    root.addEventListener("focusin", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const { top, bottom } = target.getBoundingClientRect();
      const over = bar.getBoundingClientRect();
      const edge = over.bottom + CLEAR;
      // What is seen in part stays where the mouse presses it; in an area the caret must be seen.
      const covered = (target.localName === "textarea" ? top : bottom) < edge && bottom > over.top;
      if (covered && !bar.contains(target)) window.scrollBy(0, top - edge);
    });
  }

  return {
    identity,
    fill,
    register,
    forget,
    field,
    bound,
    area,
    input,
    select,
    choices,
    unknown,
    button,
    chip,
    keepClear,
  };
})();
