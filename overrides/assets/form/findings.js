// What the check finds, beside its fields and in one list.
const TailieuFormFindings = (() => {
  "use strict";
  const { make, one } = TailieuDom;
  const { button, fill } = TailieuFormControls;

  /** @type {Severity[]} */
  const WORST_FIRST = ["error", "warning", "note"];
  /** A page that moves between the press and the release of a button loses it. */
  const PAUSE_MS = 300;

  /**
   * What no rule of a file can see: a name that is taken, half of a question.
   * @type {(form: Form) => FormFinding[]}
   */
  function ownFindings({ state, data, words }) {
    const { sheet, opened } = state;
    /** @type {FormFinding[]} */
    const findings = [];
    /** @type {(field: string, said: [message: string, fix: string]) => void} */
    const tell = (field, [message, fix]) => {
      findings.push({ field, rule: "", severity: "error", values: {}, message, fix });
    };
    const taken = data.sheets.some(({ slug }) => slug === sheet.slug && slug !== opened);
    if (!sheet.slug || taken) tell("slug", sheet.slug ? words.slug_taken : words.no_slug);
    sheet.questions.forEach((item, index) => {
      if ("raw" in item) return;
      const [asked, answered] = [item.question.trim(), item.answer.trim()];
      if (asked && !answered) tell(`questions.${index}.answer`, words.no_answer);
      if (answered && !asked) tell(`questions.${index}.question`, words.no_question);
    });
    return findings;
  }

  /**
   * All findings of the sheet, the worst first; null where this browser cannot check.
   * @type {(form: Form) => FormFinding[] | null}
   */
  function find(form) {
    const { state, data, lang } = form;
    if (!form.everything && TailieuFormState.isBlank(state, data)) return [];
    try {
      const today = TailieuClock.todayInVietnam();
      return TailieuCheck.check(state.sheet, data, today, lang)
        .concat(ownFindings(form))
        .sort((a, b) => WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity));
    } catch (unable) {
      return null;
    }
  }

  /** @type {(form: Form) => number} */
  function errors({ found }) {
    return (found || []).filter(({ severity }) => severity === "error").length;
  }

  /**
   * The path of the place that shows a finding: its field's, or that of what holds the field.
   * @type {(form: Form, field: string) => string}
   */
  function placeOf({ places }, field) {
    let path = field;
    while (path && !places.has(path)) path = path.replace(/\.?[^.]*$/, "");
    return path || "title";
  }

  /** @type {(form: Form, finding: FormFinding) => (Node | string)[]} */
  function sentence({ words }, { severity, rule, message, fix }) {
    return [
      make("strong", {}, `${[words.severities[severity], rule].filter(Boolean).join(" ")}:`),
      ` ${message} `,
      make("span", { class: "tl-found__fix" }, `${words.fix}: ${fix}`),
    ];
  }

  /** @type {(form: Form, path: string, place: Place) => void} */
  function showAt(form, path, { list, controls, left }) {
    const rows = (form.found || []).filter(({ field }) => placeOf(form, field) === path);
    const shown = rows.length > 0 && (form.everything || left);
    list.textContent = "";
    list.hidden = !shown;
    if (shown) {
      for (const row of rows) {
        list.append(make("li", { "data-severity": row.severity }, ...sentence(form, row)));
      }
    }
    const wrong = shown && rows.some(({ severity }) => severity === "error");
    for (const control of controls) {
      if (wrong) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  /** @type {(form: Form) => void} */
  function showAtFields(form) {
    for (const [path, place] of form.places) showAt(form, path, place);
  }

  /** @type {(form: Form) => string} */
  function tally({ found, words, state, data, everything }) {
    if (!found) return words.unchecked;
    if (!everything && TailieuFormState.isBlank(state, data)) return words.nothing_yet;
    if (!found.length) return words.nothing_found;
    return WORST_FIRST.map((severity) => {
      const count = found.filter((row) => row.severity === severity).length;
      return count && fill(words.counts[severity], count);
    })
      .filter(Boolean)
      .join(", ");
  }

  /**
   * Shows all. `go` leads to a place.
   * @type {(form: Form, go: (place: Place) => void) => void}
   */
  function show(form, go) {
    const list = one("[data-findings]", form.root);
    showAtFields(form);
    one("[data-tally]", form.root).textContent = tally(form);
    list.textContent = "";
    for (const row of form.found || []) {
      const place = /** @type {Place} */ (form.places.get(placeOf(form, row.field)));
      const link = button(place.name, "", () => go(place));
      const said = sentence(form, row);
      list.append(make("li", { "data-severity": row.severity }, link, " ", ...said));
    }
  }

  /**
   * A place's findings show once it has been left.
   * @type {(form: Form) => void}
   */
  function watch(form) {
    form.root.addEventListener("focusout", ({ target, relatedTarget }) => {
      for (const [path, place] of form.places) {
        const around = /** @type {Node} */ (place.list.parentNode);
        const [from, to] = /** @type {(Node | null)[]} */ ([target, relatedTarget]);
        if (!around.contains(from) || around.contains(to)) continue;
        place.left = true;
        setTimeout(() => showAt(form, path, place), PAUSE_MS);
      }
    });
  }

  return { find, errors, show, showAtFields, watch };
})();
