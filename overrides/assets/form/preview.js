// A sheet as its page will look. Every word goes in as text: nothing that is typed becomes HTML.

/**
 * What a page shows around a sheet's parts.
 * @typedef {object} PreviewFrame
 * @property {string} kicker
 * @property {(Node | string)[]} strip
 * @property {string} review the line at the top of a sheet that has a warning
 * @property {string} audience
 * @property {PartHeading[]} headings
 * @property {string} advice whose advice a block quote is
 * @property {string} sources the heading of the sources
 * @property {(label: string) => string} name what a label stands for
 */
const TailieuSheetPreview = (() => {
  "use strict";
  const { make } = TailieuDom;
  const { oneLine, paragraphs } = TailieuSheet;

  /** Bold, slanted, code, links and footnote marks; the rest stands as it is typed. */
  const INLINE =
    /\*\*(.+?)\*\*|\*([^*]+)\*|`([^`]+)`|\[([^\]^][^\]]*)\]\([^)\s]*\)|\[\^([^\]]+)\]|\\([#>|+*.)[-])/;

  /** @typedef {(label: string) => number} Numbering the number of a label's note */

  /** @type {(text: string, number: Numbering) => (Node | string)[]} */
  function inline(text, number) {
    const found = INLINE.exec(text);
    if (!found) return text ? [text] : [];
    const [whole, bold, slanted, code, link, label, sign] = found;
    /** @type {Node | string} */
    let node = sign;
    if (bold) node = make("strong", {}, ...inline(bold, number));
    else if (slanted) node = make("em", {}, ...inline(slanted, number));
    else if (code) node = make("code", {}, code);
    else if (link) node = make("span", { class: "tl-preview__link" }, ...inline(link, number));
    else if (label) {
      node = make("sup", {}, make("span", { class: "footnote-ref" }, String(number(label))));
    }
    const rest = inline(text.slice(found.index + whole.length), number);
    return [text.slice(0, found.index), node, ...rest];
  }

  /** @type {(written: string, number: Numbering) => HTMLElement} */
  function table(written, number) {
    const rows = written.split("\n").map((line) =>
      line
        .trim()
        .replace(/^\||\|$/g, "")
        .split("|"),
    );
    /** @type {(tag: "th" | "td", cells: string[]) => HTMLElement} */
    function row(tag, cells) {
      return make("tr", {}, ...cells.map((cell) => make(tag, {}, ...inline(cell.trim(), number))));
    }
    const head = make("thead", {}, row("th", rows[0]));
    const body = make("tbody", {}, ...rows.slice(2).map((cells) => row("td", cells)));
    return make("div", { class: "tl-scroll" }, make("table", {}, head, body));
  }

  /**
   * Markdown of another shape than the form's: a table as a table, all else as it is written.
   * @type {(item: Raw, number: Numbering) => Node[]}
   */
  function raw(item, number) {
    return item.raw.split(/\n\s*\n/).map((part) => {
      const isTable = part.split("\n").every((line) => /^\s*\|/.test(line));
      if (isTable) return table(part, number);
      return make("p", { class: "tl-preview__raw" }, ...inline(part, number));
    });
  }

  /** @type {(text: string, labels: string[]) => string} */
  const cited = (text, labels) => text && text + labels.map((label) => `[^${label}]`).join("");

  /** The site's own advice. @type {(words: string, advice: string | undefined) => Node[]} */
  function advised(words, advice = "") {
    const said = oneLine(advice);
    if (!said) return [];
    const line = make("p", {}, make("strong", {}, `${words}:`), ` ${said}`);
    return [make("div", { class: "tl-advice" }, line)];
  }

  /**
   * The items of one list, between which there may be others.
   * @template Item
   * @param {"ol" | "ul"} tag
   * @param {(Item | Raw)[]} items
   * @param {Numbering} number
   * @param {(item: Item) => string} line what the list says of an item
   * @param {string} advice whose the advice below an item is
   */
  function listed(tag, items, number, line, advice) {
    /** @type {Node[]} */
    const nodes = [];
    /** @type {HTMLElement | null} */
    let list = null;
    for (const item of items) {
      const kept = /** @type {Partial<Raw>} */ (item).raw;
      const text = kept === undefined ? line(/** @type {Item} */ (item)) : "";
      if (kept !== undefined) {
        list = null;
        nodes.push(...raw({ raw: kept }, number));
      } else if (text.trim()) {
        if (!list) nodes.push((list = make(tag)));
        const own = /** @type {{ advice?: string }} */ (item).advice;
        list.append(make("li", {}, ...inline(text, number), ...advised(advice, own)));
      }
    }
    return nodes;
  }

  /** @type {(item: KeyMessage) => string} */
  function message({ say, why, cites }) {
    const first = oneLine(say) && `**${oneLine(say)}**`;
    return cited([first, oneLine(why)].filter(Boolean).join(" "), cites);
  }

  /** @type {(text: string, cites: string[], number: Numbering) => Node[]} */
  function textOf(text, cites, number) {
    return paragraphs(text).map((line) => make("p", {}, ...inline(cited(line, cites), number)));
  }

  /** @type {(item: Question | Raw, number: Numbering, advice: string) => Node[]} */
  function question(item, number, advice) {
    if ("raw" in item) return raw(item, number);
    if (!item.question && !item.answer) return [];
    const asked = make("h5", {}, ...inline(oneLine(item.question) || "…", number));
    const said = textOf(item.answer, item.cites, number);
    const answer = make("div", {}, ...said, ...advised(advice, item.advice));
    const attributes = { class: "tl-question", open: true };
    return [make("details", attributes, make("summary", {}, asked), answer)];
  }

  /** @type {(rows: Amount[], number: Numbering) => Node[]} each amount with its days */
  function amounts(rows, number) {
    const lines = rows
      .filter(({ what, amount }) => what || amount)
      .map(({ what, amount, from, until, cites }) => {
        const days = [from, until].map((day) => (day ? TailieuClock.shown(day, "vi") : "…"));
        const held = from || until ? ` (${days.join(" – ")})` : "";
        return make("li", {}, ...inline(cited(`${what}: **${amount}**${held}`, cites), number));
      });
    return lines.length ? [make("ul", {}, ...lines)] : [];
  }

  /** @type {(target: HTMLElement, sheet: Sheet, frame: PreviewFrame) => void} */
  function draw(target, sheet, frame) {
    const { headings, name, advice } = frame;
    const { fields, unsure } = sheet;
    /** @type {string[]} */
    const order = [];
    /** @type {Numbering} */
    function number(label) {
      if (!order.includes(label)) order.push(label);
      return order.indexOf(label) + 1;
    }
    /** @type {(fact: Fact) => string} */
    const said = ({ text, cites }) => cited(oneLine(text), cites);
    /** @type {Record<string, () => Node[]>} */
    const drawn = {
      messages: () => listed("ol", sheet.messages, number, message, advice),
      facts: () => [
        ...amounts(sheet.amounts, number),
        ...listed("ul", sheet.facts, number, said, advice),
      ],
      questions: () =>
        [].concat(
          ...sheet.questions.map((item) => /** @type {any} */ (question(item, number, advice))),
        ),
      unsure: () => ("raw" in unsure ? raw(unsure, number) : textOf(unsure.text, [], number)),
    };
    const title = oneLine(String(fields.title)) || "…";
    const warning = oneLine(String(fields.warning));
    const head = make(
      "div",
      { class: "tl-head" },
      make("h3", { class: "tl-preview__title" }, title),
      make("p", { class: "tl-strip" }, ...frame.strip),
    );
    const about = make(
      "div",
      { class: "tl-about" },
      make("p", { class: "tl-audience" }, frame.audience),
      make("p", { class: "tl-lead" }, oneLine(String(fields.description))),
      make("p", { class: "tl-kicker" }, frame.kicker),
    );
    if (warning) {
      const line = make("strong", {}, frame.review);
      head.append(make("p", { class: "tl-notice tl-notice--line" }, line));
      about.append(make("div", { class: "tl-notice" }, make("p", {}, warning)));
    }
    const body = make("div", { class: "tl-sheet" });
    for (const { part, heading, numbered } of headings) {
      const others = sheet.others[part] || [];
      const nodes = drawn[part]
        ? drawn[part]()
        : listed(numbered ? "ol" : "ul", others, number, said, advice);
      if (!drawn[part] && !nodes.length) continue;
      body.append(make("h4", {}, heading), ...nodes);
      if (part === "messages") body.append(about);
    }
    if (order.length) {
      const lines = order.map((label) => make("li", {}, name(label)));
      body.append(make("h4", {}, frame.sources), make("ol", { class: "tl-sources" }, ...lines));
    }
    target.textContent = "";
    target.append(head, body);
  }

  return { draw };
})();
