// A sheet as the form holds it, written as its .md file, with the field that each line comes from.
// Text in, text out: nothing here knows the page.
//
// A sheet is { slug, fields, kept, messages, facts, questions, unsure, citations }:
//   fields    what the form asks, by the schema's names: text, or a list of codes
//   kept      what the schema knows and the form does not ask, as the opened file had it
//   messages  [{ say, why, cites }]        facts  [{ text, cites }]
//   questions [{ question, answer, cites }]  unsure { text }
//   citations [{ label, document | source, at, clause, title, url, mark, pages, checked }]
// Any part may also be { raw }: Markdown of an opened file that has no field, written as it was.
(function () {
  "use strict";
  var text = TailieuText;
  var LONGEST_SLUG = 60;

  function oneLine(value) {
    return value.replace(/[ \t\r\n\u2028\u2029]+/g, " ").replace(/^ | $/g, "");
  }
  function paragraphs(value) {
    return value.split(/\n[ \t]*\n/).map(oneLine).filter(Boolean);
  }

  // What begins like this would be a heading, a list or a table, and no sentence.
  var MARKUP = /^(?:#|>|\||[-+*](?=\s|$)|-{3}|\d+[.)]\s|\[[^\]]*\]:)/;
  function guard(line) {
    if (!MARKUP.test(line)) return line;
    return /^\d/.test(line) ? line.replace(/[.)]/, "\\$&") : "\\" + line;
  }
  function unguard(line) {
    var bare = line.replace(/^(\d*)\\/, "$1");
    return guard(bare) === line ? bare : line;
  }

  // Values ---------------------------------------------------------------------------------------
  // Bare where YAML reads it as the same text: the rules take what stands in quotation marks for
  // somebody else's words.
  function scalar(value) {
    var plain = /^[\p{L}\p{N}“«]/u.test(value) && !/: |:$| #|[\u0000-\u001f\u007f-\u009f]/.test(value);
    var word = /^(?:true|false|null|yes|no|on|off|[yn]$)/i.test(value) ||
      /^\d[\da-f_.:xo+-]*$/i.test(value);
    if (plain && !word) return value;
    return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g, function (sign) {
      return "\\u" + ("000" + sign.charCodeAt(0).toString(16)).slice(-4);
    });
  }
  // Codes, dates and numbers stand bare. An empty one has to stand all the same, so that its fault
  // has a line.
  function word(value) {
    return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value) ? value : scalar(value);
  }
  function flow(value) {
    if (Array.isArray(value)) return "[" + value.map(flow).join(", ") + "]";
    if (value && typeof value === "object") {
      return "{" + Object.keys(value).map(function (name) {
        return name + ": " + flow(value[name]);
      }).join(", ") + "}";
    }
    if (typeof value !== "string") return String(value);
    return /^[a-z0-9-]+$/.test(value) ? word(value) : JSON.stringify(value);
  }
  function marks(labels) {
    return labels.map(function (label) { return "[^" + label + "]"; }).join("");
  }

  // The file -----------------------------------------------------------------------------------------
  function Page() {
    this.lines = [];
    this.places = [];
  }
  // `place` names the field that the line comes from; one part may be several lines.
  Page.prototype.add = function (written, place) {
    written.split("\n").forEach(function (line) {
      this.lines.push(line);
      this.places[this.lines.length] = place;
    }, this);
  };

  function writeCitation(page, citation) {
    var place = "citations." + citation.label;
    page.add("  " + citation.label + ":", place);
    ["document", "source"].forEach(function (name) {
      if (citation[name]) page.add("    " + name + ": " + citation[name], place);
    });
    ["title", "at", "clause", "url"].forEach(function (name) {
      var value = oneLine(citation[name] || "");
      if (value) page.add("    " + name + ": " + scalar(value), place + "." + name);
    });
    var pages = citation.pages.split("\n").map(oneLine).filter(Boolean);
    page.add("    evidence:", place + ".mark");
    page.add("      mark: " + (citation.mark || '""'), place + ".mark");
    page.add("      pages:" + (pages.length ? "" : " []"), place + ".pages");
    pages.forEach(function (address) {
      page.add("        - " + JSON.stringify(address), place + ".pages");
    });
    if (citation.checked) page.add("    checked: " + flow(citation.checked), place);
  }

  function isWord(property) {
    var shape = (property.anyOf || [property])[0];
    return shape.type === "integer" || shape.format === "date" ||
      Boolean(shape.enum || shape.pattern);
  }
  function writeFields(page, sheet, schema) {
    Object.keys(schema.properties).forEach(function (name) {
      if (name === "citations") return;
      var required = schema.required.indexOf(name) >= 0;
      var value = name in sheet.fields ? sheet.fields[name] : sheet.kept[name];
      if (Array.isArray(value)) {
        if (value.length || required) page.add(name + ": " + flow(value), name);
      } else if (value && typeof value === "object") {
        page.add(name + ": " + flow(value), name);
      } else if (value || required) {
        var write = isWord(schema.properties[name]) ? word : scalar;
        page.add(name + ": " + write(oneLine(value || "")), name);
      }
    });
    page.add("citations:" + (sheet.citations.length ? "" : " {}"), "citations");
    sheet.citations.forEach(function (citation) { writeCitation(page, citation); });
  }

  // Each writes one item; true where there was something to write.
  var writeItem = {
    messages: function (page, item, place, number) {
      var say = oneLine(item.say), why = oneLine(item.why);
      if (!say && !why) return false;
      var said = [say && "**" + say + "**", say ? why : guard(why)].filter(Boolean).join(" ");
      page.add(number + ". " + said + marks(item.cites), place);
      return true;
    },
    facts: function (page, item, place) {
      var fact = oneLine(item.text);
      if (fact) page.add("- " + guard(fact) + marks(item.cites), place);
      return Boolean(fact);
    },
    questions: function (page, item, place) {
      var answers = paragraphs(item.answer);
      var question = oneLine(item.question);
      if (!question && !answers.length) return false;
      page.add("### " + question, place + ".question");
      answers.forEach(function (answer) {
        page.add("", place + ".question");
        page.add(guard(answer) + marks(item.cites), place + ".answer");
      });
      page.add("", place + ".answer");
      return true;
    },
    unsure: function (page, item, place) {
      paragraphs(item.text).forEach(function (line) {
        page.add(guard(line), place);
        page.add("", place);
      });
      return true;
    },
  };

  function writePart(page, name, items, place) {
    var number = 1;
    items.forEach(function (item, index) {
      var here = place || name + "." + index;
      if ("raw" in item) {
        // A list or a table ends only where a line is empty.
        if (page.lines[page.lines.length - 1]) page.add("", here);
        page.add(item.raw, here);
        page.add("", here);
        number += 1;
      } else if (writeItem[name](page, item, here, number)) {
        number += 1;
      }
    });
    if (page.lines[page.lines.length - 1]) page.add("", name);
  }

  // `headings`: the four of sections.py, in their order.
  // → { text, places }: places[n] names the field that line n comes from.
  function file(sheet, schema, headings) {
    var page = new Page();
    page.add("---");
    writeFields(page, sheet, schema);
    page.add("---");
    ["messages", "facts", "questions", "unsure"].forEach(function (name, index) {
      page.add("## " + headings[index], name);
      page.add("", name);
      if (name === "unsure") writePart(page, name, [sheet.unsure], name);
      else writePart(page, name, sheet[name]);
    });
    while (!page.lines[page.lines.length - 1]) page.lines.pop();
    return { text: page.lines.join("\n") + "\n", places: page.places };
  }

  // Names -------------------------------------------------------------------------------------------
  function slug(title) {
    var words = text.fold(title).match(/[a-z0-9]+/g) || [];
    while (words.length > 1 && words.join("-").length > LONGEST_SLUG) words.pop();
    return words.join("-").slice(0, LONGEST_SLUG);
  }
  // A label that `taken` does not hold yet.
  function label(wanted, taken) {
    var free = wanted;
    for (var number = 2; taken.indexOf(free) >= 0; number += 1) free = wanted + "-" + number;
    return free;
  }

  // GitHub --------------------------------------------------------------------------------------------
  // Its servers take addresses of up to 8,191 bytes (github/docs issue 5136). Who is not signed in
  // is sent by way of `/login?return_to=`, where each %XX becomes %25XX: five bytes for three.
  var LONGEST_ADDRESS = 4800;

  // → { address, paste }: `paste` where the text is too long to be part of the address.
  function github(repository, name, written, exists) {
    var folder = repository + (exists ? "/edit" : "/new") + "/main/docs/phieu";
    if (exists) return { address: folder + "/" + name + ".md", paste: true };
    var page = folder + "?filename=" + encodeURIComponent(name + ".md");
    var filled = page + "&value=" + encodeURIComponent(written);
    var fits = filled.length <= LONGEST_ADDRESS;
    return { address: fits ? filled : page, paste: !fits };
  }

  // Speaking ------------------------------------------------------------------------------------------
  // As scripts/tailieu/checks/rules/speakable.py counts them.
  function syllables(said) {
    var spoken = said.replace(/\[\^[^\]]+\]/g, "");
    return (spoken.match(/[\p{L}\p{N}\p{M}_]+(?:[.,/][\p{L}\p{N}\p{M}_]+)*/gu) || []).length;
  }

  window.TailieuSheet = {
    file: file, slug: slug, label: label, github: github, syllables: syllables,
    paragraphs: paragraphs, oneLine: oneLine, guard: guard, unguard: unguard,
  };
})();
