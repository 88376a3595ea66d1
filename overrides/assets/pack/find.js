// The search of a one-file pack: over its own text, with or without accents.
(() => {
  "use strict";
  const { all, make, one } = TailieuDom;
  const { clean, fold, words } = TailieuText;
  const box = one("[data-find]");
  const input = /** @type {HTMLInputElement} */ (one("input", box));
  const status = one("[role=status]", box);
  const list = one("ol", box);

  const BLOCKS = "h2, h3, h4, h5, p, li, td, th";
  /** Blocks that say nothing of a sheet: the way up, the strip of its dates, notices in short. */
  const NOT_TEXT = ".tl-up, .tl-strip, .tl-notice--line";
  const MOST = 20;
  /** How many characters of a block are shown, and how many of them before the first hit. */
  const SHOWN = 180;
  const LEAD = 60;

  /**
   * A piece of text of the pack. `words` and `bare` (without accents) have a space before each word.
   * @typedef {{node: HTMLElement, title: string, text: string, folded: string, words: string, bare: string}} Block
   */

  /** @param {HTMLElement} node */
  function textOf(node) {
    const copy = /** @type {HTMLElement} */ (node.cloneNode(true));
    for (const mark of all("sup, .footnote-backref", copy)) mark.remove();
    return clean(String(copy.textContent)).replace(/\s+/g, " ").trim();
  }

  /** @returns {Block[]} all of the pack */
  function collect() {
    /** @type {Block[]} */
    const blocks = [];
    for (const section of all("main > section")) {
      const title = textOf(one("h2", section));
      for (const node of all(BLOCKS, section)) {
        if (node.querySelector(BLOCKS) || node.closest(NOT_TEXT)) continue;
        const text = textOf(node);
        const folded = fold(text);
        if (!text) continue;
        blocks.push({
          node,
          title,
          text,
          folded,
          words: ` ${words(text).join(" ")}`,
          bare: ` ${words(folded).join(" ")}`,
        });
      }
    }
    return blocks;
  }

  /** @type {Block[]} */
  let blocks = [];

  /**
   * Every word must begin a word of the block; blocks with the accents as typed come first.
   * @param {string} query
   */
  function find(query) {
    const typed = words(clean(query));
    const bare = typed.map(fold);
    /** @param {string} text @param {string[]} wanted */
    const holds = (text, wanted) => wanted.every((word) => text.includes(` ${word}`));
    const found = blocks.filter((block) => holds(block.bare, bare));
    const exact = found.filter((block) => holds(block.words, typed));
    return exact.concat(found.filter((block) => !exact.includes(block)));
  }

  /**
   * Where these begin words of a folded text.
   * @param {string} folded
   * @param {string[]} bare
   */
  function hitsIn(folded, bare) {
    /** @type {[start: number, end: number][]} */
    const hits = [];
    for (const word of bare) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        const begins = at === 0 || !/[\p{L}\p{N}]/u.test(folded[at - 1]);
        if (begins) hits.push([at, at + word.length]);
      }
    }
    return hits.sort(([a], [b]) => a - b);
  }

  /**
   * A stretch of the block around its first hit, with every hit marked.
   * @param {Block} block
   * @param {string[]} bare
   */
  function snippet({ text, folded }, bare) {
    // Folding keeps every letter's place, save for scripts that Vietnamese text does not hold.
    if (folded.length !== text.length) return make("span", {}, text);
    const hits = hitsIn(folded, bare);
    let from = hits.length ? Math.max(0, hits[0][0] - LEAD) : 0;
    if (from) from = text.indexOf(" ", from) + 1;
    const to = Math.min(text.length, from + SHOWN);
    const out = make("span", {}, from ? "… " : "");
    let done = from;
    for (const [start, end] of hits) {
      if (start < done || end > to) continue;
      out.append(text.slice(done, start), make("mark", {}, text.slice(start, end)));
      done = end;
    }
    out.append(text.slice(done, to) + (to < text.length ? " …" : ""));
    return out;
  }

  /** @param {HTMLElement} node to show, unfolded */
  function show(node) {
    for (let up = node.closest("details"); up;) {
      up.open = true;
      up = up.parentElement && up.parentElement.closest("details");
    }
    node.tabIndex = -1;
    node.focus({ preventScroll: true });
    node.scrollIntoView();
  }

  /**
   * @param {Block} block
   * @param {string[]} bare
   */
  function row(block, bare) {
    const section = /** @type {HTMLElement} */ (block.node.closest("section"));
    const link = make("a", { href: `#${section.id}` }, snippet(block, bare));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(block.node);
    });
    return make("li", {}, link, make("small", {}, block.title));
  }

  function search() {
    const bare = words(fold(clean(input.value)));
    list.textContent = status.textContent = "";
    if (!bare.length) return;
    if (!blocks.length) blocks = collect();
    const found = find(input.value);
    status.textContent = found.length
      ? String(status.dataset.found).replace("{}", String(found.length))
      : String(status.dataset.none);
    list.append(...found.slice(0, MOST).map((block) => row(block, bare)));
  }

  box.hidden = false;
  input.addEventListener("input", search);

  // Paper cannot be unfolded.
  window.addEventListener("beforeprint", () => {
    for (const block of all("details")) block.setAttribute("open", "");
  });
})();
