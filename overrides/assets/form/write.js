// A sheet written as its .md file. Pure: text out of data.

/**
 * A sheet's file, and where each of its characters comes from.
 * @typedef {object} SheetFile
 * @property {string} text
 * @property {number} bodyStart where the front matter ends
 * @property {[number, number][]} sentences from where to where front matter is read as sentences
 * @property {{ field: string, text: string }[]} statements what has to cite something
 * @property {(offset: number) => string} fieldAt the dotted path of the form's field
 */
const TailieuSheetFile = (() => {
  "use strict";
  const { oneLine, paragraphs, shape } = TailieuSheet;

  // Markdown ------------------------------------------------------------------------------------

  /** What begins like this would be a heading, a list or a table, and no sentence. */
  const MARKUP = /^(?:#|>|\||[-+*](?=\s|$)|-{3}|\d+[.)]\s|\[[^\]]*\]:)/;

  /** @param {string} line */
  function guard(line) {
    if (!MARKUP.test(line)) return line;
    return /^\d/.test(line) ? line.replace(/[.)]/, "\\$&") : "\\" + line;
  }

  /** @param {string} line */
  function unguard(line) {
    const bare = line.replace(/^(\d*)\\/, "$1");
    return guard(bare) === line ? bare : line;
  }

  /** @param {string[]} labels */
  function marks(labels) {
    return labels.map((label) => `[^${label}]`).join("");
  }

  // YAML ----------------------------------------------------------------------------------------

  /**
   * Text in quotation marks, without the characters that no YAML may hold.
   * @param {string} value
   */
  function quoted(value) {
    return JSON.stringify(value).replace(
      /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
      (sign) => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"),
    );
  }

  /**
   * Text, bare where YAML reads it as the same text: the rules take what stands in quotation marks
   * for somebody else's words.
   * @param {string} value
   */
  function scalar(value) {
    const plain = /^[\p{L}\p{N}“«]/u.test(value) && !/: |:$| #|[\p{Cc}\ufffe\uffff]/u.test(value);
    const otherType =
      /^(?:true|false|null|yes|no|on|off|[yn]$)/i.test(value) || /^\d[\da-f_.:xo+-]*$/i.test(value);
    return plain && !otherType ? value : quoted(value);
  }

  /**
   * Codes and days stand bare. An empty one stands all the same: its fault has a line.
   * @param {string} value
   */
  function word(value) {
    const otherType = /^(?:\d+|0[xb][\da-f]+|true|false|null)$/.test(value);
    return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value) && !otherType ? value : scalar(value);
  }

  /** @param {string} value */
  function count(value) {
    return /^(?:0|[1-9]\d*)$/.test(value) ? value : scalar(value);
  }

  /**
   * A value on one line.
   * @param {Kept} value
   * @returns {string}
   */
  function flow(value) {
    if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
    if (typeof value === "string") {
      return /^[a-z0-9-]+$/.test(value) ? word(value) : quoted(value);
    }
    const fields = Object.entries(value).map(([name, inner]) => `${name}: ${flow(inner)}`);
    return `{${fields.join(", ")}}`;
  }

  /**
   * A page where something was read. Its date stands bare, a year alone too.
   * @param {Record<string, string>} read
   */
  function readPage(read) {
    const fields = Object.entries(read).map(
      ([name, value]) => `${name}: ${name === "date" ? value : flow(value)}`,
    );
    return `{${fields.join(", ")}}`;
  }

  // The file ------------------------------------------------------------------------------------

  /** A file as it grows. */
  function paper() {
    /** @type {{ from: number, field: string }[]} */
    const runs = [];
    let text = "";
    /** Its last two characters: to look at all of a growing text takes as long as to copy it. */
    let end = "";

    /**
     * @param {string} added
     * @param {string} [field] where it comes from
     */
    function add(added, field = "") {
      runs.push({ from: text.length, field });
      text += added;
      end = (end + added).slice(-2);
    }

    /** An empty line, unless there is one. */
    function gap() {
      if (end !== "\n\n") add("\n");
    }

    /** @param {number} offset */
    function fieldAt(offset) {
      const run = runs.filter(({ from, field }) => field && from <= offset).pop();
      return run ? run.field : "";
    }
    return { add, gap, fieldAt, text: () => text };
  }

  /**
   * @param {ReturnType<typeof paper>} page
   * @param {Sheet} sheet
   * @param {SheetSchema} schema
   * @returns {[number, number][]} where sentences stand
   */
  function writeFrontMatter(page, sheet, schema) {
    const { citations, ...fields } = TailieuSheet.frontMatter(sheet, schema);
    /** @type {[number, number][]} */
    const sentences = [];

    /**
     * @param {string} indent
     * @param {string} name
     * @param {Kept} value
     * @param {ValueSchema} property
     * @param {string} field
     */
    function line(indent, name, value, property, field) {
      const { type, format, pattern, enum: codes, items } = shape(schema, property);
      const code = format === "date" || pattern || codes;
      const write = type === "integer" ? count : code ? word : scalar;
      page.add(`${indent}${name}: `, field);
      const from = page.text().length;
      if (typeof value === "string") page.add(write(value), field);
      else if (Array.isArray(value) && items && shape(schema, items).type === "integer") {
        page.add(`[${value.map((each) => count(String(each))).join(", ")}]`, field);
      } else page.add(flow(value), field);
      if (format === "sentence") sentences.push([from, page.text().length]);
      page.add("\n", field);
    }

    page.add("---\n");
    const { amounts = [], ...plainFields } = fields;
    for (const [name, value] of Object.entries(plainFields)) {
      line("", name, value, schema.properties[name], name);
    }
    if (amounts.length) page.add("amounts:\n", "amounts");
    amounts.forEach((/** @type {Record<string, string>} */ row, /** @type {number} */ index) => {
      const model = schema.$defs.Amount.properties;
      Object.entries(row).forEach(([name, value], at) => {
        line(at ? "    " : "  - ", name, value, model[name] || {}, `amounts.${index}.${name}`);
      });
    });
    for (const { name, text } of sheet.unknown || []) page.add(text, name);
    page.add(citations.size ? "citations:\n" : "citations: {}\n", "citations");
    for (const [label, { evidence, checked, ...plain }] of citations) {
      const field = `citations.${label}`;
      const model = schema.$defs.Citation.properties;
      page.add(`  ${label}:\n`, field);
      for (const [name, value] of Object.entries(plain)) {
        line("    ", name, value, model[name], `${field}.${name}`);
      }
      if (evidence) {
        page.add(`    evidence:\n      mark: ${evidence.mark || '""'}\n`, `${field}.evidence.mark`);
        page.add(evidence.pages.length ? "      pages:\n" : "      pages: []\n");
        for (const read of evidence.pages) {
          page.add(`        - ${readPage(read)}\n`, `${field}.evidence.pages`);
        }
      }
      if (checked) line("    ", "checked", checked, model.checked, `${field}.checked`);
      const { unknown = [] } = sheet.citations.find((other) => other.label === label) || {};
      for (const { name, text } of unknown) {
        page.add(text.replace(/^(?=.)/gm, "    "), `${field}.${name}`);
      }
    }
    page.add("---\n");
    return sentences;
  }

  /**
   * The lines of one item, each as [text, the part of the item that it comes from]; `cited`: the
   * line states something; `apart`: empty lines stand around it.
   * @typedef {{ cited: boolean, apart?: boolean, pieces: [string, string][] }} Line
   * @type {Record<string, (item: any, number: number) => Line[]>}
   */
  const LINES = {
    messages({ say, why, cites }, number) {
      const [first, second] = [oneLine(say), oneLine(why)];
      if (!first && !second) return [];
      /** @type {[string, string][]} */
      const pieces = [[`${number}. `, "say"]];
      if (first) pieces.push([`**${first}**`, "say"], [second && ` ${second}`, "why"]);
      else pieces.push([guard(second), "why"]);
      return [{ cited: true, pieces: [...pieces, [marks(cites), ""]] }];
    },
    points(item) {
      return statement("- ", item);
    },
    steps(item, number) {
      return statement(`${number}. `, item);
    },
    questions({ question, answer, cites, advice }) {
      const answers = paragraphs(answer);
      const asked = oneLine(question);
      if (!asked && !answers.length) return [];
      return [
        { cited: false, pieces: [[`### ${asked}`, "question"]] },
        ...answers.map((said) => ({
          cited: true,
          pieces: /** @type {[string, string][]} */ ([[guard(said) + marks(cites), "answer"]]),
        })),
        ...advised(advice),
      ];
    },
    unsure({ text }) {
      return paragraphs(text).map((said) => ({ cited: false, pieces: [[guard(said), ""]] }));
    },
  };
  /** The parts whose lines are paragraphs; those of the others are the items of one list. */
  const PARAGRAPHS = ["questions", "unsure"];

  /** The site's own advice. @param {string} [advice] @returns {Line[]} */
  function advised(advice = "") {
    const said = oneLine(advice);
    return said ? [{ cited: false, apart: true, pieces: [[`> ${said}`, "advice"]] }] : [];
  }

  /** @param {string} sign @param {Fact} item @returns {Line[]} an item of a list */
  function statement(sign, { text, cites, advice }) {
    const said = oneLine(text);
    if (!said) return advised(advice);
    const pieces = /** @type {[string, string][]} */ ([
      [sign + guard(said) + marks(cites), "text"],
    ]);
    return [{ cited: true, pieces }, ...advised(advice)];
  }

  /**
   * A sheet's file. `headings`: those of its parts, in their order.
   * @param {Sheet} sheet
   * @param {SheetSchema} schema
   * @param {PartHeading[]} headings
   * @returns {SheetFile}
   */
  function file(sheet, schema, headings) {
    const page = paper();
    /** @type {SheetFile["statements"]} */
    const statements = [];
    const sentences = writeFrontMatter(page, sheet, schema);
    const bodyStart = page.text().length;
    const { messages, facts, questions, unsure, others } = sheet;
    /** @type {Record<string, any[]>} */
    const asked = { messages, facts, questions, unsure: [unsure] };
    for (const { part, heading, numbered } of headings) {
      const write = LINES[part] || LINES[numbered ? "steps" : "points"];
      const items = asked[part] || others[part] || [];
      const isThere = items.some((item) => "raw" in item || write(item, 1).length);
      if (!isThere && !asked[part]) continue;
      page.add(`## ${heading}\n`, part);
      page.gap();
      let number = 0;
      items.forEach((item, index) => {
        const field = part === "unsure" ? part : `${part}.${index}`;
        if ("raw" in item) {
          // A list or a table ends only where a line is empty.
          page.gap();
          page.add(`${item.raw}\n`, field);
          page.gap();
          number += 1;
          return;
        }
        const lines = write(item, number + 1);
        if (lines.length) number += 1;
        for (const { cited, apart, pieces } of lines) {
          if (cited) statements.push({ field, text: pieces.map(([text]) => text).join("") });
          if (apart) page.gap();
          for (const [text, inner] of pieces) page.add(text, inner ? `${field}.${inner}` : field);
          page.add("\n", field);
          if (apart || PARAGRAPHS.includes(part)) page.gap();
        }
      });
      page.gap();
    }
    const text = page.text().replace(/\n+$/, "\n");
    return { text, bodyStart, sentences, statements, fieldAt: page.fieldAt };
  }

  return { file, guard, unguard, scalar, flow };
})();
