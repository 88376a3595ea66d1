// The page that makes a sheet: fields drawn from the schema, the check run as one types, a preview,
// and two ways out. What is typed stays in this browser. README.md names the other files.
(() => {
  "use strict";
  const { all, badge, load, one } = TailieuDom;
  const { identity, fill } = TailieuFormControls;

  /** How long nobody types before what was typed is checked. */
  const PAUSE_MS = 300;
  const PATH = "[data-found-for]";

  const root = one("[data-form]");
  const data = /** @type {SheetData} */ (window.tailieuForm);
  const words = JSON.parse(root.dataset.words || "");
  const parts = [...TailieuFormState.PARTS, ...TailieuFormState.others(data)];
  const faulty = /** @type {HTMLDialogElement} */ (one("#phieu-faulty", root));
  let waiting = 0;

  /** @type {Form} */
  const form = {
    root,
    data,
    words,
    lang: document.documentElement.lang === "en" ? "en" : "vi",
    state: TailieuFormState.fresh(data),
    places: new Map(),
    everything: false,
    found: [],
    chips: [],
    changed,
  };

  /** @param {string} told */
  function say(told) {
    one("[data-form-status]", root).textContent = told;
  }

  // Drawing -------------------------------------------------------------------------------------

  function drawAll() {
    form.places.clear();
    form.chips = [];
    TailieuFormGeneral.draw(form);
    for (const part of parts) TailieuFormStatements.draw(form, part);
    TailieuFormStatements.drawAmounts(form);
    TailieuFormStatements.drawUnsure(form);
    TailieuFormCitations.draw(form);
    TailieuFormPages.show(form);
    TailieuFormGeneral.drawChange(form);
    for (const holder of all(PATH, root)) {
      const { foundFor = "", name = "" } = holder.dataset;
      holder.textContent = "";
      holder.append(TailieuFormControls.register(form, foundFor, name, []));
    }
    TailieuFormFiles.showRest(form);
  }

  /** How long the sheet takes to say. */
  function showSpoken() {
    const { messages, facts, questions, unsure, others } = form.state.sheet;
    const rest = /** @type {object[]} */ ([]).concat(...Object.values(others));
    /** @type {(items: object[]) => number} */
    const spoken = (items) => items.reduce((sum, item) => sum + TailieuSheet.spoken(item), 0);
    const { most_syllables, pace } = data.limits;
    const said = spoken(messages);
    const whole = spoken([...messages, ...rest, ...facts, ...questions, unsure]);
    one("[data-spoken]", root).textContent = words.spoken
      .replace("{syllables}", said)
      .replace("{most}", most_syllables)
      .replace("{seconds}", Math.round((said * 60) / pace));
    one(".tl-spoken", root).textContent = fill(words.spoken_whole, Math.ceil(whole / pace));
  }

  function showPreview() {
    const { labelName } = TailieuFormCitations;
    const { sheet } = form.state;
    const { topic, audience, minutes, ...fields } = sheet.fields;
    const [month, from, until, due] = ["month", "in_force_from", "in_force_until", "review_by"].map(
      (name) => String(fields[name]),
    );
    /** @type {(day: string) => string} */
    const short = (day) => TailieuClock.shown(day, form.lang);
    /** @type {(name: string, code: string) => string} */
    function label(name, code) {
      const known = data.choices[name][code];
      return known ? known[form.lang] : "";
    }
    const ends = until ? ` ${words.in_force_until} ${short(until)}` : "";
    const dates = from ? `${words.in_force_from} ${short(from)}${ends}` : words.standing_advice;
    const topics = [words.sheet, label("topic", String(topic))];
    if (month) topics.push(`${words.month} ${short(month)}`);
    const audiences = [...audience].map((code) => label("audience", code)).join(", ");
    const speaking = minutes ? ` · ${words.speaking} ${minutes} ${words.minutes}` : "";
    TailieuSheetPreview.draw(one("[data-preview]", root), sheet, {
      kicker: topics.filter(Boolean).join(" · "),
      strip: [
        dates + (due ? ` · ${words.review_by.toLowerCase()} ${short(due)} · ` : " · "),
        badge(words.not_checked),
      ],
      review: `${words.review_needed} ${short(due)}.`,
      audience: `${words.for_whom}: ${audiences}${speaking}`,
      headings: data.headings,
      advice: words.site_advice,
      sources: words.sources,
      name: (cited) => `${labelName(form, cited)}.`,
    });
  }

  // Checking ------------------------------------------------------------------------------------

  function check() {
    form.found = TailieuFormFindings.find(form);
    TailieuFormFindings.show(form, go);
    TailieuFormGeneral.showChange(form);
    TailieuFormFiles.showDownload(form);
    showSpoken();
    showPreview();
    keepDraft();
    root.setAttribute("aria-busy", "false");
  }

  /** @param {string} told */
  function sayOfDraft(told) {
    one("[data-draft]", root).textContent = told;
  }

  /** Shows that another tab has changed the draft, and tells whether one has. */
  function showOther() {
    const overtaken = TailieuFormState.isOvertaken();
    one("[data-two-tabs]", root).hidden = !overtaken;
    if (overtaken) sayOfDraft(words.draft_in_two_tabs);
    return overtaken;
  }

  function keepDraft() {
    if (showOther()) return;
    const kept = TailieuFormState.keep(form.state, data);
    sayOfDraft(kept ? words.draft_kept : words.draft_not_kept);
  }

  function changed() {
    root.setAttribute("aria-busy", "true");
    window.clearTimeout(waiting);
    waiting = window.setTimeout(check, PAUSE_MS);
  }

  /** Acts outside of the room that tells errors, once Back has led out of it. @param {() => void} act */
  function leaveRoom(act) {
    if (!faulty.open) return act();
    window.addEventListener("popstate", act, { once: true });
    TailieuRoom.close(faulty);
  }

  /** @param {Place} place */
  const go = (place) => leaveRoom(() => show(place));

  /** @param {Place} place */
  function show({ controls, list }) {
    look("write");
    form.everything = true;
    TailieuFormFindings.showAtFields(form);
    const aim = controls[0] || list;
    if (!controls.length) aim.tabIndex = -1;
    aim.focus();
    aim.scrollIntoView({ block: "center" });
  }

  /** @param {string} view */
  function look(view) {
    root.dataset.view = view;
    for (const tab of all("[data-look]", root)) {
      tab.setAttribute("aria-pressed", String(tab.dataset.look === view));
    }
  }

  // The page ------------------------------------------------------------------------------------

  /** Brings what a sheet can cite and replace: a file that does not come costs only what it names. */
  async function bringLists() {
    const lists = (window.tailieuFormParts = window.tailieuFormParts || []);
    const coming = Array.from({ length: data.parts }, (_, number) =>
      load(`${TailieuDom.root}assets/form/danh-muc/${number}.js`).catch(() => {}),
    );
    await Promise.all(coming);
    lists.forEach(({ sources = [], documents = [], sheets = [] }) => {
      data.sources.push(...sources);
      data.documents.push(...documents);
      data.sheets.push(...sheets);
    });
  }

  /** Opens the sheet that the address names, once: it is the draft from then on. */
  function openAsked() {
    const [, slug] = /^#phieu=([a-z0-9-]{1,200})$/.exec(location.hash) || [];
    if (!slug) return;
    history.replaceState(history.state, "", TailieuDom.withoutPlace());
    TailieuFormFiles.openSheet(form, slug, (state) => start(state, true), say);
  }

  /**
   * Begins with a sheet. `everything`: its findings show at once.
   * @type {(state: FormState, everything: boolean) => void}
   */
  function start(state, everything) {
    form.state = state;
    form.everything = everything;
    TailieuFormPages.enlist(form);
    drawAll();
    check();
  }

  /** @type {(selector: string, act: () => void) => void} */
  function onClick(selector, act) {
    for (const node of all(selector, root)) node.addEventListener("click", act);
  }

  /**
   * Whatever was typed a moment ago is part of what goes out; errors are told before it does.
   * @type {(out: (form: Form) => void, anyway: string) => void}
   */
  function goOut(out, anyway) {
    window.clearTimeout(waiting);
    form.everything = true;
    check();
    one("[data-by-hand]", root).hidden = true;
    const errors = TailieuFormFindings.errors(form);
    if (!errors) return out(form);
    one("#phieu-faulty-name", faulty).textContent = fill(words.faulty, errors);
    const button = one("[data-anyway]", faulty);
    button.textContent = fill(anyway, errors);
    button.onclick = () => leaveRoom(() => out(form));
    // Back out of the room would else scroll to where it was opened, whatever is gone to.
    history.scrollRestoration = "manual";
    TailieuRoom.open(faulty);
  }

  for (const part of parts) {
    onClick(`[data-add=${part}]`, () => TailieuFormStatements.add(form, part));
  }
  onClick("[data-add=amounts]", () => TailieuFormStatements.addAmount(form));
  onClick("[data-download]", () => goOut(TailieuFormFiles.download, words.download_anyway));
  onClick("[data-github]", () => goOut(TailieuFormFiles.send, words.github_anyway));
  onClick("[data-open]", () => one("[data-file]", root).click());
  const chosen = /** @type {HTMLInputElement} */ (one("[data-file]", root));
  chosen.addEventListener("change", () => {
    const [file] = chosen.files || [];
    if (file) TailieuFormFiles.open(form, file, (state) => start(state, true), say);
    chosen.value = "";
  });
  onClick("[data-forget]", () => {
    if (!window.confirm(words.sure_forget)) return;
    const state = TailieuFormState.fresh(data);
    TailieuFormState.keep(state, data);
    start(state, false);
    sayOfDraft(words.draft_gone);
    one(`#${identity("title")}`).focus();
  });
  onClick("[data-keep-mine]", () => {
    TailieuFormState.keep(form.state, data);
    check();
  });
  onClick("[data-take-other]", () => {
    const other = TailieuFormState.restored(data);
    start(other || TailieuFormState.fresh(data), Boolean(other));
  });
  onClick("[data-results]", () => look("write"));
  onClick("[data-lost-seen]", () => {
    form.state.lost = [];
    TailieuFormFiles.showRest(form);
    changed();
  });
  // Each view comes back where it was left.
  /** @type {Record<string, number>} */
  const scrolled = {};
  for (const tab of all("[data-look]", root)) {
    tab.addEventListener("click", () => {
      const view = tab.dataset.look || "";
      scrolled[root.dataset.view || ""] = window.scrollY;
      look(view);
      if (view in scrolled) window.scrollTo(0, scrolled[view]);
      else one("[data-preview]", root).scrollIntoView();
    });
  }
  one("form", root).addEventListener("submit", (event) => event.preventDefault());
  TailieuFormFindings.watch(form);
  TailieuFormControls.keepClear(one(".tl-form__bar", root), root);

  bringLists().then(() => {
    const draft = TailieuFormState.restored(data);
    start(draft || form.state, Boolean(draft));
    if (draft) say(words.draft_restored);
    root.hidden = false;
    // A tab that slept, or was left and come back to, has heard nothing.
    for (const event of ["storage", "pageshow", "focus"]) window.addEventListener(event, showOther);
    openAsked();
    window.addEventListener("hashchange", openAsked);
  });
})();
