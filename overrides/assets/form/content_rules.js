// The rules that speak of one field of a sheet: citations, key messages, speaking time, days. Each
// does what the module of its name in scripts/tailieu/checks/rules does, on the form's data. Pure.
const TailieuContentRules = (() => {
  "use strict";
  const { oneLine, syllables } = TailieuSheet;

  /** An item of a numbered list, within Markdown that is kept as it was. */
  const NUMBERED = /^\s*\d+\.\s/;

  /** @type {(text: string) => string[]} */
  const labels = (text) => (text.match(/\[\^[^\]]+\]/g) || []).map((mark) => mark.slice(2, -1));

  /** As content/findings.py quotes a statement. @type {(text: string) => string} */
  function shortened(text) {
    const signs = Array.from(text);
    return signs.length <= 60 ? text : `${signs.slice(0, 57).join("").replace(/\s+$/, "")}…`;
  }

  /** @type {(day: string) => Message} */
  const shown = (day) => ({ vi: TailieuClock.shown(day, "vi"), en: TailieuClock.shown(day, "en") });

  /**
   * What people decided, then what the dates do.
   * @type {(sheet: Sheet, data: SheetData, today: string) => string}
   */
  function statusOf({ slug, kept, fields }, data, today) {
    const others = data.sheets.filter((other) => other.slug !== slug);
    if (kept.withdrawn) return "da-rut";
    if (others.some((other) => other.replaces.includes(slug))) return "bi-thay-the";
    if (kept.archived) return "luu-tru";
    /** @param {string} name */
    const day = (name) => (TailieuLimits.isDay(String(fields[name])) ? String(fields[name]) : "");
    const [from, until] = [day("in_force_from"), day("in_force_until")];
    return TailieuClock.statusOn(today, { from, until, review_by: day("review_by") });
  }

  /**
   * Of any sheet, whatever its fields hold.
   * @type {(sheet: Sheet, file: SheetFile, data: SheetData, today: string, tell: Tell) => void}
   */
  function check(sheet, file, data, today, tell) {
    const { kept, citations } = sheet;
    const status = statusOf(sheet, data, today);

    /** @type {(citation: Citation) => void} */
    function checkSource({ label, source = "" }) {
      const field = `citations.${label}.source`;
      const held = data.sources.find(({ slug }) => slug === source);
      if (!held) tell("TL011", field, { wanted: source, folder: "nguon", hint: "" });
      const retired = held && held.approval === "retired";
      if (retired && !kept.withdrawn && !kept.archived) tell("TL033", field, { source });
    }

    /** @type {(citation: Citation) => void} */
    function checkDocument({ label, document = "", clause }) {
      const field = `citations.${label}`;
      const held = data.documents.find(({ slug }) => slug === document);
      const missing = { wanted: document, folder: "van-ban", hint: "" };
      if (!held) return tell("TL011", `${field}.document`, missing);
      // Those of a law are not here: `tailieu check` knows them.
      const known = held.clauses && held.clauses.map(({ id }) => id);
      if (clause && known && !known.includes(clause)) {
        const special = known.length ? {} : { fix: "no_full_text_fix" };
        tell("TL012", `${field}.clause`, { document, clause, known: known.join(", ") }, special);
      }
      // A sheet that cites the successor beside it speaks of the change itself.
      const both = citations.some((other) => held.replaced_by.includes(other.document || ""));
      const ended = held.past_from !== null && held.past_from <= today;
      if (!ended || both || data.limits.past.includes(status)) return;
      const newer = held.replaced_by.join(", ");
      const successors = newer ? data.rules.TL026.special.newer : "";
      tell("TL026", `${field}.document`, { document, label, successors, newer });
    }

    function checkDays() {
      /** @type {Record<string, any>} */
      const done = { reviewed: kept.reviewed, archived: kept.archived, withdrawn: kept.withdrawn };
      for (const { label, checked } of citations) done[`citations.${label}.checked`] = checked;
      const told = /** @type {any[]} */ (kept.changed || []);
      told.forEach((change, index) => (done[`changed.${index}`] = change));
      for (const [name, held] of Object.entries(done)) {
        if (held && held.on > today) tell("TL024", `${name}.on`, { name, day: shown(held.on) });
      }
      const due = String(sheet.fields.review_by);
      const early = done.reviewed && due <= done.reviewed.on;
      const special = status === "qua-han" ? {} : { message: "order" };
      if (early || status === "qua-han") tell("TL025", "review_by", { day: shown(due) }, special);
    }

    function checkMessages() {
      let [count, spoken] = [0, 0];
      for (const item of sheet.messages) {
        const said = "raw" in item ? item.raw : "1. " + oneLine(`${item.say} ${item.why}`);
        const lines = said.split("\n").filter((line) => NUMBERED.test(line) && line !== "1. ");
        for (const line of lines) spoken += syllables(line.replace(NUMBERED, ""));
        count += lines.length;
      }
      const { most_messages, most_syllables } = data.limits;
      if (count < 1 || count > most_messages) tell("TL021", "messages", { count });
      if (spoken > most_syllables) tell("TL022", "messages", { spoken });
    }

    function checkLabels() {
      const defined = citations.map(({ label }) => label);
      const amounts = sheet.amounts.map(({ cites }) => cites[0]);
      const used = labels(file.text.slice(file.bodyStart));
      let at = file.bodyStart;
      for (const label of used) {
        at = file.text.indexOf(`[^${label}]`, at) + 1;
        const values = { label, defined: defined.join(", ") };
        if (!defined.includes(label)) tell("TL030", file.fieldAt(at), values);
      }
      for (const label of defined.filter((one) => !used.concat(amounts).includes(one))) {
        tell("TL031", `citations.${label}`, { label });
      }
      for (const { field, text } of file.statements) {
        if (!labels(text).length) tell("TL032", field, { text: shortened(text) });
      }
    }

    [...(sheet.fields.replaces || [])].forEach((wanted, at) => {
      const known = [...data.sheets, sheet].some(({ slug }) => slug === wanted);
      if (!known) tell("TL011", `replaces.${at}`, { wanted, folder: "phieu", hint: "" });
    });
    for (const citation of citations) (citation.source ? checkSource : checkDocument)(citation);
    checkDays();
    if (!kept.withdrawn) checkMessages();
    checkLabels();
  }

  return { check };
})();
