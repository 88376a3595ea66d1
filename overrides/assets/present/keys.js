// What keys mean before a hall: those of keyboards, and those that presenters' remotes send.
/**
 * @typedef {{ turn: number } | { to: number } | { do: "black" | "overview" | "full" | "leave" | "nothing" }}
 *   SlideWish `to` is a screen's number from 1, or -1 for the last.
 */

const TailieuKeys = (() => {
  "use strict";

  /** @type {Record<string, number>} */
  const WAYS = {
    ...{ ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1 },
    ...{ ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1 },
  };
  /** @type {Record<string, SlideWish>} */
  const OTHERS = {
    Home: { to: 1 },
    End: { to: -1 },
    b: { do: "black" },
    ".": { do: "black" },
    o: { do: "overview" },
    f: { do: "full" },
    Escape: { do: "leave" },
    // A remote's Start: it is on already, and must not load the page anew.
    F5: { do: "nothing" },
  };

  /**
   * Reads keys one after the other, since the digits of a number go before Enter.
   * @param {(digits: string) => void} typed is told of the digits so far
   * @returns {(event: KeyboardEvent) => SlideWish?} null for a key that means nothing here
   */
  function reader(typed) {
    let digits = "";
    /** @param {string} now */
    const set = (now) => {
      if (now !== digits) typed((digits = now));
    };
    return ({ key, target, shiftKey, ctrlKey, metaKey, altKey }) => {
      if (ctrlKey || metaKey || altKey) return null;
      if (/^\S$/.test(key) && TailieuReading.kept("keys")) return null;
      if (/^\d$/.test(key)) {
        set(digits + key);
        return { do: "nothing" };
      }
      const number = key === "Enter" ? Number(digits) : 0;
      set("");
      if (number) return { to: number };
      const presses = target instanceof HTMLButtonElement && (key === " " || key === "Enter");
      if (presses) return null;
      if (WAYS[key]) return { turn: shiftKey && key === " " ? -1 : WAYS[key] };
      return OTHERS[key.length === 1 ? key.toLowerCase() : key] || null;
    };
  }

  return { reader };
})();
