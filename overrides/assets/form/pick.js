// A box that finds one thing among many as it is typed, with accents or without: the combobox of
// the ARIA practices.

/**
 * @typedef {object} PickEntry
 * @property {string} find as `findable` gives it
 * @property {string} title
 * @property {string} [note]
 * @property {Badge} [badge]
 * @property {() => void} take called for the one that is chosen
 */
const TailieuPick = (() => {
  "use strict";
  const { make, badge } = TailieuDom;

  /** How many of those found are listed. */
  const SHOWN = 12;

  /**
   * What an entry is found by: folded, its words apart.
   * @type {(parts: (string | null | undefined)[]) => string}
   */
  function findable(parts) {
    const words = TailieuText.words(TailieuText.fold(parts.filter(Boolean).join(" ")));
    return ` ${words.join(" ")}`;
  }

  /**
   * Entries that hold a word beginning like each word of the query.
   * @type {(entries: PickEntry[], query: string) => PickEntry[]}
   */
  function matching(entries, query) {
    const wanted = TailieuText.words(TailieuText.fold(query));
    return entries.filter(({ find }) => wanted.every((word) => find.includes(` ${word}`)));
  }

  /**
   * @param {string} id
   * @param {string} label
   * @param {() => PickEntry[]} entries
   * @param {Record<string, string>} words
   */
  function picker(id, label, entries, words) {
    const input = make("input", {
      id,
      type: "text",
      autocomplete: "off",
      placeholder: words.pick_hint,
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": `${id}-list`,
    });
    const list = make("ul", { id: `${id}-list`, role: "listbox", "aria-label": label });
    const more = make("p", { class: "tl-pick__more", role: "status" });
    const drop = make("div", { class: "tl-pick__drop" }, list, more);
    /** @type {PickEntry[]} */
    let shown = [];
    let active = -1;

    /** @type {(entry: PickEntry, place: number) => HTMLElement} */
    function option({ title, note, badge: known }, place) {
      const node = make("li", { id: `${id}-${place}`, role: "option" }, make("strong", {}, title));
      if (note) node.append(" ", make("span", {}, note));
      if (known) node.append(" ", badge(known.label, known.kind, known.code));
      // The box keeps the focus, without which it closes; chosen when let go, so that whoever pressed
      // the wrong one can still move away.
      node.addEventListener("mousedown", (event) => event.preventDefault());
      node.addEventListener("click", () => take(place));
      return node;
    }

    /** @param {number} place */
    function point(place) {
      active = place;
      [...list.children].forEach((node, at) => {
        node.setAttribute("aria-selected", String(at === active));
      });
      if (active < 0) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", `${id}-${active}`);
        list.children[active].scrollIntoView({ block: "nearest" });
      }
    }

    function open() {
      const found = matching(entries(), input.value);
      const left = found.length - SHOWN;
      shown = found.slice(0, SHOWN);
      list.textContent = "";
      list.append(...shown.map(option));
      drop.hidden = false;
      list.hidden = !shown.length;
      input.setAttribute("aria-expanded", String(shown.length > 0));
      more.textContent = left > 0 ? words.pick_more.replace("{}", String(left)) : "";
      if (!found.length) more.textContent = words.pick_nothing;
      point(-1);
    }

    function close() {
      shown = [];
      drop.hidden = true;
      list.textContent = more.textContent = "";
      input.setAttribute("aria-expanded", "false");
      point(-1);
    }

    /** @param {number} place */
    function take(place) {
      const entry = shown[place];
      input.value = "";
      close();
      entry.take();
    }

    /** One step down or up, from the end on to the beginning. @param {number} step */
    function move(step) {
      if (!shown.length) open();
      const from = active < 0 && step < 0 ? 0 : active;
      if (shown.length) point((from + step + shown.length) % shown.length);
    }

    input.addEventListener("input", open);
    input.addEventListener("click", open);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") move(1);
      else if (event.key === "ArrowUp") move(-1);
      else if (event.key === "Enter") {
        if (active >= 0) take(active);
        else if (shown.length === 1) take(0);
      } else if (event.key === "Escape" && !drop.hidden) close();
      else return;
      // Enter would send the form, the arrows would move in the text.
      event.preventDefault();
    });
    close();
    return make("div", { class: "tl-pick" }, make("label", { for: id }, label), input, drop);
  }

  return { picker, findable };
})();
