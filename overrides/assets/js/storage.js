// What this device keeps for a site: words by name, as the browser allows. On our own pages and on
// those of other sites that carry the search.
const TailieuStorage = (() => {
  "use strict";

  /** No form is longer; what is, somebody else has put there, and nothing reads it. */
  const LONGEST = 1000000;

  /** @param {string} root address of the site */
  function open(root) {
    // One storage serves every site of a host, and in some browsers every file of a disk: names carry
    // the site's own path.
    const own = `tailieu:${new URL(root).pathname}:`;
    /** What was to be kept and was refused: it holds as long as the page. @type {Map<string, string>} */
    const refused = new Map();

    /**
     * @param {string} name
     * @returns {string?}
     */
    function kept(name) {
      if (refused.has(name)) return String(refused.get(name));
      try {
        const value = localStorage.getItem(own + name);
        return value !== null && value.length <= LONGEST ? value : null;
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
        if (value.length > LONGEST) throw new RangeError(name);
        localStorage.setItem(own + name, value);
        refused.delete(name);
        return true;
      } catch (full) {
        refused.set(name, value);
        return false;
      }
    }

    return { kept, keep };
  }

  return { open };
})();
