// What this page has to show: itself, or the sheets of the pack that it tells of.
const TailieuDeck = (() => {
  "use strict";
  const { all, one } = TailieuDom;

  /** @type {Record<string, string>} */
  const words = JSON.parse(String(one("[data-present]").dataset.present));

  /** @returns {Promise<{ title: string, minutes: number, parts: ShownPart[], notes: SpeakerNote[][] }>} */
  async function read() {
    const { sheets, minutes } = one("[data-present]").dataset;
    const page = one("article");
    const title = String(one("h1").textContent).trim();
    const lang = document.documentElement.lang;
    const own = TailieuParts.of(page, 0, lang);
    const rest = { title, minutes: Number(minutes) };
    /** A last screen for the page's address. @type {ShownPart} */
    const end = { ...own[0], heading: "" };
    const isCoded = all("[data-qr]").length > 0;
    if (sheets === undefined) {
      const hasEnd = own[own.length - 1].kind !== "questions" && isCoded;
      return { ...rest, parts: hasEnd ? [...own, end] : own, notes: [TailieuParts.notesOf(page)] };
    }
    const roots = await Promise.all(
      sheets.split(",").map(async (id) => {
        const { section } = await TailieuSheets.bring(id);
        const root = new DOMParser().parseFromString(section, "text/html").body;
        TailieuBadges.refresh(root);
        return root;
      }),
    );
    // A sheet that was withdrawn has nothing to say.
    const talks = roots.filter((root) => root.querySelector(".tl-sheet"));
    const parts = talks.map((root, talk) => TailieuParts.of(root, talk, "vi"));
    return {
      ...rest,
      parts: own.slice(0, 1).concat(...parts, isCoded ? [end] : []),
      notes: talks.map(TailieuParts.notesOf),
    };
  }

  /**
   * @param {{ title: string, minutes: number, parts: ShownPart[], notes: SpeakerNote[][] }} read
   * @param {SlideSize} size of the screen
   * @returns {SlideDeck}
   */
  function sized({ title, minutes, parts, notes }, size) {
    return {
      title,
      minutes,
      notes,
      size,
      screens: TailieuSlides.screensOf(parts, size, words.source),
    };
  }

  return { words, read, sized };
})();
