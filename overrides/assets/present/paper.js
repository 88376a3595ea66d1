// Screens on paper: one to a page, or three with lines to write on; and the card to speak from.
const TailieuOnPaper = (() => {
  "use strict";
  const { all, make, one } = TailieuDom;
  const { words } = TailieuDeck;

  /** A4 across, A5, and a screen on a handout, in CSS pixels. */
  const PAGE = { width: 1120, height: 790, screen: 790 };
  const CARD = { width: 500, height: 690 };
  const HANDOUT = { width: 400, each: 3, lines: 7 };
  /** The sizes of a card's type, in CSS pixels. */
  const TYPE = { largest: 22, smallest: 11, step: 0.5 };

  /** @param {string} kind @param {HTMLElement[]} pages */
  function print(kind, pages) {
    const deck = make("div", { class: `tl-deck tl-deck--${kind} md-typeset` }, ...pages);
    document.body.append(deck);
    document.documentElement.classList.add("tl-printing-deck");
    window.addEventListener(
      "afterprint",
      () => {
        document.documentElement.classList.remove("tl-printing-deck");
        deck.remove();
      },
      { once: true },
    );
    window.print();
  }

  /** @param {number} width of each */
  async function littles(width) {
    const deck = await TailieuDeck.sized(await TailieuDeck.read(), PAGE);
    return deck.screens.map((screen) => TailieuSlides.little(screen, PAGE, width, words.source));
  }

  async function slides() {
    const pages = await littles(PAGE.width);
    const [site, day] = [".tl-letterhead strong", ".tl-letterhead time"].map((name) => one(name));
    const made = `${site.textContent} · ${day.textContent}`;
    print(
      "slides",
      pages.map((slide, n) =>
        make(
          "div",
          { class: "tl-deck__page" },
          slide,
          make("p", { class: "tl-deck__made" }, made),
          make("p", { class: "tl-deck__number" }, `${n + 1} / ${pages.length}`),
        ),
      ),
    );
  }

  async function handout() {
    const rows = (await littles(HANDOUT.width)).map((slide) => {
      const lines = Array.from({ length: HANDOUT.lines }, () => make("i"));
      return make("div", { class: "tl-deck__row" }, slide, make("div", {}, ...lines));
    });
    const title = String(one("h1").textContent).trim();
    const pages = [];
    for (let n = 0; n * HANDOUT.each < rows.length; n += 1) {
      pages.push(
        make(
          "div",
          { class: "tl-deck__page" },
          // Later pages have it in their margin.
          ...(n ? [] : [make("p", { class: "tl-deck__title" }, title)]),
          ...rows.slice(n * HANDOUT.each, (n + 1) * HANDOUT.each),
        ),
      );
    }
    print("handout", pages);
  }

  // The card --------------------------------------------------------------------------------------

  /** @returns {HTMLElement} messages, whom to call and figures of the sheet, with the numbers of its sources */
  function card() {
    const node = make(
      "div",
      { class: "tl-card-face" },
      make("h2", {}, one("h1").textContent || ""),
    );
    for (const part of Array.from(one(".tl-sheet").children)) {
      if (part.matches(".tl-question, #nguon")) break;
      const shown = part.matches("ol, ul, .tl-scroll, .tl-amounts")
        ? part
        : part.querySelector(".tl-calls");
      if (shown) node.append(shown.cloneNode(true));
    }
    // The rows of a table take less room as rows than one below the other.
    for (const table of all(".tl-stacked", node)) table.classList.remove("tl-stacked");
    for (const mark of all(".tl-cite", node)) mark.replaceWith(`\u00a0[${mark.textContent}]`);
    for (const named of all("[id], [tabindex]", node)) {
      named.removeAttribute("id");
      named.removeAttribute("tabindex");
    }
    return node;
  }

  /**
   * Sets a card as large as finds room.
   * @param {HTMLElement} face
   * @param {HTMLElement} room
   */
  function fit(face, room) {
    for (let size = TYPE.largest; size >= TYPE.smallest; size -= TYPE.step) {
      face.style.fontSize = `${size}px`;
      if (room.scrollHeight <= room.clientHeight && room.scrollWidth <= room.clientWidth) return;
    }
  }

  function printCard() {
    const face = card();
    const page = make("div", { class: "tl-deck__page tl-deck__page--card" }, face);
    const box = make("div", { class: "tl-slide-box tl-slide-box--measure md-typeset" }, page);
    page.style.width = `${CARD.width}px`;
    page.style.height = `${CARD.height}px`;
    const rooms = all("dialog[open]");
    (rooms[rooms.length - 1] || document.body).append(box);
    fit(face, page);
    box.remove();
    print("card", [page]);
  }

  function showCard() {
    const face = card();
    const paper = make("button", { type: "button", class: "tl-button" }, words.card_print);
    paper.addEventListener("click", printCard);
    const room = make(
      "dialog",
      { class: "tl-room tl-card-room md-typeset", "aria-label": words.card },
      make("div", { class: "tl-card-room__face" }, face),
      make(
        "div",
        { class: "tl-actions" },
        paper,
        make(
          "button",
          { type: "button", class: "tl-button", "data-room-close": true },
          words.close,
        ),
      ),
    );
    document.body.append(room);
    TailieuRoom.open(room);
    const again = () => fit(face, one(".tl-card-room__face", room));
    again();
    window.addEventListener("resize", again);
    room.addEventListener("close", () => {
      window.removeEventListener("resize", again);
      room.remove();
    });
  }

  return { slides, handout, showCard };
})();
