// The rules about text, TL060–TL069: what the modules of these names in scripts/tailieu/checks/rules do.
// Their lists and words are in assets/form/data.js.
(function () {
  "use strict";
  var markdown = window.TailieuMarkdown;
  var schema = window.TailieuSchema;
  var all = markdown.all;
  var WORDLY = markdown.WORDLY;
  var TONES = "\u0301\u0300\u0309\u0303\u0323";
  var MARKED = "ăâêôơư";
  var VOWELS = "aeiouy" + MARKED;
  var VOWEL = /[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]/;
  // What no second word of a glued one begins with.
  var NO_START = new RegExp("^(?:" + VOWEL.source + "|p(?!h))");

  function isAscii(text) { return /^[\x00-\x7f]*$/.test(text); }
  function isUpper(text) { return text === text.toUpperCase() && text !== text.toLowerCase(); }
  function isLower(text) { return text === text.toLowerCase() && text !== text.toUpperCase(); }
  function escaped(word) { return word.replace(/[\\^$.*+?()[\]{}|\/-]/g, "\\$&"); }
  function whole(pattern) {
    return new RegExp("(?<![" + WORDLY + "])(?:" + pattern + ")(?![" + WORDLY + "])", "giu");
  }
  function count(text) { return Array.from(text).length; }

  // Syllables: scripts/tailieu/language/syllables.py ------------------------------------------------------------

  function Spelling(tables) {
    this.initials = tables.initials;
    this.rimes = new Set(tables.rimes);
    this.rimesAfterQu = new Set(tables.rimes_after_qu);
  }
  // { initial, rime, tone } of one syllable, lower case; null for what is none.
  Spelling.prototype.parts = function (word) {
    var signs = Array.from(word.toLowerCase().normalize("NFD"));
    var tones = signs.filter(sign => TONES.includes(sign));
    if (tones.length > 1) return null;
    var tone = tones[0] || "";
    var bare = signs.filter(sign => !TONES.includes(sign)).join("").normalize("NFC");
    var tried = this.initials.filter(initial => bare.startsWith(initial)).concat("");
    for (var i = 0; i < tried.length; i += 1) {
      var rime = bare.slice(tried[i].length);
      var stopped = /[cptk]$|ch$/.test(rime) && tone && tone !== "\u0301" && tone !== "\u0323";
      if (this.fits(tried[i], rime) && !stopped) return { initial: tried[i], rime: rime, tone: tone };
    }
    return null;
  };
  Spelling.prototype.fits = function (initial, rime) {
    if (initial === "qu") return this.rimesAfterQu.has(rime);
    if (!this.rimes.has(rime)) return false;
    var front = /^[ieêy]/.test(rime);
    if (initial === "k" || initial === "gh" || initial === "ngh") return front;
    if (initial === "c" || initial === "ng") return !front;
    if (initial === "g") return !front || rime === "i" || rime === "in";
    if (initial === "gi") return !/^[iy]/.test(rime);
    if (initial === "") return !rime.startsWith("iê");
    return !rime.startsWith("y") || rime === "y";
  };
  Spelling.prototype.is = function (word) { return this.parts(word) !== null; };
  // Where the tone of a syllable may stand: one spelling, or the old and the new; [] for no syllable.
  Spelling.prototype.placements = function (word) {
    var found = this.parts(word);
    if (!found) return [];
    if (!found.tone) return [found.initial + found.rime];
    var vowels = new RegExp("^[" + VOWELS + "]+").exec(found.rime);
    if (!vowels) return [];
    var cluster = vowels[0], spots = [0];
    var marked = Array.from(cluster).map(sign => MARKED.includes(sign)).lastIndexOf(true);
    if (marked >= 0) spots = [marked];
    else if (cluster.length < found.rime.length) spots = [cluster.length - 1];
    else if (cluster.length === 3) spots = [1];
    else if (/^(?:oa|oe|uy)$/.test(cluster)) spots = [0, 1];
    return spots.map(at => (found.initial + found.rime.slice(0, at + 1) + found.tone +
      found.rime.slice(at + 1)).normalize("NFC"));
  };
  // `replacement` with the capitals of `word`.
  function like(word, replacement) {
    if (isUpper(word) && count(word) > 1) return replacement.toUpperCase();
    return isUpper(word.slice(0, 1)) ? replacement[0].toUpperCase() + replacement.slice(1) : replacement;
  }

  // The rules: each gets the page, the tables, and tell(rule, line, values, special) --------------------

  function unicodeForm(page, tables, spelling, tell) {
    var found = all(/\S*[^\x00-\u02ff]\S*/g, page.text)
      .filter(word => word[0].normalize("NFC") !== word[0]);
    if (!found.length) return;
    tell("TL060", page.line(found[0].index), { count: found.length, word: found[0][0].normalize("NFC") });
  }

  var FOREIGN = /[ÐðƉɖɡːΑ-ϿЀ-ӿԀ-ԯ\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;
  var FOREIGN_WORD =
    /[\p{L}\p{Nl}\p{No}]+[\u0300-\u036f]*[\p{L}\p{Nl}\p{No}]*[\u0300-\u036f]*ː?/gu;
  function foreignLetters(page, tables, spelling, tell) {
    var text = page.prose;
    all(FOREIGN_WORD, text).forEach(match => {
      var word = match[0];
      if (!FOREIGN.test(word)) return;
      var around = text.slice(Math.max(0, match.index - 40), match.index + word.length + 40);
      var right = meant(word, around, tables.looks, spelling);
      if (right === null) return;
      var letters = Array.from(new Set(word)).filter(sign => FOREIGN.test(sign)).map(sign =>
        sign + " (U+" + sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + ")");
      var values = { word: word, letters: letters.join(", "), right: right };
      tell("TL061", page.line(match.index), values, FOREIGN.test(right) ? { fix: "retype" } : {});
    });
  }
  // What a word with foreign letters stands for; null where they are rightly there.
  function meant(word, around, looks, spelling) {
    var wide = /[\uff10-\uff5a]/.test(word);
    var right = Array.from(wide ? word.normalize("NFKC") : word)
      .map(sign => looks[sign] || sign).join("");
    if (/[ÐðƉɖ]/.test(word)) {
      return spelling.is(right) || (isUpper(word) && isUpper(right)) ? right : null;
    }
    if (wide) return right;
    if (word.endsWith("ː")) return spelling.is(right.slice(0, -1)) ? right : null;
    var latin = (word.match(/[a-zA-ZÀ-ɏḀ-ỿ]/g) || []).length;
    var cyrillic = text => (text.match(/[Ѐ-ԯ]/g) || []).length;
    if (cyrillic(word)) {
      if (latin) return right;
      var others = cyrillic(word) < word.length;
      var alone = cyrillic(around) === cyrillic(word);
      return !others && alone && !cyrillic(right) ? right : null;
    }
    if (/[Α-Ͽ]/.test(word)) {
      return latin >= 2 && count(word) >= 4 && !/[Α-Ͽ]/.test(right) ? right : null;
    }
    return null;
  }

  var JOINERS = "\u200c\u200d";
  function unseenCharacters(page, tables, spelling, tell) {
    var text = page.body, found = {};
    function isRight(at) {
      if (!JOINERS.includes(text[at]) || at === 0 || at >= text.length - 1) return false;
      return [text[at - 1], text[at + 1]].every(near => near > "\u0590" && /\S/.test(near));
    }
    for (var at = 0; at < text.length; at += 1) {
      var code = text.codePointAt(at);
      var name = (code < 0x20 || code > 0x7e) && tables.unseen[code.toString(16)];
      if (!name || isRight(at)) continue;
      var line = page.line(at);
      found[line] = found[line] || [];
      found[line].push("U+" + code.toString(16).toUpperCase().padStart(4, "0") + " " + name);
    }
    Object.keys(found).forEach(line => {
      var names = Array.from(new Set(found[line])).join(", ");
      tell("TL062", Number(line), { count: found[line].length, names: names });
    });
    all(/[^\n]*\ufffd/g, text).forEach(match => {
      tell("TL062", page.line(match.index), {}, { message: "lost", fix: "restore" });
    });
  }

  var LEGACY =
    /[A-Za-zñö][µ¸¶¹¨»¾¼½Æ©ÇËÎÏÑªÖ×ØÜÞßäå«æçë®¬îïñöø÷ûüþ¡¢£¤¥¦§]|[®§][a-z]|[ñö][a-zùøûõï]/;
  function legacyEncoding(page, tables, spelling, tell) {
    var number = 1;
    page.prose.split("\n").forEach(line => {
      if (LEGACY.test(line)) judge(line, number);
      number += 1;
    });
    function judge(line, at) {
      var best = { words: [] };
      [["TCVN3", tcvn3], ["VNI", vni]].forEach(reading => {
        var words = read(line, reading[1]);
        if (words.length > best.words.length) best = { encoding: reading[0], words: words };
      });
      if (new Set(best.words.map(pair => pair[0])).size < 2) return;
      tell("TL063", at, {
        encoding: best.encoding,
        found: best.words.slice(0, 4).map(pair => pair[0]).join(" "),
        right: best.words.slice(0, 4).map(pair => pair[1]).join(" "),
      });
    }
    // [word, what it stands for] for every word that makes sense in the encoding only.
    function read(line, decode) {
      return (line.match(/[A-Za-z\u00a1-\u00ff]+/g) || [])
        .filter(word => !isAscii(word) && !spelling.placements(word).includes(word.toLowerCase()))
        .map(word => [word, decode(word).toLowerCase()])
        .filter(pair => spelling.is(pair[1]));
    }
    function replaced(text, table) {
      return Array.from(text).map(sign => table[sign] || sign).join("");
    }
    function tcvn3(text) { return replaced(text, tables.tcvn3); }
    function vni(text) {
      var table = tables.vni;
      var marks = [table.tones, table.circumflex, table.breve].map(Object.keys);
      var pair = new RegExp("([aeiouyöô])([" + [].concat.apply([], marks).join("") + "])", "gi");
      return replaced(text.replace(pair, (both, letter, sign) => {
        var mark = sign.toLowerCase();
        if (mark in table.tones) return letter + table.tones[mark];
        if (/[aeo]/i.test(letter) && mark in table.circumflex) {
          return letter + "\u0302" + table.circumflex[mark];
        }
        if (/a/i.test(letter) && mark in table.breve) return letter + "\u0306" + table.breve[mark];
        return both;
      }), table.single).normalize("NFC");
    }
  }

  var LETTERS =
    /^[aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ]+$/;
  function syllables(page, tables, spelling, tell) {
    var known = new Set(tables.words);
    page.words.forEach(word => {
      if (isAscii(word) || word.length < 3 || known.has(word) || !LETTERS.test(word)) return;
      if (!/[ăđĩũơưạ-ỹ]/.test(word) || !VOWEL.test(word) || spelling.is(word)) return;
      var pattern = new RegExp("(?<![" + WORDLY + "\\u0300-\\u036f\\/-])" + escaped(word) +
        "(?![" + WORDLY + "\\u0300-\\u036f\\/])", "giu");
      var match = all(pattern, page.own).filter(one => !isName(one[0], page.own, one.index))[0];
      if (!match) return;
      var guess = guessed(word);
      tell("TL064", page.line(match.index), { word: match[0], guess: guess },
        guess ? { fix: "perhaps" } : {});
    });
    // Abbreviations in capitals, and capitalised words that do not begin a sentence.
    function isName(word, text, at) {
      if (isUpper(word)) return word.length <= 8 && !guessed(word.toLowerCase());
      if (!isUpper(word[0])) return !isLower(word);
      var before = text.slice(Math.max(0, at - 3), at).trim();
      return !(before === "" || ".!?:|#*-".includes(before.slice(-1)));
    }
    // The one way that an eye would read a mistyped word.
    function guessed(word) {
      var slip = tables.slips.map(pair => word.startsWith(pair[0]) && pair[1] + word.slice(pair[0].length))
        .filter(right => right && spelling.is(right))[0];
      if (slip) return slip;
      var cuts = [];
      for (var at = 2; at < word.length - 1; at += 1) {
        var parts = [word.slice(0, at), word.slice(at)];
        if (!NO_START.test(parts[1]) && parts.every(part => spelling.is(part))) {
          cuts.push(parts.join(" "));
        }
      }
      return cuts.length === 1 ? cuts[0] : "";
    }
  }

  function confusions(page, tables, spelling, tell) {
    Object.keys(tables.confusions).forEach(wrong => {
      var both = wrong.split(" ");
      if (!both.every(word => page.words.has(word))) return;
      all(whole(both.join("\\s")), page.own).forEach(match => {
        if (belongsElsewhere(wrong, page.own, match)) return;
        var said = match[0].split(/\s+/).join(" ");
        tell("TL065", page.line(match.index), {
          wrong: said, right: like(match[0], tables.confusions[wrong]),
        });
      });
    });
    function belongsElsewhere(wrong, text, match) {
      var end = match.index + match[0].length;
      var after = /^\s([\p{L}\p{N}_]+)/u.exec(text.slice(end, end + 20));
      var before = /([\p{L}\p{N}_]+)\s$/u.exec(text.slice(Math.max(0, match.index - 20), match.index));
      var follows = tables.after[wrong] || tables.after[wrong.split(" ").pop()] || "";
      return Boolean(
        (after && follows.split(" ").includes(after[1].toLowerCase())) ||
        (before && (tables.before[wrong] || "").split(" ").includes(before[1].toLowerCase())));
    }
  }

  function toneLetter(page, tables, spelling, tell) {
    page.words.forEach(word => {
      if (isAscii(word) || count(word) < 3 || /[oòóỏõọ]{2}|[ôồốổỗộ]{2}/.test(word)) return;
      var spelt = spelling.placements(word);
      if (!spelt.length || spelt.includes(word)) return;
      var parts = spelling.parts(spelt[0]);
      var sure = parts.initial === "qu" || /[ăâêôơư]|(?:[cmnpt]|ng|nh|ch)$/.test(parts.rime);
      all(whole(escaped(word)), page.own).forEach(match => {
        var values = {
          word: match[0], right: like(match[0], spelt[0]), plain: like(match[0], parts.initial + parts.rime),
        };
        tell("TL066", page.line(match.index), values, sure ? {} : { message: "stray", fix: "perhaps" });
      });
    });
  }

  function toneStyle(page, tables, spelling, tell) {
    var other = Array.from(page.words).filter(word => {
      var spelt = isAscii(word) ? [] : spelling.placements(word);
      return spelt.length === 2 && spelt[1] === word;
    });
    if (!other.length) return;
    var found = all(whole(other.map(escaped).join("|")), page.own);
    if (!found.length) return;
    var first = found[0], spelt = spelling.placements(first[0]);
    var right = spelt[1 - spelt.indexOf(first[0].toLowerCase())];
    tell("TL067", page.line(first.index), {
      count: found.length, word: first[0], right: like(first[0], right),
    });
  }

  function documentNumbers(page, tables, spelling, tell) {
    var gap = "[ \u00a0]?";
    var pattern = new RegExp(
      "(?<![" + WORDLY + "/.-])(?<n>\\p{Nd}{1,5})" + gap + "/" + gap +
      "(?:(?<y>(?:19|20)\\p{Nd}{2})" + gap + "/" + gap + ")?(?<k>" + tables.number_kinds + ")(?<dash>" +
      gap + "[-–—‑]" + gap + ")(?<b>[A-ZĐƯÔ][A-ZĐƯÔa-z]*\\p{Nd}{0,2})(?![" + WORDLY + "/])", "gu");
    var party = new RegExp("^(?:" + tables.party_bodies + ")$");
    all(pattern, page.own).forEach(match => {
      var part = match.groups, kind = tables.kinds_without_bar[part.k] || part.k;
      var right = !part.y && party.test(part.b) ? part.n + "-" + kind + "/" + part.b
        : part.n + "/" + (part.y ? part.y + "/" : "") + kind + "-" + part.b;
      if (right !== match[0]) {
        tell("TL068", page.line(match.index), { found: match[0], right: right });
      }
    });
  }

  var DATE = new RegExp("(?<![" + WORDLY + "/.,-])(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4})(?![" +
    WORDLY + "/-])", "gu");
  function dates(page, tables, spelling, tell) {
    function two(text) { return text.padStart(2, "0"); }
    all(DATE, page.own).forEach(match => {
      var line = page.line(match.index), month = match[3];
      if (!schema.isDay(match[4] + "-" + two(month) + "-" + two(match[1]))) {
        tell("TL069", line, { found: match[0] }, { message: "no_day", fix: "look" });
        return;
      }
      var shown = month.length === 2 || month > "2" ? month : two(month);
      var right = [two(match[1]), shown, match[4]].join(match[2]);
      if (right !== match[0]) tell("TL069", line, { found: match[0], right: right });
    });
  }

  var RULES = [unicodeForm, foreignLetters, unseenCharacters, legacyEncoding, syllables, confusions,
    toneLetter, toneStyle, documentNumbers, dates];

  window.TailieuTextRules = {
    IDS: ["TL060", "TL061", "TL062", "TL063", "TL064", "TL065", "TL066", "TL067", "TL068", "TL069"],
    check: function (page, tables, tell) {
      var spelling = new Spelling(tables);
      RULES.forEach(rule => { rule(page, tables, spelling, tell); });
    },
  };
})();
