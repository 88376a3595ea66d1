// A sheet's .md file read back as data. What has a field goes into it; a piece of another shape is
// kept as it was written; what has no place at all is told. Pure, with vendor/js-yaml.umd.min.js.

/**
 * Values as texts, the lines that they stand in, and the rest.
 * @typedef {{ values: Record<string, any>, front: string, body: string }} ParsedFile
 */
const TailieuSheetReader = (() => {
  "use strict";
  const { unguard, guard } = TailieuSheetFile;

  const FRONT_MATTER = /^---[ \t]*\n([^]*?\n)---[ \t]*(?:\n|$)/;
  const SIGNS = { numbered: /^\d+\.\s+/, points: /^[-*+]\s+/ };
  /** The site's own advice. */
  const ADVICE = /^> ([^\n]+)$/;
  /** Where a line goes on with the one above. */
  const WRAPPED = /\n(?! {4}|\s*(?:[-*+]|\d+\.)\s|\s*\||#)\s*/g;

  /** @type {(value: any) => boolean} */
  const isText = (value) => typeof value === "string" && !/^(?:~|null)?$/.test(value);
  /** @type {(value: any) => boolean} */
  const isTexts = (value) => Object.values(Object(value)).every((one) => typeof one === "string");

  /**
   * Could this be the value of a field, as far as its form goes? Deeper is no sheet's field but a
   * list of what has fields of its own.
   * @type {(value: any, schema: SheetSchema, name: string) => boolean}
   */
  function fits(value, schema, name) {
    const { type, items } = TailieuSheet.shape(schema, schema.properties[name]);
    const isList = Array.isArray(value);
    if (items && TailieuSheet.shape(schema, items).type === "object") {
      return isList && value.every((item) => typeof item === "object" && isTexts(item));
    }
    if (!items && type !== "object") return isText(value);
    return typeof value === "object" && isList === Boolean(items) && isTexts(value);
  }

  /** @type {(yaml: string) => any} with every value as a text */
  const load = (yaml) => jsyaml.load(yaml, { schema: jsyaml.FAILSAFE_SCHEMA, json: true });

  /** @type {(text: string) => ParsedFile | null} null for what cannot be read */
  function parse(text) {
    const [front, fields = ""] = FRONT_MATTER.exec(text) || [""];
    try {
      const values = /** @type {any} */ (load(fields));
      if (!values || typeof values !== "object" || Array.isArray(values)) return null;
      return { values, front: fields, body: text.slice(front.length) };
    } catch (refused) {
      return null;
    }
  }

  /**
   * The fields of YAML in blocks, each with what stands below it; without the indent that all share.
   * @type {(yaml: string) => Map<string, string>}
   */
  function blocks(yaml) {
    const [, indent = ""] = /^( *)[^\s#]/m.exec(yaml) || [];
    const lines = yaml.replace(new RegExp(`^${indent}`, "gm"), "");
    return new Map(
      lines.split(/^(?=[^\s#-])/m).map((block) => {
        const [, name = ""] = /^["']?([^"':]+)["']?\s*:/.exec(block) || [];
        return [name, block];
      }),
    );
  }

  /** What stands below the first line of a block. @type {(block: string | undefined) => string} */
  const below = (block = "") => block.replace(/^.*\n/, "");

  /**
   * The fields that the schema does not know, where their lines say by themselves what they hold.
   * @type {(values: Record<string, any>, lines: Map<string, string>, known: object) => UnknownField[]}
   */
  function readUnknown(values, lines, known) {
    /** @type {(name: string) => boolean} */
    function isWhole(name) {
      try {
        return Object.keys(load(lines.get(name) || "")).join() === name;
      } catch (refused) {
        return false;
      }
    }
    return Object.keys(values)
      .filter((name) => !(name in known) && isWhole(name))
      .map((name) => ({ name, text: (lines.get(name) || "").replace(/\s*$/, "\n") }));
  }

  /** @type {(row: Record<string, string>) => Amount} */
  function readAmount({ what = "", amount = "", cite, ...days }) {
    return { what, amount, ...days, cites: cite ? [cite] : [] };
  }

  /** @type {(sheet: Sheet, values: ParsedFile["values"], schema: SheetSchema) => void} */
  function readFields(sheet, values, schema) {
    const { fields, kept } = sheet;
    for (const name of Object.keys(schema.properties)) {
      const value = values[name];
      const kind = TailieuSheet.kindOf(schema, name);
      if (!fits(value, schema, name)) continue;
      if (kind === "amounts") sheet.amounts = value.map(readAmount);
      else if (kind === "kept") kept[name] = value;
      else if (kind !== "citations") fields[name] = value;
    }
  }

  /** @type {(label: string, held: Record<string, any>, schema: SheetSchema) => Citation} */
  function readCitation(label, { evidence, checked, ...held }, schema) {
    const { mark, pages } = Object(evidence);
    /** @type {Citation & Record<string, any>} */
    const citation = { label, mark: isText(mark) ? mark : "", pages: "" };
    for (const name of Object.keys(schema.$defs.Citation.properties)) {
      if (isText(held[name])) citation[name] = held[name];
    }
    if (Array.isArray(pages) && pages.every((page) => typeof page === "object" && isTexts(page))) {
      citation.pages = TailieuSheet.pageLines(pages);
    }
    if (typeof checked === "object" && isTexts(checked)) citation.checked = checked;
    return citation;
  }

  // The parts -----------------------------------------------------------------------------------

  /** @type {(text: string) => string[]} what stands between empty lines */
  function chunks(text) {
    const parts = text.replace(/^(###.*)\n/gm, "$1\n\n").split(/\n\s*\n/);
    return parts.map((chunk) => chunk.replace(/^\n+|\s+$/g, "")).filter(Boolean);
  }

  /** @type {(chunk: string) => string} with each thing on one line */
  const unwrapped = (chunk) => chunk.replace(WRAPPED, " ");

  /** @type {(text: string) => boolean} could the form have written this paragraph? */
  const isPlain = (text) => !text.includes("\n") && guard(unguard(text)) === text;

  /** @type {(statement: string) => { text: string, cites: string[] }} apart from its last labels */
  function parted(statement) {
    const text = statement.replace(/(?:\s*\[\^[^\]]+\])*$/, "");
    const marks = statement.slice(text.length).match(/\^[^\]]+/g) || [];
    return { text: text.trim(), cites: marks.map((mark) => mark.slice(1)) };
  }

  /** @type {(text: string, sign: RegExp, make: (statement: string) => object) => any[]} */
  function readItems(text, sign, make) {
    /** @type {any[]} */
    const items = [];
    for (const chunk of chunks(text)) {
      const lines = unwrapped(chunk).split("\n");
      const last = items[items.length - 1];
      const [, advice] = ADVICE.exec(chunk) || [];
      if (lines.every((line) => sign.test(line))) {
        items.push(...lines.map((line) => make(line.replace(sign, ""))));
      } else if (advice && last && "text" in last && !last.advice) last.advice = advice;
      else if (last && "raw" in last) last.raw += `\n\n${chunk}`;
      else items.push({ raw: chunk });
    }
    return items;
  }

  /** @type {(statement: string) => Fact} */
  function readFact(statement) {
    const { text, cites } = parted(statement);
    return { text: unguard(text), cites };
  }

  /** @type {(statement: string) => KeyMessage} */
  function readMessage(statement) {
    const { text, cites } = parted(statement);
    const [, say = "", why = unguard(text)] = /^\*\*([^*]+)\*\*\s*([^]*)$/.exec(text) || [];
    return { say, why, cites };
  }

  /**
   * A part of items, or kept as it was where the form would write it otherwise.
   * @type {(text: string, heading: PartHeading, schema: SheetSchema) => (Fact | Raw)[]}
   */
  function readOther(text, heading, schema) {
    const sign = heading.numbered ? SIGNS.numbered : SIGNS.points;
    const items = readItems(text, sign, readFact);
    const alone = { ...TailieuSheet.blank(), others: { [heading.part]: items } };
    const { text: written } = TailieuSheetFile.file(alone, schema, [heading]);
    return written.endsWith(`\n\n${text.trim()}\n`) ? items : [{ raw: text.trim() }];
  }

  /** @type {(text: string) => (Question | Raw)[]} */
  function readQuestions(text) {
    const groups = chunks(text)
      .join("\n\n")
      .split(/\n\n(?=###)/);
    return groups.filter(Boolean).map((raw) => {
      const [heading, ...said] = raw.split("\n\n").map(unwrapped);
      const [, advice] = ADVICE.exec(said[said.length - 1] || "") || [];
      const paragraphs = advice ? said.slice(0, -1) : said;
      const answers = paragraphs.map(parted);
      const { cites } = answers[0] || { cites: [] };
      const alike = answers.every((one) => one.cites.join() === cites.join());
      if (!/^### /.test(heading) || !alike || !paragraphs.every(isPlain)) return { raw };
      const answer = answers.map((one) => unguard(one.text)).join("\n\n");
      const question = heading.replace(/^###\s*/, "");
      return { question, answer, cites, ...(advice && { advice }) };
    });
  }

  /** @type {(slug: string, file: ParsedFile, schema: SheetSchema, headings: PartHeading[]) => Sheet} */
  function read(slug, { values, front, body }, schema, headings) {
    const sheet = { ...TailieuSheet.blank(), slug };
    const lines = blocks(front);
    readFields(sheet, values, schema);
    sheet.unknown = readUnknown(values, lines, schema.properties);
    const cited = blocks(below(lines.get("citations")));
    const known = schema.$defs.Citation.properties;
    for (const [label, held] of Object.entries(Object(values.citations))) {
      if (typeof held !== "object") continue;
      const citation = readCitation(label, held, schema);
      const unknown = readUnknown(held, blocks(below(cited.get(label))), known);
      sheet.citations.push(unknown.length ? { ...citation, unknown } : citation);
    }
    for (const section of `\n${body}`.split("\n## ").slice(1)) {
      const [heading] = section.split("\n");
      const text = section.slice(heading.length);
      const named = headings.find((one) => one.heading === heading.trim());
      const part = named && named.part;
      const said = chunks(text).map(unwrapped);
      const plain = { text: said.map(unguard).join("\n\n") };
      if (part === "messages") sheet.messages = readItems(text, SIGNS.numbered, readMessage);
      else if (part === "facts") sheet.facts = readItems(text, SIGNS.points, readFact);
      else if (part === "questions") sheet.questions = readQuestions(text);
      else if (part === "unsure") sheet.unsure = said.every(isPlain) ? plain : { raw: text.trim() };
      else if (named) sheet.others[named.part] = readOther(text, named, schema);
    }
    return sheet;
  }

  /**
   * The lines of a file whose words do not all stand in what the form writes of it.
   * @type {(original: string, written: string) => string[]}
   */
  function lost(original, written) {
    const [before, after] = [original, written].map((text) =>
      text.split("\n").map((line) => {
        const bare = TailieuText.clean(line.replace(/^\s*\d+\.\s/, ""));
        return { line, words: TailieuText.words(bare) };
      }),
    );
    /** @type {(lines: { words: string[] }[]) => Map<string, number>} */
    function counted(lines) {
      const counts = new Map();
      for (const { words } of lines) {
        for (const word of words) counts.set(word, (counts.get(word) || 0) + 1);
      }
      return counts;
    }
    const [had, has] = [counted(before), counted(after)];
    const same = new Set(after.map(({ words }) => words.join(" ")));
    return before
      .filter(({ words }) => !same.has(words.join(" ")))
      .filter(({ words }) => words.some((word) => Number(had.get(word)) > (has.get(word) || 0)))
      .map(({ line }) => line);
  }

  return { fits, parse, read, lost };
})();
