// The files of the index (written by scripts/tailieu/search/files.py): brought by script tag,
// unpacked, and read into tables. README.md tells what stands in them.

/**
 * Why a file gives nothing: it did not come, is not what was written, or is of another build.
 * @typedef {{file: string, reason: "missing" | "damaged" | "stale"}} FileError
 */
/**
 * The pages that hold a term accented so: postings from..to, in the order of pages.
 * @typedef {{accents: Uint8Array, from: number, to: number, postings: Uint32Array}} PostingList
 */
/**
 * One file of postings: sorted terms, and the lists of each.
 * @typedef {{terms: string[], lists: PostingList[][]}} TermFile
 */
/**
 * What the pages say for words that people say, whose accents are these.
 * @typedef {{accents: number[], meant: string[]}} Synonym
 */
/**
 * What every query needs. Where no other length is told, a list has one entry a page.
 * @typedef {object} SearchIndex
 * @property {string} version
 * @property {string} language
 * @property {number} pages how many there are
 * @property {string[]} files the first term of each file of postings
 * @property {string[]} words the vocabulary: folded words, sorted
 * @property {Uint8Array} frequency of each word: log2 of the pages that hold it
 * @property {Map<string, number>} known word → frequency; with the words that people say
 * @property {Map<string, string[]>} abbreviations folded → what it may mean
 * @property {Map<string, string>} acronyms folded meaning → its abbreviation
 * @property {Map<string, Synonym>} synonyms by the folded words that people say
 * @property {Uint8Array} pieces the how manieth piece of a page before it that a page is, or 0
 * @property {Uint8Array} titles words in the title
 * @property {string[]} kinds
 * @property {Uint8Array} kind place in kinds
 * @property {number} dated how many pages are in each file of dates
 * @property {string[]} statuses on the reader's day, of the pages whose file of dates is read
 * @property {Uint8Array} parts how many parts the page's text has
 * @property {number[]} firstPart the number of its first part
 * @property {number[]} firstText the number of the first part in each file of texts
 */

const TailieuFiles = (() => {
  "use strict";

  /** The character that stands for 0 where small integers are written as characters. */
  const ZERO = "#".charCodeAt(0);
  /** The character that says that a term shares no letter with the one before. */
  const NONE_SHARED = "A".charCodeAt(0);
  const VARINT_BITS = 7;
  const VARINT_MASK = 127;
  /** A posting is page << 8 | part << 4 | weight. */
  const PAGE_SHIFT = 8;
  const PART_SHIFT = 4;
  const LOW_BITS = 15;

  /** @param {number} posting */
  const pageOf = (posting) => posting >> PAGE_SHIFT;
  /** @param {number} page @returns {number} what no posting of the page is below */
  const firstOf = (page) => page << PAGE_SHIFT;
  /** @param {number} posting */
  const partOf = (posting) => (posting >> PART_SHIFT) & LOW_BITS;
  /** @param {number} posting */
  const weightOf = (posting) => posting & LOW_BITS;

  /** @type {Map<string, {version: string, size: number, units: string}?>} */
  const awaited = new Map();

  /**
   * What the files of the index call.
   * @param {string} name such as "vi/t0"
   * @param {string} version
   * @param {number} size in bytes, unpacked
   * @param {string} units the packed bytes, two to a code unit
   */
  function add(name, version, size, units) {
    if (awaited.has(name)) awaited.set(name, { version, size, units });
  }

  /**
   * Sorted terms, each written as how much it shares with the one before (A = 0) and its rest.
   * @param {string} coded
   */
  function frontDecode(coded) {
    let previous = "";
    return (coded.match(/[A-Z][^A-Z]*/g) || []).map((entry) => {
      previous = previous.slice(0, entry.charCodeAt(0) - NONE_SHARED) + entry.slice(1);
      return previous;
    });
  }

  /**
   * Small integers, each written as one character.
   * @param {string} text
   */
  function digits(text) {
    const values = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) values[i] = text.charCodeAt(i) - ZERO;
    return values;
  }

  /**
   * For each of these sizes, the sum of those before it.
   * @param {Uint8Array} sizes
   */
  function starts(sizes) {
    let sum = 0;
    return Array.from(sizes, (size) => {
      sum += size;
      return sum - size;
    });
  }

  /**
   * Where `value` stands in a sorted list between two places, or would stand.
   * @template {string | number} Value
   * @param {ArrayLike<Value>} list
   * @param {Value} value
   */
  function lowerBound(list, value, from = 0, to = list.length) {
    while (from < to) {
      const middle = (from + to) >> 1;
      if (list[middle] < value) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /**
   * How many syllables a term is of, each with an accent of its own; none for a number.
   * @param {string} term
   */
  function syllables(term) {
    if (term.startsWith("#")) return 0;
    return term.includes(" ") ? 2 : 1;
  }

  /**
   * One file of postings. Its streams lie apart (sizes, terms, heads, gaps, weights, parts).
   * @param {Uint8Array} bytes
   * @param {Uint8Array} parts
   * @returns {TermFile}
   */
  function readTerms(bytes, parts) {
    let at = 0;
    function varint() {
      let value = 0;
      let shift = 0;
      let byte;
      do {
        byte = bytes[at++];
        value |= (byte & VARINT_MASK) << shift;
        shift += VARINT_BITS;
      } while (byte > VARINT_MASK);
      return value;
    }
    const [termsSize, headsSize, gapsSize, count] = [varint(), varint(), varint(), varint()];
    let head = at + termsSize;
    let gap = head + headsSize;
    let weight = gap + gapsSize;
    let part = weight + count;
    let next = 0;
    const terms = frontDecode(TailieuPacked.utf8(bytes.subarray(at, head)));
    const postings = new Uint32Array(count);
    const lists = terms.map((term) => {
      /** @type {PostingList[]} */
      const own = [];
      for (let left = bytes[head++]; left > 0; left--) {
        const accents = bytes.subarray(head, head + syllables(term));
        const from = next;
        let page = -1;
        at = head + accents.length;
        const many = varint();
        head = at;
        at = gap;
        for (let i = 0; i < many; i++) {
          page += varint() + 1;
          const place = parts[page] > 1 ? bytes[part++] : 0;
          postings[next++] = (page << PAGE_SHIFT) | (place << PART_SHIFT) | bytes[weight++];
        }
        gap = at;
        own.push({ accents, from, to: next, postings });
      }
      return own;
    });
    return { terms, lists };
  }

  /**
   * @param {Uint8Array} bytes
   * @param {string} version
   * @returns {Promise<SearchIndex>}
   */
  async function readIndex(bytes, version) {
    await TailieuPace.rest();
    const raw = JSON.parse(TailieuPacked.utf8(bytes));
    const words = frontDecode(raw.words);
    const frequency = digits(raw.frequency);
    const parts = digits(raw.parts);
    await TailieuPace.rest();
    const abbreviations = new Map(Object.entries(raw.abbreviations));
    const acronyms = new Map();
    for (const [short, meanings] of abbreviations) {
      for (const meaning of meanings) acronyms.set(TailieuText.fold(meaning), short);
    }
    /** @type {Map<string, Synonym>} */
    const synonyms = new Map();
    const known = new Map();
    for (const [written, meant] of Object.entries(raw.synonyms || {})) {
      const said = TailieuText.words(written).map(TailieuText.wordKey);
      synonyms.set(said.map(([fold]) => fold).join(" "), {
        accents: said.map(([, accent]) => accent),
        meant,
      });
      for (const [fold] of said) known.set(fold, 0);
    }
    words.forEach((word, i) => known.set(word, frequency[i]));
    return {
      ...raw,
      version,
      files: frontDecode(raw.files),
      words,
      frequency,
      known,
      abbreviations,
      acronyms,
      synonyms,
      pieces: digits(raw.pieces),
      titles: digits(raw.titles),
      kind: digits(raw.kind),
      statuses: [],
      parts,
      firstPart: starts(parts),
      firstText: starts(digits(raw.texts)),
    };
  }

  /**
   * The index in a folder. Each file is brought once; one that fails is asked for again the next
   * time. Whatever is asked is rejected with a FileError where its file is no use.
   * @param {string} folder with a slash at its end
   * @param {string} language
   * @param {string} day on which pages have a status
   */
  function open(folder, language, day) {
    /** @type {Map<string, Promise<any>>} */
    const kept = new Map();

    /**
     * @template Table
     * @param {string} file
     * @param {string} version of the index to which the file must belong; "" for that itself
     * @param {(bytes: Uint8Array, version: string) => Table | Promise<Table>} read
     * @returns {Promise<Table>}
     */
    async function bring(file, version, read) {
      const name = `${language}/${file}`;
      /** @type {FileError["reason"]} */
      let reason = "missing";
      awaited.set(name, null);
      try {
        const suffix = version && `?v=${version}`;
        await TailieuDom.load(`${folder}${name}.js${suffix}`);
        reason = "damaged";
        const written = awaited.get(name);
        if (!written) throw new Error("the script is cut short");
        const bytes = await TailieuPacked.unpack(written.size, written.units);
        if (!version || version === written.version) return await read(bytes, written.version);
        reason = "stale";
        // The site was built anew since the index came.
        kept.delete("index");
      } catch (error) {
        // Whatever failed, the file is of no use.
      } finally {
        awaited.delete(name);
      }
      throw { file: name, reason };
    }

    /** @type {typeof bring} */
    function once(file, version, read) {
      const key = file + version;
      if (!kept.has(key)) {
        const table = bring(file, version, read);
        table.catch(() => kept.delete(key));
        kept.set(key, table);
      }
      return /** @type {Promise<any>} */ (kept.get(key));
    }

    /** What knows the forms of English words, on its way; without it only those typed are found. */
    let english = Promise.resolve();

    /** What the other files belong to: it comes first. */
    function index() {
      if (language === "en" && !window.tailieuForms) {
        english = TailieuDom.load(`${folder}english.js`).catch(() => {});
      }
      return once("index", "", async (bytes, own) => {
        const read = await readIndex(bytes, own);
        await english;
        return read;
      });
    }

    /**
     * @param {number} number of a file of postings
     * @param {SearchIndex} of
     */
    function terms(number, of) {
      return once(`t${number}`, of.version, async (bytes) => {
        if (TailieuPace.isDue()) await TailieuPace.rest();
        return readTerms(bytes, of.parts);
      });
    }

    /**
     * @param {number} number of a file of texts
     * @param {SearchIndex} of
     */
    function texts(number, of) {
      return once(`x${number}`, of.version, TailieuPacked.utf8);
    }

    /**
     * Brings the statuses of the pages in a file of dates.
     * @param {number} number
     * @param {SearchIndex} of
     */
    function statuses(number, of) {
      return once(`d${number}`, of.version, (bytes) => {
        /** @type {(string | StatusDates)[]} */
        const pages = JSON.parse(TailieuPacked.utf8(bytes));
        pages.forEach((dates, i) => {
          of.statuses[number * of.dated + i] =
            typeof dates === "string" ? dates : TailieuClock.statusOn(day, dates);
        });
      });
    }

    /**
     * What finds clauses (clauses.js); undefined where it does not come.
     * @param {FileError[]} errors
     */
    async function clauses(errors) {
      if (!window.tailieuClauses) {
        await TailieuDom.load(`${folder}clauses.js`).catch(() =>
          errors.push({ file: "clauses", reason: "missing" }),
        );
      }
      return window.tailieuClauses;
    }

    return { index, terms, texts, statuses, clauses };
  }

  return { add, open, lowerBound, firstOf, pageOf, partOf, weightOf };
})();
