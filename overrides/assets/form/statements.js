// Parts 2 to 5 of the form: messages, figures, questions, and what to say when one does not know.
const TailieuFormStatements = (() => {
  "use strict";
  const { make, one } = TailieuDom;
  const controls = TailieuFormControls;

  /**
   * The boxes of an item: [key, rows, the words' names of label and help].
   * @type {Record<Part, [key: string, rows: number, label: string, help: string][]>}
   */
  const BOXES = {
    messages: [
      ["say", 2, "say", "say_help"],
      ["why", 2, "why", "why_help"],
    ],
    facts: [["text", 2, "fact", ""]],
    questions: [
      ["question", 1, "question", ""],
      ["answer", 3, "answer", "answer_help"],
    ],
  };

  /** @type {(form: Form, part: Part, index: number) => HTMLElement} */
  function itemBox(form, part, index) {
    const { words } = form;
    /** @type {any[]} */
    const items = form.state.sheet[part];
    const item = items[index];
    const place = `${part}.${index}`;
    const title = `${words.items[part]} ${index + 1}`;
    const box = make("fieldset", { class: "tl-item" }, make("legend", {}, title));

    /** @type {(key: string, rows: number, label: string, help: string) => void} */
    function append(key, rows, label, help) {
      const control = controls.bound(form, controls.area(rows), item, key);
      const said = { label: words[label], help: words[help], name: title };
      box.append(controls.field(form, `${place}.${key}`, said, control));
    }
    if ("raw" in item) append("raw", 5, "raw", "raw_help");
    else {
      for (const each of BOXES[part]) append(...each);
      box.append(TailieuFormCitations.citing(form, item, place));
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
        if (!items.length) items.push(TailieuFormState.blankItem(part));
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
    const items = form.state.sheet[part];
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
    /** @type {any[]} */
    const items = form.state.sheet[part];
    items.push(TailieuFormState.blankItem(part));
    draw(form, part);
    form.changed();
    const place = form.places.get(`${part}.${items.length - 1}`);
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

  return { draw, add, drawUnsure };
})();
