// The screens before a hall, one at a time over the whole screen.
const TailieuStage = (() => {
  "use strict";
  const { make } = TailieuDom;
  const { words } = TailieuDeck;

  /** The controls go away when the pointer has rested so long. */
  const REST_MS = 3000;
  /** How far a finger moves that turns the screen, in CSS pixels. */
  const SWIPE = 40;
  /** Of the overview: the least width of a screen, what is around it, and around all, in CSS pixels. */
  const OVERVIEW = { columns: 5, least: 240, around: 30, aside: 32 };

  /**
   * @param {string} label
   * @param {() => void} act
   * @param {Record<string, string | number>} [attributes]
   */
  function button(label, act, attributes = {}) {
    const node = make("button", { type: "button", class: "tl-button", ...attributes }, label);
    node.addEventListener("click", act);
    return node;
  }

  /** @param {{ speaker: Window? }} opened the speaker's window, where it is wanted */
  async function open(opened) {
    const place = window.scrollY;
    /** @type {SlideDeck} */
    let deck;
    /** Until all screens are there. @type {Promise<unknown>} */
    let whole;
    let at = 0;
    let isBlack = false;
    /** With a speaker's window, for which browsers leave the full screen. */
    let isShared = Boolean(opened.speaker);
    const started = Date.now();
    const box = make("div", { class: "tl-slide-box" });
    const holder = make("div", { class: "tl-present__holder" }, box);
    const count = make("span", { role: "status" });
    const line = make("div", { class: "tl-present__line" }, make("i"));
    const overview = make("div", { class: "tl-present__overview", hidden: true });
    const back = button(words.before, () => show(at - 1), { "data-step": -1 });
    const on = button(words.after, () => show(at + 1), { "data-step": 1 });
    const stage = make(
      "dialog",
      { class: "tl-room tl-present md-typeset", "aria-label": words.present, tabindex: -1 },
      holder,
      overview,
      line,
      make(
        "div",
        { class: "tl-present__bar" },
        back,
        count,
        on,
        button(words.overview, toggleOverview),
        button(words.speaker, () => {
          isShared = true;
          link.to(TailieuPresent.openSpeaker());
        }),
        button(words.full, fillScreen, { "data-full": "" }),
        button(words.slides, () => TailieuOnPaper.slides()),
        button(words.handout, () => TailieuOnPaper.handout()),
        make("button", { type: "button", class: "tl-button", "data-room-close": true }, words.exit),
      ),
    );

    // Showing ------------------------------------------------------------------------------------

    function size() {
      return {
        width: holder.clientWidth,
        height: holder.clientHeight,
        screen: stage.clientHeight,
      };
    }

    /** @param {number} number of a screen */
    function show(number) {
      at = Math.max(0, Math.min(deck.screens.length - 1, number));
      draw();
      link.say({ at, black: isBlack });
    }

    function draw() {
      const { screens } = deck;
      box.textContent = "";
      box.append(TailieuSlides.slide(screens[at], words.source));
      stage.classList.toggle("tl-present--blank", isBlack);
      tellPlace();
    }

    function tellPlace() {
      const { screens, isWhole } = deck;
      count.textContent = `${at + 1} / ${isWhole ? screens.length : "…"}`;
      const share = isWhole ? (at + 1) / screens.length : 0;
      /** @type {HTMLElement} */ (line.firstChild).style.width = `${100 * share}%`;
      // A button that is disabled would lose the focus, and with it the keys.
      back.setAttribute("aria-disabled", String(at === 0));
      on.setAttribute("aria-disabled", String(isWhole && at === screens.length - 1));
    }

    /** The size that was asked for last. @type {SlideSize?} */
    let asked = null;

    /** @param {Slide[]} screens @returns {number} which of them has what is shown now; -1: none yet */
    function same(screens) {
      if (!deck) return 0;
      const { part, of } = deck.screens[at];
      const first = screens.findIndex((screen) => screen.part === part);
      if (first < 0) return first;
      return first + Math.floor(((of[0] - 1) / of[1]) * screens[first].of[1]);
    }

    /** Makes the screens for the size that the stage has now; until they are there, those of before stay. */
    function fit() {
      const own = (asked = size());
      return TailieuDeck.sized(content, own, (made) => {
        if (own !== asked || !stage.isConnected) return false;
        if (deck !== made) {
          const to = same(made.screens);
          if (to < 0) return true;
          deck = made;
          at = to;
          TailieuSlides.size(box, deck.size);
          closeOverview();
          draw();
        } else tellPlace();
        if (deck.isWhole) hello();
        return true;
      });
    }

    function resize() {
      whole = fit();
    }

    // The overview -------------------------------------------------------------------------------

    function toggleOverview() {
      if (!overview.hidden) {
        closeOverview();
        return;
      }
      const room = stage.clientWidth - OVERVIEW.aside;
      const columns = Math.floor(room / (OVERVIEW.least + OVERVIEW.around)) || 1;
      const width = room / Math.min(columns, OVERVIEW.columns) - OVERVIEW.around;
      overview.append(
        ...deck.screens.map((screen, n) => {
          const little = TailieuSlides.little(screen, deck.size, Math.floor(width), words.source);
          little.setAttribute("aria-hidden", "true");
          const node = make(
            "button",
            {
              type: "button",
              "aria-label": `${n + 1}. ${screen.heading}`,
              "aria-current": n === at,
            },
            little,
            make("b", {}, String(n + 1)),
          );
          node.addEventListener("click", () => {
            closeOverview();
            show(n);
          });
          return node;
        }),
      );
      overview.hidden = false;
      /** @type {HTMLElement} */ (overview.children[at]).focus();
    }

    function closeOverview() {
      if (overview.hidden) return;
      overview.hidden = true;
      overview.textContent = "";
      stage.focus();
    }

    /** @param {KeyboardEvent} event that may move through the overview */
    function walk({ key }) {
      const nodes = /** @type {HTMLElement[]} */ (Array.from(overview.children));
      const now = nodes.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      const columns = nodes.filter(({ offsetTop }) => offsetTop === nodes[0].offsetTop).length;
      /** @type {Record<string, number>} */
      const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
      const to = key === "Home" ? 0 : key === "End" ? nodes.length - 1 : now + (steps[key] || 0);
      if (nodes[to]) nodes[to].focus();
    }

    // Keys, pointers, fingers --------------------------------------------------------------------

    const read = TailieuKeys.reader((digits) => {
      if (digits) count.textContent = `→ ${digits}`;
      else draw();
    });

    /** @param {KeyboardEvent} event */
    function keys(event) {
      if (event.key === "Tab") wake();
      const wish = read(event);
      if (!wish) return;
      event.preventDefault();
      event.stopPropagation();
      const isLeaving = "do" in wish && wish.do === "leave";
      if (!overview.hidden) {
        if (isLeaving || ("do" in wish && wish.do === "overview")) closeOverview();
        else walk(event);
        return;
      }
      if (isLeaving) TailieuRoom.close(stage);
      else if (isBlack && !("do" in wish && wish.do === "nothing")) blacken(false);
      else if ("turn" in wish) {
        rest();
        show(at + wish.turn);
      } else if ("to" in wish && wish.to < 0) whole.then(() => show(deck.screens.length - 1));
      else if ("to" in wish) show(wish.to - 1);
      else if (wish.do === "black") blacken(true);
      else if (wish.do === "overview") toggleOverview();
      else if (wish.do === "full") fillScreen();
    }

    /** @param {boolean} wanted */
    function blacken(wanted) {
      isBlack = wanted;
      show(at);
    }

    let resting = 0;
    function rest() {
      stage.classList.add("tl-present--still");
    }
    function wake() {
      stage.classList.remove("tl-present--still");
      clearTimeout(resting);
      resting = window.setTimeout(rest, REST_MS);
    }

    /** @type {{ x: number, y: number, isFinger: boolean }?} */
    let down = null;
    holder.addEventListener("pointerdown", ({ clientX: x, clientY: y, pointerType }) => {
      down = { x, y, isFinger: pointerType !== "mouse" };
    });
    holder.addEventListener("pointerup", ({ clientX, clientY, button: pressed }) => {
      if (!down || pressed) return;
      const [x, y] = [clientX - down.x, clientY - down.y];
      if (isBlack) blacken(false);
      else if (!down.isFinger) show(at + 1);
      else if (Math.abs(x) > SWIPE && Math.abs(x) > Math.abs(y)) show(at + (x < 0 ? 1 : -1));
      down = null;
    });
    stage.addEventListener("pointermove", wake);
    stage.addEventListener("pointerdown", wake);

    // Where the page may have the key, Esc in full screen comes to it as any other. Elsewhere it only
    // leaves the full screen, and that closes the slides.
    const { keyboard } =
      /** @type {{keyboard?: {lock: (keys: string[]) => Promise<void>, unlock: () => void}}} */ (
        navigator
      );

    function screenChanged() {
      if (!document.fullscreenElement && !keyboard && !isShared) TailieuRoom.close(stage);
    }

    function fillScreen() {
      const page = document.documentElement;
      // Granted late, it would outlive slides that were left at once; refused, they fill the page.
      const left = () => stage.isConnected || leaveFullScreen();
      if (page.requestFullscreen) page.requestFullscreen().then(left, () => {});
      if (keyboard) keyboard.lock(["Escape"]).catch(() => {});
      stage.focus();
    }

    // The speaker's window -----------------------------------------------------------------------

    const link = TailieuLink.open("hall", (said) => {
      if (said.hello) hello();
      if (said.black !== undefined) isBlack = said.black;
      if (said.at !== undefined && deck) {
        at = Math.max(0, Math.min(deck.screens.length - 1, said.at));
        draw();
      }
    });

    function hello() {
      if (deck && deck.isWhole) link.say({ deck, at, black: isBlack, started });
    }

    function leaveFullScreen() {
      if (document.fullscreenElement) document.exitFullscreen().then(keepPlace);
    }

    function keepPlace() {
      window.scrollTo(0, place);
    }

    function stop() {
      document.removeEventListener("keydown", keys, true);
      document.removeEventListener("fullscreenchange", screenChanged);
      window.removeEventListener("resize", resize);
      if (keyboard) keyboard.unlock();
      link.say({ ended: true });
      link.close();
      stage.remove();
      keepPlace();
      leaveFullScreen();
    }

    link.to(opened.speaker);
    document.body.append(stage);
    stage.classList.add("tl-present--still");
    TailieuRoom.open(stage);
    stage.addEventListener("close", stop);
    stage.focus();
    /** @type {Awaited<ReturnType<typeof TailieuDeck.read>>} */
    let content;
    try {
      content = await TailieuDeck.read();
    } catch (missing) {
      TailieuRoom.close(stage);
      throw missing;
    }
    if (!stage.isConnected) return;
    whole = fit();
    document.addEventListener("keydown", keys, true);
    document.addEventListener("fullscreenchange", screenChanged);
    window.addEventListener("resize", resize);
    // A second window would take the full screen away again.
    if (!isShared) fillScreen();
  }

  return { open };
})();
