// How the reader has set the page: text size and contrast, applied before anything is drawn.
// Kept on this device only.
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
  page.dataset.size = kept("size") || "0";
  if (kept("contrast") === "more") page.dataset.contrast = "more";
  return { kept, keep };
})();
