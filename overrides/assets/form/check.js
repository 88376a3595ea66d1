// What `tailieu check` says of a sheet, as far as the form's own data can tell: by field, in the
// same words. README.md has the table of what stands here and in Python. Pure.

/**
 * `field`: the dotted path of the form's field; `values`: what the two templates were filled with.
 * @typedef {{ field: string, rule: string, severity: Severity, values: Record<string, any>,
 *   message: string, fix: string }} FormFinding
 *
 * Tells a finding of a rule. `special`: other words than the rule's usual ones, or their names there.
 * @typedef {(rule: string, field: string, values?: Record<string, any>,
 *   special?: { message?: Message | string, fix?: Message | string }) => void} Tell
 */
const TailieuCheck = (() => {
  "use strict";

  /**
   * A text with its `{name}`s replaced, as content/messages.py: a value may be words in both
   * languages.
   * @type {(text: string, lang: Lang, values: Record<string, any>) => string}
   */
  function format(text, lang, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => {
      const value = values[name];
      return value && value[lang] ? format(value[lang], lang, values) : String(value);
    });
  }

  /**
   * What adds findings to a list, in one language.
   * @type {(findings: FormFinding[], data: SheetData, lang: Lang) => Tell}
   */
  function teller(findings, data, lang) {
    return (rule, field, values = {}, special = {}) => {
      const { severity, special: others, ...usual } = data.rules[rule];
      /** @type {(words: Message | string) => string} */
      const say = (words) =>
        format((typeof words === "string" ? others[words] : words)[lang], lang, values);
      const message = say(special.message || usual.message);
      findings.push({ field, rule, severity, values, message, fix: say(special.fix || usual.fix) });
    };
  }

  /**
   * `today` as "2026-11-23".
   * @type {(sheet: Sheet, data: SheetData, today: string, lang: Lang) => FormFinding[]}
   */
  function check(sheet, data, today, lang) {
    /** @type {FormFinding[]} */
    const findings = [];
    const file = TailieuSheetFile.file(sheet, data.schema, data.headings);
    const tell = teller(findings, data, lang);

    const named = !sheet.slug || new RegExp(data.limits.slug).test(sheet.slug);
    if (!named) tell("TL003", "slug", { name: `${sheet.slug}.md` });
    const faults = TailieuLimits.check(TailieuSheet.frontMatter(sheet, data.schema), data, tell);
    /** @type {(held: { unknown?: UnknownField[] }, within: string) => void} */
    function refuseUnknown({ unknown = [] }, within) {
      for (const { name, text } of unknown) {
        const values = { name: within + name, given: text, kind: "unknown" };
        tell("TL010", within + name, values, data.explained.unknown);
      }
    }
    refuseUnknown(sheet, "");
    for (const citation of sheet.citations) refuseUnknown(citation, `citations.${citation.label}.`);
    // The command leaves these until front matter is right; people want to know everything at once,
    // but what is wrong with a field only once.
    TailieuContentRules.check(sheet, file, data, today, (rule, field, ...more) => {
      const told = faults.some((faulty) => `${field}.`.startsWith(`${faulty}.`));
      if (!told) tell(rule, field, ...more);
    });
    TailieuTextRules.check(file, data.text, tell);
    return findings;
  }

  return { check, teller, format };
})();
