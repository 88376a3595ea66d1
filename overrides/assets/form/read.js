// A sheet's .md file read back into the form. What has a field goes into it; a list, a table or a
// question of another shape is kept as it was written; what has no place at all is told.
(function () {
  "use strict";
  var text = TailieuText;
  var sheets = window.TailieuSheet;
  // Statements of a person, which no form makes: they stay as they are.
  var KEPT = ["formerly", "reviewed", "archived", "withdrawn"];
  var CITED = /^([^]*?)((?:\s*\[\^[^\]]+\])*)$/;
  var ROW = /^\s*\|/;

  function blank() {
    return {
      slug: "", fields: {}, kept: {}, messages: [], facts: [], questions: [],
      unsure: { text: "" }, citations: [],
    };
  }
  function parted(statement) {
    var found = CITED.exec(statement);
    var cites = (found[2].match(/\[\^[^\]]+\]/g) || []).map(function (mark) {
      return mark.slice(2, -1);
    });
    return { text: found[1].trim(), cites: cites };
  }
  function joined(lines) {
    return lines.map(function (line) { return line.trim(); }).join(" ");
  }

  // Front matter ---------------------------------------------------------------------------------
  function strings(value) {
    return Array.isArray(value) && value.every(function (one) { return typeof one === "string"; });
  }
  function readFields(sheet, values, schema) {
    Object.keys(schema.properties).forEach(function (name) {
      var value = values[name];
      if (name === "citations" || value === undefined || value === null) return;
      if (KEPT.indexOf(name) >= 0) sheet.kept[name] = value;
      else if (strings(value)) sheet.fields[name] = value;
      else if (typeof value !== "object") sheet.fields[name] = String(value);
    });
  }
  function readCitation(label, value) {
    var citation = { label: label, mark: "", pages: "" };
    ["document", "source", "title", "at", "clause", "url"].forEach(function (name) {
      if (typeof value[name] === "string") citation[name] = value[name];
    });
    var evidence = value.evidence || {};
    if (typeof evidence.mark === "string") citation.mark = evidence.mark;
    if (strings(evidence.pages)) citation.pages = evidence.pages.join("\n");
    if (value.checked) citation.checked = value.checked;
    return citation;
  }

  // The four parts ---------------------------------------------------------------------------------
  // Pieces of a part: a list item, a table, a heading or a paragraph, each as its lines.
  function pieces(lines) {
    var found = [], fresh = true;
    lines.forEach(function (line) {
      var last = found[found.length - 1];
      var row = ROW.test(line);
      if (line.trim()) {
        if (/^(?:[-*+]|\d+\.)\s|^###/.test(line)) found.push([line]);
        else if (last && !fresh && row === ROW.test(last[0])) last.push(line);
        // Indented below an empty line, it goes on with the item above.
        else if (last && fresh && /^\s/.test(line) && !row) last.push("", line);
        else found.push([line]);
      }
      fresh = !line.trim() || /^###/.test(line);
    });
    return found;
  }
  function isSimple(lines) {
    return !lines.some(function (line, at) { return at && /^\s*(?:$|[-*+]\s|\d+\.\s|\|)/.test(line); });
  }

  var readPiece = {
    messages: function (lines) {
      var item = /^\d+\.\s+([^]*)$/.exec(joined(lines));
      if (!item || !isSimple(lines)) return null;
      var statement = parted(item[1]);
      var bold = /^\*\*([^*]+)\*\*\s*([^]*)$/.exec(statement.text);
      return bold ? { say: bold[1], why: bold[2], cites: statement.cites }
        : { say: "", why: sheets.unguard(statement.text), cites: statement.cites };
    },
    facts: function (lines) {
      var item = /^[-*+]\s+([^]*)$/.exec(joined(lines));
      if (!item || !isSimple(lines)) return null;
      var statement = parted(item[1]);
      return { text: sheets.unguard(statement.text), cites: statement.cites };
    },
  };

  function readStatements(name, lines) {
    var raw = null;
    return pieces(lines).reduce(function (items, piece) {
      var item = readPiece[name](piece);
      if (item) {
        raw = null;
        items.push(item);
      } else if (raw) {
        raw.raw += "\n\n" + piece.join("\n");
      } else {
        raw = { raw: piece.join("\n") };
        items.push(raw);
      }
      return items;
    }, []);
  }

  // A paragraph that needs no guard is one that the form could have written.
  function plain(lines) {
    var said = joined(lines);
    return isSimple(lines) && sheets.guard(sheets.unguard(said)) === said;
  }

  function readQuestion(found) {
    var question = found[0][0].replace(/^###\s*/, "");
    var answers = found.slice(1).map(function (lines) { return parted(joined(lines)); });
    var cites = answers.length ? answers[0].cites : [];
    var alike = answers.every(function (answer) { return answer.cites.join() === cites.join(); });
    if (!/^###/.test(found[0][0]) || !alike || !found.slice(1).every(plain)) {
      return { raw: found.map(function (lines) { return lines.join("\n"); }).join("\n\n") };
    }
    return {
      question: question,
      answer: answers.map(function (one) { return sheets.unguard(one.text); }).join("\n\n"),
      cites: cites,
    };
  }
  function readQuestions(lines) {
    var groups = [];
    pieces(lines).forEach(function (piece) {
      if (!groups.length || /^###/.test(piece[0])) groups.push([piece]);
      else groups[groups.length - 1].push(piece);
    });
    return groups.map(readQuestion);
  }
  function readUnsure(lines) {
    var found = pieces(lines);
    if (!found.every(plain)) return { raw: lines.join("\n").trim() };
    return {
      text: found.map(function (piece) { return sheets.unguard(joined(piece)); }).join("\n\n"),
    };
  }

  function readBody(sheet, body, headings) {
    var parts = [], lines = null;
    body.split("\n").forEach(function (line) {
      if (/^## /.test(line)) {
        lines = [];
        parts.push({ heading: line.slice(3).trim(), lines: lines });
      } else if (lines) {
        lines.push(line);
      }
    });
    parts.forEach(function (part) {
      var place = headings.indexOf(part.heading);
      if (place === 0) sheet.messages = readStatements("messages", part.lines);
      if (place === 1) sheet.facts = readStatements("facts", part.lines);
      if (place === 2) sheet.questions = readQuestions(part.lines);
      if (place === 3) sheet.unsure = readUnsure(part.lines);
    });
  }

  // `values`: the front matter; `body`: what follows it.
  function file(slug, values, body, schema, headings) {
    var sheet = blank();
    sheet.slug = slug;
    readFields(sheet, values, schema);
    var citations = values.citations || {};
    Object.keys(citations).forEach(function (label) {
      if (citations[label] && typeof citations[label] === "object") {
        sheet.citations.push(readCitation(label, citations[label]));
      }
    });
    readBody(sheet, body, headings);
    return sheet;
  }

  // Lines of `original` with words that `written` does not have as often: what was not held.
  function lost(original, written) {
    function bare(line) { return text.words(text.clean(line.replace(/^\s*\d+\.\s/, ""))); }
    function count(whole) {
      return [].concat.apply([], whole.split("\n").map(bare)).reduce(function (counts, word) {
        return counts.set(word, (counts.get(word) || 0) + 1);
      }, new Map());
    }
    var had = count(original), has = count(written);
    var same = new Set(written.split("\n").map(function (line) { return bare(line).join(" "); }));
    return original.split("\n").filter(function (line) {
      return !same.has(bare(line).join(" ")) && bare(line).some(function (word) {
        return had.get(word) > (has.get(word) || 0);
      });
    });
  }

  window.TailieuSheetReader = { blank: blank, file: file, lost: lost };
})();
