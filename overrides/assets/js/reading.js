// How the reader has set the page: text size and colours, applied before anything is drawn. Kept on
// this device only.
const TailieuReading = (() => {
  "use strict";

  // One storage serves every site of a host, and in some browsers every file of a disk: names carry
  // the site's own path.
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const own = `tailieu:${new URL("../../", script.src).pathname}:`;
  /** What was to be kept and was refused: it holds as long as the page. @type {Map<string, string>} */
  const refused = new Map();

  /**
   * @param {string} name
   * @returns {string?}
   */
  function kept(name) {
    if (refused.has(name)) return String(refused.get(name));
    try {
      return localStorage.getItem(own + name);
    } catch (closed) {
      return null;
    }
  }

  /**
   * @param {string} name
   * @param {string} value
   * @returns {boolean} whether this browser keeps it; else it is forgotten with the page
   */
  function keep(name, value) {
    try {
      localStorage.setItem(own + name, value);
      refused.delete(name);
      return true;
    } catch (full) {
      refused.set(name, value);
      return false;
    }
  }

  const page = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  /** The colours that the reader has chosen, or else the device's. */
  function colour() {
    page.dataset.scheme = kept("scheme") || (dark.matches ? "dark" : "light");
    page.dataset.contrast = kept("contrast") || "";
  }

  page.classList.remove("no-js");
  page.dataset.size = kept("size") || "0";
  colour();
  if (dark.addEventListener) dark.addEventListener("change", colour);
  const served = /^https?:$/.test(location.protocol);
  // Where this copy comes from: its age has its place from the start, so that nothing moves.
  if (!served || navigator.onLine === false) page.dataset.copy = "";

  /** @param {string} letters that every page is written in, asked for before the styles name them */
  function bringLetters(letters) {
    const link = document.createElement("link");
    link.rel = "preload";
    link.as = "font";
    link.type = "font/woff2";
    link.crossOrigin = "";
    link.href = new URL(`../fonts/be-vietnam-pro-${letters}.woff2`, script.src).href;
    document.head.append(link);
  }

  // From a disk a font is no foreign file, and asking early is refused.
  if (served) ["latin-400", "vietnamese-400", "latin-700", "vietnamese-700"].forEach(bringLetters);
  // A list that an address filters keeps its rows back until they are the right ones (list.js).
  if (location.hash.includes("=")) page.dataset.asked = "";
  // A result of the search led here, which the address is about to forget (search/open.js).
  if (/[?&]tim=/.test(location.search)) page.dataset.found = "";
  return { kept, keep, colour };
})();
