// How the reader has set the page: text size and contrast, applied before anything is drawn.
// Kept on this device only.
const TailieuReading = (() => {
  "use strict";

  /**
   * @param {string} name
   * @returns {string?} null also where this browser keeps nothing
   */
  function kept(name) {
    try {
      return localStorage.getItem("tailieu." + name);
    } catch (refused) {
      return null;
    }
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  function keep(name, value) {
    try {
      localStorage.setItem("tailieu." + name, value);
    } catch (refused) {
      // A private window: the page works, and forgets.
    }
  }

  const page = document.documentElement;
  page.dataset.size = kept("size") || "0";
  if (kept("contrast") === "more") page.dataset.contrast = "more";
  return { kept, keep };
})();
