// What every page does beyond its HTML: display settings, abbreviations, a bar at the foot of a phone.
(() => {
  "use strict";
  const { all, make } = TailieuDom;
  const { colour, kept } = TailieuReading;
  const { keep } = TailieuTold;
  const page = document.documentElement;

  /** Steps of the text's size; 0 is the browser's own. */
  const SIZES = { smallest: -1, largest: 3 };

  // Display settings ----------------------------------------------------------------------------

  const sizes = all("button[data-size]");

  /** @param {HTMLElement} button */
  function stepOf(button) {
    return Number(button.dataset.size);
  }

  function showSize() {
    const size = Number(page.dataset.size);
    for (const button of sizes) {
      const step = stepOf(button);
      const last = (step < 0 && size === SIZES.smallest) || (step > 0 && size === SIZES.largest);
      // Not `disabled`, which would take the focus from the button that was pressed.
      button.setAttribute("aria-disabled", String(last));
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

  /** @param {"scheme" | "contrast" | "keys"} name of a setting of which one of several buttons is pressed */
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
  offer("keys");

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

  /**
   * Goes once more to the place that the address names, when the letters are there: those of the
   * device break lines elsewhere, and Firefox leaves the page where the place was with them.
   */
  function goToPlaceAgain() {
    const place = document.getElementById(TailieuDom.decoded(location.hash.slice(1)));
    const [visit] = /** @type {PerformanceNavigationTiming[]} */ (
      performance.getEntriesByType("navigation")
    );
    // Who comes back or loads the page anew is where they left it.
    if (!place || !document.fonts || !visit || visit.type !== "navigate") return;
    let isMoved = false;
    for (const act of ["wheel", "touchmove", "pointerdown", "keydown", "hashchange"]) {
      addEventListener(act, () => (isMoved = true), { once: true, passive: true });
    }
    document.fonts.ready.then(() => {
      // Letters alone move it by some lines; what is farther off somebody has gone away from.
      const isNear = Math.abs(place.getBoundingClientRect().top) < innerHeight / 2;
      if (isNear && !isMoved) place.scrollIntoView();
    });
  }
  goToPlaceAgain();

  // Room for a bar that stays at the foot of a phone: it must not cover the end of the page.
  if (all(".tl-bar").length) page.classList.add("tl-barred");
})();
