// The speaker's view, in a window of its own: this screen and the next, the answers, the time. It
// follows the window before the hall, and goes on by itself where that one is closed.
const TailieuSpeaker = (() => {
  "use strict";
  const { make } = TailieuDom;
  const { words } = TailieuDeck;

  /** How long the hall's window may take to answer, before this page reads itself. */
  const ANSWER_MS = 600;
  /** A screen for which to make the slides where no hall has one. */
  const SIZE = { width: 1280, height: 720, screen: 720 };
  const CLOCK_MS = 1000;
  /** How wide this screen and the next are, as shares of the window. */
  const SHARES = { now: 0.56, next: 0.3 };

  /** @param {number} seconds */
  function minutes(seconds) {
    const [m, s] = [Math.floor(seconds / 60), Math.floor(seconds % 60)];
    return `${m}:${String(s).padStart(2, "0")}`;
  }

  function open() {
    /** @type {SlideDeck?} */
    let deck = null;
    // What is kept over a reload of this window.
    const kept = (history.state && history.state.speaker) || {};
    let { at = 0, started = Date.now() } = kept;
    let isBlack = false;
    let isLed = false;

    const now = make("div", { class: "tl-speaker__now" });
    const next = make("div", { class: "tl-speaker__next" });
    const notes = make("div", { class: "tl-speaker__notes", tabindex: 0 });
    const count = make("span", { role: "status" });
    const told = make("p", { class: "tl-speaker__told" });
    const spoken = make("strong", { class: "tl-speaker__spoken" });
    const clock = make("span", { class: "tl-speaker__clock" });
    const button = (/** @type {string} */ label, /** @type {() => void} */ act) => {
      const node = make("button", { type: "button", class: "tl-button" }, label);
      node.addEventListener("click", act);
      return node;
    };
    const bar = make(
      "div",
      { class: "tl-speaker__bar" },
      button(words.before, () => go(at - 1)),
      count,
      button(words.after, () => go(at + 1)),
      button(words.black, () => blacken(!isBlack)),
      make("span", { class: "tl-speaker__times" }, `${words.spoken} `, spoken),
      button(words.anew, () => {
        started = Date.now();
        keep();
        tick();
      }),
      make("span", { class: "tl-speaker__times" }, `${words.clock} `, clock),
    );
    const view = make(
      "div",
      { class: "tl-speaker md-typeset" },
      bar,
      told,
      make(
        "div",
        { class: "tl-speaker__screens" },
        now,
        make("div", {}, make("p", { class: "tl-slide__head" }, words.next), next),
      ),
      notes,
    );

    function keep() {
      history.replaceState({ speaker: { at, started } }, "");
    }

    function draw() {
      if (!deck) return;
      const { screens, size } = deck;
      at = Math.max(0, Math.min(screens.length - 1, at));
      keep();
      const little = (/** @type {number} */ n, /** @type {number} */ share) =>
        screens[n]
          ? [TailieuSlides.little(screens[n], size, share * window.innerWidth, words.source)]
          : [words.end];
      now.textContent = next.textContent = "";
      now.append(...little(at, SHARES.now));
      next.append(...little(at + 1, SHARES.next));
      now.classList.toggle("tl-speaker--black", isBlack);
      count.textContent = `${at + 1} / ${screens.length}`;
      told.textContent = isLed ? "" : words.alone;
      const own = deck.notes[screens[at].talk] || [];
      if (notes.dataset.talk === String(screens[at].talk)) return;
      notes.dataset.talk = String(screens[at].talk);
      notes.textContent = "";
      notes.scrollTop = 0;
      for (const { heading, paragraphs } of own) {
        notes.append(make("h3", {}, heading));
        for (const tokens of paragraphs) notes.append(make("p", {}, ...TailieuSlides.text(tokens)));
      }
    }

    function tick() {
      const seconds = (Date.now() - started) / CLOCK_MS;
      const planned = deck ? deck.minutes : 0;
      spoken.textContent = planned
        ? `${minutes(seconds)} / ${planned} ${words.minutes}`
        : minutes(seconds);
      spoken.toggleAttribute("data-over", planned > 0 && seconds > 60 * planned);
      const time = new Date();
      clock.textContent = [time.getHours(), time.getMinutes()]
        .map((n) => String(n).padStart(2, "0"))
        .join(":");
    }

    /** @param {number} number of a screen */
    function go(number) {
      at = number;
      draw();
      link.say({ at });
    }

    /** @param {boolean} wanted */
    function blacken(wanted) {
      isBlack = wanted;
      draw();
      link.say({ black: isBlack });
    }

    const read = TailieuKeys.reader((digits) => {
      if (digits) count.textContent = `→ ${digits}`;
      else draw();
    });

    document.addEventListener(
      "keydown",
      (event) => {
        const wish = read(event);
        // The answers scroll, and a window of one's own is left as any other.
        if (!wish || !deck || ("do" in wish && !["black", "nothing"].includes(wish.do))) return;
        if (event.target === notes && /^(Arrow(Up|Down)|Page|Home|End| )/.test(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
        if ("turn" in wish) go(at + wish.turn);
        else if ("to" in wish) go(wish.to < 0 ? deck.screens.length - 1 : wish.to - 1);
        else if (wish.do === "black") blacken(!isBlack);
      },
      true,
    );

    const link = TailieuLink.open("speaker", (said) => {
      isLed = !said.ended;
      if (said.deck) {
        deck = said.deck;
        delete notes.dataset.talk;
      }
      if (said.started) started = said.started;
      if (said.at !== undefined) at = said.at;
      isBlack = Boolean(said.black);
      draw();
      tick();
    });

    document.body.append(view);
    document.documentElement.classList.add("tl-speaking");
    document.title = words.speaker;
    window.addEventListener("resize", draw);
    setInterval(tick, CLOCK_MS);
    tick();
    link.say({ hello: true });
    setTimeout(async () => {
      if (deck) return;
      const content = await TailieuDeck.read();
      if (deck) return;
      const made = await TailieuDeck.sized(content, SIZE, () => !deck);
      if (deck) return;
      deck = made;
      draw();
      tick();
    }, ANSWER_MS);
  }

  return { open };
})();
