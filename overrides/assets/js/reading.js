// How the reader has set the page: text size and colours, applied before anything is drawn. Kept on
// this device only.
const TailieuReading = (() => {
  "use strict";

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { kept, keep } = TailieuStorage.open(new URL("../../", script.src).href);
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
