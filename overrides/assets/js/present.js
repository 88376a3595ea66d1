// A sheet before a hall: its messages and figures one at a time, large, each with its source.
(() => {
  "use strict";
  const { all, make, one } = TailieuDom;
  const [button] = all("[data-present]");
  const [sheet] = all(".tl-sheet");
  if (!button || !sheet) return;

  /** @type {Record<"source" | "present" | "before" | "after" | "exit", string>} */
  const words = JSON.parse(String(button.dataset.present));
  /** Parts of a sheet that are for reading, not for showing. */
  const NOT_SHOWN = ["nguon"];
  /** What keys do: those of keyboards, and those that presenters' remotes send. Which way they go … */
  /** @type {Record<string, number>} */
  const WAYS = {
    ...{ ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1 },
    ...{ ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1 },
  };
  /** … to the first and the last slide, and to a black screen; F5, which starts, must not load anew. */
  const [FIRST, LAST, BLANK, START] = [["Home"], ["End"], [".", "b", "B"], ["F5"]];
  /** A slide is set smaller by steps until all of it is seen, down to a least share of its size. */
  const FIT = { step: 0.1, least: 0.7 };
  /** By which share of what is seen a slide scrolls that is longer all the same. */
  const SCROLLS = { little: 0.1, much: 0.8 };

  // The slides -----------------------------------------------------------------------------------

  /** @param {Element} node @returns {HTMLElement} the same without marks of sources and of found words */
  function plain(node) {
    const copy = /** @type {HTMLElement} */ (node.cloneNode(true));
    for (const mark of all("sup, .headerlink, .footnote-backref", copy)) mark.remove();
    for (const mark of all("mark", copy)) mark.replaceWith(...mark.childNodes);
    copy.removeAttribute("id");
    return copy;
  }

  /** @param {HTMLElement[]} nodes @returns {string} the sources that they cite, each once */
  function sources(nodes) {
    /** @type {Set<string>} */
    const names = new Set();
    for (const node of nodes) {
      for (const ref of /** @type {NodeListOf<HTMLAnchorElement>} */ (all(".footnote-ref", node))) {
        const note = /** @type {HTMLElement} */ (
          document.getElementById(decodeURIComponent(ref.hash.slice(1)))
        );
        const name = String(one(".tl-source__name", plain(note)).textContent).trim();
        const [mark] = all("[data-mark]", note);
        names.add(mark ? `${name} (${String(mark.textContent).toLowerCase()})` : name);
      }
    }
    return Array.from(names).join("; ");
  }

  /**
   * @param {string} heading
   * @param {HTMLElement} body
   * @param {string} cited
   */
  function slide(heading, body, cited) {
    const node = make("section", { class: "tl-present__slide" });
    if (heading) node.append(make("h2", {}, heading));
    node.append(body);
    if (cited) {
      node.append(make("p", { class: "tl-present__source" }, `${words.source}: ${cited}`));
    }
    return node;
  }

  /** @param {Element} part @returns {HTMLElement[]} its points, or the rows of its table */
  function itemsOf(part) {
    return Array.from(all(part.matches("ul") ? ":scope > li" : "tbody > tr", part));
  }

  /**
   * A part of the sheet on one slide, or on as many as it takes for all of it to be seen.
   * @param {string} heading
   * @param {HTMLElement} part
   * @param {(slide: HTMLElement) => boolean} fits
   * @returns {HTMLElement[]}
   */
  function partSlides(heading, part, fits, items = itemsOf(part)) {
    const body = plain(part);
    const own = itemsOf(part);
    itemsOf(body).forEach((item, i) => {
      if (!items.includes(own[i])) item.remove();
    });
    const whole = slide(heading, body, sources(items));
    if (items.length < 2 || fits(whole)) return [whole];
    const middle = Math.ceil(items.length / 2);
    return [items.slice(0, middle), items.slice(middle)].reduce(
      (slides, half) => slides.concat(partSlides(heading, part, fits, half)),
      /** @type {HTMLElement[]} */ ([]),
    );
  }

  /**
   * The title, each message, then each part with figures.
   * @param {(slide: HTMLElement) => boolean} fits
   */
  function makeSlides(fits) {
    const slides = [
      make(
        "section",
        { class: "tl-present__slide" },
        make("h2", { class: "tl-present__title" }, String(one("h1").textContent)),
        one(".tl-strip").cloneNode(true),
      ),
    ];
    /** @type {Element?} */
    let heading = null;
    for (const part of /** @type {HTMLElement[]} */ (Array.from(sheet.children))) {
      if (part.matches("h2")) heading = part;
      else if (part.matches("ol") && slides.length === 1) {
        for (const item of /** @type {HTMLElement[]} */ (Array.from(part.children))) {
          const body = make("div", { class: "tl-present__message" }, ...plain(item).childNodes);
          slides.push(slide("", body, sources([item])));
        }
      } else if (heading && part.matches("ul, .tl-scroll") && !NOT_SHOWN.includes(heading.id)) {
        slides.push(...partSlides(String(plain(heading).textContent), part, fits));
      }
    }
    return slides;
  }

  // The stage ------------------------------------------------------------------------------------

  /**
   * @param {string} label
   * @param {number} step
   * @param {(step: number) => void} turn
   */
  function turner(label, step, turn) {
    const node = make(
      "button",
      { type: "button", class: "tl-button", "data-step": step, "aria-disabled": "false" },
      label,
    );
    node.addEventListener("click", () => turn(step));
    return node;
  }

  function present() {
    let at = 0;
    const holder = make("div", { class: "tl-present__holder" });
    const count = make("span", { role: "status" });
    const back = turner(words.before, -1, turn);
    const on = turner(words.after, 1, turn);
    const exit = make("button", { type: "button", class: "tl-button", "data-room-close": true });
    exit.append(words.exit);
    const stage = make(
      "dialog",
      { class: "tl-room tl-present md-typeset", "aria-label": words.present, tabindex: -1 },
      holder,
      make("div", { class: "tl-present__bar" }, back, count, on, exit),
    );

    /** @returns {boolean} whether all of the slide is seen */
    function fit() {
      /** @param {number} share */
      const set = (share) => stage.style.setProperty("--tl-fit", String(share));
      for (let share = 1; share >= FIT.least; share -= FIT.step) {
        set(share);
        if (holder.scrollHeight <= holder.clientHeight) return true;
      }
      set(1);
      return false;
    }

    /** @param {HTMLElement} node */
    function put(node) {
      holder.textContent = "";
      holder.append(node);
      return fit();
    }

    /** @param {number} number of a slide */
    function show(number) {
      at = Math.max(0, Math.min(slides.length - 1, number));
      put(slides[at]);
      holder.scrollTop = 0;
      count.textContent = `${at + 1} / ${slides.length}`;
      // A button that is disabled would lose the focus, and with it the keys.
      back.setAttribute("aria-disabled", String(at === 0));
      on.setAttribute("aria-disabled", String(at === slides.length - 1));
    }

    /** @param {number} step */
    function turn(step) {
      show(at + step);
    }

    /**
     * To the rest of a long slide, then to the next.
     * @param {number} way
     * @param {number} share
     */
    function go(way, share) {
      const before = holder.scrollTop;
      holder.scrollTop += way * share * holder.clientHeight;
      if (holder.scrollTop === before) turn(way);
    }

    /** @param {KeyboardEvent} event */
    function keys(event) {
      const { key, target } = event;
      const presses = target instanceof HTMLButtonElement && (key === " " || key === "Enter");
      if (presses || event.ctrlKey || event.metaKey || event.altKey) return;
      const wasBlank = stage.classList.contains("tl-present--blank");
      const isBlank = BLANK.includes(key) && !wasBlank;
      const known = [...FIRST, ...LAST, ...BLANK, ...START, "Escape"].includes(key) || WAYS[key];
      if (!known) return;
      event.preventDefault();
      event.stopPropagation();
      stage.classList.toggle("tl-present--blank", isBlank);
      if (key === "Escape") TailieuRoom.close(stage);
      else if (wasBlank) return;
      else if (FIRST.includes(key)) show(0);
      else if (LAST.includes(key)) show(slides.length - 1);
      else if (WAYS[key]) {
        const way = event.shiftKey && key === " " ? -1 : WAYS[key];
        go(way, /^Arrow(Up|Down)$/.test(key) ? SCROLLS.little : SCROLLS.much);
      }
    }

    // Where the page may have the key, Esc in full screen comes to it as any other. Elsewhere it only
    // leaves the full screen, and that closes the slides.
    const { keyboard } =
      /** @type {{keyboard?: {lock: (keys: string[]) => Promise<void>, unlock: () => void}}} */ (
        navigator
      );

    function screenChanged() {
      if (!document.fullscreenElement && !keyboard) TailieuRoom.close(stage);
    }

    function stop() {
      document.removeEventListener("keydown", keys, true);
      document.removeEventListener("fullscreenchange", screenChanged);
      window.removeEventListener("resize", fit);
      if (keyboard) keyboard.unlock();
      if (document.fullscreenElement) document.exitFullscreen();
      stage.remove();
    }

    document.body.append(stage);
    TailieuRoom.open(stage);
    const slides = makeSlides(put);
    show(0);
    stage.focus();
    document.addEventListener("keydown", keys, true);
    document.addEventListener("fullscreenchange", screenChanged);
    window.addEventListener("resize", fit);
    stage.addEventListener("close", stop);
    const page = document.documentElement;
    if (page.requestFullscreen) page.requestFullscreen().catch(() => {}); // As a page, then.
    if (keyboard) keyboard.lock(["Escape"]).catch(() => {});
  }

  button.addEventListener("click", present);
})();
