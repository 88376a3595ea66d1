// A page as it is written, and which of its characters are its own words: what
// scripts/tailieu/content/markdown.py, checks/sections.py and checks/addresses.py do.
(function () {
  "use strict";
  var PATTERN = window.TailieuFrontMatter.PATTERN;
  var LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
  var WORDLY = "\\p{L}\\p{N}_";
  var TOPS = "(?:vn|com|org|net|gov|edu|info|io|dev|asia|xyz)(?![" + WORDLY + "])";
  var HOST = "(?<![" + WORDLY + ".-])(?:[" + WORDLY + "-]+\\.)+";

  // Another beginning ends the search for the end.
  var RECORD = /(?:^|(?<=\n))::: *toan-van *\n((?:(?!::: *toan-van *\n)[^\n]*\n)*?)::: *(?:\n|$)/g;
  var SPOKEN = /((?:^|\n)[ \t]*(?:- )?(?:title|description|summary|warning|at|note|reason|body|issuer|meeting|scope|place):[ \t]*)([^\n]*)/g;
  var FENCED = /(?:^|(?<=\n))[ \t]*(```+(?!`)|~~~+(?!~))[^\n]*\n[^]*?(?<=\n)[ \t]*\1[`~]*[ \t]*(?=\n|$)/g;
  var CODE = "(?<!`)(`+)(?!`)[^\\n]+?(?<!`)\\1(?!`)";
  var NOT_PROSE = new RegExp(
    CODE + "|\\$\\$[^]+?\\$\\$|\\$[^$\\n]{1,200}\\$|<!--(?:(?!<!--)[^])*?-->|<\\/?[a-zA-Z][^<>\\n]*>" +
    "|<https?:\\/\\/[^>\\s]*>|\\]\\([^()\\s]*(?:\\([^()\\s]*\\)[^()\\s]*)*(?:\\s+\"[^\"\\n]*\")?\\)" +
    "|(?<=\\n)\\[[^\\]\\n]+\\]:[^\\n]*|\\[\\^[^\\]\\n]+\\]|\\{[:#.][^}\\n]{0,1000}\\}", "g");
  var ADDRESS = new RegExp(
    "https?:\\/\\/[^\\s<>\"”»]+|[" + WORDLY + ".+-]{1,64}@[" + WORDLY + "-]+(?:\\.[" + WORDLY + "-]+)+|" +
    HOST + TOPS + "(?:\\/[^\\s<>\"”»)]*)?", "gu");
  var QUOTATION = /“[^“”\n]*”|«[^«»\n]*»|"[^"\n]{1,500}"/g;
  var QUOTED_LINE = /(^|\n)[ \t]*>[^\n]*/g;
  var WORD = new RegExp("(?:" + LETTER + "[\\u0300-\\u036f]*)+", "gu");
  var HEADING = /(?:^|(?<=\n))(#{1,6})[ \t]+([^\n]+?)[ \t]*#*(?=\n|$)/g;
  var LINK = new RegExp(
    "\\]\\(\\s*<?([^()\\s>]*(?:\\([^()\\s]*\\)[^()\\s>]*)*)>?(?:\\s+\"[^\"\\n]*\"|\\s+'[^'\\n]*')?\\s*\\)" +
    "|(?:^|(?<=\\n))[ ]{0,3}\\[(?!\\^)[^\\]\\n]+\\]:\\s*<?([^\\s>]+)" +
    "|<(https?:\\/\\/[^>\\s]+)>", "g");
  // Where Python's splitlines() ends a line.
  var LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

  function spaces(text) { return text.replace(/[^\n]/g, " "); }
  function all(pattern, text) {
    var found = [], match;
    pattern.lastIndex = 0;
    while ((match = pattern.exec(text))) {
      found.push(match);
      if (!match[0]) pattern.lastIndex += 1;
    }
    return found;
  }
  function linesOf(text) {
    var lines = text.split(LINE_END);
    if (!lines[lines.length - 1]) lines.pop();
    return lines;
  }
  function unescape(text) {
    if (text.indexOf("&") < 0) return text;
    var parsed = new DOMParser().parseFromString("<p>" + text.replace(/</g, "&lt;"), "text/html");
    return parsed.body.textContent;
  }

  // { text, bodyStart, body, withoutCode, prose, own, words, headings, links, records }; what is
  // blanked keeps its place, so that an offset means the same in all of them.
  function MarkdownText(text) {
    var match = PATTERN.exec(text);
    this.text = text;
    this.bodyStart = match ? match[0].length : 0;
    var head = text.slice(0, this.bodyStart), body = text.slice(this.bodyStart);
    this.body = spaces(head) + body;
    // These end lines for JavaScript's patterns and for no rule.
    this.even = this.body.replace(/[\r\u2028\u2029]/g, "\v");
    this.starts = [0].concat(all(/\n/g, text).map(found => found.index + 1));
    this.records = all(RECORD, text).map(found => {
      var at = found.index + found[0].indexOf("\n") + 1;
      return [at, at + found[1].length];
    });
    this.withoutCode = this.even.replace(FENCED, spaces)
      .replace(NOT_PROSE, (sign, ticks) => (ticks ? spaces(sign) : sign));
    var said = spaces(head);
    all(SPOKEN, head).forEach(field => {
      var at = field.index + field[1].length;
      said = said.slice(0, at) + field[2] + said.slice(at + field[2].length);
    });
    this.prose = (said + this.even.slice(this.bodyStart))
      .replace(FENCED, spaces).replace(NOT_PROSE, spaces).replace(ADDRESS, spaces);
    this.own = this.blankRecords(this.prose).replace(QUOTATION, spaces).replace(QUOTED_LINE, spaces);
    this.words = new Set(this.own.toLowerCase().normalize("NFC").match(WORD));
    this.headings = all(HEADING, this.blankRecords(this.even).replace(FENCED, spaces))
      .map(found => found[2]);
    this.links = all(LINK, this.withoutCode).filter(found => !this.recorded(found.index))
      .map(found => {
        var address = found[1] !== undefined ? found[1] : found[2] || found[3];
        return { address: unescape(address), line: this.line(found.index + found[0].indexOf(address)) };
      });
  }
  // The number, from 1, of the line that holds the character at `offset`.
  MarkdownText.prototype.line = function (offset) {
    var low = 0, high = this.starts.length;
    while (high - low > 1) {
      var middle = low + high >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
  MarkdownText.prototype.recorded = function (offset) {
    return this.records.some(span => span[0] <= offset && offset < span[1]);
  };
  MarkdownText.prototype.blankRecords = function (text) {
    return this.records.reduce((kept, span) =>
      kept.slice(0, span[0]) + spaces(kept.slice(span[0], span[1])) + kept.slice(span[1]), text);
  };
  // The line of the first of `wanted` in the body outside code, else anywhere in the body.
  MarkdownText.prototype.lineOf = function (wanted) {
    var texts = [this.withoutCode, this.body];
    for (var t = 0; t < texts.length; t += 1) {
      var text = texts[t].toLowerCase();
      for (var w = 0; w < wanted.length; w += 1) {
        var at = text.indexOf(wanted[w].toLowerCase());
        if (at >= 0) return this.line(at);
      }
    }
    return this.line(this.bodyStart);
  };

  // The second-level sections of a body whose first line is line `firstLine` of its file:
  // [{ heading, line, blocks: [{ line, text }] }]. A block is a list item with the lines that go on
  // with it, a table row, a heading or a paragraph.
  function cut(body, firstLine) {
    var sections = [], current = null, fresh = true;
    linesOf(body).forEach((line, index) => {
      var number = firstLine + index;
      if (line.startsWith("## ")) {
        current = { heading: line.slice(3).trim(), line: number, blocks: [] };
        sections.push(current);
        fresh = true;
      } else if (current && !line.trim()) {
        fresh = true;
      } else if (current && (fresh || /^(?:\s*(?:[-*+]|\p{Nd}+\.)\s|\s*\||###)/u.test(line))) {
        current.blocks.push({ line: number, text: line.trim() });
        fresh = line.startsWith("###");
      } else if (current) {
        var last = current.blocks[current.blocks.length - 1];
        last.text += " " + line.trim();
      }
    });
    return sections;
  }

  window.TailieuMarkdown = {
    Text: MarkdownText, RECORD: RECORD, cut: cut, linesOf: linesOf, all: all, unescape: unescape, WORDLY: WORDLY,
  };
})();
