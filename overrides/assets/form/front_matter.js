// A page's front matter as scripts/tailieu/content/catalogue.py reads it: values, the line of each, and what it
// refuses. Needs vendor/js-yaml.umd.min.js; tests/editor/test_form_rules.py holds both to the same answers.
(function () {
  "use strict";
  var yaml = window.jsyaml;
  var FRONT_MATTER = /^---[ \t]*\n([^]*?\n)---[ \t]*(?:\n|$)/;
  var MOST_LEVELS = 12;
  var LONGEST_NUMBER = 100;
  // Without one of these it holds plain values only.
  var SUSPECT = /(?:^|[\s[{,:-])[&*!]|^(?:[ ]{24}|[ ]*(?:[-?] +){4})|^\?/m;
  var TOO_DEEP = /^nesting exceeded/;

  // Values: Map, array, string, whole number, { float }, true, false, null.
  var INT = yaml.intYaml11Tag, FLOAT = yaml.floatYaml11Tag;
  function resolve(written) {
    if (/^(?:~|null|Null|NULL|)$/.test(written)) return null;
    if (written === "true" || written === "false") return written === "true";
    var value = INT.resolve(written, false, INT.tagName);
    if (value !== yaml.NOT_RESOLVED) return value;
    value = FLOAT.resolve(written, false, FLOAT.tagName);
    return value === yaml.NOT_RESOLVED ? written : { float: value };
  }

  function lineAt(source, offset) { return source.slice(0, offset).split("\n").length - 1; }
  function place(path) { return JSON.stringify(path); }

  // A line that is neither field nor item; a value that begins with a quotation mark, where no
  // second one follows on its line.
  var NO_FIELD = /^\s*(?=\S)(?!-\s|-$|#)(?:(?!:(?:\s|$)).)*$/;
  var UNCLOSED =
    /^(?:[^"'#]|"(?:\\.|[^"\\])*"|'[^']*')*?(?:^\s*|[:-]\s+|[[{,]\s*)(["'])(?:(?!\1).)*$/;

  // YAML complains where it can't go on any more; a person should look at the first odd line.
  function faultLine(error, lines) {
    var at = Math.min(error.mark ? error.mark.line : 0, lines.length - 1);
    var odd = lines.slice(0, at + 1).findIndex(line => NO_FIELD.test(line) || UNCLOSED.test(line));
    return odd < 0 ? at : odd;
  }

  function tag(written) {
    return written.replace(/^!!/, "tag:yaml.org,2002:").replace(/^!<(.*)>$/, "$1");
  }
  // The first thing that is more than plain values: { line, what, name }.
  function trick(source, events) {
    var level = 0, kinds = [];
    var depth = 0, deepest = 0;
    (source.match(/[[\]{}]/g) || []).forEach(function (sign) {
      depth += /[[{]/.test(sign) ? 1 : -1;
      deepest = Math.max(deepest, depth);
    });
    if (!SUSPECT.test(source) && deepest <= MOST_LEVELS) return null;
    for (var at = 0; at < events.length; at += 1) {
      var event = events[at], id = yaml.EVENT_ID;
      var start = [event.anchorStart, event.tagStart, event.start, event.valueStart]
        .filter(function (offset) { return offset >= 0; });
      var line = lineAt(source, Math.min.apply(null, start)) + 2;
      var anchor = event.anchorStart >= 0 && source.slice(event.anchorStart, event.anchorEnd);
      if (event.type === id.ALIAS) return { line: line, what: "alias", name: anchor };
      if (anchor) return { line: line, what: "anchor", name: anchor };
      if (event.tagStart >= 0) {
        return { line: line, what: "tag", name: tag(source.slice(event.tagStart, event.tagEnd)) };
      }
      if (event.type === id.SEQUENCE || event.type === id.MAPPING) {
        level += 1;
        if (level > MOST_LEVELS) return { line: line, what: "deep" };
      }
      if (event.type === id.POP) level -= kinds.pop() === id.DOCUMENT ? 0 : 1;
      else if (event.type <= id.MAPPING) kinds.push(event.type);
    }
    return null;
  }

  // Values and lines from the parser's events. Throws { line } for a key or number that is none.
  function Builder(source, events) {
    this.source = source;
    this.events = events;
    this.at = 0;
    this.line = 0;
    this.lines = {};
    this.twice = [];
  }
  Builder.prototype.scalar = function (event) {
    var text = yaml.getScalarValue(this.source, event), plain = event.style === yaml.SCALAR_STYLE.PLAIN;
    var value = plain ? resolve(text) : text;
    if (typeof value === "number" && text.length > LONGEST_NUMBER) {
      throw { line: lineAt(this.source, event.valueStart) };
    }
    return { text: text, value: value };
  };
  Builder.prototype.node = function (path) {
    var id = yaml.EVENT_ID, event = this.events[this.at], value;
    this.at += 1;
    var start = event.type === id.SCALAR ? event.valueStart : event.start;
    if (start >= 0) this.line = lineAt(this.source, start) + 2;
    else if (typeof path[path.length - 1] === "number") this.passDash();
    // What it holds begins below the sign.
    if (event.style >= yaml.SCALAR_STYLE.LITERAL_BLOCK && event.type === id.SCALAR) this.line -= 1;
    if (!(place(path) in this.lines)) this.lines[place(path)] = this.line;
    if (event.type === id.SCALAR) return this.scalar(event).value;
    if (event.type === id.SEQUENCE) {
      value = [];
      while (this.events[this.at].type !== id.POP) value.push(this.node(path.concat(value.length)));
    } else {
      value = new Map();
      while (this.events[this.at].type !== id.POP) this.pair(path, value);
    }
    this.at += 1;
    return value;
  };
  // An empty item has no place but its dash.
  Builder.prototype.passDash = function () {
    var lines = this.source.split("\n"), next = this.line - 1;
    while (next < lines.length && !/^\s*-\s*(?:#|$)/.test(lines[next])) next += 1;
    if (next < lines.length) this.line = next + 2;
  };
  Builder.prototype.pair = function (path, map) {
    var event = this.events[this.at];
    if (event.type !== yaml.EVENT_ID.SCALAR) throw { line: lineAt(this.source, event.start) };
    this.at += 1;
    if (event.valueStart >= 0) this.line = lineAt(this.source, event.valueStart) + 2;
    var key = this.scalar(event), inner = path.concat(key.text);
    if (place(inner) in this.lines) this.twice.push({ name: inner.join("."), line: this.line });
    this.lines[place(inner)] = this.line;
    map.set(key.value && key.value.float ? key.text : key.value, this.node(inner));
  };

  // One of
  //   { missing: true }            no front matter
  //   { unreadable: line, written }  a line that cannot be read
  //   { trick: { line, what, name } }
  //   { values, lines, twice, body, bodyLine }  `values` a Map, or else no fields at all;
  //       lines[JSON of a path] is the line of that key or item; twice: keys written twice
  function read(text) {
    var match = FRONT_MATTER.exec(text);
    if (!match) return { missing: true };
    var source = match[1].replace(/[\u0085\u2028\u2029]/g, "\n");
    var written = match[1].replace(/\n+$/, "").split("\n");
    function unreadable(line) { return { unreadable: line + 2, written: written[line].trim() }; }
    var events;
    try {
      events = yaml.parseEvents(source, { maxDepth: 200 });
    } catch (error) {
      if (TOO_DEEP.test(error.reason)) return { trick: { line: error.mark.line + 2, what: "deep" } };
      return unreadable(faultLine(error, written));
    }
    var found = trick(source, events);
    if (found) return { trick: found };
    var builder = new Builder(source, events), values = null;
    try {
      if (events.length > 2) {
        builder.at = 1;
        values = builder.node([]);
        // One more document.
        var next = events.slice(builder.at + 1).find(event => event.start >= 0 || event.valueStart >= 0);
        if (next) {
          var start = Math.max(next.start || 0, next.valueStart || 0);
          return unreadable(faultLine({ mark: { line: lineAt(source, start) } }, written));
        }
      }
    } catch (fault) {
      if (!("line" in fault)) throw fault;
      return unreadable(faultLine({ mark: fault }, written));
    }
    return {
      values: values, lines: builder.lines, twice: builder.twice,
      body: text.slice(match[0].length), bodyLine: lineAt(text, match[0].length) + 1,
    };
  }

  // A value without Maps, for whoever fills a form with it.
  function plain(value) {
    if (Array.isArray(value)) return value.map(plain);
    if (value instanceof Map) {
      return Array.from(value).reduce(function (found, pair) {
        found[String(pair[0])] = plain(pair[1]);
        return found;
      }, {});
    }
    return value && typeof value === "object" ? value.float : value;
  }

  window.TailieuFrontMatter = { read: read, plain: plain, place: place, PATTERN: FRONT_MATTER };
})();
