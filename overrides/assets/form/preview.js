// A sheet as its page will look. Every word goes in as text: nothing that is typed becomes HTML.
(function () {
  "use strict";
  var sheets = window.TailieuSheet;
  var one = sheets.oneLine;

  function make(tag, name, children) {
    var node = document.createElement(tag);
    if (name) node.className = name;
    [].concat(children || []).forEach(function (child) { node.append(child); });
    return node;
  }

  // Bold, slanted, code, links and footnote marks; the rest stands as it is typed.
  var INLINE = /\*\*(.+?)\*\*|\*([^*]+)\*|`([^`]+)`|\[([^\]^][^\]]*)\]\([^)\s]*\)|\[\^([^\]]+)\]|\\([#>|+*.)[-])/;
  function inline(said, number) {
    var found = INLINE.exec(said);
    if (!found) return said ? [said] : [];
    var node = found[6] || (found[1] ? make("strong", "", inline(found[1], number))
      : found[2] ? make("em", "", inline(found[2], number))
      : found[3] ? make("code", "", found[3])
      : found[4] ? make("span", "tl-preview__link", inline(found[4], number))
      : make("sup", "", make("span", "footnote-ref", String(number(found[5])))));
    return [said.slice(0, found.index), node]
      .concat(inline(said.slice(found.index + found[0].length), number)).filter(Boolean);
  }

  function cells(row) {
    return row.trim().replace(/^\||\|$/g, "").split("|").map(function (cell) { return cell.trim(); });
  }
  function isTable(raw) {
    return raw.split("\n").every(function (line) { return /^\s*\|/.test(line); });
  }
  function table(raw, number) {
    var rows = raw.split("\n").map(cells);
    function row(tag, values) {
      return make("tr", "", values.map(function (value) {
        return make(tag, "", inline(value, number));
      }));
    }
    return make("div", "tl-scroll", make("table", "", [
      make("thead", "", row("th", rows[0])),
      make("tbody", "", rows.slice(2).map(function (values) { return row("td", values); })),
    ]));
  }
  // Markdown of another shape than the form's: a table as a table, all else as it is written.
  function raw(written, number) {
    return written.split(/\n\s*\n/).map(function (part) {
      return isTable(part) ? table(part, number) : make("p", "tl-preview__raw", inline(part, number));
    });
  }

  // The items of one list, between which there may be raw pieces.
  function listed(tag, items, number, line) {
    var nodes = [], list = null;
    items.forEach(function (item) {
      var said = "raw" in item ? null : line(item);
      if ("raw" in item) {
        list = null;
        nodes = nodes.concat(raw(item.raw, number));
      } else if (said.trim()) {
        if (!list) nodes.push(list = make(tag));
        list.append(make("li", "", inline(said, number)));
      }
    });
    return nodes;
  }
  function cited(said, labels) {
    return said && said + labels.map(function (label) { return "[^" + label + "]"; }).join("");
  }
  function question(item, number) {
    if ("raw" in item) return raw(item.raw, number);
    if (!item.question && !item.answer) return [];
    var block = make("details", "tl-question", [
      make("summary", "", make("h5", "", inline(one(item.question) || "…", number))),
      make("div", "", sheets.paragraphs(item.answer).map(function (line) {
        return make("p", "", inline(cited(line, item.cites), number));
      })),
    ]);
    block.open = true;
    return [block];
  }

  // `page`: { kicker, strip: [text], audience, headings, notes, name(label) }.
  function draw(target, sheet, page) {
    var order = [];
    function number(label) {
      if (order.indexOf(label) < 0) order.push(label);
      return order.indexOf(label) + 1;
    }
    var body = make("div", "tl-sheet");
    function part(index, nodes) {
      body.append.apply(body, [make("h4", "", page.headings[index])].concat(nodes));
    }
    part(0, listed("ol", sheet.messages, number, function (item) {
      var said = [item.say && "**" + one(item.say) + "**", one(item.why)].filter(Boolean).join(" ");
      return cited(said, item.cites);
    }));
    part(1, listed("ul", sheet.facts, number, function (item) {
      return cited(one(item.text), item.cites);
    }));
    part(2, [].concat.apply([], sheet.questions.map(function (item) {
      return question(item, number);
    })));
    part(3, "raw" in sheet.unsure ? raw(sheet.unsure.raw, number)
      : sheets.paragraphs(sheet.unsure.text).map(function (line) {
        return make("p", "", inline(line, number));
      }));
    target.textContent = "";
    target.append(
      make("div", "tl-head", [
        make("p", "tl-kicker", page.kicker),
        make("h3", "tl-preview__title", one(sheet.fields.title) || "…"),
        make("div", "tl-strip", page.strip),
        make("p", "tl-lead", one(sheet.fields.description || "")),
        make("p", "tl-audience", page.audience),
      ])
    );
    if (sheet.fields.warning) {
      target.append(make("div", "tl-notice", make("p", "", one(sheet.fields.warning))));
    }
    target.append(body);
    if (order.length) {
      target.append(make("h4", "", page.notes), make("div", "footnote", make("ol", "",
        order.map(function (label) { return make("li", "", page.name(label)); }))));
    }
  }

  window.TailieuSheetPreview = { draw: draw };
})();
