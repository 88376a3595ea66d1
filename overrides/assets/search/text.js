/* Vietnamese text, the same rules as scripts/tailieu/language/words.py (explained there), held together by
   tests/data/text-vectors.json. A word is [fold, accent]; accent = tone + 6 * (stroke + 2 * marks). */
(function () {
  'use strict';
  var UNSEEN = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  var TONES = '\u0301\u0300\u0309\u0303\u0323';
  var VOWEL_MARKS = { '\u0302': 'c', '\u0306': 'b', '\u031b': 'h' };
  var MARKS = ['', 'c', 'b', 'h', 'hh'];
  var SYLLABLE = new RegExp('^(?:ngh|ng|nh|gh|gi|kh|ch|ph|th|tr|qu|[bcdghklmnprstvx])?' +
    '(?:uyu|uya|uye|uoi|uou|uay|uai|ieu|yeu|oai|oay|oao|oeo|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|' +
    'ua|ue|ui|uo|uu|uy|ye|[aeiouy])(?:ch|ng|nh|[cmnpt])?$');

  // Vowels that take no circumflex: thooai is not Telex for anything.
  var UNMARKED = /oa|oe|ao|ai|(?:^|[^g])ia/;

  function clean(text) { return text.normalize('NFC').replace(UNSEEN, ''); }

  function words(text) { return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || []; }

  function fold(text) {
    return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd');
  }

  function wordKey(word) {
    var tone = 0, stroke = 0, marks = '', folded = '';
    for (var char of word.normalize('NFD')) {
      if (char === 'đ') { stroke = 1; folded += 'd'; }
      else if (char < '\u0300' || char > '\u036f') folded += char;
      else if (TONES.includes(char)) tone = TONES.indexOf(char) + 1;
      else marks += VOWEL_MARKS[char] || '';
    }
    var shape = MARKS.indexOf(marks);
    return [folded, tone + 6 * (stroke + 2 * (shape < 0 ? 5 : shape))];
  }

  function isSyllable(folded) { return SYLLABLE.test(folded); }

  function horn(folded) { return /uo[a-z]/.test(folded) ? 8 : 6; }

  function telex(word) {
    var match = /^([^aeiouyw]*)([a-z]*)$/.exec(word);
    if (!match || !/^[a-z]+$/.test(word)) return null;
    var initial = match[1].replace('dd', 'd'), rest = match[2];
    var shape = initial === match[1] ? 0 : 1;
    if (!rest) return shape ? [initial, 6] : null;
    var tones = rest.match(/[sfrxj]/g) || [];
    if (tones.length > 1) return null;
    var tone = tones.length && 'sfrxj'.indexOf(tones[0]) + 1;
    rest = rest.replace(/[sfrxj]/, '');
    if (/([aeo])[a-z]*?\1/.test(rest)) {
      shape += 2;
      rest = rest.replace(/([aeo])([a-z]*?)\1/, '$1$2');
    } else if (rest.includes('w')) {
      rest = rest.replace(/w/g, '');
      shape += rest.includes('uo') ? horn(rest)
        : rest === 'ua' && !/q$/.test(initial) ? 6 : rest.includes('a') ? 4 : 6;
    }
    var folded = initial + rest;
    if (shape & 2 && UNMARKED.test(folded)) return null;
    return isSyllable(folded) && (tone || shape) ? [folded, tone + 6 * shape] : null;
  }

  function vni(word) {
    if (!/^[a-z]+\d[a-z\d]*$/.test(word)) return null;
    if (/^[^aeiouy\d]*d9[^aeiouy\d]*$/.test(word)) return [word.replace('9', ''), 6];
    var folded = word.replace(/\d/g, ''), digits = word.replace(/\D/g, '');
    var tones = digits.replace(/[6-9]/g, ''), shape = 0;
    if (digits.includes('0') || tones.length > 1 || !isSyllable(folded)) return null;
    if (digits.includes('9')) {
      if (folded[0] !== 'd') return null;
      shape = 1;
    }
    var marks = [6, 7, 8].filter(digit => digits.includes(digit)).join('');
    if (marks === '6' && /[aeo]/.test(folded)) shape += 2;
    else if (marks === '7' && /[uo]/.test(folded)) shape += horn(folded);
    else if (marks === '8' && folded.includes('a')) shape += 4;
    else if (marks) return null;
    return [folded, +tones + 6 * shape];
  }

  function compose(folded, accent) {
    var tone = accent % 6, marks = Math.floor(accent / 12), word = folded;
    if (Math.floor(accent / 6) % 2) word = word.replace('d', 'đ');
    if (marks === 1) word = word.replace(/(.*[aeo])/, '$1\u0302');
    else if (marks === 2) word = word.replace('a', 'a\u0306');
    else if (marks === 4) word = word.replace('uo', 'u\u031bo\u031b');
    else if (marks === 3) word = word.replace(/uo$|[uo]/, '$&\u031b');
    if (tone) {
      var part = /^(gi(?=[aeouy])|qu|[^aeiouy]*)([aeiouy\u0302\u0306\u031b]*)(.*)$/.exec(word);
      var vowels = part[2], at = vowels.search(/[\u0302\u0306\u031b][aeiouy]*$/) + 1;
      at = at || (part[3] ? vowels.length : Math.max(1, vowels.length - 1));
      word = part[1] + vowels.slice(0, at) + TONES[tone - 1] + vowels.slice(at) + part[3];
    }
    return word.normalize('NFC');
  }

  function numberKey(number) { return words(fold(number)).join('').replace(/^0+/, ''); }

  window.TailieuText = {
    clean, words, fold, wordKey, isSyllable,
    telex, vni, compose, numberKey
  };
})();
