// The ways to a hall: brings what presents (assets/present/) when it is asked for, since most readers
// of a page never do.
const TailieuPresent = (() => {
  "use strict";
  const { all, make, root } = TailieuDom;
  const [main] = all("[data-present]");
  /** The address of the speaker's window ends so. */
  const SPEAKER = "#noi";

  /** @param {string} name of a style sheet @returns {Promise<void>} */
  function style(name) {
    return new Promise((resolve, reject) => {
      const link = make("link", { rel: "stylesheet", href: `${root}assets/css/${name}.css` });
      link.onload = () => resolve();
      link.onerror = reject;
      document.head.append(link);
    });
  }

  /** @type {Promise<unknown>?} */
  let coming = null;
  function code() {
    const script = TailieuDom.load(`${root}assets/present/present.js`);
    return Promise.all([style("present"), script, document.fonts && document.fonts.ready]);
  }

  /** Until a room that is closing has left the history, in which the next would be left with it. */
  function closed() {
    const isClosing = history.state && history.state.room;
    return new Promise((resolve) => {
      if (isClosing) window.addEventListener("popstate", resolve, { once: true });
      else resolve(null);
    });
  }

  /** @returns {Window?} in which this page is the speaker's view */
  function openSpeaker() {
    const here = location.href.replace(/#.*/, "");
    return window.open(here + SPEAKER, "tailieu-noi", "width=1100,height=720");
  }

  /**
   * @param {string | undefined} way
   * @param {HTMLElement} [button] that was pressed
   */
  async function start(way, button) {
    // At once, while the browser knows that the reader asked for a window.
    const speaker = way === "speaker" ? openSpeaker() : null;
    try {
      coming = coming || code();
      await coming;
      await closed();
      // A page that was still loading has taken the focus to its place, and some browsers give buttons
      // none; it is what a closed room gives the focus back to.
      if (button && document.activeElement === document.body) button.focus({ preventScroll: true });
      if (way === "slides") await TailieuOnPaper.slides();
      else if (way === "handout") await TailieuOnPaper.handout();
      else if (way === "card") TailieuOnPaper.showCard();
      else if (way === "view") TailieuSpeaker.open();
      else await TailieuStage.open({ speaker });
    } catch (missing) {
      coming = null;
      TailieuTold.tell(
        JSON.parse(String(main.dataset.present)).failed,
        TailieuTold.words.close,
        () => {},
      );
    }
  }

  function beforeActions() {
    if (document.activeElement !== document.body) return;
    const title = TailieuDom.one("h1");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }

  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-present], [data-present-as]");
    if (button instanceof HTMLElement) start(button.dataset.presentAs, button);
  });
  // A remote's Start, where the slides were left or are about to begin.
  if (main) {
    main.addEventListener("keydown", (event) => {
      if (event.key !== "F5" || event.ctrlKey) return;
      event.preventDefault();
      start(undefined);
    });
    if (location.hash === SPEAKER) start("view");
    // A result of the search leads to a place below the actions: Tab goes on to them all the same.
    // Browsers take the focus away when they go to the place, which they have once all is loaded.
    if ("found" in document.documentElement.dataset) {
      window.addEventListener("load", beforeActions);
    }
  }
  return { openSpeaker };
})();
