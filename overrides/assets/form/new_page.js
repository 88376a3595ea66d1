// A document or a source that the site has not got yet, as data and as its .md file. Pure.

/**
 * `values`: what was typed, by the schema's names; of a source, its address is `url`. `pages` are
 * the addresses where it was read, one a line.
 * @typedef {object} NewPage
 * @property {"document" | "source"} kind
 * @property {Record<string, string>} values
 */
const TailieuNewPage = (() => {
  "use strict";
  const { oneLine } = TailieuSheet;

  const FOLDERS = { document: "van-ban", source: "nguon" };
  const DAY = /^\d{4}-\d{2}-\d{2}$/;

  /**
   * The host of an address as it is typed, and as machines write it.
   * @param {string} address
   */
  function hostOf(address) {
    const [, typed = ""] = /^https?:\/\/([^/?#:@\s]+)/i.exec(address) || [];
    try {
      return { host: typed.normalize("NFC").toLowerCase(), ascii: new URL(address).hostname };
    } catch (refused) {
      return { host: "", ascii: "" };
    }
  }

  /** Its name in addresses: of a document its number. @type {(page: NewPage) => string} */
  function slugOf({ kind, values: { number = "", title = "", url = "" } }) {
    return TailieuSheet.slugOf(kind === "source" ? hostOf(url).host : number || title);
  }

  /** The path of its file in the project. @type {(page: NewPage) => string} */
  const pathOf = (page) => `docs/${FOLDERS[page.kind]}/${slugOf(page)}.md`;

  /**
   * Its front matter: what the schema requires is there though it be empty.
   * @type {(page: NewPage, data: SheetData) => Record<string, any>}
   */
  function frontMatter({ kind, values }, { pages, choices }) {
    /** @type {Record<string, any>} */
    const typed = {};
    for (const name of Object.keys(values)) typed[name] = oneLine(values[name] || "");
    const { title, number, type, issuer, issued, url, mark, ...others } = typed;
    /** @type {Record<string, any>} */
    const rest = { ...others, title, number, type, issuer, issued, url };

    if (kind === "source") {
      const { host, ascii } = hostOf(url);
      const of = `Trang của ${title}, ở địa chỉ ${host}.`;
      Object.assign(rest, { description: of, host, punycode: ascii === host ? "" : ascii });
      rest.approval = "unchecked";
    } else {
      const { vi: name } = choices.type[type] || { vi: "" };
      const day = issued ? `, ban hành ngày ${TailieuClock.shown(issued, "vi")}` : "";
      const numbered = number ? ` số ${number}` : "";
      rest.description = `${name}${numbered} của ${issuer}${day}.`;
    }
    rest.description = rest.description.slice(0, 200);
    rest.evidence = { mark: mark || "", pages: TailieuSheet.readPages(values.pages || "") };
    /** @type {Record<string, any>} */
    const ordered = {};
    for (const name of Object.keys(pages[kind].properties)) {
      if (rest[name] || pages[kind].required.includes(name)) ordered[name] = rest[name] || "";
    }
    return ordered;
  }

  /**
   * What was typed in it as sentences, for the rules about text: the rest of its file follows from
   * that.
   * @type {(page: NewPage, data: SheetData) => SheetFile}
   */
  function typedText({ kind, values }, { pages }) {
    let text = "";
    /** @type {[name: string, from: number, to: number][]} */
    const runs = [];
    for (const [name, property] of Object.entries(pages[kind].properties)) {
      const typed = oneLine(values[name] || "");
      if (!typed || TailieuSheet.shape(pages[kind], property).format !== "sentence") continue;
      text += `${name}: `;
      runs.push([name, text.length, text.length + typed.length]);
      text += `${typed}\n`;
    }
    return {
      text,
      bodyStart: text.length,
      sentences: runs.map(([, from, to]) => [from, to]),
      statements: [],
      fieldAt: (offset) => `page.${(runs.find(([, , to]) => offset < to) || [""])[0]}`,
    };
  }

  /**
   * What is wrong with it; fields are those of the schema, below "page".
   * @type {(page: NewPage, data: SheetData, tell: Tell) => void}
   */
  function check(page, data, tell) {
    const schema = data.pages[page.kind];
    TailieuLimits.check(frontMatter(page, data), { ...data, schema }, (rule, field, ...more) => {
      const asked = field.replace(/^evidence\.(\w+).*/, "$1").replace(/^host$/, "url");
      if (asked !== "description") tell(rule, `page.${asked}`, ...more);
    });
    TailieuTextRules.check(typedText(page, data), data.text, tell);
  }

  /** @type {(page: NewPage, data: SheetData) => string} */
  function file(page, data) {
    const { evidence, ...rest } = frontMatter(page, data);
    /** @param {string} value */
    const written = (value) => (DAY.test(value) ? value : TailieuSheetFile.scalar(value));
    const lines = Object.entries(rest).map(([name, value]) => `${name}: ${written(value)}`);
    // Of a document without a number that is said.
    if (page.kind === "document" && !rest.number) lines.push("number: null");
    const read = TailieuSheetFile.flow(evidence.pages);
    const { mark } = evidence;
    const body = rest.description;
    return `---\n${lines.join("\n")}\nevidence: {mark: ${mark}, pages: ${read}}\n---\n${body}\n`;
  }

  /**
   * Lets these pages, and none of a sheet before, be cited like those of the site.
   * @type {(made: NewPage[], data: SheetData, label: string) => void}
   */
  function enlist(made, data, label) {
    /** @type {(item: { made?: boolean }) => boolean} */
    const ofSite = (item) => !item.made;
    data.documents = data.documents.filter(ofSite);
    data.sources = data.sources.filter(ofSite);
    for (const page of made) {
      const { title = "", number = "", issued = "", url = "", mark } = page.values;
      const badge = /** @type {Badge} */ ({ kind: "mark", code: mark, label });
      const common = {
        slug: slugOf(page),
        title: oneLine(title),
        warning: null,
        badge,
        made: true,
      };
      if (page.kind === "source") {
        data.sources.push({ ...common, host: hostOf(url).host, approval: "unchecked" });
      } else {
        const dates = { issued: issued || null, past_from: null, replaced_by: [], clauses: [] };
        data.documents.push({ ...common, ...dates, number: oneLine(number) || null });
      }
    }
  }

  /**
   * Is a document's own address one that the site has no source for? Pages link to sources alone.
   * @type {(page: NewPage, data: SheetData) => boolean}
   */
  function isStrange({ kind, values: { official_url = "" } }, { sources }) {
    if (kind === "source" || !official_url) return false;
    return !sources.some(({ host }) => host === hostOf(official_url).host);
  }

  /**
   * The name of what the site has already in the place of this page; "" for nothing. `own`: the name
   * in addresses by which it has this page itself.
   * @type {(page: NewPage, data: SheetData, own: string) => string}
   */
  function taken(page, data, own) {
    /** @type {(item: { slug: string }) => boolean} */
    const isOther = (item) => item.slug !== own;
    const [documents, sources] = [data.documents.filter(isOther), data.sources.filter(isOther)];
    const slug = slugOf(page);
    const { host } = hostOf(page.values.url || "");
    const number = oneLine(page.values.number || "").toLowerCase();
    const known =
      page.kind === "source"
        ? sources.find((one) => one.slug === slug || one.host === host)
        : documents.find(
            (one) => one.slug === slug || (number && (one.number || "").toLowerCase() === number),
          );
    return known ? known.title : "";
  }

  return { slugOf, pathOf, check, file, enlist, taken, isStrange };
})();
