// The rules about text, TL060–TL069, over a sheet's file: each does what the module of its name in
// scripts/tailieu/checks/rules does, by tables and patterns from there. Pure.
const TailieuTextRules = (() => {
  "use strict";

  /** @type {(text: string) => boolean} */
  const isAscii = (text) => !/[\u0080-\uffff]/.test(text);
  /** @type {(text: string) => boolean} */
  const isUpper = (text) => text === text.toUpperCase() && text !== text.toLowerCase();
  /** @type {(sign: string) => string} */
  const codeOf = (sign) => Number(sign.codePointAt(0)).toString(16).toUpperCase().padStart(4, "0");

  /** @type {(pattern: string, text: string, flags?: string) => RegExpExecArray[]} */
  function all(pattern, text, flags = "gu") {
    const found = [];
    const search = new RegExp(pattern, flags);
    for (let match = search.exec(text); match; match = search.exec(text)) found.push(match);
    return found;
  }

  /**
   * Whole words. `before`, `after`: what else may not stand beside them.
   * @type {(pattern: string, text: string, before?: string, after?: string) => RegExpExecArray[]}
   */
  const whole = (pattern, text, before = "", after = "") =>
    all(`(?<![\\p{L}\\p{N}_${before}])(?:${pattern})(?![\\p{L}\\p{N}_${after}])`, text, "giu");

  /** `right` with the capitals of `word`. @type {(word: string, right: string) => string} */
  function like(word, right) {
    if (isUpper(word) && word.length > 1) return right.toUpperCase();
    return isUpper(word[0]) ? right[0].toUpperCase() + right.slice(1) : right;
  }

  /**
   * What a word with foreign letters stands for; null where they are rightly there.
   * @type {(word: string, around: string, tables: TextTables, spelling: Spelling) => string | null}
   */
  function meant(word, around, { looks, other }, { isSyllable }) {
    const wide = /[\uff10-\uff5a]/.test(word);
    const signs = Array.from(wide ? word.normalize("NFKC") : word);
    const seen = signs.map((sign) => looks[sign] || sign).join("");
    let right = seen.normalize("NFC");
    const latin = (word.match(/[a-zA-ZÀ-ɏḀ-ỿ]/g) || []).length;
    const [here, near, left] = [word, around, right].map((text) => all("[Ѐ-ԯ]", text).length);
    // One Greek letter beside a unit or a variable is science; none of these has accents.
    const inWord = latin > 1 && word.length > 3 && !/[Α-Ͽ]/.test(right);
    let wrong = /[Α-Ͽ]/.test(word) && (inWord || /[À-ɏḀ-ỿ]/.test(word));
    if (new RegExp(other, "u").test(word)) wrong = latin > 0;
    // A whole word of look-alikes among Latin letters; real Russian has its other letters.
    if (here) wrong = latin > 0 || (here === word.length && here === near && !left);
    if (/[ıɩ]/.test(word)) {
      const others = word.replace(/[ıɩ]/g, "");
      wrong = /[a-zA-ZÀ-ɏḀ-ỿ]/.test(others) && !/[çğöşüÇĞİÖŞÜ]/.test(others);
      if (others.length > 1 && isUpper(others)) right = right.toUpperCase();
    }
    if (word.endsWith("ː")) wrong = isSyllable(right.slice(0, -1));
    if (/[ÐðƉɖ]/.test(word)) wrong = isSyllable(right) || (isUpper(word) && isUpper(right));
    else if (wide) wrong = true;
    return wrong ? right : null;
  }

  /**
   * The words of a line that make sense in an old encoding only: [word, what it stands for].
   * @type {(line: string, table: Record<string, string>, spelling: Spelling) => string[][]}
   */
  function decoded(line, table, { isSyllable, placements }) {
    const signs = Object.keys(table).sort((a, b) => b.length - a.length);
    const coded = new RegExp(signs.join("|"), "g");
    return (
      all("[A-Za-z\u00a1-\u00ff]+", line)
        // The code of TCVN3's ô is that of a quotation mark.
        .map(([word]) => word.replace(/^[«»]+|[«»]+$/g, ""))
        .map((word) => [word, word.replace(coded, (sign) => table[sign]).toLowerCase()])
        .filter(([word]) => !isAscii(word) && !placements(word).includes(word.toLowerCase()))
        .filter(([, right]) => isSyllable(right))
    );
  }

  /**
   * The one way that an eye would read a mistyped word; "" for none.
   * @type {(word: string, tables: TextTables, spelling: Spelling) => string}
   */
  function guessed(word, { slips, no_start }, { isSyllable }) {
    for (const [wrong, right] of slips) {
      const other = right + word.slice(wrong.length);
      if (word.startsWith(wrong) && isSyllable(other)) return other;
    }
    const cuts = [];
    for (let at = 2; at < word.length - 1; at += 1) {
      const [first, rest] = [word.slice(0, at), word.slice(at)];
      const begins = !new RegExp(`^(?:${no_start})`).test(rest);
      if (begins && isSyllable(first) && isSyllable(rest)) cuts.push(`${first} ${rest}`);
    }
    return cuts.length === 1 ? cuts[0] : "";
  }

  /**
   * By the names of their modules.
   * @type {Record<string, (page: OwnWords, tables: TextTables, spelling: Spelling, tell: Tell) => void>}
   */
  const RULES = {
    unicode_form({ text, at }, tables, spelling, tell) {
      if (text.normalize("NFC") === text) return;
      const tokens = all("\\S*[^\\x00-\\u02ff]\\S*", text);
      const found = tokens.filter(([token]) => token.normalize("NFC") !== token);
      const word = found[0][0].normalize("NFC");
      tell("TL060", at(found[0].index), { count: found.length, word });
    },

    foreign_letters({ prose, at }, tables, spelling, tell) {
      const foreign = new RegExp(tables.foreign);
      const [letters, marks] = ["[\\p{L}\\p{Nl}\\p{No}]", "[\\u0300-\\u036f]*"];
      for (const { 0: word, index } of all(`${letters}+${marks}${letters}*${marks}ː?`, prose)) {
        if (!foreign.test(word)) continue;
        const around = prose.slice(Math.max(0, index - 40), index + word.length + 40);
        const right = meant(word, around, tables, spelling);
        if (right === null) continue;
        const signs = [...new Set(word)].filter((sign) => foreign.test(sign));
        const named = signs.map((sign) => `${sign} (U+${codeOf(sign)})`).join(", ");
        const special = foreign.test(right) ? { fix: "retype" } : {};
        tell("TL061", at(index), { word, letters: named, right }, special);
      }
    },

    unseen_characters({ body, at }, { unseen, turning }, spelling, tell) {
      const signs = `[${TailieuLimits.signsOf(unseen)}]`;
      const any = new RegExp(signs, "u");
      let start = 0;
      for (const line of body.split("\n")) {
        const found = (any.test(line) ? all(signs, line) : []).filter(({ 0: sign, index }) => {
          // Joiners belong between the signs of an emoji and in scripts that shape their letters.
          const beside = [body[start + index - 1], body[start + index + 1]];
          const joins = beside.every((near) => near > "\u0590" && /\S/.test(near));
          return !joins || !/[\u200c\u200d]/.test(sign);
        });
        const names = found.map(([sign]) => `U+${codeOf(sign)} ${unseen[codeOf(sign)]}`);
        const values = { count: names.length, names: [...new Set(names)].join(", ") };
        if (names.length) tell("TL062", at(start + found[0].index), values);
        const turned = all(turning, line);
        if (turned.length) {
          const turners = Array.from(turned.map(([run]) => run.replace(/ /g, "")).join(""));
          const codes = turners.map((sign) => `U+${codeOf(sign)}`);
          const named = { names: [...new Set(codes)].join(", ") };
          tell("TL062", at(start + turned[0].index), named, { message: "turned", fix: "delete" });
        }
        const lost = line.indexOf("\ufffd");
        if (lost >= 0) tell("TL062", at(start + lost), {}, { message: "lost", fix: "restore" });
        start += line.length + 1;
      }
    },

    legacy_encoding({ prose, at }, { legacy, suspect }, spelling, tell) {
      const remains = new RegExp(suspect);
      let start = 0;
      for (const line of prose.split("\n")) {
        const readings = Object.entries(remains.test(line) ? legacy : {})
          .map(([encoding, table]) => ({ encoding, words: decoded(line, table, spelling) }))
          .sort((a, b) => b.words.length - a.words.length);
        for (const { encoding, words } of readings.slice(0, 1)) {
          const sides = [0, 1].map((side) => words.slice(0, 4).map((pair) => pair[side]));
          const [found, right] = sides.map((column) => column.join(" "));
          // One such word may be a foreign name; Vietnamese has an accent in most words.
          if (new Set(words.map(([word]) => word)).size < 2) continue;
          // A raised 1 that refers to a note stands at the end of a word, as TCVN3's ạ may do.
          if (words.every(([word]) => /^[A-Za-z]+¹$/.test(word))) continue;
          tell("TL063", at(start + line.indexOf(words[0][0])), { encoding, found, right });
        }
        start += line.length + 1;
      }
    },

    misspelt_syllables({ own, words, at }, tables, spelling, tell) {
      const candidate = new RegExp(`^(?:${tables.misspelt})$`);
      for (const word of words) {
        if (!candidate.test(word) || tables.words.includes(word)) continue;
        if (spelling.isSyllable(word)) continue;
        const guess = guessed(word, tables, spelling);
        const found = whole(word, own, "\u0300-\u036f/-", "\u0300-\u036f/");
        const match = found.find(({ 0: written, index }) => {
          // Abbreviations in capitals, and capitalised words that do not begin a sentence.
          if (isUpper(written)) return written.length > 8 || guess;
          if (!isUpper(written[0])) return written === written.toLowerCase();
          const before = own.slice(Math.max(0, index - 3), index).trim();
          return !before || ".!?:|#*-".includes(before.slice(-1));
        });
        const special = guess ? { fix: "perhaps" } : {};
        if (match) tell("TL064", at(match.index), { word: match[0], guess }, special);
      }
    },

    confusions({ own, words, at }, tables, spelling, tell) {
      for (const [wrong, right] of Object.entries(tables.confusions)) {
        const both = wrong.split(" ");
        if (!both.every((word) => words.has(word))) continue;
        // `khả năng xuất hiện`: the two syllables belong to other words.
        const after = tables.after[wrong] || tables.after[both[1]] || "";
        const before = tables.before[wrong] || "";
        for (const { 0: found, index } of whole(both.join("\\s"), own)) {
          const end = index + found.length;
          const [, next] = /^\s([\p{L}\p{N}_]+)/u.exec(own.slice(end, end + 20)) || [];
          const [, last] = /([\p{L}\p{N}_]+)\s$/u.exec(own.slice(0, index).slice(-20)) || [];
          if (next && after.split(" ").includes(next.toLowerCase())) continue;
          if (last && before.split(" ").includes(last.toLowerCase())) continue;
          const values = { wrong: found.split(/\s+/).join(" "), right: like(found, right) };
          tell("TL065", at(index), values);
        }
      }
    },

    tone_letter({ own, words, at }, tables, { placements, toneless }, tell) {
      for (const word of words) {
        if (isAscii(word) || word.length < 3 || /[oòóỏõọ]{2}|[ôồốổỗộ]{2}/.test(word)) continue;
        const [right = word, ...others] = placements(word);
        if ([right, ...others].includes(word)) continue;
        const bare = toneless(word);
        // `hoạt`, `quả`: a slip of the finger. `thèo` may be `theo` with a speck on it.
        const sure = /^qu|[ăâêôơư]|(?:[cmnpt]|ng|nh|ch)$/.test(bare);
        const special = sure ? {} : { message: "stray", fix: "perhaps" };
        for (const { 0: found, index } of whole(word, own)) {
          const values = { word: found, right: like(found, right), plain: like(found, bare) };
          tell("TL066", at(index), values, special);
        }
      }
    },

    tone_style({ own, words, at }, tables, { placements }, tell) {
      const other = [...words].filter((word) => placements(word)[1] === word).join("|");
      const found = other ? whole(other, own) : [];
      for (const { 0: word, index } of found.slice(0, 1)) {
        const right = like(word, placements(word)[0]);
        tell("TL067", at(index), { count: found.length, word, right });
      }
    },

    document_numbers({ own, at }, tables, spelling, tell) {
      for (const { 0: found, index, groups = {} } of all(tables.document_number, own)) {
        const { n, y, k, b } = groups;
        const kind = tables.kinds_without_bar[k] || k;
        const party = !y && new RegExp(`^(?:${tables.party_bodies})$`).test(b);
        const right = party
          ? `${n}-${kind}/${b}`
          : [n, y, `${kind}-${b}`].filter(Boolean).join("/");
        if (right !== found) tell("TL068", at(index), { found, right });
      }
    },

    dates({ own, at }, tables, spelling, tell) {
      for (const { 0: found, 1: day, 2: sign, 3: month, 4: year, index } of all(tables.date, own)) {
        const two = [day, month].map((digits) => digits.padStart(2, "0"));
        // 01/08/2024 is as right as 01/8/2024.
        const right = [two[0], month > "2" ? month : two[1], year].join(sign);
        if (!TailieuLimits.isDay([year, two[1], two[0]].join("-"))) {
          tell("TL069", at(index), { found }, { message: "no_day", fix: "look" });
        } else if (right !== found) tell("TL069", at(index), { found, right });
      }
    },
  };

  /** @type {(file: SheetFile, tables: TextTables, tell: Tell) => void} */
  function check(file, tables, tell) {
    const page = TailieuOwnWords.of(file);
    const spelling = TailieuSpelling.by(tables.syllables);
    for (const rule of Object.values(RULES)) rule(page, tables, spelling, tell);
  }

  return { check };
})();
