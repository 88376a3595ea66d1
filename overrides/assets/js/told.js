// Lines at the foot of the window: what the page has to tell its reader just now, each with a button.
// They move nothing.
const TailieuTold = (() => {
  "use strict";
  const { all, make, one } = TailieuDom;
  /** @type {Record<"not_kept" | "close" | "new_version" | "use_new_version", string>} */
  const words = JSON.parse(String(one('meta[name="tailieu:told"]').getAttribute("content")));

  function lines() {
    const [there] = all(".tl-told");
    if (there) return there;
    const made = make("div", { class: "tl-told", "data-search": "off" });
    (all("main")[0] || document.body).append(made);
    return made;
  }

  /**
   * @param {string} text read out at once; may be empty
   * @param {string} label of the button
   * @param {() => void} act what the button does besides taking the line away
   * @returns {() => void} takes the line away
   */
  function tell(text, label, act) {
    const button = make("button", { type: "button" }, label);
    const line = make("p", {}, make("span", { role: "alert" }, text), button);
    button.addEventListener("click", () => {
      line.remove();
      act();
    });
    lines().append(line);
    return () => line.remove();
  }

  let tellRefusal = () => {
    tellRefusal = () => {}; // Once is enough.
    tell(words.not_kept, words.close, () => {});
  };

  /**
   * Keeps what the reader has chosen, or says that this browser does not.
   * @param {string} name
   * @param {string} value
   * @returns {boolean} whether it is kept
   */
  function keep(name, value) {
    const kept = TailieuReading.keep(name, value);
    if (!kept) tellRefusal();
    return kept;
  }

  return { words, tell, keep };
})();
