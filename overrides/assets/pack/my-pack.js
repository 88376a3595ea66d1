// The reader's own pack: which sheets and in which order, kept on this device; the button on a
// sheet and the ticks in a list of sheets.
const TailieuMyPack = (() => {
  "use strict";
  const { all, make, one } = TailieuDom;
  const SHEET_ID = /^(?=.{1,200}$)[a-z0-9]+(-[a-z0-9]+)*$/;

  /** Called with the pack whenever it changes. @type {((ids: string[]) => void)[]} */
  const watchers = [];

  /** How many sheets a pack holds; nobody speaks from so many. */
  const MOST = 200;

  /** @param {string} text ids with commas @returns {string[]} those that can be sheets, each once */
  function parse(text) {
    const ids = text.split(",", MOST).filter((id) => SHEET_ID.test(id));
    return Array.from(new Set(ids));
  }

  function chosen() {
    return parse(TailieuReading.kept("pack") || "");
  }

  /** @param {string[]} ids @returns {boolean} whether this browser keeps them */
  function choose(ids) {
    const kept = TailieuTold.keep("pack", ids.join(","));
    changed();
    return kept;
  }

  /** @param {string} id */
  function toggle(id) {
    const ids = chosen();
    choose(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
  }

  function changed() {
    const ids = chosen();
    for (const place of all("[data-my-pack-count]")) place.textContent = String(ids.length);
    for (const way of all("[data-my-pack-way]")) way.hidden = !ids.length;
    for (const watcher of watchers) watcher(ids);
  }

  for (const button of all("[data-my-pack]")) {
    const id = String(button.dataset.myPack);
    const add = button.textContent;
    button.addEventListener("click", () => toggle(id));
    watchers.push((ids) => {
      button.textContent = ids.includes(id) ? String(button.dataset.remove) : add;
    });
  }

  /**
   * Gives a row its tick.
   * @param {HTMLTableRowElement} row
   * @param {string} label
   */
  function tick(row, label) {
    const link = /** @type {HTMLAnchorElement} */ (one(".tl-list__main > a", row));
    const box = make("input", {
      type: "checkbox",
      value: link.pathname.replace(/^.*\/|\.html$/g, ""),
      "aria-label": `${label}: ${link.textContent}`,
    });
    box.checked = chosen().includes(box.value);
    box.addEventListener("change", () => toggle(box.value));
    row.cells[0].insertBefore(make("label", { class: "tl-tick" }, box), link);
  }

  // The rows of a list come and go with its filters; each gets its tick once.
  for (const body of /** @type {NodeListOf<HTMLTableSectionElement>} */ (
    all("[data-list=phieu] tbody")
  )) {
    const label = String(one("[data-tick]").dataset.tick);
    const tickAll = () => {
      for (const row of body.rows) if (!row.querySelector(".tl-tick")) tick(row, label);
    };
    new MutationObserver(tickAll).observe(body, { childList: true });
    tickAll();
    watchers.push((ids) => {
      for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (all(".tl-tick input"))) {
        box.checked = ids.includes(box.value);
      }
    });
  }

  window.addEventListener("storage", changed);
  window.addEventListener("pageshow", changed);
  return { chosen, choose, parse, watchers };
})();
