// What the form holds while somebody writes, and the draft of it that this browser keeps. There is one
// draft, and the form may be open in several tabs: none writes over what it has not read.

/**
 * @typedef {object} FormState
 * @property {Sheet} sheet
 * @property {boolean} named has somebody typed a file name? Else it follows the title
 * @property {string} opened the slug of the file that was read in, or ""
 * @property {string[]} lost its lines that the form cannot hold
 * @property {string} before what the form wrote of that file before anything was changed
 * @property {string} change what somebody has changed in it, in a sentence for readers
 * @property {NewPage[]} pages what it cites and the site has not got yet
 *
 * @typedef {string} Part a part of the sheet that is a list: messages, facts, questions, or the key of
 *   one of the others
 */
const TailieuFormState = (() => {
  "use strict";

  const DRAFT = "form";
  /** The kept draft as this tab has read or written it last; "" is none. */
  let known = "";
  /** The lists that every sheet has. @type {("messages" | "facts" | "questions")[]} */
  const PARTS = ["messages", "facts", "questions"];

  /** @typedef {(value: any) => boolean} Is */
  /** @type {Is} */
  const isText = (value) => typeof value === "string";
  /** @type {Is} */
  const isObject = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
  /** @type {(one: Is) => Is} */
  const listOf = (one) => (value) => Array.isArray(value) && value.every(one);
  /** @type {(one: Is) => Is} */
  const namesTo = (one) => (value) => isObject(value) && Object.values(value).every(one);
  /** @type {(...ways: Is[]) => Is} */
  const either =
    (...ways) =>
    (value) =>
      ways.some((way) => way(value));
  /**
   * An object with these, with those if it has them, and with nothing else but texts.
   * @type {(these: Record<string, Is>, those?: Record<string, Is>) => Is}
   */
  const having = (these, those = {}) => {
    const held = new Map(Object.entries({ ...these, ...those }));
    return (value) =>
      isObject(value) &&
      Object.keys(these).every((name) => name in value) &&
      Object.keys(value).every((name) => (held.get(name) || isText)(value[name]));
  };

  const cites = listOf(isText);
  const unknown = listOf(having({ name: isText, text: isText }));
  const texts = namesTo(isText);
  const raw = having({ raw: isText });
  const fact = either(raw, having({ text: isText, cites }));
  /**
   * What the form can go on with: the browser keeps a draft where others can write, too. What a draft
   * lacks comes of a blank one; see Sheet.
   */
  const isDraft = having(
    {
      sheet: having(
        {},
        {
          fields: namesTo(either(isText, listOf(isText))),
          kept: namesTo(either(isText, texts, listOf(either(isText, texts)))),
          unknown,
          amounts: listOf(having({ what: isText, amount: isText, cites })),
          messages: listOf(either(raw, having({ say: isText, why: isText, cites }))),
          facts: listOf(fact),
          questions: listOf(either(raw, having({ question: isText, answer: isText, cites }))),
          unsure: either(raw, having({ text: isText })),
          others: namesTo(listOf(fact)),
          citations: listOf(
            having({ label: isText, mark: isText, pages: isText }, { checked: texts, unknown }),
          ),
        },
      ),
    },
    {
      named: (value) => typeof value === "boolean",
      lost: listOf(isText),
      pages: listOf(
        having({ kind: (kind) => ["document", "source"].includes(kind), values: texts }),
      ),
    },
  );

  /** @type {(part: Part) => any} */
  function blankItem(part) {
    if (part === "messages") return { say: "", why: "", cites: [] };
    return part === "questions" ? { question: "", answer: "", cites: [] } : { text: "", cites: [] };
  }

  /** The keys of the parts that a sheet may have. @type {(data: SheetData) => Part[]} */
  function others({ headings }) {
    const asked = [...PARTS, "unsure"];
    return headings.map(({ part }) => part).filter((part) => !asked.some((one) => one === part));
  }

  /** The items of a part. @type {(sheet: Sheet, part: Part) => any[]} */
  function itemsOf(sheet, part) {
    const held = PARTS.find((one) => one === part);
    return held ? sheet[held] : sheet.others[part] || [];
  }

  /** Adds an empty item to a part. @type {(sheet: Sheet, part: Part) => void} */
  function addItem(sheet, part) {
    const items = itemsOf(sheet, part);
    items.push(blankItem(part));
    if (!PARTS.some((one) => one === part)) sheet.others[part] = items;
  }

  /**
   * The sheet with every field and part, whatever a file or an older draft has left out.
   * @type {(sheet: Partial<Sheet>, schema: SheetSchema) => Sheet}
   */
  function complete(sheet, schema) {
    const whole = { ...TailieuSheet.blank(), ...sheet };
    for (const name of Object.keys(schema.properties)) {
      const kind = TailieuSheet.kindOf(schema, name);
      if (["kept", "citations", "amounts"].includes(kind)) continue;
      const blank = ["several", "sheets", "season"].includes(kind) ? [] : "";
      const isAsked = Array.isArray(whole.fields[name]) === Array.isArray(blank);
      if (!(name in whole.fields) || !isAsked) whole.fields[name] = blank;
    }
    // A version of the site before may have known other fields, or in other forms.
    for (const [name, value] of Object.entries(whole.kept)) {
      const isKnown = Object.keys(schema.properties).includes(name);
      if (!isKnown || !TailieuSheetReader.fits(value, schema, name)) delete whole.kept[name];
    }
    for (const part of PARTS) if (!whole[part].length) whole[part] = [blankItem(part)];
    return whole;
  }

  /** @type {(data: SheetData) => FormState} */
  function fresh({ schema, limits }) {
    const sheet = complete({}, schema);
    const today = TailieuClock.todayInVietnam();
    sheet.fields.month = today.slice(0, 7);
    sheet.fields.review_by = TailieuClock.plusDays(today, limits.review_days);
    return { sheet, named: false, opened: "", lost: [], before: "", change: "", pages: [] };
  }

  /**
   * The sheet as it goes out: with what was changed today, where that is said.
   * @type {(state: FormState) => Sheet}
   */
  function outgoing({ sheet, change }) {
    const what = TailieuSheet.oneLine(change);
    if (!what) return sheet;
    const before = /** @type {Record<string, string>[]} */ (sheet.kept.changed || []);
    const changed = [...before, { on: TailieuClock.todayInVietnam(), what }];
    return { ...sheet, kept: { ...sheet.kept, changed } };
  }

  /** @type {(state: FormState, data: SheetData) => boolean} */
  function isBlank({ sheet }, data) {
    return JSON.stringify(sheet) === JSON.stringify(fresh(data).sheet);
  }

  /** Has another tab changed the draft since this one has read it? */
  function isOvertaken() {
    return (TailieuReading.kept(DRAFT) || "") !== known;
  }

  /**
   * Keeps a draft, whatever another tab has kept, and tells whether this browser does.
   * @type {(state: FormState, data: SheetData) => boolean}
   */
  function keep(state, data) {
    known = isBlank(state, data) ? "" : JSON.stringify(state);
    return TailieuReading.keep(DRAFT, known);
  }

  /**
   * The draft that this browser has kept, or null where there is none that the form can hold.
   * @type {(data: SheetData) => FormState | null}
   */
  function restored(data) {
    known = TailieuReading.kept(DRAFT) || "";
    try {
      const draft = JSON.parse(known);
      if (!isDraft(draft)) return null;
      return { ...fresh(data), ...draft, sheet: complete(draft.sheet, data.schema) };
    } catch (broken) {
      return null;
    }
  }

  return {
    PARTS,
    others,
    itemsOf,
    addItem,
    complete,
    fresh,
    outgoing,
    isBlank,
    isOvertaken,
    keep,
    restored,
  };
})();
