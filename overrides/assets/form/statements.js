// Parts 2 to 6 of the form: messages, the parts that a sheet may have, figures and amounts, questions,
// and what to say when one does not know.
const TailieuFormStatements = (() => {
  "use strict";
  const { make, one } = TailieuDom;
  const controls = TailieuFormControls;

  /** What the box of an item asks: [key, rows, the words' names of label and help].
   * @typedef {[key: string, rows: number, label: string, help: string]} Box */
  /** @type {Box} */
  const ADVICE = ["advice", 1, "advice", "advice_help"];
  /** @type {Record<string, Box[]>} */
  const BOXES = {
    messages: [
      ["say", 2, "say", "say_help"],
      ["why", 2, "why", "why_help"],
    ],
    facts: [["text", 2, "fact", ""], ADVICE],
    questions: [["question", 1, "question", ""], ["answer", 3, "answer", "answer_help"], ADVICE],
  };
  /** @type {Box[]} */
  const OTHERS = [["text", 2, "statement", ""], ADVICE];

  /** @type {(form: Form, part: Part) => string} what one item of a part is called */
  function itemName({ words, data }, part) {
    const { heading } = data.headings.find((known) => known.part === part) || { heading: "" };
    return words.items[part] || heading;
  }

  /** @type {(form: Form, part: Part, index: number) => HTMLElement} */
  function itemBox(form, part, index) {
    const { words } = form;
    const items = TailieuFormState.itemsOf(form.state.sheet, part);
    const item = items[index];
    const place = `${part}.${index}`;
    const title = `${itemName(form, part)} ${index + 1}`;
    const box = make("fieldset", { class: "tl-item" }, make("legend", {}, title));

    /** @type {(key: string, rows: number, label: string, help: string) => void} */
    function append(key, rows, label, help) {
      const control = controls.bound(form, controls.area(rows), item, key);
      const said = { label: words[label], help: words[help], name: title };
      box.append(controls.field(form, `${place}.${key}`, said, control));
    }
    if ("raw" in item) append("raw", 5, "raw", "raw_help");
    else {
      // What the statement rests on stands before the advice, which rests on nothing.
      for (const each of BOXES[part] || OTHERS) if (each !== ADVICE) append(...each);
      box.append(TailieuFormCitations.citing(form, item, place));
      if (part !== "messages") append(...ADVICE);
    }
    box.append(controls.register(form, place, title, [one("textarea", box)]), moves());
    return box;

    function moves() {
      const row = make("div", { class: "tl-my-pack__buttons" });
      for (const step of [-1, 1]) {
        const label = step < 0 ? words.up : words.down;
        const move = () => {
          items.splice(index, 1);
          items.splice(index + step, 0, item);
          draw(form, part);
          form.changed();
          const now = one(`[data-part=${part}]`, form.root).children[index + step];
          const same = `[data-step="${step}"]:not(:disabled)`;
          one(now.querySelector(same) ? same : "[data-step]:not(:disabled)", now).focus();
        };
        const node = controls.button(step < 0 ? "↑" : "↓", `${label}: ${title}`, move);
        node.dataset.step = String(step);
        node.disabled = !items[index + step];
        row.append(node);
      }
      const remove = () => {
        items.splice(index, 1);
        if (!items.length && part in BOXES) TailieuFormState.addItem(form.state.sheet, part);
        draw(form, part);
        form.changed();
        one(`[data-add=${part}]`, form.root).focus();
      };
      row.append(controls.button("×", `${words.remove}: ${title}`, remove));
      return row;
    }
  }

  /** @type {(form: Form, part: Part) => void} */
  function draw(form, part) {
    const items = TailieuFormState.itemsOf(form.state.sheet, part);
    const box = one(`[data-part=${part}]`, form.root);
    controls.forget(form, `${part}.`);
    box.textContent = "";
    box.append(...items.map((_, index) => itemBox(form, part, index)));
    if (part === "messages") {
      const full = items.length >= form.data.limits.most_messages;
      one("[data-add=messages]", form.root).hidden = full;
    }
  }

  /** @type {(form: Form, part: Part) => void} */
  function add(form, part) {
    const { sheet } = form.state;
    TailieuFormState.addItem(sheet, part);
    draw(form, part);
    form.changed();
    const place = form.places.get(`${part}.${TailieuFormState.itemsOf(sheet, part).length - 1}`);
    if (place) place.controls[0].focus();
  }

  // Amounts ---------------------------------------------------------------------------------------

  /** @type {(form: Form, index: number) => HTMLElement} */
  function amountBox(form, index) {
    const { words, state } = form;
    const row = state.sheet.amounts[index];
    const place = `amounts.${index}`;
    const title = `${words.amount_item} ${index + 1}`;
    const box = make("fieldset", { class: "tl-item" }, make("legend", {}, title));
    for (const key of ["what", "amount", "from", "until"]) {
      const said = { ...words.fields.Amount[key], name: title };
      const control = controls.input(key === "from" || key === "until" ? "date" : "text");
      const typed = controls.bound(form, control, row, key);
      box.append(controls.field(form, `${place}.${key}`, said, typed));
    }
    box.append(TailieuFormCitations.citing(form, row, place));
    box.append(controls.register(form, place, title, [one("input", box)]));
    const remove = controls.button("×", `${words.remove}: ${title}`, () => {
      state.sheet.amounts.splice(index, 1);
      drawAmounts(form);
      form.changed();
      one("[data-add=amounts]", form.root).focus();
    });
    box.append(make("div", { class: "tl-my-pack__buttons" }, remove));
    return box;
  }

  /** @type {(form: Form) => void} */
  function drawAmounts(form) {
    const box = one("[data-part=amounts]", form.root);
    controls.forget(form, "amounts.");
    box.textContent = "";
    box.append(...form.state.sheet.amounts.map((_, index) => amountBox(form, index)));
  }

  /** Adds an amount, of the same kind as the last one. @type {(form: Form) => void} */
  function addAmount(form) {
    const { amounts } = form.state.sheet;
    const { what } = amounts[amounts.length - 1] || { what: "" };
    amounts.push({ what, amount: "", from: "", until: "", cites: [] });
    drawAmounts(form);
    form.changed();
    const place = form.places.get(`amounts.${amounts.length - 1}`);
    if (place) place.controls[0].focus();
  }

  /** @type {(form: Form) => void} */
  function drawUnsure(form) {
    const { words, data, state } = form;
    const { unsure } = state.sheet;
    const [key, said] = "raw" in unsure ? ["raw", "raw"] : ["text", "unsure"];
    const box = one("[data-part=unsure]", form.root);
    const control = controls.bound(form, controls.area(4), unsure, key);
    const { heading: name } = data.headings[data.headings.length - 1];
    box.textContent = "";
    box.append(
      controls.field(
        form,
        "unsure",
        { label: words[said], help: words[`${said}_help`], name },
        control,
      ),
    );
  }

  return { draw, add, drawAmounts, addAmount, drawUnsure };
})();
