// Which elements, with which attributes, the build would make of a page's Markdown: what
// scripts/tailieu/checks/rendered.py learns from Python-Markdown. HTML is parsed by the browser into
// a document that runs nothing; links, pictures and attribute lists are found in the text.
(function () {
  "use strict";
  var markdown = window.TailieuMarkdown;
  var all = markdown.all;

  // Python-Markdown leaves what begins a line with one of these as it is.
  var BLOCKS = new Set(("address article aside blockquote details div dl fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul canvas " +
    "colgroup dd body dt group html iframe li legend math map noscript output object option progress " +
    "script style summary tbody td textarea tfoot th thead tr video center").split(" "));
  // The parser of whole documents would merge these into the one there is.
  var FRAME = /<(\/?)(html|head|body|frameset|frame)(?![\w-])/gi;
  var FRAMED = "x-tailieu-";

  var FENCE = /(?:^|(?<=\n))(~{3,}|`{3,})[ ]*(?:\{([^\n]*)\}|\.?[\p{L}\p{N}_#.+-]*[ ]*(?:hl_lines=(["'])[^]*?\3[ ]*)?)\n(?:[^]*?(?<=\n))?\1[ ]*(?=\n|$)/gu;
  var BLOCK_START = /(?:^|\n) {0,3}<([a-zA-Z][^\s\/>`]*)/g;
  var COMMENT =
    /(?:^|(?<=\n)) {0,3}<!--[^]*?--!?>|<!--(?:(?!\n[ \t]*\n|<!--|-->)[^])*--!?>|<!\[CDATA\[[^>]*>/g;
  // Code between backticks, within one paragraph.
  var CODE = /(?<!\\)(`+)(?!`)((?:(?!\n[ \t]*\n)[^])*?[^`])\1(?!`)/g;
  var TAG = /<\/?[a-zA-Z][^\s"'<>@]*(?:\s+[^\s"'=<>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>]+))?)*\s*\/?>/;
  var NO_TAG = new RegExp("<(?!" + TAG.source.slice(1) + ")", "g");
  var AUTO = /<([A-Za-z][A-Za-z0-9+.-]*:\/\/[^<>]*)>|<([^<> !]+@[^@<> ]+)>/g;
  var ESCAPE = /\\[\\`*_{}[\]()>#+\-.!|]/g;
  var DEFINITION = /(?:^|(?<=\n))[ ]{0,3}\[([^[\]]*)\]:[ ]*(?:\n[ ]*)?(\S+)[ ]*(?:\n[ ]*)?(?:(["'])[^\n]*\3[ ]*|\([^\n]*\)[ ]*)?(?=\n|$)/g;
  var LIST = "\\{:?[ ]*([^}\\n ][^}\\n]*)\\}";
  var HEADER = new RegExp("(?:^|(?<=\\n))(#{1,6})[^\\n]*[ ]" + LIST + "[ ]*#*[ ]*(?=\\n|$)", "g");
  var LAST_LINE = new RegExp("\\n[ ]*" + LIST + "[ ]*$");
  var CELL = new RegExp("[ ]" + LIST + "[ ]*$");
  var WITHIN = "(?=\\S)(?:(?!\\n[ ]*\\n)[^*_])+(?<=\\S)";
  var EMPHASIS = new RegExp(
    "(?:(\\*{1,2})" + WITHIN + "\\1|(?<![\\p{L}\\p{N}_])(_{1,2})" + WITHIN + "\\2)" + LIST, "gu");
  // What stands for a code span, so that a list of attributes can follow it.
  var SPAN = "\ue000";

  function blank(text) { return text.replace(/[^\n]/g, " "); }
  function expandTabs(text) {
    return text.split("\n").map(line => line.split("\t").reduce((before, part) =>
      before + " ".repeat(4 - before.length % 4) + part)).join("\n");
  }

  // Name → value of an attribute list, as the extension attr_list reads it.
  function attributes(list) {
    var found = new Map(), rest = list, match;
    while (rest) {
      match = /^(?:([^ =}]+)=(?:"([^\n]*?)"|'([^\n]*?)'|([^ =}]+))|([^ =}]+)| )/.exec(rest);
      if (!match) break;
      rest = rest.slice(match[0].length);
      if (match[1]) set(match[1], [match[2], match[3], match[4]].filter(one => one !== undefined)[0]);
      else if (match[5]) {
        if (match[5][0] === ".") set("class", match[5].slice(1));
        else if (match[5][0] === "#") set("id", match[5].slice(1));
        else set(match[5], "");
      }
    }
    function set(name, value) {
      found.set(name.replace(/[^\w\u00c0-\u02ff\u0370-\u1fff:.-]+/g, "_").toLowerCase(), value);
    }
    return found;
  }
  function element(tag, given, list) {
    var kept = new Map(given);
    if (list) attributes(list).forEach((value, name) => { kept.set(name, value); });
    return { tag: tag, attributes: Array.from(kept) };
  }

  // Where the paragraphs of raw HTML stand: [start, end].
  function rawBlocks(text) {
    var seen = text.replace(COMMENT, blank), spans = [], end = 0;
    all(BLOCK_START, seen).forEach(match => {
      var at = match.index + match[0].indexOf("<"), tag = match[1].toLowerCase();
      if (at < end || !BLOCKS.has(tag)) return;
      var open = 0, sign, pattern = new RegExp("<(/?)" + tag.replace(/[^\w-]/g, "\\$&") + "(?![\\w-])[^>]*>?", "gi");
      pattern.lastIndex = at;
      end = text.length;
      while ((sign = pattern.exec(seen))) {
        open += sign[1] ? -1 : 1;
        if (open <= 0 || tag === "hr") {
          end = pattern.lastIndex;
          break;
        }
      }
      spans.push([at, end]);
    });
    return spans;
  }

  // Code that is told by its indent: four spaces more than the text that it stands in.
  function withoutIndented(text) {
    var least = 4;
    return text.split(/(\n[ ]*\n)/).map(block => {
      if (!block.trim()) return block;
      var lines = block.split("\n").filter(line => line.trim());
      var indent = Math.min.apply(null, lines.map(line => line.search(/\S/)));
      if (indent >= least) return blank(block);
      var item = /^( *)(?:[-*+]|\d+\.)\s/.exec(lines[lines.length - 1]);
      if (item) least = 4 * Math.floor(item[1].length / 4) + 8;
      else if (indent < 4) least = 4;
      return block;
    }).join("");
  }

  // The end of `[…]` or `(…)` that begins at `at`; -1 where its paragraph ends before.
  function closing(text, at, open, close) {
    var depth = 0;
    for (var i = at; i < text.length; i += 1) {
      if (text[i] === open) depth += 1;
      else if (text[i] === close) depth -= 1;
      else if (text[i] === "\n" && /^\n[ ]*\n/.test(text.slice(i))) return -1;
      if (depth === 0) return i;
    }
    return -1;
  }
  // { address, end } of what follows the text of a link: `(address "title")`; null for none.
  function target(text, at) {
    var angled = /^\(\s*<([^<>]*)>\s*(?:(?:'[^']*'|"[^"]*")\s*)?\)/.exec(text.slice(at));
    if (angled) return { address: angled[1].trim(), end: at + angled[0].length };
    var end = closing(text, at, "(", ")");
    if (end < 0) return null;
    var titled = /^\(\s*([^]*?)\s*(?:"[^]*"|'[^]*')[ ]*\)$/.exec(text.slice(at, end + 1));
    return { address: titled ? titled[1].trim() : text.slice(at + 1, end).trim(), end: end + 1 };
  }
  // Takes the definitions of links out of `text` into `known`.
  function withoutDefinitions(text, known) {
    return text.replace(DEFINITION, (line, id, address) => {
      known[id.trim().toLowerCase()] = address.replace(/^<+|>+$/g, "");
      return blank(line);
    });
  }
  // Takes where links lead to out of `text`; what they are goes into `found`.
  function withoutTargets(text, known, found) {
    for (var at = text.indexOf("["); at >= 0; at = text.indexOf("[", at + 1)) {
      var end = closing(text, at, "[", "]");
      if (end < 0) continue;
      var next = end + 1, address;
      var inline = text[next] === "(" && target(text, next);
      if (inline) {
        address = inline.address;
        next = inline.end;
      } else {
        var named = /^\s?\[([^\]]*)\]/.exec(text.slice(next));
        var id = named && named[1] ? named[1] : text.slice(at + 1, end);
        address = known[id.trim().replace(/\s+/g, " ").toLowerCase()];
        if (address === undefined) continue;
        if (named) next += named[0].length;
      }
      var list = new RegExp("^" + LIST).exec(text.slice(next));
      var picture = text[at - 1] === "!";
      var given = [picture ? "src" : "href", markdown.unescape(address)];
      found.push(element(picture ? "img" : "a", [given], list && list[1]));
      text = text.slice(0, end + 1) + blank(text.slice(end + 1, next)) + text.slice(next);
    }
    return text;
  }

  function lists(text) {
    var found = [];
    all(HEADER, text).forEach(match => { found.push(element("h" + match[1].length, [], match[2])); });
    all(new RegExp(SPAN + LIST, "g"), text).forEach(match => {
      found.push(element("code", [], match[1]));
    });
    all(EMPHASIS, text).forEach(match => {
      var marks = match[1] || match[2];
      found.push(element(marks.length === 2 ? "strong" : "em", [], match[3]));
    });
    text.split(/\n[ ]*\n/).forEach(block => {
      var last = LAST_LINE.exec(block.trimEnd());
      var item = /(?:^|\n)\s*(?:[-*+]|\d+\.)\s/.test(block);
      if (last) found.push(element(item ? "li" : "p", [], last[1]));
      var rows = block.split("\n").filter(line => line.includes("|"));
      rows.forEach((row, index) => {
        row.split("|").forEach(cell => {
          var match = CELL.exec(cell);
          if (match) found.push(element(index ? "td" : "th", [], match[1]));
        });
      });
    });
    return found;
  }

  function parsed(html) {
    var text = html.replace(FRAME, "<$1" + FRAMED + "$2");
    var tree = new DOMParser().parseFromString("<!doctype html><title></title><body>" + text, "text/html");
    return Array.from(tree.querySelectorAll("head > :not(title:first-child), body *"), node => ({
      tag: node.localName.replace(FRAMED, ""),
      attributes: Array.from(node.attributes, one => [one.name, one.value]),
    }));
  }

  // [{ tag, attributes: [[name, value]] }] for the body of a page; plain elements may be missing.
  function elements(body) {
    var text = expandTabs(body).replace(/(\n) +(?=\n)/g, "$1"), found = [];
    text = text.replace(FENCE, (block, fence, list) => {
      if (list && list.includes("}")) return block;
      var given = list ? Array.from(attributes(list)).filter(one => !/^(?:class|id)$/.test(one[0])) : [];
      if (given.length) found.push({ tag: "code", attributes: given });
      return blank(block);
    });
    var raw = rawBlocks(text), parts = [], known = {}, at = 0;
    raw.concat([[text.length, text.length]]).forEach(span => {
      var part = withoutIndented(text.slice(at, span[0]))
        .replace(CODE, code => blank(code).slice(0, -1) + SPAN)
        .replace(ESCAPE, "  ").replace(COMMENT, blank);
      parts.push(withoutDefinitions(part, known), text.slice(span[0], span[1]));
      at = span[1];
    });
    var html = parts.map((part, index) => {
      if (index % 2) return part;
      var rest = withoutTargets(part, known, found);
      found.push.apply(found, lists(rest));
      return rest.replace(AUTO, (sign, address, mail) => {
        found.push(element("a", [["href", markdown.unescape(address || "mailto:" + mail)]]));
        return blank(sign);
      }).split(/(\n[ ]*\n)/).map(block => block.replace(NO_TAG, "&lt;")).join("");
    }).join("");
    return found.concat(parsed(html));
  }

  window.TailieuMarkup = { elements: elements };
})();
