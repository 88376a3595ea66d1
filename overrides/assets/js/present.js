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
  /** @type {Record<string, number>} */
  const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

  // The slides -----------------------------------------------------------------------------------

  /** @param {Element} node @returns {HTMLElement} the same without marks and links */
  function plain(node) {
    const copy = /** @type {HTMLElement} */ (node.cloneNode(true));
    for (const mark of all("sup, .headerlink, .footnote-backref", copy)) mark.remove();
    copy.removeAttribute("id");
    return copy;
  }

  /** @param {HTMLElement} node @returns {string} the sources that it cites, each once */
  function sources(node) {
    const names = /** @type {HTMLAnchorElement[]} */ (Array.from(all(".footnote-ref", node))).map(
      (ref) => {
        const note = /** @type {HTMLElement} */ (
          document.getElementById(decodeURIComponent(ref.hash.slice(1)))
        );
        const name = String(one(".tl-source__name", plain(note)).textContent).trim();
        const [mark] = all("[data-mark]", note);
        return mark ? `${name} (${String(mark.textContent).toLowerCase()})` : name;
      },
    );
    return Array.from(new Set(names)).join("; ");
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

  /** The title, each message, then each part with figures. */
  function makeSlides() {
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
          slides.push(slide("", body, sources(item)));
        }
      } else if (heading && part.matches("ul, .tl-scroll") && !NOT_SHOWN.includes(heading.id)) {
        slides.push(slide(String(plain(heading).textContent), plain(part), sources(part)));
      }
    }
    return slides;
  }

  // The stage ------------------------------------------------------------------------------------

  /**
   * @param {string} label
   * @param {() => void} act
   */
  function control(label, act) {
    const node = make("button", { type: "button", class: "tl-button" }, label);
    node.addEventListener("click", act);
    return node;
  }

  function present() {
    const slides = makeSlides();
    let at = 0;
    const holder = make("div", { class: "tl-present__holder" });
    const count = make("span", { role: "status" });
    const back = control(words.before, () => show(at - 1));
    const on = control(words.after, () => show(at + 1));
    const stage = make(
      "div",
      {
        class: "tl-present md-typeset",
        role: "dialog",
        "aria-modal": "true",
        "aria-label": words.present,
        tabindex: -1,
      },
      holder,
      make("div", { class: "tl-present__bar" }, back, count, on, control(words.exit, stop)),
    );

    /** @param {number} step */
    function show(step) {
      at = Math.max(0, Math.min(slides.length - 1, step));
      holder.textContent = "";
      holder.append(slides[at]);
      count.textContent = `${at + 1} / ${slides.length}`;
      back.disabled = at === 0;
      on.disabled = at === slides.length - 1;
    }

    function stop() {
      if (document.fullscreenElement) document.exitFullscreen();
      stage.remove();
      document.documentElement.classList.remove("tl-searching");
      button.focus();
    }

    stage.addEventListener("keydown", (event) => {
      if (event.key === "Escape") stop();
      else if (event.key === " " && event.target === stage) show(at + 1);
      else if (STEPS[event.key]) show(at + STEPS[event.key]);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    document.body.append(stage);
    document.documentElement.classList.add("tl-searching");
    show(0);
    stage.focus();
    if (stage.requestFullscreen) stage.requestFullscreen().catch(() => {}); // As a page, then.
  }

  button.addEventListener("click", present);
})();
