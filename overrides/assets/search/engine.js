/* Search over the files that scripts/tailieu/search writes; README.md tells how, and the API. */
(function () {
  'use strict';
  var T = TailieuText, waiting = {};
  var FIELD = '\x1f', SECTION = '\x1e', PART = '\x1d';
  var SLICE = 12, WORDS = 24, TITLE = 12;

  var sliceStart = 0;

  // Lets the page breathe: the work goes on in a task of its own.
  function pause() {
    return new Promise(resolve => {
      var channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        sliceStart = performance.now();
        resolve();
      };
      channel.port2.postMessage(0);
    });
  }

  // ---- files -------------------------------------------------------------------------------

  function unescape(units) {
    var bytes = new Uint8Array(units.length * 2), at = 0;
    for (var i = 0; i < units.length; i++) {
      var code = units.charCodeAt(i);
      if (code === 0xfffd) {
        code = units.charCodeAt(++i);
        code = code >> 11 === 3 ? code + 0xc000 : code ^ 0x100;
      }
      bytes[at++] = code;
      bytes[at++] = code >> 8;
    }
    return bytes;
  }

  // Canonical Huffman codes: how many have each length, and their symbols in order.
  function huffman(lengths) {
    var count = new Uint16Array(16), start = new Uint16Array(16), symbols = [];
    lengths.forEach(length => { count[length]++; });
    count[0] = 0;
    for (var i = 1; i < 16; i++) start[i] = start[i - 1] + count[i - 1];
    lengths.forEach((length, symbol) => { if (length) symbols[start[length]++] = symbol; });
    return { count, symbols };
  }

  async function inflate(data, size) {
    var out = new Uint8Array(size), at = 0, from = 2, held = 0, have = 0, last = 0, i;
    function fill() {
      for (; have < 17; have += 8) held |= data[from++] << have;
      if (from > data.length + 4) throw 0;
    }
    function bits(n) {
      fill();
      var value = held & (1 << n) - 1;
      held >>>= n;
      have -= n;
      return value;
    }
    function symbol(tree) {
      fill();
      for (var code = 0, first = 0, index = 0, length = 1; length < 16; length++) {
        code |= held & 1;
        held >>>= 1;
        have--;
        var count = tree.count[length];
        if (code - count < first) return tree.symbols[index + code - first];
        index += count;
        first = first + count << 1;
        code <<= 1;
      }
      throw 0;
    }
    function repeat(n, value) { while (n--) lengths.push(value); }
    while (!last) {
      if (performance.now() - sliceStart > SLICE) await pause();
      last = bits(1);
      var type = bits(2), lengths = [], literals, distances;
      if (type === 0) {
        from -= have >> 3;
        held = have = 0;
        var stored = data[from] | data[from + 1] << 8;
        for (from += 4; stored--;) out[at++] = data[from++];
        continue;
      }
      if (type === 1) {
        repeat(144, 8); repeat(112, 9); repeat(24, 7); repeat(8, 8);
        literals = huffman(lengths);
        lengths = [];
        repeat(30, 5);
        distances = huffman(lengths);
      } else {
        var many = bits(5) + 257, far = bits(5) + 1, codes = bits(4) + 4, order = [];
        repeat(19, 0);
        for (i = 0; i < codes; i++) {
          lengths[[16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15][i]] = bits(3);
        }
        order = huffman(lengths);
        lengths = [];
        while (lengths.length < many + far) {
          i = symbol(order);
          if (i < 16) lengths.push(i);
          else if (i === 16) repeat(3 + bits(2), lengths[lengths.length - 1]);
          else if (i === 17) repeat(3 + bits(3), 0);
          else repeat(11 + bits(7), 0);
        }
        literals = huffman(lengths.slice(0, many));
        distances = huffman(lengths.slice(many));
      }
      for (;;) {
        i = symbol(literals);
        if (i < 256) out[at++] = i;
        else if (i === 256) break;
        else {
          i -= 257;
          var extra = i < 8 || i === 28 ? 0 : (i >> 2) - 1;
          var run = i === 28 ? 258 : i < 8 ? i + 3 : ((i & 3) + 4 << extra) + 3 + bits(extra);
          i = symbol(distances);
          extra = i < 4 ? 0 : (i >> 1) - 1;
          var back = i < 4 ? i + 1 : ((i & 1) + 2 << extra) + 1 + bits(extra);
          if (back > at || at + run > size) throw 0;
          for (; run--; at++) out[at] = out[at - back];
        }
      }
    }
    from -= have >> 3;
    var a = 1, b = 0;
    for (i = 0; i < size; i++) {
      a += out[i];
      b += a;
      if (i % 2000 === 1999) { a %= 65521; b %= 65521; }
    }
    var sum = (data[from] << 24 | data[from + 1] << 16 | data[from + 2] << 8 | data[from + 3]) >>> 0;
    if (at !== size || sum !== (b % 65521 * 65536 + a % 65521)) throw 0;
    return out;
  }

  // Index files call this.
  function add(name, version, size, units) {
    if (waiting[name]) waiting[name] = { version, size, units };
  }

  function script(url, name) {
    return new Promise((resolve, reject) => {
      var tag = document.createElement('script');
      async function end(reason) {
        var file = waiting[name];
        delete waiting[name];
        tag.remove();
        try {
          resolve({ version: file.version, bytes: await inflate(unescape(file.units), file.size) });
        } catch (error) {
          reject({ file: name, reason: reason || 'damaged' });
        }
      }
      waiting[name] = {};
      tag.onload = () => { end(''); };
      tag.onerror = () => { end('missing'); };
      tag.src = url;
      document.head.appendChild(tag);
    });
  }

  function utf8(bytes) { return new TextDecoder().decode(bytes); }

  function frontDecode(coded) {
    var previous = '';
    return (coded.match(/[A-Z][^A-Z]*/g) || []).map(entry => {
      previous = previous.slice(0, entry.charCodeAt(0) - 65) + entry.slice(1);
      return previous;
    });
  }

  function digits(text) {
    var values = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i++) values[i] = text.charCodeAt(i) - 35;
    return values;
  }

  // Where `value` stands in a sorted list, or would stand.
  function lowerBound(list, value, from, to) {
    while (from < to) {
      var middle = from + to >> 1;
      if (list[middle] < value) from = middle + 1; else to = middle;
    }
    return from;
  }

  // One file of postings: sorted terms; lists[i] = [{accents, from, to}], into postings.
  function readTerms(bytes, parts) {
    var at = 0, sizes = [];
    function varint() {
      var value = 0, shift = 0, byte;
      do {
        byte = bytes[at++];
        value |= (byte & 127) << shift;
        shift += 7;
      } while (byte > 127);
      return value;
    }
    for (var i = 0; i < 4; i++) sizes.push(varint());
    var head = at + sizes[0], gap = head + sizes[1], weight = gap + sizes[2];
    var part = weight + sizes[3], terms = frontDecode(utf8(bytes.subarray(at, head)));
    var postings = new Uint32Array(sizes[3]), next = 0, lists;
    lists = terms.map(term => {
      var own = [], count = bytes[head++], length = term[0] === '#' ? 0 : term.includes(' ') ? 2 : 1;
      while (count--) {
        var accents = bytes.subarray(head, head + length), from = next, page = -1;
        at = head + length;
        var many = varint();
        head = at;
        for (at = gap; many--;) {
          page += varint() + 1;
          postings[next++] = page << 8 | (parts[page] > 1 ? bytes[part++] << 4 : 0) | bytes[weight++];
        }
        gap = at;
        own.push({ accents, from, to: next, postings });
      }
      return own;
    });
    return { terms, lists };
  }

  function open(options) {
    var base = options.base, language = options.language, kept = {}, core = null, newest = 0, folds = new Map();

    function load(name, read) {
      if (!kept[name]) {
        var url = base + language + '/' + name + '.js' + (core ? '?v=' + core.version : '');
        kept[name] = script(url, language + '/' + name).then(file => {
          if (core && file.version !== core.version) throw { file: language + '/' + name, reason: 'stale' };
          return read(file.bytes, file.version);
        });
        kept[name].catch(() => { delete kept[name]; });
      }
      return kept[name];
    }

    function warm() {
      return load('index', async (bytes, version) => {
        await pause();
        var read = JSON.parse(utf8(bytes)), page = 0;
        read.version = version;
        ['texts', 'parts', 'titles', 'kind', 'status', 'frequency'].forEach(key => {
          read[key] = digits(read[key]);
        });
        await pause();
        read.files = frontDecode(read.files);
        read.words = frontDecode(read.words);
        read.known = new Map(read.words.map((word, i) => [word, read.frequency[i]]));
        read.firstPart = Array.from(read.parts, many => { page += many; return page - many; });
        await pause();
        read.acronyms = new Map();
        read.abbreviations = new Map(Object.entries(read.abbreviations));
        read.abbreviations.forEach((meanings, acronym) => {
          meanings.forEach(meaning => { read.acronyms.set(T.fold(meaning), acronym); });
        });
        page = 0;
        read.firstText = Array.from(read.texts, many => { page += many; return page - many; });
        var day = options.today || later(Date.now(), 7);
        read.expired = Array.from(read.status, (code, i) => {
          return /^(het-hieu-luc|bi-thay-the|luu-tru)$/.test(statusOf(read, i, day));
        });
        read.day = day;
        core = read;
        return read;
      });
    }

    function later(time, hours) { return new Date(time + hours * 3600000).toISOString().slice(0, 10); }

    // The status by the reader's clock, in Viet Nam: the rules of dates.sheet_status.
    function statusOf(core, page, day) {
      var status = core.statuses[core.status[page]], dates = core.dates[page];
      if (!dates) return status;
      if (dates[1] && day > dates[1]) return 'het-hieu-luc';
      if (dates[0] && day < dates[0]) return 'chua-hieu-luc';
      if (dates[2] && day > dates[2]) return 'qua-han';
      return dates[2] && later(Date.parse(day), 720) >= dates[2] ? 'sap-den-han' : 'con-hieu-luc';
    }

    function search(query, wish) {
      wish = wish || {};
      var run = { id: ++newest, errors: [], wish };
      return warm().then(() => answer(run, String(query)), error => {
        run.errors.push(error);
        return { query: String(query), shown: '', words: [], total: 0, kinds: {}, hits: [], errors: run.errors };
      }).then(result => run.id === newest ? result : null, error => {
        if (error === run) return null;
        throw error;
      });
    }

    // Lets the page breathe after SLICE ms of work, and gives up for a newer search.
    function breathe(run) {
      if (run.id !== newest) return Promise.reject(run);
      return performance.now() - sliceStart < SLICE ? null : pause();
    }

    function fileOf(term) {
      var files = core.files, at = lowerBound(files, term, 0, files.length);
      return files[at] === term ? at : at - 1;
    }

    // The postings files for these terms, read; those that fail are told in run.errors.
    async function need(run, terms) {
      var numbers = new Set();
      terms.forEach(term => { numbers.add(fileOf(term)); });
      run.read = run.read || {};
      await Promise.all(Array.from(numbers, number => {
        if (number < 0 || run.read[number]) return null;
        return load('t' + number, bytes => bytes).then(async bytes => {
          var held = kept['t' + number];
          if (!held.terms) {
            await breathe(run);
            held.terms = readTerms(bytes, core.parts);
          }
          run.read[number] = held.terms;
        }).catch(error => {
          if (error === run) throw error;
          run.errors.push(error.file ? error : { file: language + '/t' + number, reason: 'damaged' });
          run.read[number] = { terms: [], lists: [] };
        });
      }));
    }

    function lists(run, term) {
      var file = run.read[fileOf(term)];
      if (!file) return [];
      var at = lowerBound(file.terms, term, 0, file.terms.length);
      return file.terms[at] === term ? file.lists[at] : [];
    }

    // [[term, lists], …] of the terms that begin so, as far as their files are read.
    function startingWith(run, prefix) {
      var found = [];
      for (var number = Math.max(0, fileOf(prefix)); core.files[number] < prefix + '\uffff'; number++) {
        var file = run.read[number];
        if (!file) continue;
        for (var i = lowerBound(file.terms, prefix, 0, file.terms.length);
          i < file.terms.length && file.terms[i].startsWith(prefix); i++) {
          found.push([file.terms[i], file.lists[i]]);
        }
      }
      return found;
    }

    // ---- the query --------------------------------------------------------------------------

    function token(word) {
      var key = T.wordKey(word);
      return { word, fold: key[0], accent: key[1] };
    }

    // Words as meant: raw Telex or VNI keys are read where the plain word is none, or is rare
    // beside what the keys mean in a query that holds such keys elsewhere.
    function tokens(text) {
      var keyed = false;
      var read = T.words(text).slice(0, WORDS).map(word => {
        var plain = token(word), keys = T.telex(word) || T.vni(word);
        if (!keys) return [plain];
        var meant = { word: T.compose(keys[0], keys[1]), fold: keys[0], accent: keys[1] };
        var sure = !core.known.has(plain.fold);
        keyed = keyed || sure;
        return sure ? [meant] : [plain, meant];
      });
      return read.map(choice => choice[
        choice[1] && keyed && frequency(choice[1]) > frequency(choice[0]) + 1 ? 1 : 0]);
    }

    function frequency(token) { return core.known.get(token.fold) || 0; }

    function parse(query) {
      var text = T.clean(query.slice(0, 400)).trim(), phrases = [], without = [];
      var rest = text.replace(/(^|\s)-("[^"]*"?|[^\s"]+)/g, (all, before, what) => {
        if (!T.words(what).length) return all;
        without.push(tokens(what));
        return ' ';
      }).replace(/["“]([^"“”]*)["”]/g, (all, phrase) => {
        phrases.push(tokens(phrase));
        return all;
      });
      return { text, rest, tokens: tokens(rest), phrases, without };
    }

    // How well a word typed so fits a word accented so, 0..1.
    function fit(token, accent, mixed) {
      var typed = token.accent;
      if (typed === accent) return 1;
      if (!typed) return mixed ? 0.8 : 1;
      var tone = !(typed % 6) || typed % 6 === accent % 6, mark = Math.floor(typed / 6);
      if (token.mended) return tone ? 0.9 : 0.4;
      return typed % 6 ? 0.04 : mark === Math.floor(accent / 6) ? 0.7 : 0.04;
    }

    // A unit scores pages by one word or one pair: [{list, factor}], and what a full match is worth.
    function unit(run, words, mixed, worth, strict) {
      var term = words.map(word => word.fold).join(' ');
      var made = { choices: [], pages: 0, worth, words };
      function take(own, scale) {
        own.forEach(list => {
          var factor = scale;
          words.forEach((word, i) => { factor *= fit(word, list.accents[i], mixed); });
          made.choices.push({ list, factor });
        });
      }
      take(lists(run, term), 1);
      if (words[words.length - 1].open) {
        startingWith(run, term).forEach(entry => {
          if (entry[0] !== term && !entry[0].slice(term.length).includes(' ')) take(entry[1], 0.9);
        });
      }
      var best = 0;
      made.choices.forEach(choice => { best = Math.max(best, choice.factor); });
      made.choices.forEach(choice => {
        // Nothing is accented as typed: the accents were mistyped.
        if (!strict && best < 0.1 && best) choice.factor = Math.min(1, choice.factor / best) * 0.5;
        made.pages += Math.min(1, choice.factor) * (choice.list.to - choice.list.from);
      });
      made.idf = Math.log(1 + core.pages / (made.pages + 0.5));
      return made;
    }

    function pairTerm(left, right) { return left.fold + ' ' + right.fold; }

    // What to load for these words: their pairs, and the words that few pages hold.
    function wanted(words) {
      var terms = [];
      words.forEach((word, i) => {
        if (words.length === 1 || !isCommon(word)) terms.push(word.fold);
        if (i) terms.push(pairTerm(words[i - 1], word));
        // What the last word may become stands in the files from here on.
        if (i && word.open) {
          var prefix = terms[terms.length - 1], from = fileOf(prefix);
          for (var file = from + 1; file < from + 4 && core.files[file] < prefix + '\uffff'; file++) {
            if (!core.files[file].slice(prefix.length).includes(' ')) terms.push(core.files[file]);
          }
        }
      });
      return terms;
    }

    function isCommon(word) { return Math.pow(2, frequency(word) + 1) > core.pages / COMMON; }

    // The weights of BM25F as impacts.
    var IMPACT = [], COMMON = 12, MARGIN = 2.2, WORD_WORTH = 0.35;
    for (var w = 0; w < 16; w++) IMPACT.push(w < TITLE ? (w + 0.5) / 12 : 1 + (w - TITLE) * 0.1);

    async function score(run, words, final) {
      var pages = core.pages, total = new Float32Array(pages), titled = new Float32Array(pages);
      var best = new Float32Array(pages), mixed = words.some(word => word.accent);
      var units = [], ideal = 0;
      for (var i = 0; i < words.length; i++) {
        if (words.length === 1 || run.all || !isCommon(words[i])) {
          units.push(unit(run, [words[i]], mixed, words.length === 1 ? 1 : WORD_WORTH));
        }
        if (i) units.push(unit(run, [words[i - 1], words[i]], mixed, 1));
      }
      for (var made of units) {
        var worth = made.worth * made.idf, touched = [];
        ideal += worth;
        for (var choice of made.choices) {
          var list = choice.list, postings = list.postings, factor = choice.factor;
          if (factor < 0.02) continue;
          for (var at = list.from; at < list.to; at++) {
            var page = postings[at] >> 8, weight = postings[at] & 15, value = factor * IMPACT[weight];
            if (value > best[page]) {
              if (!best[page]) touched.push(page);
              best[page] = value;
            }
            if (weight >= TITLE && factor > 0.45) titled[page] += worth;
          }
          var pause = breathe(run);
          if (pause) await pause;
        }
        for (page of touched) {
          total[page] += worth * best[page];
          best[page] = 0;
        }
      }
      if (!ideal) return units;
      for (page = 0; page < pages; page++) {
        if (!total[page]) continue;
        var cover = titled[page] > 0.99 * ideal ? Math.min(1, words.length / core.titles[page]) : 0;
        value = total[page] / ideal * (1 + 0.8 * cover);
        if (value > final[page]) final[page] = value;
      }
      return units;
    }

    // ---- mending ----------------------------------------------------------------------------

    // Are these within one edit: a letter more, less, other, or two swapped?
    function near(a, b) {
      var d = a.length - b.length, i = 0;
      if (d > 1 || d < -1 || a === b) return false;
      while (a[i] && a[i] === b[i]) i++;
      if (d > 0) return a.slice(i + 1) === b.slice(i);
      if (d < 0) return a.slice(i) === b.slice(i + 1);
      return a.slice(i + 1) === b.slice(i + 1) ||
        a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
    }

    // log(1 + pages) that hold these words accented as typed.
    function support(run, words) {
      var pages = 0;
      unit(run, words, false, 1, true).choices.forEach(choice => {
        if (choice.factor > 0.3) pages += choice.factor * (choice.list.to - choice.list.from);
      });
      return Math.log(1 + pages);
    }

    // Reads a word that its neighbours do not bear out as one an edit away that finds better pages.
    async function mend(run, words) {
      var now = words, worth = 0;
      for (var i = 0; i < words.length; i++) {
        var word = now[i], left = now[i - 1], right = now[i + 1], short = meanings(run, word).length;
        if (/\d/.test(word.fold) || word.fold.length < 2 || core.abbreviations.get(word.fold)) continue;
        var known = core.known.has(word.fold) || support(run, [word]), alone = !left && !right;
        if (word.open && (left ? support(run, [left, word]) : !known && beginning(word.fold).length)) continue;
        if (alone ? known || short : known && (words.length > 8 ||
          (!left || support(run, [left, word]) > 0.7) && (!right || support(run, [word, right]) > 0.7))) continue;
        var found = await choose(run, word, left, right), best = null;
        if (found.length && known) worth = worth || await top(run, now);
        var most = known ? worth * MARGIN : 0;
        for (var candidate of found) {
          var tried = now.slice();
          tried[i] = candidate;
          var value = await top(run, tried);
          if (value > most) { most = value; best = tried; }
        }
        if (best) { now = best; worth = most; }
      }
      return now;
    }

    async function choose(run, word, left, right) {
      var found = core.words.filter(fold => fold === word.fold ? word.accent : near(word.fold, fold)).map(fold =>
        ({ word: fold, fold, accent: word.accent, mended: true, open: word.open, score: 0 }));
      found.sort((a, b) => frequency(b) - frequency(a));
      async function weigh(most, pair) {
        found = found.slice(0, most);
        await need(run, found.map(c => pairTerm.apply(null, pair(c))));
        found.forEach(c => { c.score += support(run, pair(c)); });
        found.sort((a, b) => b.score - a.score);
      }
      if (left) await weigh(24, c => [left, c]);
      if (right) await weigh(16, c => [c, right]);
      return found.slice(0, 4);
    }

    // How well the best page answers these words.
    async function top(run, words) {
      var final = new Float32Array(core.pages), most = 0;
      await need(run, wanted(words));
      await score(run, words, final);
      for (var page = 0; page < final.length; page++) if (final[page] > most) most = final[page];
      return most;
    }

    // ---- abbreviations and numbers ----------------------------------------------------------

    // The same query with its abbreviations spelled out, and with what it spells out abbreviated.
    function alternatives(run, words) {
      var found = [];
      words.forEach((word, i) => {
        meanings(run, word).forEach(meaning => {
          found.push(words.slice(0, i).concat(T.words(meaning).map(token), words.slice(i + 1)));
        });
        for (var end = i + 2; end <= words.length; end++) {
          var acronym = core.acronyms.get(words.slice(i, end).map(w => w.fold).join(' '));
          if (acronym) found.push(words.slice(0, i).concat(token(acronym), words.slice(end)));
        }
      });
      return found.slice(0, 6);
    }

    function meanings(run, word) {
      var prefix = '@' + word.fold + ' ';
      return (core.abbreviations.get(word.fold) || []).concat(!isShort(word) ? []
        : startingWith(run, prefix).map(entry => entry[0].slice(prefix.length)));
    }

    function isShort(word) { return /^[^\d]{2,8}$/.test(word.fold) && !T.isSyllable(word.fold); }

    // Pages by the longest run of words that is a document number: their own first.
    async function numbered(run, words) {
      for (var from = 0; from < words.length; from++) {
        if (!/^\d/.test(words[from].fold)) continue;
        for (var end = words.length; end > from; end--) {
          var key = words.slice(from, end).map(w => w.fold).join('').replace(/^0+/, '');
          var bare = /^\d+$/.test(key);
          if (bare && end - from === 1 && words.length > 1) continue;
          if (bare && end - from > 2) continue;
          await need(run, ['#' + key]);
          var hit = false;
          startingWith(run, '#' + key).forEach(entry => {
            var tail = entry[0].slice(key.length + 1);
            if (bare && !(end - from > 1 ? /^\D/ : /^((19|20)\d\d)?\D/).test(tail)) return;
            entry[1].forEach(list => {
              for (var at = list.from; at < list.to; at++) {
                var own = (list.postings[at] & 15) === 15, page = list.postings[at] >> 8;
                if (bare && end - from === 1 && !own) continue;
                hit = true;
                run.bonus[page] = Math.max(run.bonus[page] || 0, (own ? 4 : 1.5) + (list.postings[at] & 15) / 50);
                if (own) run.direct.add(page);
                run.cited.push({ list, from: at, page });
              }
            });
          });
          if (hit) return;
        }
      }
    }

    // ---- answer -----------------------------------------------------------------------------

    function pagesOf(run, words) {
      var mixed = words.some(word => word.accent), kept = null;
      var pairs = words.length > 1 ? words.slice(1).map((word, i) => [words[i], word]) : [words];
      pairs.forEach(pair => {
        var pages = new Set();
        unit(run, pair, mixed, 1).choices.forEach(choice => {
          if (choice.factor < 0.5) return;
          for (var at = choice.list.from; at < choice.list.to; at++) {
            var page = choice.list.postings[at] >> 8;
            if (!kept || kept.has(page)) pages.add(page);
          }
        });
        kept = pages;
      });
      return kept || new Set();
    }

    async function answer(run, query) {
      await breathe(run);
      var asked = parse(query), words = asked.tokens, wish = run.wish;
      var result = { query: asked.text, cut: query.length > 400, shown: '', words: [], total: 0, kinds: {}, hits: [], errors: run.errors };
      if (!words.length) return result;
      var final = new Float32Array(core.pages), last = words[words.length - 1];
      run.direct = new Set();
      run.cited = [];
      run.bonus = {};
      last.open = !/[\s"”]$/.test(query);
      var terms = wanted(words);
      asked.phrases.concat(asked.without).forEach(phrase => {
        terms = terms.concat(phrase.length > 1 ? phrase.slice(1).map((word, i) => pairTerm(phrase[i], word)) : wanted(phrase));
      });
      if (words.length === 1 && last.open && !core.known.has(last.fold)) terms = terms.concat(beginning(last.fold));
      words.filter(isShort).forEach(word => { terms.push('@' + word.fold + ' '); });
      await need(run, terms);
      await numbered(run, words);
      if (!wish.literal && !run.direct.size && !asked.phrases.length) {
        words = await mend(run, words);
        if (words !== asked.tokens) {
          result.shown = words.map(shownWord.bind(null, run, words)).join(' ');
          await need(run, wanted(words));
        }
      }
      var all = [words].concat(alternatives(run, words)), units = [];
      for (var i = 1; i < all.length; i++) await need(run, wanted(all[i]));
      for (i = 0; i < all.length; i++) units = units.concat(await score(run, all[i], final));
      if (words.length > 1 && !units.some(made => made.words.length > 1 && made.pages)) {
        run.all = true;
        await need(run, words.map(word => word.fold));
        units = units.concat(await score(run, words, final));
      }
      Object.keys(run.bonus).forEach(page => { final[page] += run.bonus[page]; });
      asked.phrases.forEach(phrase => {
        var held = pagesOf(run, phrase);
        final.forEach((value, page) => { if (!held.has(page)) final[page] = 0; });
      });
      asked.without.forEach(phrase => {
        pagesOf(run, phrase).forEach(page => { final[page] = 0; });
      });
      var ranked = rank(run, final, result);
      result.words = Array.from(new Set([].concat.apply([], all).map(word => word.fold)));
      await excerpts(run, ranked, units, result);
      return result;
    }

    function beginning(prefix) {
      var found = [];
      for (var i = lowerBound(core.words, prefix, 0, core.words.length); core.words[i] && core.words[i].startsWith(prefix); i++) {
        found.push(i);
      }
      return found.sort((a, b) => core.frequency[b] - core.frequency[a]).slice(0, 6).map(i => core.words[i]);
    }

    // A mended word as the index mostly accents it beside its neighbour.
    function shownWord(run, words, word, i) {
      if (!word.mended) return word.word;
      var best = null, many = 0;
      var pair = i ? [words[i - 1], word] : words[1] ? [word, words[1]] : [word];
      unit(run, pair, true, 1).choices.forEach(choice => {
        var pages = choice.factor * (choice.list.to - choice.list.from);
        if (pages > many) { many = pages; best = choice.list.accents[i ? 1 : 0]; }
      });
      return T.compose(word.fold, best || 0);
    }

    function rank(run, final, result) {
      var found = [], top = 0, wish = run.wish;
      for (var page = 0; page < final.length; page++) top = Math.max(top, final[page]);
      for (page = 0; page < final.length; page++) {
        if (final[page] < top * 0.1 || !top) continue;
        var kind = core.kinds[core.kind[page]], well = final[page] >= Math.min(top * 0.3, 0.25);
        if (well) result.kinds[kind] = (result.kinds[kind] || 0) + 1;
        if (wish.kinds && wish.kinds.length && !wish.kinds.includes(kind)) continue;
        result.total += well;
        found.push(page);
        // Of the pages that match well, the current ones come before the expired ones.
        if (well) final[page] += top * (core.expired[page] && !run.direct.has(page) ? 1 : 2);
      }
      return found.sort((a, b) => final[b] - final[a] || a - b).slice(0, wish.limit || 10);
    }

    // Which part of a page to show: the one that most of the query's worth points to.
    function partOf(run, page, units) {
      var votes = [];
      function vote(list, worth) {
        var at = lowerBound(list.postings, page << 8, list.from, list.to), posting = list.postings[at];
        if (at < list.to && posting >> 8 === page) {
          var part = posting >> 4 & 15;
          votes[part] = (votes[part] || 0) + worth;
        }
      }
      units.forEach(made => {
        made.choices.forEach(choice => { vote(choice.list, made.worth * made.idf * choice.factor); });
      });
      run.cited.forEach(cited => { if (cited.page === page) vote(cited.list, 10); });
      var best = 0;
      votes.forEach((worth, part) => { if (worth > (votes[best] || 0)) best = part; });
      return best;
    }

    async function excerpts(run, pages, units, result) {
      var worth = new Map();
      run.typed = new Map();
      units.forEach(made => {
        made.words.forEach(word => {
          worth.set(word.fold, Math.max(worth.get(word.fold) || 0, made.idf * made.worth));
          var typed = run.typed.get(word.fold);
          if (!typed) run.typed.set(word.fold, typed = new Set());
          typed.add(word);
        });
      });
      var open = units.map(made => made.words[made.words.length - 1]).filter(word => word.open)[0];
      run.marks = { worth, open: open ? open.fold : null };
      var hits = await Promise.all(pages.map(async page => {
        var part = core.firstPart[page] + partOf(run, page, units);
        var file = lowerBound(core.firstText, part + 1, 0, core.firstText.length) - 1, record = '';
        try {
          record = (await load('x' + file, utf8)).split(PART)[part - core.firstText[file]];
        } catch (error) {
          run.errors.push(error);
          return null;
        }
        await breathe(run);
        return hit(run, page, record);
      }));
      result.hits = hits.filter(Boolean);
    }

    // [[start, end, fold], …] of the query's words in a text.
    function matches(run, text) {
      var found = [], pattern = /[\p{L}\p{N}]+/gu, match, words = 0, marks = run.marks;
      while ((match = pattern.exec(text))) {
        var folded = folds.get(match[0]);
        if (folded === undefined) folds.set(match[0], folded = T.fold(match[0]));
        words++;
        if (marks.worth.has(folded) ? fits(run, folded, match[0]) : marks.open && folded.startsWith(marks.open)) {
          found.push([match.index, match.index + match[0].length, folded, words]);
        }
      }
      return found;
    }

    function fits(run, folded, written) {
      var accent = T.wordKey(written.toLowerCase())[1];
      return Array.from(run.typed.get(folded)).some(word => fit(word, accent, true) > 0.3);
    }

    function ranges(found) {
      return found.map(match => [match[0], match[1]]);
    }

    function hit(run, page, record) {
      var sections = record.split(SECTION), head = sections.shift().split(FIELD), best = null, top = -1;
      sections.forEach(section => {
        var fields = section.split(FIELD), found = matches(run, fields[2] || ''), seen;
        found.forEach((first, i) => {
          var value = 0, previous = null;
          seen = new Set();
          for (var at = i; found[at] && found[at][3] < first[3] + 28; at++) {
            var worth = run.marks.worth.get(found[at][2]) || 1;
            value += seen.has(found[at][2]) ? 0 : worth;
            if (previous && found[at][3] === previous[3] + 1) value += worth / 2;
            seen.add(found[at][2]);
            previous = found[at];
          }
          if (value > top) { top = value; best = { fields, start: first[0], found }; }
        });
      });
      if (!best && sections[0]) best = { fields: sections[0].split(FIELD), start: 0, found: [] };
      var text = best ? best.fields[2] || '' : '', start = best ? cutBefore(text, best.start - 50) : 0;
      var end = text.lastIndexOf(' ', start + 240);
      if (text.length < start + 240 || end <= start) end = Math.min(text.length, start + 240);
      var title = head[1] || head[0];
      return {
        url: head[0], title, number: head[2] || '', tags: (head[3] || '').split(';').filter(Boolean),
        kind: core.kinds[core.kind[page]], status: statusOf(core, page, core.day), expired: core.expired[page],
        direct: run.direct.has(page), anchor: best ? best.fields[0] : '', section: best ? best.fields[1] : '',
        text: (start ? '… ' : '') + text.slice(start, end).replace(/\n/g, ' ') + (end < text.length ? ' …' : ''),
        titleRanges: ranges(matches(run, title)),
        ranges: best ? ranges(best.found).filter(range => {
          return range[0] >= start && range[1] <= end;
        }).map(range => {
          var shift = (start ? 2 : 0) - start;
          return [range[0] + shift, range[1] + shift];
        }) : []
      };
    }

    function cutBefore(text, at) {
      if (at <= 0) return 0;
      var cut = text.indexOf(' ', at);
      return cut < 0 ? at : cut + 1;
    }

    return { search, warm };
  }

  window.TailieuSearch = { open, add };
})();
