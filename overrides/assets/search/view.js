/* The search box: a dialog over any page, or the whole of the search page. Its words come from the
   data-words of the button that opens it. TailieuView(base) → {open(query), mark(words)}. */
(function () {
  'use strict';

  function make(tag, name, children, attributes) {
    var node = document.createElement(tag);
    node.className = name && 'tl-' + name;
    Object.keys(attributes || {}).forEach(key => { node.setAttribute(key, attributes[key]); });
    node.append(...[].concat(children));
    return node;
  }
  function button(name, label, act, attributes) {
    var node = make('button', name, label, attributes);
    node.type = 'button';
    node.onclick = act;
    return node;
  }
  function marked(text, ranges) {
    var parts = [], at = 0;
    ranges.forEach(range => {
      parts.push(text.slice(at, range[0]), make('mark', '', text.slice(range[0], range[1])));
      at = range[1];
    });
    return parts.concat(text.slice(at));
  }

  window.TailieuView = function (base) {
    var root = base.replace('assets/search/', '');
    var words = JSON.parse(document.querySelector('[data-search-open]').dataset.words);
    var store = TailieuReading, text = TailieuText;
    var home = document.querySelector('[data-search-page]');
    var language = document.documentElement.lang, foreign = language === 'vi' ? 'en' : 'vi';
    var main = engine(language), other = engine(foreign);
    // answered: the query whose results stand; hurry: open the first result when it comes.
    var kind = '', literal, limit, answered, hurry, before;

    var input = make('input', '', [], {
      type: 'search', id: 'tl-search-input', autocomplete: 'off', spellcheck: 'false',
      enterkeyhint: 'search', 'aria-label': words.search, placeholder: words.hint });
    var status = make('p', 'search__status', [], { role: 'status' });
    var filters = make('div', 'search__kinds', [], { role: 'group', 'aria-label': words.kind });
    var results = make('div', 'search__results', []);
    var box = make('div', home ? 'search--page' : 'search-veil', make('div', 'search', [
      make('div', 'search__head', [
        input,
        button('search__clear', '×', () => ask(''), { 'aria-label': words.clear }),
        home ? '' : button('search__close', words.close, shut),
      ]),
      filters, status, results,
    ], home ? {} : { role: 'dialog', 'aria-modal': true, 'aria-label': words.search }));
    box.hidden = !home;
    box.onkeydown = keys;
    box.onmousedown = event => { if (event.target === box && !home) shut(); };
    input.oninput = () => {
      literal = hurry = false;
      look();
    };
    input.onchange = keepAddress;
    (home || document.body).append(box);
    document.addEventListener('focusin', event => {
      if (!home && !box.hidden && !box.contains(event.target)) input.focus();
    });

    function engine(lang) { return window.TailieuSearch.open({ base: base, language: lang }); }

    function open(query) {
      if (box.hidden) {
        before = document.activeElement;
        box.hidden = false;
        document.documentElement.classList.add('tl-searching');
      }
      main.warm().catch(() => {});
      // A search page that opens without a question does not call up a phone's keyboard.
      if (home && query === '') look();
      else ask(query);
      input.select();
    }
    function shut() {
      box.hidden = true;
      document.documentElement.classList.remove('tl-searching');
      before.focus();
    }
    function keys(event) {
      var rows = Array.from(results.querySelectorAll('a, li button'));
      var now = document.activeElement, at = rows.indexOf(now);
      if (event.isComposing) return;
      if (event.key === 'ArrowDown') (rows[at + 1] || now).focus();
      else if (event.key === 'ArrowUp') (rows[at - 1] || input).focus();
      else if (event.key === 'Enter' && now === input) {
        hurry = true;
        openFirst();
      } else if (event.key === 'Escape' && now !== input) input.focus();
      else if (event.key === 'Escape' && !home) shut();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }
    function openFirst() {
      var first = results.querySelector('ol a');
      if (hurry && first && answered === input.value) first.click();
    }

    // Recent queries stay on this device, and only those that led to a page.
    function recent() {
      try {
        return JSON.parse(store.kept('recent')) || [];
      } catch (damaged) {
        return [];
      }
    }
    function remember() {
      var query = text.clean(input.value.slice(0, 100)).trim();
      store.keep('recent', JSON.stringify(
        [query].concat(recent().filter(old => old !== query)).slice(0, 6)));
      keepAddress();
    }
    function keepAddress() {
      var query = new URLSearchParams({ q: input.value.slice(0, 400) });
      if (home) history.replaceState(null, '', '#' + query);
    }

    // Looks again with the focus in the box, for `query` where one is given.
    function ask(query) {
      if (query !== undefined) input.value = query;
      input.focus();
      look();
    }
    function look() {
      limit = home ? 20 : 8;
      results.scrollTop = 0;
      if (input.value.trim()) run();
      else start();
    }
    function run(then) {
      var query = input.value;
      results.setAttribute('aria-busy', true);
      if (!answered) status.textContent = words.busy;
      main.search(query, wish(limit, literal)).then(found => {
        if (!found || query !== input.value) return;
        show(found);
        answered = query;
        openFirst();
        if (then) then();
        return other.search(query, wish(3, true));
      }).then(found => {
        if (found && found.hits.length && query === answered) {
          results.append(make('h2', '', words.other), list(found, foreign));
        }
      }).catch(error => {
        show({ hits: [], kinds: {}, errors: [{ file: error.message }] });
        throw error;
      });
    }
    function wish(limit, literal) {
      return { limit: limit, literal: literal, kinds: kind ? [kind] : null };
    }

    function clear() {
      filters.textContent = status.textContent = results.textContent = '';
      results.removeAttribute('aria-busy');
    }
    function start() {
      kind = answered = literal = '';
      clear();
      if (!recent().length) return;
      results.append(
        make('h2', '', words.recent),
        make('ul', 'search__recent', recent().map(query =>
          make('li', '', button('', query, () => ask(query))))),
        button('quiet', words.forget, () => {
          store.keep('recent', '[]');
          ask();
        }));
    }

    function show(found) {
      var some = found.hits.length;
      var failed = Array.from(new Set(found.errors.map(error => error.file))).join(', ');
      var kinds = Object.keys(words.kinds).filter(name => name === kind || found.kinds[name]);
      clear();
      if (some) status.append(words.pages.replace('#', found.total) + ' ');
      if (found.shown) {
        status.append('· ' + words.shown + ' ', make('strong', '', found.shown), ' ',
          button('quiet', words.literal + ' “' + found.query + '”', () => {
            literal = true;
            ask();
          }));
      }
      if (found.cut) status.append(words.cut + ' ');
      if (failed) {
        status.append(make('span', 'search__error',
          (some ? words.missing : words.broken) + ' (' + failed + ')'));
      } else if (!some) status.append(make('strong', '', words.nothing));
      if (kinds.length > 1 || kind) {
        filters.append(...[''].concat(kinds).map(name => button('',
          name ? words.kinds[name] + ' ' + (found.kinds[name] || 0) : words.all, () => {
            kind = name;
            ask();
          }, { 'aria-pressed': name === kind })));
      }
      if (some) results.append(list(found, language));
      else {
        results.append(make('div', 'search__nothing', [
          make('ul', '', failed ? [] : words.advice.map(line => make('li', '', line))),
          make('p', '', Object.keys(words.lists).map(path =>
            make('a', '', words.lists[path], { href: root + path }))),
        ]));
      }
      if (found.total > some && some >= limit) {
        results.append(button('quiet', words.more, () => {
          limit += 20;
          run(() => { (results.querySelectorAll('ol a')[some] || input).focus(); });
        }));
      }
    }
    function list(found, lang) {
      return make('ol', '', found.hits.map(hit => {
        var link = make('a', '', marked(hit.title, hit.titleRanges), {
          href: root + hit.url + '?tim=' + encodeURIComponent(found.words.join(' ')) +
            (hit.anchor && '#' + hit.anchor),
          lang: lang });
        link.onclick = remember;
        return make('li', hit.expired ? 'search__old' : '', [
          link,
          make('p', 'search__about', [
            words.kinds[hit.kind],
            make('span', 'number', hit.title.includes(hit.number) ? '' : hit.number),
            hit.status ? make('span', 'badge', words.statuses[hit.status], {
              'data-status': hit.status }) : '',
          ]),
          make('p', '', [make('b', '', hit.section && hit.section + ' · ')]
            .concat(marked(hit.text, hit.ranges)), { lang: lang }),
        ]);
      }));
    }

    // Marks the found words on this page, accents as they stand. Where some of them stand side by
    // side, a syllable that stands alone is some other word's.
    function mark(folded) {
      var wanted = folded.split(' '), found = [], together = false, word;
      var walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        var node = walker.currentNode, pattern = /[\p{L}\p{M}\p{N}]+/gu, ranges = [], range = null;
        if (node.parentNode.closest('script, style, textarea, button, select, footer')) continue;
        while ((word = pattern.exec(node.data))) {
          var fold = text.fold(word[0]);
          if (!wanted.includes(fold)) range = null;
          else if (!range) ranges.push(range = [word.index, pattern.lastIndex, text.isSyllable(fold)]);
          else {
            range[1] = pattern.lastIndex;
            range[2] = false;
            together = true;
          }
        }
        found.push([node, ranges]);
      }
      found.forEach(([node, ranges]) => {
        ranges = ranges.filter(range => !together || !range[2]);
        var folds = node.parentNode.closest('details');
        if (!ranges.length) return;
        if (folds) folds.open = true;
        node.replaceWith(...marked(node.data, ranges));
      });
    }

    return { open: open, mark: mark };
  };
})();
