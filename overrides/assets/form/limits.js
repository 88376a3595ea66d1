// The limits of each field, by the schema that scripts/tailieu/content/schema.py exports: what is
// required, choices, patterns, lengths, days, addresses (TL010). Pure.
const TailieuLimits = (() => {
  "use strict";

  /** @type {(day: string) => boolean} */
  const isDay = (day) => {
    const time = Date.parse(`${day}T00:00:00Z`);
    return day > "0001" && !isNaN(time) && new Date(time).toISOString().startsWith(day);
  };

  /** The characters of a table by their codes, for a pattern. @type {(table: object) => string} */
  const signsOf = (table) =>
    Object.keys(table)
      .map((code) => `\\u{${code}}`)
      .join("");

  /** An address of which browsers and the checks see the same host (content/safe_addresses.py). */
  const READ_ALIKE =
    /^https?:\/\/(?:[\p{L}\p{N}][\p{L}\p{N}_-]*\.)*[\p{L}\p{N}][\p{L}\p{N}_-]*\.?(?::\d{1,5})?(?:[/?#]|$)/iu;

  /** @type {(value: string, tables: TextTables) => string} */
  function plain(value, { unseen, turning }) {
    if (/<|\n/.test(value)) return "not-plain";
    // Nor control characters and those of private use.
    const signs = new RegExp(`[${signsOf(unseen)}\\p{Cc}\\p{Cf}\\p{Co}]`, "u");
    if (signs.test(value)) return "unseen";
    if (new RegExp(turning, "u").test(value)) return "turning";
    return /\p{Mn}{3}/u.test(value) ? "piled" : "";
  }

  /**
   * What is wrong with a text of a format, as a key of the data's `wrong`; "" for nothing.
   * @type {Record<string, (value: string, tables: TextTables) => string>}
   */
  const FORMATS = {
    line: plain,
    sentence: plain,
    date: (value) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return "no-date";
      return isDay(value) ? "" : "no-such-day";
    },
    "read-day": (value) => {
      if (!/^\d{4}(-\d{2}){0,2}$/.test(value)) return "no-read-day";
      return isDay(value + "-01-01".slice(value.length - 4)) ? "" : "no-such-day";
    },
    uri: (value) => {
      if (!/^https?:\/\/(?:[^/?#]*@)?[^/?#:@[\]]+(?:[/?#:]|$)/i.test(value)) return "no-address";
      return READ_ALIKE.test(value) && !/[\s<>"'\\]/.test(value) ? "" : "address-characters";
    },
  };

  /** @type {(citation: Record<string, any>) => string} */
  function wrongCitation({ document, source, title, clause, evidence, quote }) {
    if (!document === !source) return "one-target";
    if (source && !title) return "untitled";
    if (source && !evidence) return "unread";
    if (quote && evidence) return "quote-apart";
    return clause && !document ? "clause-alone" : "";
  }

  /**
   * What is wrong with the amounts together, as a key of the data's `wrong` and its values.
   * @type {(amounts: Record<string, string>[], citations: Map<string, any>) =>
   *   [string, Record<string, string>] | null}
   */
  function wrongAmounts(amounts, citations) {
    /** @type {Map<string, string>} */
    const ends = new Map();
    const first = (/** @type {Record<string, string>} */ row) => row.from || "";
    for (const row of [...amounts].sort((a, b) => (first(a) < first(b) ? -1 : 1))) {
      const { what, from = "", until = "9999-12-31", cite } = row;
      const before = ends.get(what);
      if (until < from) return ["amount-reversed", { row: what }];
      if (before !== undefined && from <= before) return ["amounts-overlap", { row: what }];
      if (!citations.has(cite)) return ["amount-uncited", { row: what, cite }];
      ends.set(what, until);
    }
    return null;
  }

  /**
   * What is wrong with a text, as a key of the data's `explained` and its values; null for nothing.
   * @type {(value: string, wanted: ValueSchema, data: SheetData) => [string, object] | null}
   */
  function mistake(value, wanted, { wrong, examples, forms, text }) {
    const { type, enum: codes, minLength, maxLength = Infinity, pattern, format } = wanted;
    const { minimum = -Infinity, maximum = Infinity } = wanted;
    const number = /^[+-]?\d+(?:\.0*)?$/.test(value) ? Number(value) : NaN;
    const length = Array.from(value.normalize("NFC")).length;
    const misshapen = format ? FORMATS[format](value, text) : "";
    if (codes) return codes.includes(value) ? null : ["choice", { allowed: codes.join(", ") }];
    if (type === "integer" && isNaN(number)) return ["form", { form: forms.int }];
    if (number < minimum) return ["small", { least: minimum }];
    if (number > maximum) return ["large", { most: maximum }];
    if (minLength && !value) return ["empty", {}];
    if (pattern && !new RegExp(pattern).test(value)) {
      return ["pattern", { example: examples[pattern] }];
    }
    if (misshapen) return ["wrong", { wrong: wrong[misshapen] }];
    return length > maxLength ? ["long", { length, most: maxLength }] : null;
  }

  /**
   * The fields of front matter, as TailieuSheet.frontMatter gives it, that have a fault; `tell` is
   * told of each. `kind` among its values is the key of its words.
   * @type {(values: Record<string, any>, data: SheetData, tell: Tell) => string[]}
   */
  function check(values, data, tell) {
    /** @type {string[]} */
    const faults = [];

    /** @type {(field: string, kind: string, given: any, more?: object) => void} */
    function refuse(field, kind, given, more) {
      faults.push(field);
      tell("TL010", field, { name: field, given, kind, ...more }, data.explained[kind]);
    }

    /** @type {(field: string, value: any, property: ValueSchema) => void} */
    function one(field, value, property) {
      const wanted = TailieuSheet.shape(data.schema, property);
      const { items, properties, patternProperties, minItems = 0, minProperties = 0 } = wanted;
      if (properties) {
        for (const [name, inner] of Object.entries(properties)) {
          const place = field ? `${field}.${name}` : name;
          if (name in value) one(place, value[name], inner);
          else if ((wanted.required || []).includes(name)) {
            refuse(place, "missing", "", { key: name });
          }
        }
      } else if (items) {
        if (value.length < minItems) refuse(field, "empty", value);
        for (const [at, item] of value.entries()) one(`${field}.${at}`, item, items);
      } else if (patternProperties) {
        if (value.size < minProperties) refuse(field, "empty", value);
        const [pattern, inner] = Object.entries(patternProperties)[0];
        for (const [label, citation] of value) {
          const [before, place] = [faults.length, `${field}.${label}`];
          one(place, label, { pattern });
          one(place, citation, inner);
          const wrong = before === faults.length && wrongCitation(citation);
          if (wrong) refuse(place, "wrong", citation, { kind: wrong, wrong: data.wrong[wrong] });
        }
      } else {
        const [kind, more] = mistake(value, wanted, data) || ["", {}];
        if (kind) refuse(field, kind, value, more);
      }
    }

    one("", values, data.schema);
    const { in_force_from: from, in_force_until: until } = values;
    if (!faults.length && from && until && until < from) {
      const kind = "dates-reversed";
      refuse("in_force_until", "wrong-page", until, { kind, wrong: data.wrong[kind] });
    }
    const amiss =
      !faults.length && wrongAmounts(values.amounts || [], values.citations || new Map());
    if (amiss) {
      const [kind, more] = amiss;
      refuse("amounts", "wrong-page", "", { kind, wrong: data.wrong[kind], ...more });
    }
    return faults;
  }

  return { check, isDay, signsOf };
})();
