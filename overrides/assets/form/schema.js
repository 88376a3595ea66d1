// Front matter against the exported schema: what scripts/tailieu/content/schema.py checks and says. Its
// formats: `line` is plain text on one line, `date` a day, `uri` an address that people can open.
(function () {
  "use strict";

  // Words ------------------------------------------------------------------------------------------

  // A template in both languages with its {name}s replaced; a value may be in both itself.
  function filled(said, values) {
    function one(lang) {
      return said[lang].replace(/\{\{|\}\}|\{(\w+)\}/g, (sign, name) => {
        if (!name) return sign[0];
        var value = values[name];
        return value && typeof value === "object" ? value[lang] : String(value);
      });
    }
    return { vi: one("vi"), en: one("en") };
  }

  // A value of front matter much as it is written there.
  function shown(value) {
    if (value === null) return "";
    if (Array.isArray(value)) return "[" + value.map(shown).join(", ") + "]";
    if (value instanceof Map) {
      return "{" + Array.from(value, pair => pair.map(shown).join(": ")).join(", ") + "}";
    }
    if (typeof value === "object") {
      return Number.isInteger(value.float) ? value.float + ".0"
        : String(value.float).replace("Infinity", "inf").replace("NaN", "nan");
    }
    return String(value);
  }

  // The one of `known` that is most like `wanted`, as Python's difflib.get_close_matches; or "".
  function nearest(wanted, known) {
    var best = "", score = 0.6;
    known.forEach(candidate => {
      var alike = ratio(Array.from(candidate), Array.from(wanted));
      if (alike > score || (alike === score && candidate > best)) {
        best = candidate;
        score = alike;
      }
    });
    return best;
  }
  function ratio(a, b) {
    return a.length + b.length ? 2 * matching(a, b) / (a.length + b.length) : 1;
  }
  function matching(a, b) {
    var size = 0, fromA = 0, fromB = 0, ends = [];
    a.forEach((sign, i) => {
      ends = b.map((other, j) => (other === sign ? (j && ends[j - 1] || 0) + 1 : 0));
      ends.forEach((length, j) => {
        if (length > size) {
          size = length;
          fromA = i - length + 1;
          fromB = j - length + 1;
        }
      });
    });
    if (!size) return 0;
    return size + matching(a.slice(0, fromA), b.slice(0, fromB)) +
      matching(a.slice(fromA + size), b.slice(fromB + size));
  }

  // Values -----------------------------------------------------------------------------------------

  // Throws { wrong, values } where a value is none of its format; gives the value as it is kept.
  var formats = {
    line: function (value) {
      if (/</.test(value) || /\n/.test(value.trim())) throw { wrong: "not-plain", values: {} };
      if (/[\p{Cc}\p{Cf}]/u.test(value)) throw { wrong: "unseen", values: {} };
      return value.trim().normalize("NFC");
    },
    date: function (value) {
      if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
        throw { wrong: "no-date", values: { given: shown(value) } };
      }
      if (!isDay(value)) throw { wrong: "no-such-day", values: { given: value } };
      return value;
    },
    uri: function (value) {
      var parts = /^https?:\/\/([^/?#]*)/i.exec(value.replace(/^[\x00-\x20]+|[\t\r\n]/g, ""));
      var host = parts && parts[1].replace(/^.*@/, "").replace(/:.*$/, "");
      if (!host || /[[\]]/.test(host)) throw { wrong: "no-address", values: { given: value } };
      if (/[\s<>"']/.test(value)) throw { wrong: "address-characters", values: { given: value } };
      return value;
    },
  };
  function isDay(day) {
    var time = new Date(day + "T00:00:00Z");
    return day > "0001" && !isNaN(time) && time.toISOString().slice(0, 10) === day;
  }

  // Rules between fields, by the title of their model; each gives a key of `wrong`, or "".
  var between = {
    Citation: function (citation) {
      if (!citation.document === !citation.source) return "one-target";
      if (citation.source && !citation.title) return "untitled";
      return citation.clause && !citation.document ? "clause-alone" : "";
    },
    Sheet: function (sheet) {
      var reversed = sheet.in_force_from && sheet.in_force_until &&
        sheet.in_force_until < sheet.in_force_from;
      return reversed ? "dates-reversed" : "";
    },
  };

  // `faults` takes [{ path, kind, values }]; kind is a key of data.explained.
  function Check(data) {
    this.data = data;
    this.root = data.schema;
    this.faults = [];
  }
  Check.prototype.fault = function (path, kind, given, values) {
    var name = path.filter(part => part !== "[key]").map(shown).join(".");
    this.faults.push({
      path: path, kind: kind, values: Object.assign({ name: name, given: shown(given) }, values),
    });
  };
  Check.prototype.wrong = function (path, given, fault) {
    var wrong = filled(this.data.wrong[fault.wrong], fault.values || {});
    this.fault(path, path.length ? "wrong" : "wrong-page", given, { wrong: wrong });
  };
  Check.prototype.form = function (path, given, form) {
    this.fault(path, "form", given, { form: this.data.forms[form] });
  };

  // The value as it is kept; where it is faulty, what is returned means nothing.
  Check.prototype.value = function (schema, value, path) {
    if (schema.$ref) return this.value(this.root.$defs[schema.$ref.split("/").pop()], value, path);
    if (schema.anyOf) return value === null ? null : this.value(schema.anyOf[0], value, path);
    if (schema.enum || "const" in schema) return this.choice(schema, value, path);
    if (schema.type === "integer") return this.integer(schema, value, path);
    if (schema.type === "array") return this.array(schema, value, path);
    if (schema.type === "object") {
      if (!(value instanceof Map)) return this.form(path, value, "fields");
      return schema.properties ? this.fields(schema, value, path) : this.entries(schema, value, path);
    }
    return this.string(schema, value, path);
  };
  Check.prototype.choice = function (schema, value, path) {
    var allowed = schema.enum || [schema.const];
    if (allowed.indexOf(value) < 0) this.fault(path, "choice", value, { allowed: allowed.join(", ") });
    return value;
  };
  Check.prototype.string = function (schema, value, path) {
    if (schema.format !== "date") {
      if (typeof value !== "string") return this.form(path, value, "string");
      if (schema.minLength && !value) return this.fault(path, "empty", value);
      if (schema.pattern && !new RegExp(schema.pattern).test(value)) {
        return this.fault(path, "pattern", value, { example: this.data.examples[schema.pattern] });
      }
    }
    var kept = value;
    try {
      if (schema.format) kept = formats[schema.format](value);
    } catch (fault) {
      if (!fault.wrong) throw fault;
      return this.wrong(path, value, fault);
    }
    var length = Array.from(kept).length;
    if (length > schema.maxLength) {
      return this.fault(path, "long", kept, { length: length, most: schema.maxLength });
    }
    return kept;
  };
  Check.prototype.integer = function (schema, value, path) {
    var number = typeof value === "boolean" ? Number(value)
      : value && typeof value === "object" ? value.float
      : typeof value === "string" && /^\s*[+-]?\d+(?:_\d+)*(?:\.0*)?\s*$/.test(value)
        ? Number(value.replace(/_/g, "")) : value;
    if (!Number.isInteger(number)) return this.form(path, value, "int");
    if (number < schema.minimum) return this.fault(path, "small", value, { least: schema.minimum });
    if (number > schema.maximum) return this.fault(path, "large", value, { most: schema.maximum });
    return number;
  };
  Check.prototype.array = function (schema, value, path) {
    if (!Array.isArray(value)) return this.form(path, value, "tuple");
    var sound = 0;
    var kept = value.map((item, index) => {
      var before = this.faults.length, one = this.value(schema.items, item, path.concat(index));
      if (before === this.faults.length) sound += 1;
      return one;
    });
    if (sound < schema.minItems) this.fault(path, "empty", value);
    return kept;
  };
  // Fields of fixed names.
  Check.prototype.fields = function (schema, map, path) {
    var kept = {}, before = this.faults.length, names = Object.keys(schema.properties);
    names.forEach(name => {
      var property = schema.properties[name];
      if (map.has(name)) kept[name] = this.value(property, map.get(name), path.concat(name));
      else if (schema.required.indexOf(name) < 0) kept[name] = property.default;
      else this.fault(path.concat(name), "missing", map, { key: name });
    });
    map.forEach((value, key) => {
      if (names.indexOf(key) >= 0) return;
      var near = nearest(shown(key), Object.keys(this.root.properties));
      this.fault(path.concat(key), near ? "unknown-near" : "unknown", value, { near: near });
    });
    if (before === this.faults.length && between[schema.title]) {
      var wrong = between[schema.title](kept);
      if (wrong) this.wrong(path, map, { wrong: wrong });
    }
    return kept;
  };
  // Entries of names that the page chooses.
  Check.prototype.entries = function (schema, map, path) {
    var kept = new Map(), pattern = Object.keys(schema.patternProperties)[0];
    map.forEach((value, key) => {
      this.string({ pattern: pattern }, key, path.concat(key, "[key]"));
      kept.set(key, this.value(schema.patternProperties[pattern], value, path.concat(key)));
    });
    if (map.size < schema.minProperties) this.fault(path, "empty", map);
    return kept;
  };

  // → { meta, faults: [{ path, message, fix }] }; `meta` is null where there is a fault. Its
  // citations are a Map, so that they keep their order.
  function check(values, data) {
    var run = new Check(data);
    var meta = run.value(data.schema, values, []);
    return {
      meta: run.faults.length ? null : meta,
      faults: run.faults.map(fault => {
        var said = data.explained[fault.kind];
        return {
          path: fault.path,
          message: filled(said.message, fault.values),
          fix: filled(said.fix, fault.values),
        };
      }),
    };
  }

  window.TailieuSchema = { check: check, filled: filled, nearest: nearest, isDay: isDay };
})();
