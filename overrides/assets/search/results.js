// How results look: their rows in the box.

/**
 * What the box says (scripts/tailieu/site/script_words.py).
 * @typedef {object} BoxWords
 * @property {string} language of the page, as its index is called
 * @property {string} foreign the other language of the site, or ""
 * @property {string} search
 * @property {string} hint
 * @property {string} kind
 * @property {string} all
 * @property {string} clear
 * @property {string} unmark
 * @property {string} close
 * @property {string} busy
 * @property {string} recent
 * @property {string} forget
 * @property {string} pages with # for how many
 * @property {string} near the same, where none is surely about the query
 * @property {string} more
 * @property {string} other
 * @property {string} shown
 * @property {string} also
 * @property {string} literal
 * @property {string} cut
 * @property {string} missing
 * @property {string} broken
 * @property {string} nothing
 * @property {string} absent with # for what stands nowhere
 * @property {string} inexact
 * @property {string} loose
 * @property {string} untold
 * @property {Record<string, string>} topics address below the site's root → topic
 * @property {Record<string, string>} ways out where nothing is sure: address → what it leads to
 * @property {string[]} advice where nothing is found
 * @property {string[]} hints before anything is asked
 * @property {Record<string, string>} kinds
 * @property {Record<string, string>} statuses
 * @property {Record<string, string>} lists address below the site's root → title
 */

const TailieuResults = (() => {
  "use strict";
  const { badge, make, marked, root } = TailieuDom;

  /**
   * @param {Hit} hit
   * @param {string} lang of the page that it leads to
   * @param {BoxWords} words
   */
  function row(hit, lang, words) {
    const { question, asked } = hit.answer;
    const anchor = hit.anchor && `#${hit.anchor}`;
    const href = `${root}${hit.url}?tim=${encodeURIComponent(hit.words.join(" "))}${anchor}`;
    const about = make(
      "p",
      { class: "tl-search__about" },
      words.kinds[hit.kind] || "",
      make("span", { class: "tl-number" }, hit.title.includes(hit.number) ? "" : hit.number),
      make("span", {}, hit.untold ? words.untold : ""),
    );
    if (hit.status) about.append(badge(words.statuses[hit.status], "status", hit.status));
    /**
     * @param {string | false} name its class, where it has one
     * @param {(Node | string)[]} lead
     * @param {{text: string, ranges: TextRange[]}} shown nothing where the text is ""
     */
    const line = (name, lead, { text, ranges }) =>
      text
        ? [make("p", { class: name, lang }, make("b", {}, ...lead), ...marked(text, ranges))]
        : [];
    return make(
      "li",
      { class: hit.expired && "tl-search__old" },
      make("a", { href, lang }, ...marked(hit.title, hit.titleRanges)),
      about,
      ...line("tl-search__answer", marked(`${question} `, asked), hit.answer),
      ...line(false, [hit.section && `${hit.section} · `], hit),
    );
  }

  /**
   * @param {Found} found
   * @param {string} lang
   * @param {BoxWords} words
   */
  function list(found, lang, words) {
    return make("ol", {}, ...found.hits.map((hit) => row(hit, lang, words)));
  }

  return { list };
})();
