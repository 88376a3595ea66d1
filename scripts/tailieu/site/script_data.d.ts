// The types of what the build writes for the browser as `window.NAME=…;` (script_data.py). Each
// comes with a script of its own, and is not there where that did not load.

interface Window {
  /** What the form for a sheet knows (editor/form_data.py). */
  tailieuForm?: SheetData;
  /** Its lists, which are empty there. */
  tailieuFormParts?: Partial<Pick<SheetData, "sources" | "documents" | "sheets">>[];
  /** The text of a sheet's file, by its id. */
  tailieuSheetTexts?: Record<string, string>;
  /** The latest bundle; null where none is published. */
  tailieuBundle?: { file: string; date: string; size: number; sha256: string } | null;
  /** How much is kept on a device, in bytes. */
  tailieuKeep?: { size: number };
  /** Of a divided list (site/lists.py): what its filters ask, and the HTML of rows, by number. */
  tailieuTables?: ListTable[];
  tailieuRows?: string[][];
  /** A sheet's head and text, packed, by its id; by an id that it had before, its id of today. */
  tailieuTexts?: Record<string, [size: number, units: string] | string>;
  /** What the box says on a site of another make, by language (site/other_site.py). */
  tailieuSearch?: Record<string, BoxWords>;
  /** The stem of an English word (assets/search/vendor/wink-porter2-stemmer.js). */
  tailieuStem?: (word: string) => string;
  /** assets/search/clauses.js */
  tailieuClauses?: {
    isNamed: (title: string, readings: Token[][]) => boolean;
    placeOf: (
      search: Search,
      textOf: (part: number) => Promise<string>,
      pages: number[],
      anchor: string,
      readings: Token[][],
    ) => Promise<ClausePlace | null>;
  };
  /** assets/search/english.js */
  /** assets/search/inflate.js */
  tailieuInflate?: Inflate;
  tailieuForms?: (index: SearchIndex, words: { fold: string }[]) => string[];
  /** HTML with %SLOTS%. */
  tailieuFrame?: string;
}

/** Distinct values, and for each row the place of its own among them. */
type Column = [values: string[], places: number[]];

interface ListTable {
  /** For each row the place of its title among all titles of the list. */
  titles: number[];
  days: Column;
  /** A row's values of a facet are apart by spaces. */
  facets: Record<string, Column>;
}

type Lang = "vi" | "en";
type Message = Record<Lang, string>;
type Severity = "error" | "warning" | "note";

/** What JSON Schema says of a value, as far as the schema of a sheet makes use of it. */
interface ValueSchema {
  $ref?: string;
  anyOf?: ValueSchema[];
  type?: string;
  format?: string;
  pattern?: string;
  enum?: string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  minProperties?: number;
  items?: ValueSchema;
  properties?: Record<string, ValueSchema>;
  patternProperties?: Record<string, ValueSchema>;
  required?: string[];
}

interface SheetSchema {
  $defs: Record<string, { properties: Record<string, ValueSchema> }>;
  properties: Record<string, ValueSchema>;
  required: string[];
}

interface Badge {
  kind: "status" | "mark" | "approval";
  code: string;
  label: string;
}

interface CitableSource {
  slug: string;
  title: string;
  host: string;
  approval: string;
  warning: string | null;
  badge: Badge;
  /** Is it made together with the sheet? */
  made?: boolean;
}

interface CitableDocument {
  slug: string;
  number: string | null;
  title: string;
  issued: string | null;
  warning: string | null;
  badge: Badge;
  /** From which day on nobody should rest on it; "" for always, null for never. */
  past_from: string | null;
  replaced_by: string[];
  clauses: { id: string; label: string }[];
  made?: boolean;
}

/** What the rules about text look up. Patterns are for the flag `u`. */
interface TextTables {
  /** The places of the vowels that may carry the tone → syllables without tone, apart by spaces. */
  syllables: Record<string, string>;
  words: string[];
  misspelt: string;
  slips: [wrong: string, right: string][];
  no_start: string;
  confusions: Record<string, string>;
  after: Record<string, string>;
  before: Record<string, string>;
  foreign: string;
  /** Letters of scripts that have no place within a Latin word. */
  other: string;
  looks: Record<string, string>;
  /** By the character's number, four hexadecimal digits or more. */
  unseen: Record<string, string>;
  turning: string;
  suspect: string;
  /** Signs of each encoding → what they stand for. */
  legacy: Record<string, Record<string, string>>;
  document_number: string;
  party_bodies: string;
  kinds_without_bar: Record<string, string>;
  date: string;
}

/**
 * A part of a sheet: `part` is one of the form's four, or the key of another; `numbered`: its items
 * are steps.
 */
interface PartHeading {
  part: string;
  heading: string;
  numbered: boolean;
}

/** What the form for a sheet knows. */
interface SheetData {
  /** How many files its lists have. */
  parts: number;
  schema: SheetSchema;
  /** Those of a sheet's parts, in their order. */
  headings: PartHeading[];
  /** What the form asks of a document or a source that the site has not got yet. */
  pages: Record<"document" | "source", SheetSchema>;
  /** The labels of codes, by field. */
  choices: Record<string, Record<string, Message>>;
  sources: CitableSource[];
  documents: CitableDocument[];
  sheets: { slug: string; title: string; replaces: string[] }[];
  rules: Record<
    string,
    { severity: Severity; message: Message; fix: Message; special: Record<string, Message> }
  >;
  explained: Record<string, { message: Message; fix: Message }>;
  forms: Record<string, Message>;
  wrong: Record<string, Message>;
  /** What to show people in place of a pattern. */
  examples: Record<string, string>;
  limits: {
    most_messages: number;
    most_syllables: number;
    most_bytes: number;
    slug: string;
    /** Statuses of sheets that tell their readers by themselves that they are past. */
    past: string[];
    /** Syllables a minute. */
    pace: number;
    review_days: number;
  };
  text: TextTables;
}

/** A sheet that can be put into one's own pack (offline/my_pack.py). */
interface PackSheet {
  id: string;
  minutes: number;
  english: boolean;
  title: Message;
  url: Message;
  status: string;
  label: Message;
  dates: StatusDates | null;
  /** HTML of its line in the agenda of a one-file pack. */
  line: string;
  /** HTML of its text there: not in the head. */
  section: string;
}

/** vendor/js-yaml.umd.min.js */
declare const jsyaml: {
  load: (text: string, options: { schema: unknown; json: boolean }) => unknown;
  FAILSAFE_SCHEMA: unknown;
};
