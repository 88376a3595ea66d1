// A sheet as the form holds it, and what follows from that data alone. Pure.

/**
 * A field that the schema does not know: its name and its lines of YAML, written as they were.
 * @typedef {{ name: string, text: string }} UnknownField
 *
 * A statement or a group of them that the form has no fields for: Markdown, written as it was.
 * @typedef {{ raw: string }} Raw
 * @typedef {{ say: string, why: string, cites: string[] }} KeyMessage
 * @typedef {{ text: string, cites: string[], advice?: string }} Fact `advice`: the site's own, below it
 * @typedef {{ question: string, answer: string, cites: string[], advice?: string }} Question
 * @typedef {{ what: string, amount: string, from?: string, until?: string, cites: string[] }} Amount
 *
 * A value of front matter that no field of the form shows, as the opened file had it.
 * @typedef {string | string[] | Record<string, string> | Record<string, string>[]} Kept
 *
 * What one footnote label stands for. `pages`: where it was read, one page a line.
 * @typedef {object} Citation
 * @property {string} label
 * @property {string} [document] the slug of a document, or
 * @property {string} [source] that of a source
 * @property {string} [at]
 * @property {string} [clause]
 * @property {string} [title]
 * @property {string} [url]
 * @property {string} mark V1, V2, or "" while nothing is chosen
 * @property {string} pages
 * @property {Record<string, string>} [checked]
 * @property {UnknownField[]} [unknown]
 *
 * @typedef {object} Sheet
 * @property {string} slug the file's name, without .md
 * @property {Record<string, string | string[]>} fields what the form asks, by the schema's names
 * @property {Amount[]} amounts
 * @property {Record<string, Kept>} kept what the schema knows and the form does not ask
 * @property {UnknownField[]} [unknown]
 * @property {(KeyMessage | Raw)[]} messages
 * @property {(Fact | Raw)[]} facts
 * @property {(Question | Raw)[]} questions
 * @property {{ text: string } | Raw} unsure
 * @property {Record<string, (Fact | Raw)[]>} others the other parts, by their keys
 * @property {Citation[]} citations
 */
const TailieuSheet = (() => {
  "use strict";

  /** The longest slug that is made from a title. */
  const LONGEST_SLUG = 60;

  /** @returns {Sheet} */
  function blank() {
    return {
      slug: "",
      fields: {},
      kept: {},
      amounts: [],
      messages: [],
      facts: [],
      questions: [],
      unsure: { text: "" },
      others: {},
      citations: [],
    };
  }

  /**
   * The schema of a value itself, without references and "or nothing".
   * @param {SheetSchema} schema
   * @param {ValueSchema} property
   * @returns {ValueSchema}
   */
  function shape(schema, property) {
    const found = property.anyOf ? property.anyOf[0] : property;
    return found.$ref ? schema.$defs[found.$ref.replace(/^.*\//, "")] : found;
  }

  /**
   * How the form asks for a field: as text, a date, a number, a month, one choice, several, months of
   * the year, other sheets, amounts or citations; "kept" where it does not.
   * @param {SheetSchema} schema
   * @param {string} name
   */
  function kindOf(schema, name) {
    const { type, items, format, enum: codes } = shape(schema, schema.properties[name]);
    if (["citations", "month", "amounts", "season"].includes(name)) return name;
    if (name === "replaces") return "sheets";
    if (items) return items.enum ? "several" : "kept";
    if (type === "object") return "kept";
    if (codes) return "choice";
    return type === "integer" ? "number" : format === "date" ? "date" : "text";
  }

  /** @param {string} value */
  function oneLine(value) {
    return value.replace(/[ \t\r\n\u2028\u2029]+/g, " ").replace(/^ | $/g, "");
  }

  /** @param {string} value */
  function paragraphs(value) {
    return value
      .split(/\n[ \t]*\n/)
      .map(oneLine)
      .filter(Boolean);
  }

  /**
   * Pages as they are typed, one a line: the address, its date, the words read there.
   * @param {string} lines
   * @returns {Record<string, string>[]}
   */
  function readPages(lines) {
    return lines
      .split("\n")
      .map((line) => oneLine(line).trim())
      .filter(Boolean)
      .map((line) => {
        const [, url, date, rest] = /^(\S+)(?:\s([\d-]+)(?=\s|$))?\s?(.*)$/.exec(line) || [];
        const quote = rest.replace(/^[“"](.*)[”"]$/, "$1");
        return { url, ...(date && { date }), ...(quote && { quote }) };
      });
  }

  /** The same back as lines. @param {Record<string, string>[]} pages */
  function pageLines(pages) {
    const line = (/** @type {Record<string, string>} */ { url, date, quote }) =>
      [url, date, quote && `“${quote}”`].filter(Boolean).join(" ");
    return pages.map(line).join("\n");
  }

  /**
   * What front matter says of a citation: its plain fields in the schema's order, then evidence.
   * @param {Citation} citation
   * @param {SheetSchema} schema
   */
  function citationValues(citation, schema) {
    /** @type {Record<string, any>} */
    const values = {};
    const held = /** @type {Record<string, any>} */ (citation);
    for (const [name, property] of Object.entries(schema.$defs.Citation.properties)) {
      if (shape(schema, property).type !== "string") continue;
      const value = oneLine(held[name] || "");
      if (value) values[name] = value;
    }
    const pages = readPages(citation.pages);
    // A document has evidence of its own, which its citation may leave to it.
    const inherits = values.document && !citation.mark && !pages.length;
    if (!inherits) values.evidence = { mark: citation.mark, pages };
    if (citation.checked) values.checked = citation.checked;
    return values;
  }

  /** What front matter says of an amount. @param {Amount} row @returns {Record<string, string>} */
  function amountValues({ cites: [cite = ""], ...row }) {
    /** @type {Record<string, string>} */
    const values = {};
    for (const [name, held] of Object.entries({ ...row, cite })) {
      const value = oneLine(held || "");
      if (value) values[name] = value;
    }
    return values;
  }

  /**
   * The front matter of a sheet's file, in the schema's order. What is required is there though it
   * be empty; `citations` is a Map, since labels keep their order.
   * @param {Sheet} sheet
   * @param {SheetSchema} schema
   * @returns {Record<string, any>}
   */
  function frontMatter(sheet, schema) {
    /** @type {Record<string, any>} */
    const values = {};
    for (const name of Object.keys(schema.properties)) {
      if (name === "citations") continue;
      if (name === "amounts") {
        const rows = sheet.amounts.map(amountValues).filter((row) => Object.keys(row).length);
        if (rows.length) values.amounts = rows;
        continue;
      }
      const held = (name in sheet.fields ? sheet.fields : sheet.kept)[name] || "";
      const value = typeof held === "string" ? oneLine(held) : held;
      if (schema.required.includes(name) || Object.keys(value).length) values[name] = value;
    }
    values.citations = new Map();
    for (const citation of sheet.citations) {
      values.citations.set(citation.label, citationValues(citation, schema));
    }
    return values;
  }

  /**
   * How many syllables a text takes to say, as scripts/tailieu/checks/rules/speakable.py counts.
   * @param {string} text
   */
  function syllables(text) {
    const read = text.normalize("NFC").replace(/\[\^[^\]]+\]/g, "");
    return (read.match(/[\p{L}\p{N}_]+(?:[.,/][\p{L}\p{N}_]+)*/gu) || []).length;
  }

  /**
   * The syllables of all that one item holds.
   * @param {object} item
   */
  function spoken(item) {
    const texts = Object.values(item).filter((value) => typeof value === "string");
    return texts.reduce((sum, text) => sum + syllables(text), 0);
  }

  /**
   * The file name that a title gives.
   * @param {string} title
   */
  function slugOf(title) {
    const words = TailieuText.fold(title).match(/[a-z0-9]+/g) || [];
    while (words.length > 1 && words.join("-").length > LONGEST_SLUG) words.pop();
    return words.join("-").slice(0, LONGEST_SLUG);
  }

  /**
   * A label that `taken` does not hold yet.
   * @param {string} wanted
   * @param {string[]} taken
   */
  function freeLabel(wanted, taken) {
    let free = wanted;
    for (let number = 2; taken.includes(free); number += 1) free = `${wanted}-${number}`;
    return free;
  }

  return {
    blank,
    shape,
    kindOf,
    oneLine,
    paragraphs,
    readPages,
    pageLines,
    frontMatter,
    syllables,
    spoken,
    slugOf,
    freeLabel,
  };
})();
