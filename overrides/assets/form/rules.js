// The rules of `tailieu check` for one sheet, in the browser: the same findings for the same file.
// Data: assets/form/data.js. Before this: search/text.js, vendor/js-yaml.umd.min.js,
// front_matter.js, schema.js, markdown_text.js, markup.js, text_rules.js.
// tests/editor/test_form_rules.py holds them to what the command says.
(function () {
  "use strict";
  var front = window.TailieuFrontMatter;
  var schema = window.TailieuSchema;
  var markdown = window.TailieuMarkdown;
  var markup = window.TailieuMarkup;
  var textRules = window.TailieuTextRules;
  var fold = TailieuText.fold;
  var filled = schema.filled;
  var LABEL = /\[\^([^\]]+)\]/g;
  // Sheets that already tell their readers that they are past.
  var PAST = ["da-rut", "bi-thay-the", "luu-tru", "het-hieu-luc"];
  var EMPTY = { vi: "", en: "" };

  // What runs here. The others look at more than one sheet: the list is in the test.
  var IDS = ["TL003", "TL004", "TL005", "TL006", "TL007", "TL010", "TL011", "TL012", "TL013", "TL015",
    "TL016", "TL020", "TL021", "TL022", "TL024", "TL025", "TL026", "TL027", "TL030", "TL031", "TL032",
    "TL033", "TL070", "TL071", "TL072", "TL073", "TL080", "TL081", "TL082", "TL084", "TL087"]
    .concat(textRules.IDS).sort();

  function count(text) { return Array.from(text).length; }
  function shortened(text) {
    var signs = Array.from(text);
    return signs.length <= 60 ? text : signs.slice(0, 57).join("").trimEnd() + "…";
  }
  function shortDate(day) {
    var parts = day.split("-").map(Number);
    return { vi: parts[2] + "/" + parts[1] + "/" + parts[0], en: day };
  }
  function labels(text) { return markdown.all(LABEL, text).map(found => found[1]); }

  // One file under the rules ------------------------------------------------------------------------

  function Check(text, options) {
    this.data = options.data;
    this.tables = options.data.tables;
    this.today = options.today;
    this.path = options.path;
    this.relative = options.path.replace(/^[^/]*\//, "");
    this.slug = this.relative.replace(/^.*\//, "").replace(/\.md$/, "");
    this.raw = text;
    this.findings = [];
  }
  // `special` names what data.js has of this rule for a special case: { message, fix }.
  Check.prototype.tell = function (id, line, values, special) {
    var rule = this.data.rules[id], said = Object.assign({}, this.data.reader, rule.said);
    var named = special || {};
    this.findings.push({
      line: line, rule: id, severity: rule.severity,
      message: filled(named.message ? said[named.message] : rule.message, values || {}),
      fix: filled(named.fix ? said[named.fix] : rule.fix, values || {}),
    });
  };
  Check.prototype.line = function (path) {
    var place = path.slice();
    while (place.length && !(front.place(place) in this.front.lines)) place.pop();
    return this.front.lines[front.place(place)] || 1;
  };
  Check.prototype.hint = function (id, wanted, known) {
    var near = schema.nearest(wanted, known);
    var said = this.data.rules[id].said.near || this.data.reader.near;
    return near ? filled(said, { near: near }) : EMPTY;
  };

  Check.prototype.run = function () {
    var bytes = new TextEncoder().encode(this.raw).length;
    if (bytes > this.tables.most_bytes) {
      this.tell("TL015", 0, { size: Math.round(bytes / 1e6) });
    } else {
      this.page = new markdown.Text(this.raw);
      this.sheet = this.read();
      textRules.check(this.page, this.tables, this.tell.bind(this));
      if (this.sheet) this.content();
      this.ring();
      this.links();
      this.safety();
    }
    this.fileName();
    return this.findings;
  };

  // Front matter: scripts/tailieu/content/catalogue.py -----------------------------------------------------------

  Check.prototype.read = function () {
    var name = this.relative.replace(/^.*\//, "");
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(this.slug)) this.tell("TL003", 0, { name: name });
    if (!this.raw.trim()) {
      this.tell("TL004", 0, {}, { message: "empty", fix: "empty_fix" });
      return null;
    }
    var read = this.front = front.read(this.raw);
    if (read.missing) this.tell("TL004", 1);
    if (read.unreadable) this.tell("TL005", read.unreadable, { written: shortened(read.written) });
    if (read.trick) {
      var what = filled(this.data.reader[read.trick.what], { name: read.trick.name });
      this.tell("TL016", read.trick.line, { what: what });
    }
    if (!read.lines) return null;
    if (!(read.values instanceof Map)) {
      this.tell("TL005", 2, {}, { message: "not_fields", fix: "not_fields_fix" });
      return null;
    }
    read.twice.forEach(key => { this.tell("TL006", key.line, { name: key.name }); });
    var checked = schema.check(read.values, this.data);
    checked.faults.forEach(fault => {
      var path = fault.path;
      // A fault between fields has no place of its own: show the field that it names first.
      if (!path.length) path = (/«([\p{L}\p{N}_]+)/u.exec(fault.message.vi) || []).slice(1, 2);
      this.findings.push({
        line: this.line(path), rule: "TL010", severity: this.data.rules.TL010.severity,
        message: fault.message, fix: fault.fix,
      });
    });
    var twin = this.data.sheets.filter(sheet => sheet.slug === this.slug)[0];
    if (checked.meta && twin && twin.path !== this.relative && twin.path < this.relative) {
      this.tell("TL007", 0, { key: this.slug, taken: twin.path });
      return null;
    }
    return checked.meta;
  };

  // Every sheet but this, and this one where it can be read, in the order of their paths.
  Check.prototype.sheets = function () {
    var others = this.data.sheets.filter(sheet => sheet.path !== this.relative);
    if (!this.sheet) return others;
    others = others.filter(sheet => sheet.slug !== this.slug);
    var own = { slug: this.slug, path: this.relative, replaces: this.sheet.replaces };
    return others.concat(own).sort((a, b) => (a.path < b.path ? -1 : 1));
  };
  Check.prototype.refer = function (place, folder, wanted, known) {
    var path = folder + "/" + wanted + ".md";
    if (known.includes(wanted) || path in this.data.pages || path === this.relative) return;
    this.tell("TL011", this.line(place), {
      wanted: wanted, folder: folder, hint: this.hint("TL011", wanted, known),
    });
  };

  // Content --------------------------------------------------------------------------------------------

  Check.prototype.content = function () {
    var sheet = this.sheet, data = this.data, sheets = this.sheets();
    var bySlug = list => list.reduce((found, one) => found.set(one.slug, one), new Map());
    this.sources = bySlug(data.sources);
    this.documents = bySlug(data.documents);
    sheet.replaces.forEach((wanted, index) => {
      this.refer(["replaces", index], "phieu", wanted, sheets.map(one => one.slug));
      var others = sheets.filter(one => one.replaces.includes(wanted));
      if (sheets.some(one => one.slug === wanted) && others[0].slug !== this.slug) {
        var line = this.line(["replaces", sheet.replaces.indexOf(wanted)]);
        this.tell("TL027", line, { old: wanted, other: others[0].slug });
      }
    });
    sheet.citations.forEach((citation, label) => { this.citation(citation, label); });
    this.days();
    this.parts();
    this.cited();
  };
  Check.prototype.citation = function (citation, label) {
    var place = ["citations", label];
    if (citation.source) {
      this.refer(place.concat("source"), "nguon", citation.source, Array.from(this.sources.keys()));
      var source = this.sources.get(citation.source);
      if (source && source.approval === "retired" && !this.sheet.withdrawn && !this.sheet.archived) {
        this.tell("TL033", this.line(place.concat("source")), { source: source.slug });
      }
      return;
    }
    this.refer(place.concat("document"), "van-ban", citation.document, Array.from(this.documents.keys()));
    var document = this.documents.get(citation.document);
    if (!document) return;
    var known = document.clauses.map(clause => clause.id);
    if (citation.clause && !known.includes(citation.clause)) {
      this.tell("TL012", this.line(place.concat("clause")), {
        document: document.slug, clause: citation.clause, known: known.join(", "),
      }, known.length ? {} : { fix: "no_full_text_fix" });
    }
    var past = document.past_from !== null && document.past_from <= this.today;
    if (!past || PAST.includes(this.status())) return;
    // A sheet that cites the successor beside it speaks of the change itself.
    var cited = Array.from(this.sheet.citations.values(), one => one.document);
    if (document.replaced_by.some(newer => cited.includes(newer))) return;
    var newer = document.replaced_by.join(", ");
    this.tell("TL026", this.line(place.concat("document")), {
      document: document.slug, label: label,
      successors: newer ? filled(this.data.rules.TL026.said.newer, { newer: newer }) : "",
    });
  };
  Check.prototype.status = function () {
    var sheet = this.sheet, today = this.today;
    if (sheet.withdrawn) return "da-rut";
    if (this.sheets().some(one => one.replaces.includes(this.slug))) return "bi-thay-the";
    if (sheet.archived) return "luu-tru";
    if (sheet.in_force_until && today > sheet.in_force_until) return "het-hieu-luc";
    if (sheet.in_force_from && today < sheet.in_force_from) return "chua-hieu-luc";
    return today > sheet.review_by ? "qua-han" : "con-hieu-luc";
  };
  Check.prototype.days = function () {
    var sheet = this.sheet;
    var done = ["reviewed", "archived", "withdrawn"].map(name => [[name], sheet[name]]);
    sheet.citations.forEach((one, label) => { done.push([["citations", label, "checked"], one.checked]); });
    done.forEach(pair => {
      if (!pair[1] || pair[1].on <= this.today) return;
      this.tell("TL024", this.line(pair[0].concat("on")), {
        name: pair[0].join("."), day: shortDate(pair[1].on),
      });
    });
    var values = { day: shortDate(sheet.review_by) }, line = this.line(["review_by"]);
    if (this.status() === "qua-han") this.tell("TL025", line, values);
    else if (sheet.reviewed && sheet.review_by <= sheet.reviewed.on) {
      this.tell("TL025", line, values, { message: "order" });
    }
  };
  Check.prototype.parts = function () {
    var wanted = this.tables.headings, sheet = this.sheet, said = this.data.rules.TL020.said;
    var sections = markdown.cut(this.front.body, this.front.bodyLine);
    var found = sections.map(section => section.heading);
    var complete = found.join("\n") === wanted.join("\n");
    var quoted = wanted.map(heading => filled(said.heading, { heading: heading }));
    if (!complete && !sheet.withdrawn) {
      this.tell("TL020", this.front.bodyLine, {
        found: found.join(", ") || said.none,
        wanted: { vi: quoted.map(one => one.vi).join(", "), en: quoted.map(one => one.en).join(", ") },
      });
    }
    sections.forEach(section => {
      if (wanted.slice(0, 3).includes(section.heading)) this.statements(section);
    });
    if (!complete || sheet.withdrawn) return;
    var messages = sections[0].blocks.filter(block => /^\p{Nd}+\.\s/u.test(block.text));
    if (!messages.length || messages.length > this.tables.most_messages) {
      this.tell("TL021", sections[0].line, { count: messages.length });
    }
    var spoken = messages.reduce((sum, block) => sum + syllables(block.text), 0);
    if (spoken > this.tables.most_syllables) this.tell("TL022", sections[0].line, { spoken: spoken });
  };
  // Spoken syllables; footnote labels and the number of the item are not spoken.
  function syllables(text) {
    var said = text.replace(/\[\^[^\]]+\]|^\p{Nd}+\.\s/gu, "");
    return (said.match(/[\p{L}\p{N}_]+(?:[.,/][\p{L}\p{N}_]+)*/gu) || []).length;
  }
  Check.prototype.statements = function (section) {
    var inTable = false;
    section.blocks.forEach(block => {
      var row = block.text.startsWith("|"), head = row && !inTable;
      inTable = row;
      if (head || /^[|:\- ]+$/.test(block.text) || block.text.startsWith("###")) return;
      if (!labels(block.text).length) this.tell("TL032", block.line, { text: shortened(block.text) });
    });
  };
  Check.prototype.cited = function () {
    var defined = Array.from(this.sheet.citations.keys());
    markdown.linesOf(this.front.body).forEach((line, index) => {
      labels(line).filter(label => !defined.includes(label)).forEach(label => {
        var values = { label: label, defined: defined.join(", ") };
        this.tell("TL030", this.front.bodyLine + index, values);
      });
    });
    var used = labels(this.front.body);
    defined.filter(label => !used.includes(label)).forEach(label => {
      this.tell("TL031", this.line(["citations", label]), { label: label });
    });
  };

  // A replaces B replaces … replaces A: told at the page where the ring closes.
  Check.prototype.ring = function () {
    var sheets = this.sheets(), finished = new Set();
    var replaces = sheets.reduce((found, one) => found.set(one.slug, one.replaces), new Map());
    sheets.forEach(start => {
      var trail = [start.slug], waiting = [start.replaces.slice()];
      while (trail.length) {
        var current = trail[trail.length - 1], steps = waiting[waiting.length - 1];
        while (steps.length && !replaces.has(steps[0])) steps.shift();
        var next = steps.shift();
        if (next === undefined) {
          finished.add(trail.pop());
          waiting.pop();
        } else if (trail.includes(next)) {
          if (current === this.slug && this.sheet) {
            var ring = trail.slice(trail.indexOf(next)).concat(next).join(" → ");
            this.tell("TL013", this.line(["replaces"]), { ring: ring });
          }
        } else if (!finished.has(next)) {
          trail.push(next);
          waiting.push(replaces.get(next).slice());
        }
      }
    });
  };

  // Links --------------------------------------------------------------------------------------------

  var HOST = /(?<![\p{L}\p{N}_.@-])(?:[\p{L}\p{N}_-]+\.)+(?:vn|com|net|org|info|xyz|asia)(?![\p{L}\p{N}_])/gu;

  function asciiHost(host) {
    var low = host.toLowerCase();
    if (/^[\x00-\x7f]*$/.test(low)) return low;
    // What browsers take and IDNA 2008 does not.
    if (/[^\p{L}\p{M}\p{N}.。-]|(?:^|\.)[^.]{2}--/u.test(low)) return low;
    try {
      return new URL("http://" + low).hostname;
    } catch (error) {
      return low;
    }
  }
  // The host of an outside address, without `www.`; "" for other addresses.
  function hostOf(address) {
    var match = /^(?:https?:)?\/\/([^/?#]*)/i.exec(address);
    if (!match) return "";
    if (/[[\]]/.test(match[1])) return address;
    var host = match[1].replace(/^.*@/, "").replace(/:.*$/, "").replace(/\.+$/, "");
    return asciiHost(host).replace(/^www\./, "");
  }
  function belongs(host, known) {
    var parts = host.split(".");
    return parts.slice(0, -1).some((part, at) => parts.slice(at).join(".") in known);
  }

  Check.prototype.links = function () {
    var known = this.data.hosts, addresses = this.page.links.slice(), read = [];
    if (this.sheet) {
      this.sheet.citations.forEach((citation, label) => {
        var place = ["citations", label];
        if (citation.url) addresses.push({ address: citation.url, line: this.line(place.concat("url")) });
        citation.evidence.pages.forEach((address, index) => {
          read.push({ address: address, line: this.line(place.concat("evidence", "pages", index)) });
        });
      });
    }
    addresses.forEach(link => {
      var host = hostOf(link.address);
      if (host && !belongs(host, known)) {
        this.tell("TL071", link.line, { host: host, page: host.replace(/\./g, "-") });
      }
    });
    this.page.links.forEach(link => { this.inside(link); });
    this.likened(addresses.concat(read));
    this.punycode();
  };

  // Links to pages of the site.
  Check.prototype.inside = function (link) {
    var address = link.address, data = this.data, said = data.rules.TL070.said;
    if (!address || /^[a-zA-Z][\p{L}\p{N}_+.-]*:|^\/\//u.test(address)) return;
    var cut = address.indexOf("#");
    var wanted = cut < 0 ? address : address.slice(0, cut);
    var anchor = cut < 0 ? "" : address.slice(cut + 1);
    var target = wanted ? normalized(this.relative.replace(/[^/]*$/, ""), unquoted(wanted)) : this.relative;
    var fault = null, hint = EMPTY, own = target === this.relative;
    if (/^(?:\.\.\/|\/)/.test(target)) {
      fault = said.outside;
    } else if (!own && !(target in data.pages) && !data.files.includes(target)) {
      fault = filled(said.no_page, { page: target });
      hint = this.hint("TL070", target, Object.keys(data.pages).concat(this.relative));
    } else if (anchor && target.endsWith(".md")) {
      var places = own ? this.places() : data.pages[target];
      if (places && !places.includes(anchor)) {
        fault = filled(said.no_anchor, { page: target, anchor: anchor });
        hint = this.hint("TL070", anchor, places);
      }
    }
    if (fault) this.tell("TL070", link.line, { address: address, problem: fault, hint: hint });
  };
  function unquoted(path) {
    try {
      return decodeURIComponent(path);
    } catch (error) {
      return path;
    }
  }
  function normalized(folder, path) {
    var whole = path.startsWith("/") ? path : folder + path;
    var parts = whole.split("/").reduce((kept, part) => {
      if (!part || part === ".") return kept;
      var up = part === ".." && kept.length && kept[kept.length - 1] !== "..";
      return up ? kept.slice(0, -1) : part === ".." && whole[0] === "/" ? kept : kept.concat(part);
    }, []);
    return (whole[0] === "/" ? "/" : "") + (parts.join("/") || (whole[0] === "/" ? "" : "."));
  }
  // The addresses inside this page.
  Check.prototype.places = function () {
    var found = new Set();
    this.page.headings.forEach(heading => {
      var bare = heading.replace(/\[\^[^\]]+\]|\{[:#][^}]*\}|\]\([^)]*\)|[*_`[\]]/g, "");
      var name = (fold(bare).match(/[a-z0-9]+/g) || ["muc"]).join("-"), unique = name;
      for (var number = 1; found.has(unique); number += 1) unique = name + "_" + number;
      found.add(unique);
    });
    markdown.all(/\{[:#][^}\n]*?#?([\p{L}\p{N}_-]+)[^}\n]*\}/gu, this.page.body)
      .forEach(match => { found.add(match[1]); });
    if (this.sheet) this.sheet.citations.forEach((one, label) => { found.add("fn:" + label); });
    return Array.from(found);
  };

  Check.prototype.punycode = function () {
    var seen = new Set();
    if (!/[^\x00-\x7f]/.test(this.page.body)) return;
    markdown.all(HOST, this.page.body).forEach(match => {
      var host = match[0].toLowerCase(), ascii = asciiHost(host);
      if (seen.has(host) || ascii === host || this.page.recorded(match.index)) return;
      seen.add(host);
      if (!this.raw.includes(ascii)) {
        this.tell("TL072", this.page.line(match.index), { host: match[0], punycode: ascii });
      }
    });
  };

  // Domains that look like an official one.
  Check.prototype.likened = function (addresses) {
    var known = this.data.hosts, tables = this.tables, genuine = Object.keys(known), shapes = {};
    function shape(host) {
      var seen = host.split(".").map(unpunycode).join(".");
      seen = Array.from(seen, sign => tables.alike_letters[sign] || sign).join("");
      seen = seen.normalize("NFD").replace(/đ/g, "d").replace(/\p{M}/gu, "");
      return tables.alike.reduce((kept, pair) => kept.split(pair[0]).join(pair[1]), seen);
    }
    genuine.forEach(host => { shapes[shape(host)] = host; });
    var former = [].concat.apply([], this.data.sources.map(source => source.former_hosts))
      .map(host => host.replace(/^www\./, ""));
    function likeness(host) {
      var inside = genuine.filter(name => {
        var hyphened = name.replace(/\./g, "-").replace(/[^\w-]/g, "\\$&");
        return ("." + host + ".").includes("." + name + ".") ||
          new RegExp("(?:^|[.-])" + hyphened + "(?:[.-]|$)").test(host);
      })[0];
      return inside || shapes[shape(host)] ||
        genuine.filter(name => name.split(".")[0].length >= 6 && oneSlip(host, name))[0];
    }
    addresses.forEach(link => {
      var host = hostOf(link.address);
      if (!host || belongs(host, known) || former.includes(host)) return;
      var meant = likeness(host);
      if (meant) this.tell("TL073", link.line, { host: host, genuine: meant, source: known[meant] });
    });
  };
  // Do the two differ by one letter put in, left out, changed or swapped with its neighbour?
  function oneSlip(host, genuine) {
    if (Math.abs(host.length - genuine.length) > 1 || host === genuine) return false;
    var at = 0;
    while (at < host.length && at < genuine.length && host[at] === genuine[at]) at += 1;
    var rest = host.slice(at), right = genuine.slice(at);
    if (!rest || !right) return true;
    return rest.slice(1) === right.slice(1) || rest.slice(1) === right || rest === right.slice(1) ||
      (rest.slice(0, 2) === right[1] + right[0] && rest.slice(2) === right.slice(2));
  }
  // One label of a host from the form that machines read (RFC 3492).
  function unpunycode(label) {
    if (!label.startsWith("xn--")) return label;
    var written = label.slice(4), cut = written.lastIndexOf("-");
    var signs = Array.from(written.slice(0, Math.max(0, cut)));
    var code = 128, at = 0, bias = 72, i = cut + 1;
    while (i < written.length) {
      var before = at, weight = 1;
      for (var k = 36; ; k += 36) {
        var digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(written[i]);
        i += 1;
        if (digit < 0) return label;
        at += digit * weight;
        var least = Math.min(26, Math.max(1, k - bias));
        if (digit < least) break;
        weight *= 36 - least;
      }
      var size = signs.length + 1, delta = Math.floor((at - before) / (before ? 2 : 700));
      delta += Math.floor(delta / size);
      for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
      bias += Math.floor(36 * delta / (delta + 38));
      code += Math.floor(at / size);
      at %= size;
      if (code > 0x10ffff) return label;
      signs.splice(at, 0, String.fromCodePoint(code));
      at += 1;
    }
    return signs.join("");
  }

  // Safety -------------------------------------------------------------------------------------------

  Check.prototype.safety = function () {
    var tables = this.tables, seen = new Set(), said = this.data.rules.TL080.said, page = this.page;
    var body = page.text.slice(page.bodyStart).replace(markdown.RECORD, "");
    markup.elements(body).forEach(node => {
      var tag = node.tag, allowed = tables.elements.includes(tag);
      if (!allowed && !seen.has(tag)) {
        seen.add(tag);
        this.tell("TL080", page.lineOf(["<" + tag, "</" + tag]), { what: filled(said.tag, { tag: tag }) });
      }
      node.attributes.forEach(pair => {
        var name = pair[0], value = pair[1], key = tag + " " + name;
        this.attribute(tag, name, value);
        if (tables.attributes.includes(name) || name.startsWith("on") || seen.has(key)) return;
        if (!allowed || name.startsWith("aria-")) return;
        seen.add(key);
        var what = filled(said.attribute, { name: name, tag: tag });
        this.tell("TL080", page.lineOf([name + "=", name]), { what: what });
      });
    });
  };
  Check.prototype.attribute = function (tag, name, value) {
    var page = this.page, shown = value.trim();
    if (name.startsWith("on")) this.tell("TL082", page.lineOf([name]), { tag: tag, name: name });
    if (tag === "img" && name === "src" && hostOf(shown)) {
      this.tell("TL087", page.lineOf([shown]), { address: shown });
    }
    if (!this.tables.address_attributes.includes(name)) return;
    // Browsers pass over white space and control characters in a scheme.
    var address = value.replace(/[\x00-\x20\x7f-\x9f]/g, "");
    var scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(address);
    if (!scheme || this.tables.schemes.includes(scheme[1].toLowerCase())) return;
    var line = page.lineOf([value, scheme[0], scheme[1].slice(0, 4)]);
    var signs = Array.from(address);
    this.tell("TL081", line, {
      address: signs.length <= 60 ? address : signs.slice(0, 57).join("") + "…",
    });
  };

  // File names that not every computer takes.
  Check.prototype.fileName = function () {
    var relative = this.relative, said = this.data.rules.TL084.said, fault = null;
    var name = relative.replace(/^.*\//, ""), folded = path => path.normalize("NFC").toLowerCase();
    var others = Object.keys(this.data.pages).concat(this.data.files);
    var twin = others.filter(path => path < relative && folded(path) === folded(relative))[0];
    if (/^(?:con|prn|aux|nul|com\p{Nd}|lpt\p{Nd})(?:\..*)?$/iu.test(name)) fault = said.kept;
    else if (/[<>:"\\|?*]|[^\P{C}]|[^ \P{Z}]/u.test(name)) fault = said.characters;
    else if (/[. ]$|^ /.test(name)) fault = said.end;
    else if (name.normalize("NFC") !== name) fault = said.decomposed;
    else if (count(relative) > this.tables.most_characters) {
      fault = filled(said.long, { length: count(relative) });
    }
    if (twin) fault = filled(said.twin, { twin: twin });
    if (fault) this.tell("TL084", 0, { name: name, problem: fault });
  };

  // What others call ---------------------------------------------------------------------------------

  // Findings in the order of the command: [{ path, line, rule, severity, message, fix }]; line 0 is
  // the whole file. `text` is a sheet's file; `path` as docs/phieu/<name>.md; `today` as 2026-11-23;
  // `data` is window.tailieuForm.
  function check(text, options) {
    var written = text.replace(/^\ufeff/, "").replace(/\r\n/g, "\n");
    var order = ["line", "rule"].map(name => row => row[name]).concat(
      ["message", "fix"].map(name => row => row[name].vi + "\0" + row[name].en));
    return new Check(written, options).run().sort((a, b) => {
      var differs = order.filter(key => key(a) !== key(b))[0];
      return differs ? (differs(a) < differs(b) ? -1 : 1) : 0;
    }).map(row => ({
      path: options.path, line: row.line, rule: row.rule, severity: row.severity,
      message: row.message[options.lang], fix: row.fix[options.lang],
    }));
  }

  // { values, body } of a file: its front matter as plain values; null where it cannot be read.
  function parse(text) {
    var read = front.read(text.replace(/^\ufeff/, "").replace(/\r\n/g, "\n"));
    if (!(read.values instanceof Map)) return null;
    return { values: front.plain(read.values), body: read.body };
  }

  window.tailieuRules = { check: check, parse: parse, cut: markdown.cut, IDS: IDS };
})();
