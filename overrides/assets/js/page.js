// What every page does beyond its HTML: display settings, sources in place, copying, printing.
(() => {
  "use strict";
  const { all, copy, make, one } = TailieuDom;
  const { colour, kept } = TailieuReading;
  const { keep } = TailieuTold;
  const page = document.documentElement;

  /** Steps of the text's size; 0 is the browser's own. */
  const SIZES = { smallest: -1, largest: 3 };
  /** How long a button says that it has copied. */
  const TOLD_MS = 2000;

  // Display settings ----------------------------------------------------------------------------

  const sizes = all("button[data-size]");

  /** @param {HTMLElement} button */
  function stepOf(button) {
    return Number(button.dataset.size);
  }

  function showSize() {
    const size = Number(page.dataset.size);
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (sizes)) {
      const step = stepOf(button);
      button.disabled =
        (step < 0 && size === SIZES.smallest) || (step > 0 && size === SIZES.largest);
    }
  }

  for (const button of sizes) {
    button.addEventListener("click", () => {
      const step = stepOf(button);
      const wanted = step === 0 ? 0 : Number(page.dataset.size) + step;
      const size = String(Math.max(SIZES.smallest, Math.min(SIZES.largest, wanted)));
      page.dataset.size = size;
      keep("size", size);
      showSize();
    });
  }
  showSize();

  /** @param {"scheme" | "contrast"} name of a setting of which one of several buttons is pressed */
  function offer(name) {
    const buttons = all(`[data-set-${name}]`);
    const show = () => {
      for (const button of buttons) {
        const own = String(button.getAttribute(`data-set-${name}`));
        button.setAttribute("aria-pressed", String(own === (kept(name) || "")));
      }
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        keep(name, String(button.getAttribute(`data-set-${name}`)));
        colour();
        show();
      });
    }
    show();
  }

  offer("scheme");
  offer("contrast");

  // What is folded on small screens is open beside the text on wide ones.
  const wide = matchMedia("(min-width: 76.25em)");
  for (const list of /** @type {NodeListOf<HTMLDetailsElement>} */ (all(".tl-toc details"))) {
    list.open = wide.matches;
  }

  // An abbreviation says what it means where it is touched.
  document.addEventListener("click", ({ target }) => {
    const short = target instanceof Element && target.closest("abbr[title]");
    if (!short) return;
    short.after(make("span", { class: "tl-meaning" }, ` (${short.getAttribute("title")})`));
    short.removeAttribute("title");
  });

  // A statement's source opens in place: the theme's own footnote tips need a mouse. --------------

  /** @param {HTMLAnchorElement} ref */
  function openSource(ref) {
    const note = document.getElementById(decodeURIComponent(ref.hash.slice(1)));
    const holder = ref.parentElement;
    const place = ref.closest("li, p, td");
    if (!note || !holder || !place) return;
    const box = make("span", { class: "tl-cite", id: `mo-${holder.id}` });
    for (const line of all("p", note)) {
      for (const part of line.childNodes) {
        const isBack = part instanceof Element && part.classList.contains("footnote-backref");
        if (!isBack) box.append(part.cloneNode(true));
      }
    }
    place.append(box);
    ref.setAttribute("aria-controls", box.id);
  }

  /** @param {HTMLAnchorElement} ref */
  function toggleSource(ref) {
    const open = ref.getAttribute("aria-expanded") === "true";
    const box = document.getElementById(String(ref.getAttribute("aria-controls")));
    if (!open) openSource(ref);
    else if (box) box.remove();
    ref.setAttribute("aria-expanded", String(!open));
  }

  for (const ref of /** @type {NodeListOf<HTMLAnchorElement>} */ (all(".footnote-ref"))) {
    ref.setAttribute("role", "button");
    ref.setAttribute("aria-expanded", "false");
    ref.addEventListener("click", (event) => {
      event.preventDefault();
      toggleSource(ref);
    });
    ref.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      toggleSource(ref);
    });
  }

  // Copying and printing --------------------------------------------------------------------------

  /**
   * @param {HTMLElement} button that is there only where scripts run
   * @param {() => string} text
   */
  function makeCopy(button, text) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await copy(text());
      const before = button.textContent;
      button.textContent = button.dataset.done || `✓ ${before}`;
      setTimeout(() => {
        button.textContent = before;
      }, TOLD_MS);
    });
  }

  /** @returns {string} this page's address without a place in it */
  function address() {
    return location.href.split("#")[0];
  }

  /**
   * One line of a sheet as plain text.
   * @param {HTMLElement} node
   */
  function plainLine(node) {
    const text = String(node.textContent).replace(/\s+/g, " ").trim();
    const list = node.parentElement;
    if (!text || !list) return "";
    if (node.tagName === "H2") return `\n${text.toUpperCase()}`;
    if (node.tagName !== "LI") return text;
    const number = Array.from(list.children).indexOf(node) + 1;
    return (list.tagName === "OL" ? `${number}. ` : "- ") + text;
  }

  /** A sheet's text with the marks of its sources, for a speaker's own notes. */
  function sheetText() {
    const sheet = /** @type {HTMLElement} */ (one(".tl-sheet").cloneNode(true));
    for (const node of all(".headerlink, .footnote-backref, .tl-cite", sheet)) node.remove();
    for (const ref of all(".footnote-ref", sheet)) ref.textContent = ` [${ref.textContent}]`;
    const lines = Array.from(all("h2, h3, li, p, tr", sheet))
      .filter((node) => node.parentElement && !node.parentElement.closest("li, tr"))
      .map(plainLine)
      .filter(Boolean);
    return [String(one("h1").textContent).trim(), ...lines, "", address()].join("\n");
  }

  for (const button of all("[data-copy-report]")) {
    makeCopy(button, () => /** @type {HTMLTextAreaElement} */ (one("[data-report]")).value);
  }
  for (const button of all("[data-copy-link]")) {
    makeCopy(button, () => `${address()}#${button.dataset.copyLink}`);
  }
  for (const button of all("[data-copy-sheet]")) makeCopy(button, sheetText);
  for (const row of all(".tl-actions")) row.hidden = false;
  for (const button of all("[data-print]")) button.addEventListener("click", () => window.print());

  // Paper cannot be unfolded.
  window.addEventListener("beforeprint", () => {
    for (const block of /** @type {NodeListOf<HTMLDetailsElement>} */ (all(".tl-question"))) {
      if (block.open) continue;
      block.open = true;
      block.dataset.openedToPrint = "";
    }
  });
  window.addEventListener("afterprint", () => {
    for (const block of /** @type {NodeListOf<HTMLDetailsElement>} */ (
      all("[data-opened-to-print]")
    )) {
      block.open = false;
      delete block.dataset.openedToPrint;
    }
  });
})();
