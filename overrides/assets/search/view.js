/* The search box: a dialog over any page, or the whole of the search page. Words come from the
   data-words of the button that opens it. TailieuView(base) → {open(query), mark(words)}. */
(function () {
  'use strict';
  var MOST_RECENT = 6;

  function make(tag, attributes, children) {
    var node = document.createElement(tag);
    Object.keys(attributes || {}).forEach(name => {
      if (typeof attributes[name] === 'function') node.addEventListener(name, attributes[name]);
      else node.setAttribute(name, attributes[name]);
    });
    node.append(...[].concat(children || []));
    return node;
  }
  function marked(text, ranges) {
    var parts = [], at = 0;
    (ranges || []).forEach(range => {
      parts.push(text.slice(at, range[0]), make('mark', {}, text.slice(range[0], range[1])));
      at = range[1];
    });
    return parts.concat(text.slice(at));
  }

  window.TailieuView = function (base) {
    var root = base.replace(/assets\/search\/$/, '');
    var language = document.documentElement.lang;
    var words = JSON.parse(document.querySelector('[data-search-open]').getAttribute('data-words'));
    var store = window.TailieuReading;
    var home = document.querySelector('[data-search-page]');
    var main = engine(language), other = engine(language === 'vi' ? 'en' : 'vi');
    var kind = '', limit, literal, last = '', before;

    var input = make('input', {
      type: 'search', id: 'tl-search-input', autocomplete: 'off', spellcheck: 'false',
      enterkeyhint: 'search', 'aria-label': words.search, placeholder: words.hint,
      input: () => { literal = false; fresh(); },
    });
    var status = make('p', { role: 'status', class: 'tl-search__status' });
    var filters = make('div', { class: 'tl-search__kinds', role: 'group', 'aria-label': words.kind });
    var results = make('div', { class: 'tl-search__results' });
    var close = make('button', { type: 'button', class: 'tl-search__close', click: shut }, words.close);
    var box = make('div', { class: 'tl-search' + (home ? ' tl-search--page' : ''), keydown: keys }, [
      make('div', { class: 'tl-search__head' }, home ? [input] : [input, close]),
      filters, status, results,
    ]);
    if (home) {
      home.append(box);
    } else {
      box.setAttribute('role', 'dialog');
      box.setAttribute('aria-modal', 'true');
      box.setAttribute('aria-label', words.search);
      box = make('div', { class: 'tl-search-veil', hidden: '', mousedown: event => {
        if (event.target === box) shut();
      } }, box);
      document.body.append(box);
    }

    function engine(lang) {
      return window.TailieuSearch.open({ base: base, language: lang });
    }
    function open(query) {
      if (box.hidden) {
        before = document.activeElement;
        box.hidden = false;
        document.documentElement.classList.add('tl-searching');
      }
      main.warm().catch(() => {});
      if (query !== undefined && query !== null) input.value = query;
      if (!home || query) input.focus();
      input.select();
      fresh();
    }
    function shut() {
      if (home) return;
      box.hidden = true;
      document.documentElement.classList.remove('tl-searching');
      if (before) before.focus();
    }
    function keys(event) {
      var links = Array.from(box.querySelectorAll('.tl-search__results a'));
      var at = links.indexOf(document.activeElement);
      if (event.key === 'Escape') {
        event.stopPropagation();
        if (at >= 0) input.focus();
        else if (home) input.value = '', fresh();
        else shut();
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        var step = event.key === 'ArrowDown' ? 1 : -1;
        event.preventDefault();
        (at + step < 0 || !links.length ? input : links[Math.min(at + step, links.length - 1)]).focus();
      } else if (event.key === 'Enter' && event.target === input && links[0]) {
        event.preventDefault();
        links[0].click();
      } else if (event.key === 'Tab' && !home) {
        var stops = Array.from(box.querySelectorAll('input, button, a'));
        var edge = stops[event.shiftKey ? 0 : stops.length - 1];
        if (document.activeElement === edge) {
          event.preventDefault();
          stops[event.shiftKey ? stops.length - 1 : 0].focus();
        }
      }
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
      var query = input.value.trim().slice(0, 100);
      store.keep('recent', JSON.stringify(
        [query].concat(recent().filter(old => old !== query)).slice(0, MOST_RECENT)));
    }

    function fresh() {
      limit = home ? 20 : 8;
      run();
    }
    function run() {
      var query = input.value;
      if (home && query !== last) {
        history.replaceState(null, '', query ? '#q=' + encodeURIComponent(query) : location.pathname);
      }
      last = query;
      if (!query.trim()) return start();
      var wish = { limit: limit, literal: literal, kinds: kind ? [kind] : null };
      main.search(query, wish).then(found => found && show(found, query), failed);
    }
    function failed() { status.textContent = words.broken; }

    function start() {
      kind = '';
      filters.textContent = status.textContent = results.textContent = '';
      var old = recent();
      if (!old.length) return;
      results.append(make('h2', {}, words.recent), make('ul', { class: 'tl-search__recent' },
        old.map(query => make('li', {}, make('button', { type: 'button', click: () => {
          input.value = query;
          input.focus();
          fresh();
        } }, query)))),
      make('button', { type: 'button', class: 'tl-quiet', click: () => {
        store.keep('recent', '[]');
        start();
        input.focus();
      } }, words.forget));
    }

    function show(found, query) {
      results.textContent = filters.textContent = '';
      status.textContent = found.total ? found.total + ' ' + words.pages : '';
      if (found.shown) {
        status.append(' · ' + words.shown + ' ', make('strong', {}, found.shown), '. ',
          make('button', { type: 'button', class: 'tl-quiet', click: () => {
            literal = true;
            fresh();
            input.focus();
          } }, words.literal + ' “' + query + '”'));
      }
      if (found.cut) status.append(' ' + words.cut);
      if (found.errors.length) {
        status.append(make('span', { class: 'tl-search__error' }, ' ' + words.missing + ' (' +
          found.errors.map(error => error.file).join(', ') + ')'));
      }
      var kinds = Object.keys(found.kinds);
      if (kinds.length > 1 || kind) {
        [''].concat(kinds).forEach(name => filters.append(make('button', {
          type: 'button', 'aria-pressed': String(name === kind), click: () => {
            kind = name;
            fresh();
            input.focus();
          } }, name ? words.kinds[name] + ' ' + found.kinds[name] : words.all)));
      }
      if (found.hits.length) results.append(list(found, language));
      else results.append(nothing());
      if (found.total > found.hits.length && found.hits.length >= limit) {
        results.append(make('button', { type: 'button', class: 'tl-quiet', click: () => {
          var seen = found.hits.length;
          limit += 20;
          main.search(query, { limit: limit, literal: literal, kinds: kind ? [kind] : null })
            .then(more => {
              if (!more) return;
              show(more, query);
              var next = results.querySelectorAll('a')[seen];
              if (next) next.focus();
            }, failed);
        } }, words.more));
      }
      other.search(query, { limit: 3, literal: true, kinds: kind ? [kind] : null }).then(also => {
        if (also && also.hits.length && input.value === query) {
          results.append(make('h2', {}, words.other), list(also, language === 'vi' ? 'en' : 'vi'));
        }
      }, () => {});
    }
    function list(found, lang) {
      return make('ol', { lang: lang }, found.hits.map(hit => make('li', {
        class: hit.expired ? 'tl-search__old' : '' }, row(hit, found, lang))));
    }
    function row(hit, found, lang) {
      var address = root + hit.url;
      if (found.words.length) address += '?tim=' + encodeURIComponent(found.words.join(' '));
      if (hit.anchor) address += '#' + hit.anchor;
      var badges = [make('span', { class: 'tl-search__kind' }, words.kinds[hit.kind] || '')];
      if (hit.number && hit.title.indexOf(hit.number) < 0) {
        badges.push(make('span', { class: 'tl-number' }, hit.number));
      }
      if (hit.status) {
        badges.push(make('span', { class: 'tl-badge', 'data-status': hit.status },
          words.statuses[hit.status]));
      }
      return [
        make('a', { href: address, hreflang: lang, click: remember }, marked(hit.title, hit.titleRanges)),
        make('p', { class: 'tl-search__about' }, badges),
        make('p', {}, (hit.section ? [make('b', {}, hit.section + ' · ')] : [])
          .concat(marked(hit.text, hit.ranges))),
      ];
    }
    function nothing() {
      return make('div', { class: 'tl-search__nothing' }, [
        make('p', {}, make('strong', {}, words.nothing)),
        make('ul', {}, words.advice.map(line => make('li', {}, line))),
        make('p', {}, Object.keys(words.lists).map(path =>
          make('a', { href: root + path }, words.lists[path]))),
      ]);
    }

    // The found words on the page that opened, accents as they stand.
    function mark(folded) {
      var wanted = folded.split(' '), nodes = [];
      var walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        if (!walker.currentNode.parentNode.closest('script, style, textarea, button, mark, select, footer')) {
          nodes.push(walker.currentNode);
        }
      }
      nodes.forEach(node => {
        var text = node.data, ranges = [], found, word = /[\p{L}\p{M}\p{N}]+/gu;
        while ((found = word.exec(text))) {
          if (wanted.indexOf(window.TailieuText.fold(found[0])) >= 0) {
            ranges.push([found.index, found.index + found[0].length]);
          }
        }
        if (!ranges.length) return;
        var folds = node.parentNode.closest('details');
        if (folds && location.hash) folds.open = folds.open || !!folds.querySelector(location.hash);
        node.replaceWith(...marked(text, ranges));
      });
    }

    return { open: open, mark: mark };
  };
})();
