// The page of the reader's own pack: order, speaking time, print, one file to take along, a link.
// Each sheet of the pack is a script file; so is the frame of the file, loaded when it is wanted.
(() => {
  "use strict";
  const { all, badge, copy, make, root, save, shared } = TailieuDom;
  const page = TailieuDom.one("[data-my-pack-page]");
  /** @type {Record<string, string>} */
  const words = JSON.parse(String(page.dataset.words));
  const lang = /** @type {"vi" | "en"} */ (document.documentElement.lang);
  const items = one("[data-items]");

  /**
   * Sheets by their ids, those that they had before too; null for one that did not come.
   * @type {Map<string, PackSheet?>}
   */
  const known = new Map();
  /** A pack that came by a link is only looked at, until the reader takes it for their own. @type {string[]?} */
  let linked = null;

  /** @param {string} selector */
  function one(selector) {
    return TailieuDom.one(selector, page);
  }

  /** @param {string} selector @param {() => void} act */
  function on(selector, act) {
    one(selector).addEventListener("click", act);
  }

  /** @param {string} text */
  function tell(text) {
    one("[data-my-pack-status]").textContent = text;
  }

  /** @param {string} name */
  function load(name) {
    return TailieuDom.load(`${root}assets/bo/${name}.js`);
  }

  // Which pack -----------------------------------------------------------------------------------

  function readAddress() {
    const found = /[#&]phieu=([^&]*)/.exec(location.hash);
    linked = found ? TailieuMyPack.parse(TailieuDom.decoded(found[1])) : null;
    const own = TailieuMyPack.chosen();
    const isOwn = linked && (!own.length || own.join() === linked.join());
    if (linked && isOwn && TailieuMyPack.choose(linked)) dropAddress();
  }

  function dropAddress() {
    linked = null;
    history.replaceState(null, "", TailieuDom.withoutPlace());
  }

  /** @returns {string[]} the pack's ids as the reader has them */
  function given() {
    return linked || TailieuMyPack.chosen();
  }

  /** @returns {string[]} the pack's ids as they are today */
  function ids() {
    return given().map((id) => {
      const sheet = known.get(id);
      return sheet ? sheet.id : id;
    });
  }

  /** @returns {PackSheet[]} those of the pack that are there */
  function sheets() {
    const found = ids().map((id) => known.get(id));
    return /** @type {PackSheet[]} */ (found.filter(Boolean));
  }

  function minutes() {
    return sheets().reduce((sum, sheet) => sum + sheet.minutes, 0);
  }

  // The sheets -----------------------------------------------------------------------------------

  /** Brings what of the pack is not here yet, and what did not come before. */
  async function bringAll() {
    const missing = given().filter((id) => !known.get(id));
    const coming = missing.map((id) =>
      TailieuSheets.bring(id).then(
        (sheet) => known.set(id, sheet).set(sheet.id, sheet),
        () => known.set(id, null),
      ),
    );
    await Promise.all(coming);
    draw();
  }

  function refresh() {
    if (given().every((id) => known.has(id))) draw();
    else bringAll();
  }

  // Drawing --------------------------------------------------------------------------------------

  /** @typedef {"up" | "down" | "remove"} Act */

  /**
   * @param {string} sign
   * @param {Act} act
   * @param {string} id
   * @param {boolean} [disabled]
   */
  function button(sign, act, id, disabled) {
    const label = `${words[act]}: ${titleOf(id)}`;
    const data = { "data-act": act, "data-id": id };
    return make("button", { type: "button", "aria-label": label, ...data, disabled }, sign);
  }

  /** @param {string} id */
  function titleOf(id) {
    const sheet = known.get(id);
    return sheet ? sheet.title[lang] : id;
  }

  /** @param {string} id */
  function textOf(id) {
    const sheet = known.get(id);
    if (!sheet) return [make("strong", {}, words.gone), ` ${id}`];
    const href = root + sheet.url[lang];
    const other = lang === "en" && !sheet.english && "vi";
    return [
      make("a", { href, lang: other }, sheet.title[lang]),
      " ",
      make("span", { class: "tl-my-pack__minutes" }, `${sheet.minutes} ${words.minutes}`),
      badge(sheet.label[lang], "status", sheet.status, sheet.dates),
    ];
  }

  /**
   * @param {string} id
   * @param {number} place
   * @param {string[]} list
   */
  function row(id, place, list) {
    const node = make("li", {}, make("div", { class: "tl-my-pack__text" }, ...textOf(id)));
    if (linked) return node;
    const buttons = make(
      "div",
      { class: "tl-my-pack__buttons" },
      button("↑", "up", id, place === 0),
      button("↓", "down", id, place === list.length - 1),
      button("×", "remove", id),
    );
    node.append(buttons);
    return node;
  }

  function draw() {
    const rows = ids().map(row);
    const some = sheets().length > 0;
    items.textContent = "";
    items.append(...rows);
    TailieuBadges.refresh(items);
    one("[data-linked]").hidden = !linked;
    one("[data-empty]").hidden = rows.length > 0;
    one("[data-total]").hidden = one("[data-my-pack-actions]").hidden = !some;
    one("[data-total] strong").textContent = String(minutes());
    const { dataset } = one("[data-present]");
    dataset.sheets = sheets()
      .map(({ id }) => id)
      .join();
    dataset.minutes = String(minutes());
    one("[data-my-pack-clear]").hidden = Boolean(linked);
    page.removeAttribute("data-drawing");
  }

  // Changing the order: the focus stays with the sheet that moved. -------------------------------

  /**
   * @param {Act} act
   * @param {string} id
   */
  function move(act, id) {
    const list = ids();
    const place = list.indexOf(id);
    const to = place + (act === "up" ? -1 : 1);
    list.splice(place, 1);
    if (act !== "remove") list.splice(to, 0, id);
    TailieuMyPack.choose(list);
    if (act === "remove") tell(`${words.removed}: ${titleOf(id)}`);
    else tell(`${titleOf(id)}: ${to + 1} / ${list.length}`);
    nextFocus(act, id, Math.min(place, list.length - 1)).focus();
  }

  /**
   * @param {Act} act
   * @param {string} id
   * @param {number} place of the row that takes a removed one's
   */
  function nextFocus(act, id, place) {
    const own = `[data-id="${id}"]`;
    const next =
      act === "remove"
        ? all("[data-act=remove]", items)[place]
        : all(`${own}[data-act=${act}]:not(:disabled)`, items)[0] ||
          all(`${own}:not(:disabled)`, items)[0];
    return next || one("[data-empty] a");
  }

  items.addEventListener("click", ({ target }) => {
    const pressed = /** @type {HTMLElement?} */ (
      /** @type {Element} */ (target).closest("[data-act]")
    );
    if (pressed) move(/** @type {Act} */ (pressed.dataset.act), String(pressed.dataset.id));
  });

  // Taking it along ------------------------------------------------------------------------------

  async function makeFile() {
    tell(words.making);
    await Promise.all([bringAll(), window.tailieuFrame || load("khung")]);
    const parts = sheets();
    /** @type {Record<string, string>} */
    const slots = {
      "%LINES%": parts.map(({ line }) => line).join(""),
      "%SECTIONS%": parts.map(({ section }) => section).join(""),
      "%COUNT%": String(parts.length),
      "%MINUTES%": String(minutes()),
    };
    const html = String(window.tailieuFrame).replace(/%[A-Z]+%/g, (slot) =>
      slot in slots ? slots[slot] : slot,
    );
    save("bo-cua-toi.html", new Blob([html], { type: "text/html" }));
    tell(words.saved);
  }

  async function print() {
    await bringAll();
    window.print();
  }

  // Whichever way the reader prints, the sheets follow the agenda on paper.
  window.addEventListener("beforeprint", () => {
    const paper = one("[data-printout]");
    // eslint-disable-next-line no-restricted-syntax -- the build's own HTML
    paper.innerHTML = sheets()
      .map(({ section }) => section)
      .join("");
    for (const block of all("details", paper)) block.setAttribute("open", "");
    TailieuBadges.refresh(paper);
  });
  window.addEventListener("afterprint", () => {
    one("[data-printout]").textContent = "";
  });

  function fail() {
    tell(words.failed);
  }

  on("[data-my-pack-save]", () => makeFile().catch(fail));
  on("[data-my-pack-print]", () => print().catch(fail));
  on("[data-my-pack-link]", async () => {
    const link = shared(`phieu=${ids().join(",")}`);
    try {
      await copy(link);
      tell(words.copied);
    } catch (refused) {
      TailieuCopy.offer(link);
    }
  });
  // A copy on a disk may not know of an address that others could open.
  one("[data-my-pack-link]").hidden = !shared();
  on("[data-my-pack-clear]", () => {
    if (!window.confirm(words.sure)) return;
    TailieuMyPack.choose([]);
    tell("");
    one("[data-empty] a").focus();
  });
  on("[data-adopt]", () => {
    const taken = linked || [];
    linked = null;
    // Where nothing is kept, the address goes on holding the pack.
    if (TailieuMyPack.choose(taken)) dropAddress();
  });
  on("[data-dismiss]", () => {
    dropAddress();
    refresh();
  });
  window.addEventListener("hashchange", () => {
    readAddress();
    refresh();
  });
  readAddress();
  refresh();
  TailieuMyPack.watchers.push(refresh);
})();
