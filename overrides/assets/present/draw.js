// Draws screens, at any size: before the hall, in the speaker's view, in the overview and on paper.
const TailieuSlides = (() => {
  "use strict";
  const { all, make } = TailieuDom;

  /** The type's unit follows the height of a screen, and the width of one that stands upright. */
  const UNITS = { high: 100, wide: 87 };
  /** After so long a turn the browser shows what there is, and hears keys. */
  const TURN_MS = 40;

  /** A document's number, which stands on one line: 548-CV/TU. */
  const NUMBER = /^\S*\d\S*-\p{Lu}\S*/u;

  /** @param {string} word @returns {(Node | string)[]} */
  function whole(word) {
    const [number = ""] = NUMBER.exec(word) || [];
    return number
      ? [make("span", { class: "tl-number" }, number), word.slice(number.length)]
      : [word];
  }

  /** @param {SlideWord[]} tokens @returns {(Node | string)[]} */
  function text(tokens) {
    const words = tokens.map(({ text: word, strong, em }) => {
      if (strong) return [make("strong", {}, ...whole(word))];
      return em ? [make("em", {}, ...whole(word))] : whole(word);
    });
    return /** @type {(Node | string)[]} */ ([]).concat(...words);
  }

  /** @param {Slide} screen */
  function bodyOf({ kind, items, head = [] }) {
    if (kind === "table" || kind === "calls") {
      const named = head.some((name) => name.length);
      /** @param {"th" | "td"} tag @param {SlideWord[][]} cells */
      const row = (tag, cells) =>
        make("tr", {}, ...cells.map((cell) => make(tag, {}, ...text(cell))));
      return make(
        "table",
        {},
        ...(named ? [make("thead", {}, row("th", head))] : []),
        make("tbody", {}, ...items.map(({ cells }) => row("td", cells))),
      );
    }
    if (kind === "title") {
      return make("h2", { class: "tl-slide__title" }, ...text(items[0].cells[0]));
    }
    if (kind === "message" || kind === "text") return make("p", {}, ...text(items[0].cells[0]));
    return make(
      items[0].number ? "ol" : "ul",
      {},
      ...items.map(({ cells, number, goes_on: goesOn }) =>
        make("li", { "data-number": number, "data-goes-on": goesOn }, ...text(cells[0])),
      ),
    );
  }

  /** @returns {Node[]} the QR code of this page, where its address on the web is known */
  function code() {
    return Array.from(all("[data-qr] > svg"), (svg) =>
      make(
        "figure",
        { class: "tl-slide__code" },
        svg.cloneNode(true),
        make("figcaption", {}, TailieuDom.shared()),
      ),
    ).slice(0, 1);
  }

  /**
   * @param {Slide} screen
   * @param {string} cites what stands before the sources
   */
  function slide(screen, cites) {
    const names = screen.items.reduce(
      (cited, { sources }) => cited.concat(sources),
      /** @type {string[]} */ ([]),
    );
    const [n, count] = screen.of;
    const node = make("section", {
      class: "tl-present__slide tl-slide",
      "data-kind": screen.kind,
      "data-size": screen.size,
      lang: screen.lang,
    });
    if (screen.heading && screen.kind !== "title") {
      const which = count > 1 ? [make("span", {}, ` ${n}/${count}`)] : [];
      node.append(make("p", { class: "tl-slide__head" }, screen.heading, ...which));
    }
    const body = make("div", { class: "tl-slide__body" }, bodyOf(screen));
    if (screen.kind === "title" && screen.heading) {
      body.append(make("p", { class: "tl-slide__strip" }, screen.heading));
    }
    node.append(body);
    if (screen.code) body.append(...code());
    if (names.length) {
      const each = Array.from(new Set(names)).join("; ");
      node.append(make("p", { class: "tl-present__source" }, `${cites}: ${each}`));
    }
    return node;
  }

  /**
   * Gives a box the size of a screen.
   * @param {HTMLElement} box
   * @param {SlideSize} size
   */
  function size(box, { width, height, screen }) {
    const unit = Math.min(screen / UNITS.high, width / UNITS.wide);
    box.style.width = `${width}px`;
    box.style.height = `${height}px`;
    box.style.setProperty("--tl-unit", `${unit}px`);
  }

  /**
   * Makes the screens of parts, the last of them with the page's QR code. A long law has thousands, so
   * the browser gets its turn again and again.
   * @param {ShownPart[]} parts
   * @param {SlideSize} screen
   * @param {string} cites
   * @param {(more: Slide[], isWhole: boolean) => boolean} grow takes the next ones, and with the last
   *   of them that they are all; false if no more are wanted
   */
  async function screensOf(parts, screen, cites, grow) {
    const box = make("div", { class: "tl-slide-box tl-slide-box--measure md-typeset" });
    size(box, screen);
    const rooms = all("dialog[open]");
    (rooms[rooms.length - 1] || document.body).append(box);
    const last = parts.length - 1;
    const hasCode = code().length > 0;
    /** @param {Slide} wanted */
    const coded = (wanted) =>
      hasCode && wanted.part === last ? { ...wanted, code: /** @type {true} */ (true) } : wanted;
    /** @param {Slide} wanted */
    const fits = (wanted) => {
      const node = slide(coded(wanted), cites);
      box.textContent = "";
      box.append(node);
      return node.scrollHeight <= node.clientHeight && node.scrollWidth <= node.clientWidth;
    };
    /** @type {Slide[]} */
    let more = [];
    let pause = performance.now() + TURN_MS;
    for (const [number, part] of parts.entries()) {
      more.push(...TailieuScreens.ofPart(part, number, fits));
      if (performance.now() < pause || number === last) continue;
      if (!grow(more, false)) {
        box.remove();
        return;
      }
      more = [];
      await new Promise((resolve) => setTimeout(resolve));
      pause = performance.now() + TURN_MS;
    }
    box.remove();
    grow(
      more.map((each, n) => (n === more.length - 1 ? coded(each) : each)),
      true,
    );
  }

  /**
   * A screen in little.
   * @param {Slide} screen
   * @param {SlideSize} of the screen that it was made for
   * @param {number} width in CSS pixels
   * @param {string} cites
   */
  function little(screen, of, width, cites) {
    const box = make("div", { class: "tl-slide-box" }, slide(screen, cites));
    size(box, of);
    const scale = width / of.width;
    box.style.transform = `scale(${scale})`;
    const frame = make("div", { class: "tl-slide-frame" }, box);
    frame.style.width = `${width}px`;
    frame.style.height = `${of.height * scale}px`;
    return frame;
  }

  return { text, slide, size, screensOf, little };
})();
