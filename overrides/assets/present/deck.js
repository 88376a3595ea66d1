// What this page has to show: itself, or what is on the agenda of the pack that it tells of.
const TailieuDeck = (() => {
  "use strict";
  const { all, one } = TailieuDom;

  const { lang } = document.documentElement;
  /** @type {Record<string, string>} */
  const words = JSON.parse(String(one("[data-present]").dataset.present));

  /** @param {string} id @returns {Promise<HTMLElement>} a sheet as packs hold it */
  async function sheet(id) {
    const { section } = await TailieuSheets.bring(id);
    const root = new DOMParser().parseFromString(section, "text/html").body;
    TailieuBadges.refresh(root);
    return root;
  }

  /** @param {HTMLElement} line of a pack's agenda @param {number} talk */
  async function talkOfLine(line, talk) {
    const notes = TailieuParts.notesOfLine(line);
    const id = line.dataset.sheet;
    if (!id) return { parts: TailieuParts.ofLine(line, talk, lang), notes };
    const spoken = await talkOfSheet(id, talk);
    return { ...spoken, notes: notes.concat(spoken.notes) };
  }

  /** @param {string} id @param {number} talk */
  async function talkOfSheet(id, talk) {
    const root = await sheet(id);
    return { parts: TailieuParts.of(root, talk, "vi"), notes: TailieuParts.notesOf(root) };
  }

  /** @returns {Promise<{ title: string, minutes: number, parts: ShownPart[], notes: SpeakerNote[][] }>} */
  async function read() {
    const { sheets, minutes } = one("[data-present]").dataset;
    const page = one("article");
    const title = String(one("h1").textContent).trim();
    const own = TailieuParts.of(page, 0, lang);
    const rest = { title, minutes: Number(minutes) };
    /** A last screen for the page's address. @type {ShownPart} */
    const end = { ...own[0], heading: "" };
    const isCoded = all("[data-qr]").length > 0;
    const lines = Array.from(all("[data-agenda] > li"));
    if (sheets === undefined && !lines.length) {
      const hasEnd = own[own.length - 1].kind !== "questions" && isCoded;
      return { ...rest, parts: hasEnd ? [...own, end] : own, notes: [TailieuParts.notesOf(page)] };
    }
    // The reader's own pack has the ids of its sheets, any other its agenda.
    const talks = await Promise.all(
      sheets === undefined ? lines.map(talkOfLine) : sheets.split(",").map(talkOfSheet),
    );
    const parts = talks.map((talk) => talk.parts);
    return {
      ...rest,
      parts: own.slice(0, 1).concat(...parts, isCoded ? [end] : []),
      notes: talks.map(({ notes }) => notes),
    };
  }

  /**
   * @param {{ title: string, minutes: number, parts: ShownPart[], notes: SpeakerNote[][] }} read
   * @param {SlideSize} size of the screen
   * @param {(deck: SlideDeck) => boolean} [grown] is given the deck whenever it has more screens;
   *   false if no more are wanted
   * @returns {Promise<SlideDeck>}
   */
  async function sized({ title, minutes, parts, notes }, size, grown = () => true) {
    /** @type {SlideDeck} */
    const deck = { title, minutes, notes, size, screens: [], isWhole: false };
    await TailieuSlides.screensOf(parts, size, words.source, (more, isWhole) => {
      deck.screens.push(...more);
      deck.isWhole = isWhole;
      return grown(deck);
    });
    return deck;
  }

  return { words, read, sized };
})();
