// Screens of parts: how much of a list, a table or a text stands on one screen, and what goes on to
// the next. Plain data, so that two windows can share it; whether a screen has room for what is on
// it, whoever draws it says.

/**
 * A word with the space after it; a line that ends with it ends with "\n".
 * @typedef {{ text: string, strong?: true, em?: true }} SlideWord
 *
 * One point of a list, row of a table, or text, and the sources that it cites. `number` stands before
 * a point of a list that has numbers, as "3."; `goes_on`: the rest of one that began on the screen
 * before.
 * @typedef {{ cells: SlideWord[][], sources: string[], number?: string, goes_on?: true }} ShownItem
 *
 * @typedef {"title" | "message" | "text" | "list" | "table" | "calls" | "questions" | "sources"} SlideKind
 *
 * What stands together. `head` are the names of a table's columns; `talk` is the number of the sheet
 * among those of the deck.
 * @typedef {{ kind: SlideKind, heading: string, items: ShownItem[], head?: SlideWord[][], lang: string,
 *   talk: number }} ShownPart
 *
 * A part, or some of it. `size` is that of its type in hundredths of the screen's height, `of` says
 * which of how many screens of its part this is; `code`: with the QR code of the page.
 * @typedef {ShownPart & { size: number, part: number, of: [number, number], code?: true }} Slide
 */

const TailieuScreens = (() => {
  "use strict";

  /** The sizes of each kind, the largest first; nothing is set smaller than the last of them. */
  /** @type {Record<SlideKind, number[]>} */
  const SIZES = {
    title: [11, 9, 7],
    message: [9, 8, 7],
    text: [7, 6, 5],
    list: [6, 5.2, 4.5],
    table: [6, 5.2, 4.5],
    calls: [7, 6, 5.2, 4.5],
    questions: [6, 5.2, 4.5],
    sources: [4, 3],
  };
  /** Where a text is divided: at the end of a sentence, or else of a clause, that is not too early. */
  const ENDS = [
    { end: /[.!?…]["”»)]*\s*$|\n$/, least: 0.5, goesOn: /^["“«(]*\p{Ll}/u },
    { end: /[,;:–)…]["”»]*\s*$/, least: 0.7, goesOn: /^$/ },
  ];
  /** What ends with a full stop and no sentence: TP., Q.1, ông A. */
  const SHORT = /^["“«(]*(\p{L}|\p{Lu}[\p{L}]{0,2}|v\.v|\d+)\.$/u;
  /** So few words with their sources find room on any screen, or the sources need one of their own. */
  const FEW = 6;

  /**
   * @param {number} count
   * @param {(count: number) => boolean} fits
   * @returns {number} how many fit, at most `count`
   */
  function most(count, fits) {
    if (fits(count)) return count;
    let [fitting, not] = [0, count];
    while (not - fitting > 1) {
      const middle = (fitting + not) >> 1;
      if (fits(middle)) fitting = middle;
      else not = middle;
    }
    return fitting;
  }

  /**
   * @param {SlideWord[]} tokens
   * @param {number} room how many of them find room, at least 1
   * @returns {number} how many to take, so that the screens of the whole text are alike
   */
  function cut(tokens, room) {
    const alike = Math.ceil(tokens.length / Math.ceil(tokens.length / room));
    for (const { end, least, goesOn } of ENDS) {
      const places = [];
      for (let n = Math.ceil(alike * least); n <= room; n += 1) {
        const { text } = tokens[n - 1];
        const next = tokens[n] ? tokens[n].text : "";
        if (end.test(text) && !SHORT.test(text.trim()) && !goesOn.test(next)) places.push(n);
      }
      places.sort((a, b) => Math.abs(a - alike) - Math.abs(b - alike));
      if (places.length) return places[0];
    }
    return alike;
  }

  /** @param {ShownItem} item @param {number} from @param {number} [to] @returns {ShownItem} some of its words */
  function words(item, from, to) {
    const some = { ...item, cells: [item.cells[0].slice(from, to)] };
    return from ? { ...some, goes_on: true } : some;
  }

  /** @param {SlideWord[][]} cells of a row @param {SlideWord[][]} head @returns {ShownItem["cells"]} in one text */
  function asText(cells, head) {
    /** @type {SlideWord[]} */
    const tokens = [];
    cells.forEach((cell, column) => {
      if (!cell.length) return;
      const name = head[column].map(({ text }) => text).join("");
      if (name) tokens.push({ text: `${name.trim()}: `, strong: true });
      tokens.push(...cell.slice(0, -1), { ...cell[cell.length - 1] });
      tokens[tokens.length - 1].text = `${tokens[tokens.length - 1].text.trim()}\n`;
    });
    return [tokens];
  }

  /** @param {ShownPart} table @returns {ShownPart} without the columns in which no row has anything */
  function withoutEmptyColumns(table) {
    const { head = [], items } = table;
    const kept = head.map((name, column) =>
      items.some(({ cells }) => (cells[column] || []).length),
    );
    /** @param {SlideWord[][]} cells */
    const some = (cells) => cells.filter((cell, column) => kept[column]);
    const rows = items.map((item) => ({ ...item, cells: some(item.cells) }));
    return { ...table, head: some(head), items: rows };
  }

  /**
   * Fills screens of one size.
   * @param {ShownPart} part
   * @param {(part: ShownPart) => boolean} fits
   * @returns {ShownPart[]}
   */
  function fill(part, fits) {
    /** @type {ShownPart[]} */
    const screens = [];
    let rest = part.items;
    while (rest.length) {
      const whole = most(rest.length, (n) => fits({ ...part, items: rest.slice(0, n) }));
      if (!whole) {
        const { screen, left } = divided({ ...part, items: rest }, fits);
        screens.push(...screen);
        rest = left;
        continue;
      }
      screens.push({ ...part, items: rest.slice(0, whole) });
      rest = rest.slice(whole);
    }
    return even(part, screens, fits);
  }

  /**
   * The beginning of an item that is longer than a screen, and what is left of all.
   * @param {ShownPart} part
   * @param {(part: ShownPart) => boolean} fits
   * @returns {{ screen: ShownPart[], left: ShownItem[] }}
   */
  function divided(part, fits) {
    const [item, ...others] = part.items;
    if (part.head) {
      const cells = asText(item.cells, part.head || []);
      return {
        screen: fill({ ...part, kind: "list", head: undefined, items: [{ ...item, cells }] }, fits),
        left: others,
      };
    }
    const tokens = item.cells[0];
    /** @param {number} n */
    const has = (n) => fits({ ...part, items: [words(item, 0, n)] });
    if (item.sources.length && !has(Math.min(FEW, tokens.length))) {
      const cited = item.sources.map((name) => ({
        cells: [[{ text: name }]],
        sources: [],
      }));
      return {
        screen: [
          ...fill({ ...part, items: [{ ...item, sources: [] }] }, fits),
          ...fill({ ...part, kind: "sources", items: cited }, fits),
        ],
        left: others,
      };
    }
    const taken = tokens.length > 1 ? cut(tokens, Math.max(1, most(tokens.length - 1, has))) : 1;
    const left = taken < tokens.length ? [words(item, taken), ...others] : others;
    return { screen: [{ ...part, items: [words(item, 0, taken)] }], left };
  }

  /**
   * The same number of screens, with as many items on each, where that finds room.
   * @param {ShownPart} part
   * @param {ShownPart[]} screens
   * @param {(part: ShownPart) => boolean} fits
   */
  function even(part, screens, fits) {
    const whole = screens.reduce((count, { items }) => count + items.length, 0);
    const isWhole = screens.every(({ kind, items }) => kind === part.kind && !items[0].goes_on);
    if (screens.length < 2 || !isWhole || whole !== part.items.length) return screens;
    const alike = screens.map((screen, n) => {
      const [from, to] = [n, n + 1].map((k) => Math.ceil((k * whole) / screens.length));
      return { ...part, items: part.items.slice(from, to) };
    });
    return alike.every(fits) ? alike : screens;
  }

  /**
   * @param {ShownPart} given
   * @param {number} number of the part
   * @param {(screen: Slide) => boolean} fits
   * @returns {Slide[]}
   */
  function ofPart(given, number, fits) {
    const part = given.head ? withoutEmptyColumns(given) : given;
    const sizes = SIZES[part.kind];
    /** @param {ShownPart} some @param {number} size @returns {Slide} */
    const sized = (some, size) => ({
      ...some,
      // Sources that need a screen of their own are set as sources.
      size: some.kind === part.kind ? size : SIZES[some.kind][SIZES[some.kind].length - 1],
      part: number,
      of: [1, 1],
    });
    const size = sizes.find((each) => fits(sized(part, each))) || sizes[sizes.length - 1];
    const own = fill(part, (some) => fits(sized(some, size)));
    return own.map((some, n) => ({ ...sized(some, size), of: [n + 1, own.length] }));
  }

  return { SIZES, ofPart };
})();
