// The page that makes a sheet: fields drawn from the schema, the rules run as one types, a preview,
// and two ways out. What is typed stays in this browser.
(function () {
  "use strict";
  var root = document.querySelector("[data-form]");
  var words = JSON.parse(root.getAttribute("data-words"));
  var data = window.tailieuForm;
  var rules = window.tailieuRules;
  var sheets = window.TailieuSheet;
  var reader = window.TailieuSheetReader;
  var pick = window.TailieuPick;
  var reading = TailieuReading;
  var plusDays = TailieuClock.plusDays;
  var today = TailieuClock.todayInVietnam;
  var lang = document.documentElement.lang;
  var schema = data.schema;
  var PAUSE = 300;
  var WORST_FIRST = ["error", "warning", "note"];
  var CHOICES = { topic: data.choices.topics, audience: data.choices.audiences };

  function one(selector) { return root.querySelector(selector); }
  function all(selector, act) { Array.prototype.forEach.call(root.querySelectorAll(selector), act); }
  function on(selector, act) { one(selector).addEventListener("click", act); }
  function make(tag, name, children) {
    var node = document.createElement(tag);
    if (name) node.className = name;
    [].concat(children === undefined ? [] : children).forEach(function (child) {
      node.append(child);
    });
    return node;
  }
  function fill(template, value) { return template.replace("{}", value); }
  // 10/6/2024, as clock.short_date writes it.
  function short(day) { return day.split("-").reverse().map(Number).join("/"); }
  function bySlug(list) {
    return list.reduce(function (found, entry) {
      found[entry.slug] = entry;
      return found;
    }, {});
  }
  var documents = bySlug(data.documents);
  var sources = bySlug(data.sources);
  var known = bySlug(data.sheets);

  // The sheet ------------------------------------------------------------------------------------
  // `opened`: the slug of the file that was read in; `lost`: its lines that the form cannot hold.
  var state;

  function blankItem(name) {
    return name === "messages" ? { say: "", why: "", cites: [] }
      : name === "facts" ? { text: "", cites: [] }
      : { question: "", answer: "", cites: [] };
  }
  // Every field and part is there, whatever a file or an older draft has left out.
  function complete(sheet) {
    var whole = Object.assign(reader.blank(), sheet);
    Object.keys(schema.properties).forEach(function (name) {
      var kind = kindOf(name);
      if (kind === "kept" || kind === "citations" || name in whole.fields) return;
      whole.fields[name] = kind === "several" || kind === "sheets" ? [] : "";
    });
    ["messages", "facts", "questions"].forEach(function (name) {
      if (!whole[name].length) whole[name] = [blankItem(name)];
    });
    return whole;
  }
  function fresh() {
    var sheet = complete({});
    sheet.fields.month = today().slice(0, 7);
    sheet.fields.review_by = plusDays(today(), words.review_days);
    return { sheet: sheet, named: false, opened: "", lost: [] };
  }

  // What the schema says of a field, as a kind of control.
  function shape(name) {
    var property = schema.properties[name];
    var found = (property.anyOf || [property])[0];
    return found.$ref ? schema.$defs[found.$ref.split("/").pop()] : found;
  }
  function kindOf(name) {
    var found = shape(name);
    if (name === "citations") return "citations";
    if (name === "replaces") return "sheets";
    if (found.type === "array") return found.items.enum ? "several" : "kept";
    if (found.type === "object") return "kept";
    if (found.enum) return "choice";
    if (found.type === "integer") return "number";
    if (found.format === "date") return "date";
    return name === "month" ? "month" : "text";
  }
  function optional(name) { return schema.required.indexOf(name) < 0; }

  // Fields and what is found about them --------------------------------------------------------------
  // By place: { name, list, controls, left }. A field's findings show once it has been left, so that
  // an empty form is no wall of faults; `everything` shows them all.
  var boxes = {};
  var everything = false;

  function identity(place) { return "phieu-" + place.replace(/[^a-z0-9]+/gi, "-"); }
  function register(place, name, controls) {
    var list = make("ul", "tl-found");
    list.id = identity(place) + "-found";
    list.hidden = true;
    boxes[place] = { name: name, list: list, controls: controls };
    controls.forEach(function (control) {
      var described = control.getAttribute("aria-describedby");
      control.setAttribute("aria-describedby", [described, list.id].filter(Boolean).join(" "));
    });
    return list;
  }
  // A control with its label, its help and its findings. `show` names the field in the summary.
  function field(place, label, help, control, show) {
    var tag = make("label", "", label);
    var box = make("div", "tl-field", tag);
    tag.htmlFor = control.id = identity(place);
    if (help) {
      var note = make("p", "tl-field__help", help);
      note.id = control.id + "-help";
      control.setAttribute("aria-describedby", note.id);
      box.append(note);
    }
    box.append(control, register(place, show || label, [control]));
    return box;
  }
  function typed(control, holder, name, changedToo) {
    control.value = holder[name] || "";
    control.addEventListener("input", function () {
      holder[name] = control.value;
      if (changedToo) changedToo();
      changed();
    });
    return control;
  }
  function area(holder, name, rows, changedToo) {
    var control = make("textarea");
    control.rows = rows;
    return typed(control, holder, name, changedToo);
  }
  function input(kind, holder, name, changedToo) {
    var control = make("input");
    control.type = kind;
    control.autocomplete = "off";
    return typed(control, holder, name, changedToo);
  }
  function choices(tag, name, options) {
    var box = make("fieldset", "tl-field tl-choices", make("legend", "", tag));
    options.forEach(function (option) {
      var control = make("input");
      control.type = option.kind;
      control.name = identity(name);
      control.checked = option.checked;
      control.addEventListener("change", function () { option.take(control.checked); changed(); });
      box.append(make("label", "", [control, " " + option.label]));
    });
    return box;
  }
  function choiceBox(place, tag, help, options, show) {
    var box = choices(tag, place, options);
    if (help) box.firstChild.after(make("p", "tl-field__help", help));
    box.append(register(place, show || tag, [].slice.call(box.querySelectorAll("input"))));
    return box;
  }
  function button(sign, label, act) {
    var node = make("button", "", sign);
    node.type = "button";
    if (label) node.setAttribute("aria-label", label);
    node.addEventListener("click", act);
    return node;
  }

  // 1. What the sheet says of itself -------------------------------------------------------------------
  function named(name) {
    var said = words.fields.Sheet[name];
    var found = shape(name);
    var limit = found.maxLength ? fill(words.at_most, found.maxLength)
      : found.maximum ? words.between.replace("{least}", found.minimum).replace("{most}", found.maximum)
      : "";
    return {
      label: said.label + (optional(name) ? " (" + words.optional + ")" : ""),
      help: [said.help, limit].filter(Boolean).join(" "),
    };
  }
  function general(name) {
    var fields = state.sheet.fields;
    var said = named(name);
    var show = words.fields.Sheet[name].label;
    var found = shape(name);
    var kind = kindOf(name);
    var control;
    if (kind === "several") {
      return choiceBox(name, said.label, said.help, found.items.enum.map(function (code) {
        return {
          kind: "checkbox", label: CHOICES[name][code][lang],
          checked: fields[name].indexOf(code) >= 0,
          take: function (chosen) {
            fields[name] = found.items.enum.filter(function (other) {
              return other === code ? chosen : fields[name].indexOf(other) >= 0;
            });
          },
        };
      }), show);
    }
    if (kind === "sheets") return replaced(name, said, show);
    if (kind === "choice") {
      control = make("select", "", make("option", "", words.choose));
      control.firstChild.value = "";
      found.enum.forEach(function (code) {
        var option = make("option", "", CHOICES[name][code][lang]);
        option.value = code;
        control.append(option);
      });
      control = typed(control, fields, name);
    } else if (kind === "text") {
      control = area(fields, name, 2, name === "title" && follow);
    } else {
      control = input(kind, fields, name);
      if (found.minimum) control.min = found.minimum;
      if (found.maximum) control.max = found.maximum;
    }
    return field(name, said.label, said.help, control, show);
  }
  // The file's name follows the title until somebody types one.
  function follow() {
    if (state.named) return;
    state.sheet.slug = sheets.slug(state.sheet.fields.title);
    document.getElementById(identity("slug")).value = state.sheet.slug;
  }
  function slugField() {
    var control = input("text", state.sheet, "slug", function () { state.named = true; });
    control.spellcheck = false;
    return field("slug", words.slug, words.slug_help, control);
  }
  function replaced(name, said, show) {
    var box = make("div", "tl-field");
    var chips = make("ul", "tl-chips");
    var fields = state.sheet.fields;
    function draw() {
      chips.textContent = "";
      fields[name].forEach(function (slug) {
        chips.append(chip(known[slug] ? known[slug].title : slug, function () {
          fields[name] = fields[name].filter(function (other) { return other !== slug; });
          draw();
          changed();
          finder.querySelector("input").focus();
        }));
      });
    }
    var finder = pick.picker(identity(name), said.label, function () {
      return data.sheets.filter(function (entry) {
        return fields[name].indexOf(entry.slug) < 0 && entry.slug !== state.sheet.slug;
      }).map(function (entry) {
        return {
          find: pick.findable([entry.title, entry.slug]), title: entry.title,
          take: function () {
            fields[name].push(entry.slug);
            draw();
            changed();
          },
        };
      });
    }, words);
    draw();
    box.append(finder, make("p", "tl-field__help", said.help), chips,
      register(name, show, [finder.querySelector("input")]));
    return box;
  }
  function drawGeneral() {
    var box = one("[data-part=general]");
    box.textContent = "";
    Object.keys(schema.properties).forEach(function (name) {
      var kind = kindOf(name);
      if (kind === "kept" || kind === "citations") return;
      box.append(general(name));
      if (name === "title") box.append(slugField());
      if (name === "minutes") {
        boxes.minutes.controls[0].parentNode.append(make("p", "tl-field__help tl-spoken"));
      }
    });
  }

  // What a statement rests on ---------------------------------------------------------------------------
  function documentName(document) {
    var said = document.title.indexOf(document.number) < 0 && document.number;
    return said ? document.title + " (" + said + ")" : document.title;
  }
  function target(citation) {
    return citation.document ? documents[citation.document] : sources[citation.source];
  }
  function citationName(citation) {
    var held = target(citation);
    if (!held) return citation.document || citation.source || citation.label;
    if (!citation.document) return (citation.title ? citation.title + " – " : "") + held.title;
    var clause = (held.clauses || []).filter(function (one) { return one.id === citation.clause; })[0];
    var place = clause ? clause.label : citation.at;
    return documentName(held) + (place ? ", " + place : "");
  }
  function cited(label) {
    return state.sheet.citations.filter(function (one) { return one.label === label; })[0];
  }
  function labelName(label) {
    var citation = cited(label);
    return citation ? citationName(citation) : label;
  }
  function chip(name, drop) {
    return make("li", "", [make("span", "", name), button("×", words.drop + ": " + name, drop)]);
  }
  function entries(list, kind) {
    return list.map(function (entry) {
      var place = kind === "document" ? entry.issued && short(entry.issued) : entry.host;
      return {
        slug: entry.slug, kind: kind, badge: entry.badge,
        find: pick.findable([entry.title, entry.number, entry.host, place]),
        title: kind === "document" ? documentName(entry) : entry.title,
        note: [words["kind_" + kind], place].filter(Boolean).join(" · "),
      };
    });
  }
  var citable = entries(data.documents, "document").concat(entries(data.sources, "source"));

  function addCitation(entry) {
    var taken = state.sheet.citations.map(function (one) { return one.label; });
    var citation = { label: sheets.label(entry.slug, taken), mark: "", pages: "" };
    citation[entry.kind] = entry.slug;
    state.sheet.citations.push(citation);
    drawCitations();
    return citation.label;
  }
  var redrawChips = [];
  function citing(item, place) {
    var box = make("div", "tl-citing");
    var chips = make("ul", "tl-chips");
    function draw() {
      chips.textContent = "";
      item.cites.forEach(function (label) {
        chips.append(chip(labelName(label), function () {
          item.cites = item.cites.filter(function (other) { return other !== label; });
          draw();
          changed();
          finder.querySelector("input").focus();
        }));
      });
    }
    function take(label) {
      item.cites.push(label);
      draw();
      changed();
      say(fill(words.cited, labelName(label)));
    }
    var finder = pick.picker(identity(place) + "-cite", words.basis, function () {
      return state.sheet.citations.filter(function (citation) {
        return item.cites.indexOf(citation.label) < 0;
      }).map(function (citation) {
        var held = target(citation) || {};
        return {
          find: pick.findable([citationName(citation), held.number, held.host]),
          title: citationName(citation), note: words.cited_already,
          take: function () { take(citation.label); },
        };
      }).concat(citable.map(function (entry) {
        return Object.assign({}, entry, { take: function () { take(addCitation(entry)); } });
      }));
    }, words);
    draw();
    redrawChips.push(draw);
    box.append(chips, finder);
    return box;
  }

  // 2–4. Statements ---------------------------------------------------------------------------------
  var drawItem = {
    messages: function (box, item, place, name) {
      box.append(
        field(place + ".say", words.say, words.say_help, area(item, "say", 2), name),
        field(place + ".why", words.why, words.why_help, area(item, "why", 2), name)
      );
    },
    facts: function (box, item, place, name) {
      box.append(field(place + ".text", words.fact, "", area(item, "text", 2), name));
    },
    questions: function (box, item, place, name) {
      box.append(
        field(place + ".question", words.question, "", area(item, "question", 1), name),
        field(place + ".answer", words.answer, words.answer_help, area(item, "answer", 3), name)
      );
    },
  };
  function itemBox(name, item, index) {
    var items = state.sheet[name];
    var place = name + "." + index;
    var title = words.items[name] + " " + (index + 1);
    var box = make("fieldset", "tl-item", make("legend", "", title));
    if ("raw" in item) {
      box.append(field(place + ".raw", words.raw, words.raw_help, area(item, "raw", 5), title));
    } else {
      drawItem[name](box, item, place, title);
      box.append(citing(item, place));
    }
    var first = box.querySelector("textarea");
    box.append(register(place, title, [first]));
    function move(step) {
      return button(step < 0 ? "↑" : "↓", (step < 0 ? words.up : words.down) + ": " + title, function () {
        items.splice(index, 1);
        items.splice(index + step, 0, item);
        drawItems(name);
        changed();
        var now = one("[data-part=" + name + "]").children[index + step];
        var same = now.querySelector("[data-step='" + step + "']:not(:disabled)");
        (same || now.querySelector("[data-step]:not(:disabled)")).focus();
      });
    }
    var row = make("div", "tl-mine__buttons");
    [-1, 1].forEach(function (step) {
      var node = move(step);
      node.setAttribute("data-step", step);
      node.disabled = !items[index + step];
      row.append(node);
    });
    row.append(button("×", words.remove + ": " + title, function () {
      items.splice(index, 1);
      if (!items.length) items.push(blankItem(name));
      drawItems(name);
      changed();
      one("[data-add=" + name + "]").focus();
    }));
    box.append(row);
    return box;
  }
  function forget(prefix) {
    Object.keys(boxes).forEach(function (place) {
      if (place.indexOf(prefix) === 0) delete boxes[place];
    });
  }
  function drawItems(name) {
    var box = one("[data-part=" + name + "]");
    forget(name + ".");
    box.textContent = "";
    state.sheet[name].forEach(function (item, index) { box.append(itemBox(name, item, index)); });
    if (name === "messages") {
      one("[data-add=messages]").hidden = state.sheet.messages.length >= words.most_messages;
    }
  }
  function drawUnsure() {
    var box = one("[data-part=unsure]");
    var unsure = state.sheet.unsure;
    var raw = "raw" in unsure;
    box.textContent = "";
    box.append(field("unsure", raw ? words.raw : words.unsure, raw ? words.raw_help : words.unsure_help,
      area(unsure, raw ? "raw" : "text", 4), words.headings[3]));
  }

  // 6. What is cited ----------------------------------------------------------------------------------
  function citationBox(citation) {
    var place = "citations." + citation.label;
    var held = target(citation) || {};
    var name = citationName(citation);
    var box = make("fieldset", "tl-item", make("legend", "", name));
    var terms = words.fields.Citation, evidence = words.fields.Evidence;
    function add(part, control, said) {
      box.append(field(place + "." + part, said.label, said.help, control, name));
    }
    function renamed() {
      box.firstChild.textContent = citationName(citation);
      Object.keys(boxes).forEach(function (other) {
        if (other === place || other.indexOf(place + ".") === 0) boxes[other].name = citationName(citation);
      });
      redrawChips.forEach(function (draw) { draw(); });
    }
    if (held.warning) box.append(make("p", "tl-field__help", held.warning));
    if (citation.source) {
      add("title", input("text", citation, "title", renamed), terms.title);
      add("url", input("url", citation, "url"), terms.url);
    } else {
      if ((held.clauses || []).length) {
        var select = make("select", "", make("option", "", words.no_clause));
        select.firstChild.value = "";
        held.clauses.forEach(function (clause) {
          var option = make("option", "", clause.label);
          option.value = clause.id;
          select.append(option);
        });
        add("clause", typed(select, citation, "clause", renamed), terms.clause);
      }
      add("at", input("text", citation, "at", renamed), terms.at);
    }
    box.append(choiceBox(place + ".mark", evidence.mark.label, evidence.mark.help,
      schema.$defs.Evidence.properties.mark.enum.map(function (mark) {
        return {
          kind: "radio", label: words.marks[mark], checked: citation.mark === mark,
          take: function () { citation.mark = mark; },
        };
      }), name));
    add("pages", area(citation, "pages", 2), evidence.pages);
    box.append(register(place, name, []));
    var drop = button(words.drop_citation, words.drop_citation + ": " + name, function () {
      state.sheet.citations = state.sheet.citations.filter(function (one) { return one !== citation; });
      ["messages", "facts", "questions"].forEach(function (part) {
        state.sheet[part].forEach(function (item) {
          if (item.cites) item.cites = item.cites.filter(function (label) { return label !== citation.label; });
        });
      });
      drawCitations();
      redrawChips.forEach(function (draw) { draw(); });
      changed();
      one("#phan-citations").focus();
    });
    drop.className = "tl-button";
    box.append(drop);
    return box;
  }
  function drawCitations() {
    var box = one("[data-part=citations]");
    forget("citations.");
    box.textContent = "";
    state.sheet.citations.forEach(function (citation) { box.append(citationBox(citation)); });
    one("[data-uncited]").hidden = state.sheet.citations.length > 0;
  }

  function drawAll() {
    boxes = {};
    redrawChips = [];
    drawGeneral();
    ["messages", "facts", "questions"].forEach(drawItems);
    drawUnsure();
    drawCitations();
    all("[data-found-for]", function (holder) {
      var place = holder.getAttribute("data-found-for");
      holder.textContent = "";
      holder.append(register(place, holder.getAttribute("data-name"), []));
    });
    showLost();
  }

  // Checking ------------------------------------------------------------------------------------------
  var written, found = [];

  // What no rule of a file can see: a name that is taken, half of a question.
  function ownFindings() {
    var sheet = state.sheet, rows = [];
    function add(place, said) {
      rows.push({ place: place, rule: "", severity: "error", message: said[0], fix: said[1] });
    }
    if (!sheet.slug) add("slug", words.no_slug);
    else if (known[sheet.slug] && sheet.slug !== state.opened) add("slug", words.slug_taken);
    sheet.questions.forEach(function (item, index) {
      if ("raw" in item) return;
      if (item.question.trim() && !item.answer.trim()) add("questions." + index + ".answer", words.no_answer);
      if (item.answer.trim() && !item.question.trim()) add("questions." + index + ".question", words.no_question);
    });
    return rows;
  }
  // The field that a finding is about: that of its line, or a part of it that the message names.
  function placeOf(row) {
    var place = written.places[row.line];
    var quoted = (row.message.match(/[«“][a-z_.-]+/g) || []).map(function (name) {
      return name.slice(1).split(".").pop();
    });
    var inside = quoted.map(function (name) { return place ? place + "." + name : name; });
    // What has no line is about the file itself.
    if (!row.line) inside = ["slug"];
    return inside.filter(function (name) { return boxes[name]; })[0] ||
      (boxes[place] ? place : "title");
  }
  function check() {
    var path = "docs/phieu/" + (state.sheet.slug || "phieu") + ".md";
    written = sheets.file(state.sheet, schema, words.headings);
    try {
      found = rules.check(written.text, { path: path, today: today(), lang: lang, data: data });
    } catch (error) {
      found = null;
    }
    if (found && !everything && isBlank()) {
      found = [];
    } else if (found) {
      found = found.map(function (row) { return Object.assign({ place: placeOf(row) }, row); })
        .concat(ownFindings())
        .sort(function (a, b) {
          return WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity);
        });
    }
    showAll();
    showSpoken();
    showPreview();
    keepDraft();
    root.setAttribute("aria-busy", "false");
  }
  function sentence(row) {
    return [
      make("strong", "", [words.severities[row.severity], row.rule].filter(Boolean).join(" ") + ":"),
      " " + row.message + " ", make("span", "tl-found__fix", words.fix + ": " + row.fix),
    ];
  }
  function showFound(place) {
    var box = boxes[place];
    var rows = (found || []).filter(function (row) { return row.place === place; });
    if (!box) return;
    box.list.textContent = "";
    box.list.hidden = !rows.length || !(everything || box.left);
    if (!box.list.hidden) {
      rows.forEach(function (row) {
        var line = make("li", "", sentence(row));
        line.setAttribute("data-severity", row.severity);
        box.list.append(line);
      });
    }
    var wrong = !box.list.hidden && rows.some(function (row) { return row.severity === "error"; });
    box.controls.forEach(function (control) {
      if (wrong) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    });
  }
  function tally() {
    if (!found) return words.unchecked;
    if (!everything && isBlank()) return words.nothing_yet;
    if (!found.length) return words.nothing_found;
    return WORST_FIRST.map(function (severity) {
      var count = found.filter(function (row) { return row.severity === severity; }).length;
      return count && fill(words.counts[severity], count);
    }).filter(Boolean).join(", ");
  }
  function showAll() {
    var list = one("[data-findings]");
    Object.keys(boxes).forEach(showFound);
    one("[data-tally]").textContent = tally();
    list.textContent = "";
    (found || []).forEach(function (row) {
      var line = make("li", "", [
        button(boxes[row.place].name, "", function () { go(row.place); }), " ",
      ].concat(sentence(row)));
      line.setAttribute("data-severity", row.severity);
      list.append(line);
    });
  }
  function go(place) {
    var box = boxes[place];
    look("write");
    reveal();
    var aim = box.controls[0] || box.list;
    if (!box.controls.length) aim.tabIndex = -1;
    aim.focus();
    aim.scrollIntoView({ block: "center" });
  }
  function reveal() {
    everything = true;
    Object.keys(boxes).forEach(showFound);
  }

  // Shown after a pause: a page that moves between the press and the release of a button loses it.
  root.addEventListener("focusout", function (event) {
    Object.keys(boxes).forEach(function (place) {
      var around = boxes[place].list.parentNode;
      if (!around.contains(event.target) || around.contains(event.relatedTarget)) return;
      boxes[place].left = true;
      setTimeout(showFound, PAUSE, place);
    });
  });

  var waiting;
  function changed() {
    root.setAttribute("aria-busy", "true");
    clearTimeout(waiting);
    waiting = setTimeout(check, PAUSE);
  }

  // Speaking time ------------------------------------------------------------------------------------
  function spoken(items) {
    return items.reduce(function (sum, item) {
      return sum + ["say", "why", "text", "question", "answer", "raw"].reduce(function (inner, name) {
        return inner + sheets.syllables(item[name] || "");
      }, 0);
    }, 0);
  }
  function showSpoken() {
    var sheet = state.sheet;
    var said = spoken(sheet.messages);
    var whole = said + spoken(sheet.facts) + spoken(sheet.questions) + spoken([sheet.unsure]);
    one("[data-spoken]").textContent = words.spoken.replace("{syllables}", said)
      .replace("{most}", words.most_syllables)
      .replace("{seconds}", Math.round(said * 60 / words.pace));
    one(".tl-spoken").textContent = fill(words.spoken_whole, Math.ceil(whole / words.pace));
  }

  // Preview ---------------------------------------------------------------------------------------------
  function showPreview() {
    var fields = state.sheet.fields;
    var month = fields.month.split("-");
    function label(name, code) { return code && CHOICES[name][code] ? CHOICES[name][code][lang] : ""; }
    var dates = fields.in_force_from ? words.in_force_from + " " + short(fields.in_force_from) +
      (fields.in_force_until ? " " + words.in_force_until + " " + short(fields.in_force_until) : "")
      : words.standing_advice;
    window.TailieuSheetPreview.draw(one("[data-preview]"), state.sheet, {
      kicker: [words.sheet, label("topic", fields.topic),
        month[1] && words.month + " " + Number(month[1]) + "/" + month[0]].filter(Boolean).join(" · "),
      strip: [make("span", "tl-badge", words.not_checked),
        dates + (fields.review_by ? " · " + words.review_by + " " + short(fields.review_by) : "")],
      audience: words.for_whom + ": " + fields.audience.map(function (code) {
        return label("audience", code);
      }).join(", ") + (fields.minutes ? " · " + words.speaking + " " + fields.minutes + " " + words.minutes : ""),
      headings: words.headings,
      notes: words.notes,
      name: function (label) { return labelName(label) + "."; },
    });
  }
  function look(view) {
    root.setAttribute("data-view", view);
    all("[data-look]", function (tab) {
      tab.setAttribute("aria-pressed", String(tab.getAttribute("data-look") === view));
    });
  }

  // The draft -------------------------------------------------------------------------------------------
  function keepDraft() {
    var draft = isBlank() ? "" : JSON.stringify(state);
    reading.keep("form", draft);
    one("[data-draft]").textContent = reading.kept("form") === draft ? words.draft_kept : words.draft_not_kept;
  }
  function restored() {
    try {
      var draft = JSON.parse(reading.kept("form"));
      draft.sheet = complete(draft.sheet);
      return Object.assign(fresh(), draft);
    } catch (error) {
      return null;
    }
  }
  function start(next, shown) {
    state = next;
    everything = shown;
    drawAll();
    check();
  }
  function isBlank() { return JSON.stringify(state.sheet) === JSON.stringify(fresh().sheet); }

  // An existing file ------------------------------------------------------------------------------------
  function say(told) { one("[data-form-status]").textContent = told; }

  function keptText(value) {
    if (Array.isArray(value)) return value.join(", ");
    return typeof value === "object" ? Object.keys(value).map(function (name) {
      return value[name];
    }).join(", ") : String(value);
  }
  function showLost() {
    var sheet = state.sheet;
    var kept = Object.keys(sheet.kept).map(function (name) {
      return words.fields.Sheet[name].label + ": " + keptText(sheet.kept[name]);
    }).concat(sheet.citations.filter(function (one) { return one.checked; }).map(function (one) {
      return words.fields.Citation.checked.label + " (" + citationName(one) + "): " + keptText(one.checked);
    }));
    one("[data-kept]").hidden = !kept.length;
    one("[data-kept] ul").textContent = "";
    kept.forEach(function (line) { one("[data-kept] ul").append(make("li", "", line)); });
    one("[data-lost]").hidden = !state.lost.length;
    one("[data-lost] textarea").value = state.lost.join("\n");
  }
  function open(name, read) {
    var slug = name.replace(/\.md$/i, "");
    var front = rules && rules.parse(read);
    if (!front) {
      say(words.not_readable);
      return;
    }
    var next = fresh();
    next.sheet = reader.file(slug, front.values, front.body, schema, words.headings);
    next.lost = reader.lost(read, sheets.file(next.sheet, schema, words.headings).text);
    next.sheet = complete(next.sheet);
    next.named = true;
    next.opened = slug;
    start(next, true);
    say(fill(words.opened, name));
  }
  function choose(file) {
    if (!file) return;
    if (file.size > data.tables.most_bytes) {
      say(words.too_large);
      return;
    }
    if (!isBlank() && !window.confirm(words.sure_open)) return;
    var load = new FileReader();
    load.onload = function () {
      var read;
      try {
        read = new TextDecoder("utf-8", { fatal: true }).decode(load.result);
      } catch (error) {
        say(words.not_utf8);
        return;
      }
      open(file.name, read.replace(/\r\n/g, "\n"));
    };
    load.onerror = function () { say(words.not_readable); };
    load.readAsArrayBuffer(file);
  }

  // Ways out ------------------------------------------------------------------------------------------
  // A name that every disk takes, whatever has been typed.
  function safeName() { return sheets.slug(state.sheet.slug) || "phieu"; }
  function told(said) { one("[data-out-status]").textContent = said; }
  // Whatever was typed a moment ago is part of what goes out.
  function ready() {
    clearTimeout(waiting);
    everything = true;
    check();
    one("[data-by-hand]").hidden = true;
    var errors = (found || []).filter(function (row) { return row.severity === "error"; }).length;
    return errors ? " " + fill(words.still_wrong, errors) : "";
  }
  function download() {
    var wrong = ready();
    var link = make("a");
    link.href = URL.createObjectURL(new Blob([written.text], { type: "text/markdown" }));
    link.download = safeName() + ".md";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    told(fill(words.downloaded, safeName() + ".md") + wrong);
  }
  function offer(address) {
    var link = one("[data-github-page]");
    link.href = address;
    link.parentNode.hidden = false;
  }
  function send() {
    var wrong = ready();
    var exists = Boolean(known[state.sheet.slug]) && state.sheet.slug === state.opened;
    var way = sheets.github(root.getAttribute("data-repository"), safeName(), written.text,
      exists);
    function go(said) {
      told(said + wrong);
      offer(way.address);
      window.open(way.address, "_blank", "noopener");
    }
    function byHand() {
      var paper = one("[data-by-hand] textarea");
      told(words.copy_by_hand + wrong);
      offer(way.address);
      one("[data-by-hand]").hidden = false;
      paper.value = written.text;
      paper.focus();
      paper.select();
    }
    if (!way.paste) go(words.github_filled);
    else if (!navigator.clipboard) byHand();
    else {
      navigator.clipboard.writeText(written.text).then(function () {
        go(exists ? words.paste_over : words.paste);
      }, byHand);
    }
  }

  // The page ---------------------------------------------------------------------------------------------
  ["messages", "facts", "questions"].forEach(function (name) {
    on("[data-add=" + name + "]", function () {
      state.sheet[name].push(blankItem(name));
      drawItems(name);
      changed();
      boxes[name + "." + (state.sheet[name].length - 1)].controls[0].focus();
    });
  });
  on("[data-download]", download);
  if (one("[data-github]")) on("[data-github]", send);
  on("[data-open]", function () { one("[data-file]").click(); });
  one("[data-file]").addEventListener("change", function (event) {
    choose(event.target.files[0]);
    event.target.value = "";
  });
  on("[data-forget]", function () {
    if (!window.confirm(words.sure_forget)) return;
    start(fresh(), false);
    reading.keep("form", "");
    one("[data-draft]").textContent = words.draft_gone;
    one("#" + identity("title")).focus();
  });
  on("[data-results]", function () { look("write"); });
  on("[data-lost-seen]", function () {
    state.lost = [];
    showLost();
    changed();
  });
  // Each view comes back where it was left.
  var scrolled = {};
  all("[data-look]", function (tab) {
    tab.addEventListener("click", function () {
      var view = tab.getAttribute("data-look");
      scrolled[root.getAttribute("data-view")] = window.scrollY;
      look(view);
      if (view in scrolled) window.scrollTo(0, scrolled[view]);
      else one("[data-preview]").scrollIntoView();
    });
  });
  one("form").addEventListener("submit", function (event) { event.preventDefault(); });

  var draft = restored();
  start(draft || fresh(), Boolean(draft));
  if (draft) say(words.draft_restored);
  root.hidden = false;
})();
