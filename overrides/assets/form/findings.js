// What the check finds, beside its fields and in one list.
const TailieuFormFindings = (() => {
  "use strict";
  const { all, make, one } = TailieuDom;
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
   * All findings of the sheet in the order of the form; null where this browser cannot check.
   * @type {(form: Form) => FormFinding[] | null}
   */
  function find(form) {
    const { state, data, lang } = form;
    if (!form.everything && TailieuFormState.isBlank(state, data)) return [];
    try {
      const today = TailieuClock.todayInVietnam();
      const found = TailieuCheck.check(TailieuFormState.outgoing(state), data, today, lang)
        .map(atItsField)
        .concat(ownFindings(form), TailieuFormPages.findings(form));
      return found.sort((a, b) => order(at(form, a).list, at(form, b).list));
    } catch (unable) {
      return null;
    }
  }

  /** The command tells of the whole citation that it has no title. @param {FormFinding} finding */
  function atItsField(finding) {
    const untitled = finding.values.kind === "untitled";
    return untitled ? { ...finding, field: `${finding.field}.title` } : finding;
  }

  /** @type {(a: Node, b: Node) => number} */
  function order(a, b) {
    return a === b ? 0 : a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
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

  // In words --------------------------------------------------------------------------------------

  /** @param {string} text */
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  /** Is it told of a field that holds nothing? @type {(finding: FormFinding) => boolean} */
  function isEmpty({ rule, values: { given } }) {
    return rule === "TL010" && (!given || given.length === 0 || given.size === 0);
  }

  /**
   * What is wrong and what to do, for somebody who sees fields and no file: `named` where the words
   * name the field by themselves.
   * @type {(form: Form, finding: FormFinding) => { message: string, fix: string, named: boolean }}
   */
  function said({ words, lang }, finding) {
    const { field, rule, values, message, fix } = finding;
    const nothing = isEmpty(finding);
    const name = field.replace(/^citations\.[^.]+\.(evidence\.)?/, "");
    if (nothing && words.empty[name]) {
      return { message: words.empty[name], fix: "", named: name === field };
    }
    const kind = nothing ? "empty" : values.kind;
    const [own, advice] = words.in_the_form[kind] || words.in_the_form[rule] || [];
    if (!own) return { message, fix, named: false };
    const [told, mend] = [own, advice].map((text) => TailieuCheck.format(text, lang, values));
    return { message: told, fix: mend, named: false };
  }

  /**
   * What follows a finding's words: what to do.
   * @type {(fix: string) => (Node | string)[]}
   */
  function remedy(fix) {
    return fix ? [" ", make("span", { class: "tl-found__fix" }, capital(fix))] : [];
  }

  /** An error needs no name. @type {(form: Form, finding: FormFinding) => Node[]} */
  function weight({ words }, { severity }) {
    if (severity === "error") return [];
    return [make("strong", {}, `${words.severities[severity]}: `)];
  }

  /** @type {(form: Form, finding: FormFinding) => (Node | string)[]} */
  function sentence(form, finding) {
    const { message, fix } = said(form, finding);
    return [...weight(form, finding), capital(message), ...remedy(fix)];
  }

  /** @type {(words: Record<string, any>, rows: FormFinding[]) => string} */
  function counted(words, rows) {
    return WORST_FIRST.map((severity) => {
      const count = rows.filter((row) => row.severity === severity).length;
      return count && fill(words.counts[severity], count);
    })
      .filter(Boolean)
      .join(", ");
  }

  // In the page -----------------------------------------------------------------------------------

  /** @type {(form: Form, path: string, place: Place) => void} */
  function showAt(form, path, { list, controls, left }) {
    const rows = (form.found || []).filter(({ field }) => placeOf(form, field) === path);
    const shown = rows.length > 0 && (form.everything || left);
    list.textContent = "";
    list.hidden = !shown;
    if (shown) {
      for (const row of rows) {
        list.append(make("li", marks(row), ...sentence(form, row)));
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
    return counted(words, found);
  }

  /** @type {(form: Form, finding: FormFinding) => Place} */
  function at(form, { field }) {
    return /** @type {Place} */ (form.places.get(placeOf(form, field)));
  }

  /** @type {(finding: FormFinding) => Record<string, string>} */
  const marks = ({ severity, rule }) => ({ "data-severity": severity, "data-rule": rule });

  /** @type {(form: Form, finding: FormFinding, go: (place: Place) => void) => HTMLElement} */
  function line(form, finding, go) {
    const { message, fix, named } = said(form, finding);
    const place = at(form, finding);
    const told = named ? capital(message) : `${place.name}: ${message}`;
    const link = button(told, "", () => go(place));
    link.prepend(...weight(form, finding));
    return make("li", marks(finding), link, ...remedy(fix));
  }

  /**
   * All findings by the parts of the form, in its order.
   * @type {(form: Form, go: (place: Place) => void) => HTMLElement[]}
   */
  function listed(form, go) {
    const parts = [...all(".tl-part", form.root)].map((part) => {
      const rows = (form.found || []).filter((found) => part.contains(at(form, found).list));
      const heading = one("h2", part).textContent || "";
      const told = `${heading}: ${counted(form.words, rows)}`;
      return make(
        "div",
        { hidden: !rows.length },
        make("p", { class: "tl-findings__part" }, told),
        make("ul", { class: "tl-findings" }, ...rows.map((found) => line(form, found, go))),
      );
    });
    return parts.filter(({ hidden }) => !hidden);
  }

  /**
   * Shows all. `go` leads to a place.
   * @type {(form: Form, go: (place: Place) => void) => void}
   */
  function show(form, go) {
    showAtFields(form);
    one("[data-tally]", form.root).textContent = tally(form);
    for (const list of all("[data-findings]", form.root)) {
      list.textContent = "";
      list.append(...listed(form, go));
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
