// Which characters of a sheet's file are its own words: `prose` and `own` of content/markdown.py.
// What is no such text becomes spaces, so that an offset means the same in all of them. Pure.

/**
 * `text`: the whole file; `body`: without front matter; `prose`: what is read as sentences; `own`:
 * prose without quotations; `words`: those of `own`, in lower case, NFC; `at`: a character's field.
 * @typedef {{ text: string, body: string, prose: string, own: string, words: Set<string>,
 *   at: SheetFile["fieldAt"] }} OwnWords
 */
const TailieuOwnWords = (() => {
  "use strict";

  const TOPS = "(?:vn|com|org|net|gov|edu|info|io|dev|asia|xyz)(?![\\p{L}\\p{N}_])";
  const NO_PROSE = [
    /(?<!`)(`+)(?!`)[^\n]+?(?<!`)\1(?!`)|\$[^$\n]{1,200}\$/g, // code, formulas
    /<!--[^]*?-->|<\/?[a-zA-Z][^<>\n]*>|\{[:#.][^}\n]{0,1000}\}/g, // HTML, attributes
    /\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"\n]*")?\)|\[\^[^\]\n]{1,200}\]/g, // links
    /https?:\/\/[^\s<>"”»]+|[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+/gu,
    new RegExp(`(?<![\\p{L}\\p{N}_.-])(?:[\\p{L}\\p{N}_-]+\\.)+${TOPS}(?:/[^\\s<>"”»)]*)?`, "gu"),
  ];
  const QUOTED = /“[^“”\n]*”|«[^«»\n]*»|"[^"\n]{1,500}"/g;
  /** The marks that a letter has not taken up belong to its word. */
  const WORD = /(?:[\p{L}\p{Nl}\p{No}][\u0300-\u036f]*)+/gu;

  /** @type {(text: string) => string} */
  const spaces = (text) => text.replace(/[^\n]/g, " ");

  /** @type {(file: SheetFile) => OwnWords} */
  function of({ text, bodyStart, sentences, fieldAt }) {
    let front = spaces(text.slice(0, bodyStart));
    const body = front + text.slice(bodyStart);
    for (const [from, to] of sentences) {
      front = front.slice(0, from) + text.slice(from, to) + front.slice(to);
    }
    const whole = front + text.slice(bodyStart);
    const prose = NO_PROSE.reduce((kept, pattern) => kept.replace(pattern, spaces), whole);
    const own = prose.replace(QUOTED, spaces);
    const words = new Set(own.toLowerCase().normalize("NFC").match(WORD));
    return { text, body, prose, own, words, at: fieldAt };
  }

  return { of };
})();
