/* Loads the search at the reader's first touch: a tap, / or Ctrl K, an address with ?q= or #q=, or
   ?tim= (words to mark on this page). Until then a page carries only this file. */
(function () {
  'use strict';
  var base = document.currentScript.src.replace(/[^/]*$/, '');
  var opener = document.querySelector('[data-search-open]');
  var home = document.querySelector('[data-search-page]');
  var loading;

  function load(name) {
    return new Promise((resolve, reject) => {
      // Not async: fetched side by side, run in order.
      document.head.append(Object.assign(document.createElement('script'), {
        src: base + name + '.js', async: false, onload: resolve, onerror: reject }));
    });
  }
  function view() {
    loading = loading || Promise.all(['text', 'engine', 'view'].map(load))
      .then(() => window.TailieuView(base));
    loading.catch(() => { loading = null; });
    return loading;
  }
  function go(query) {
    view().then(box => box.open(query), () => {
      // Without its code: the search page, whose lists need none.
      if (home) home.textContent = JSON.parse(opener.dataset.words).broken;
      else location = opener.href;
    });
  }
  function parameter(name) {
    return new URLSearchParams(location.hash.slice(1) + '&' + location.search.slice(1)).get(name);
  }
  function fromAddress() {
    var query = parameter('q');
    if (query !== null) go(query);
    return query;
  }

  document.addEventListener('click', event => {
    if (event.target.closest('[data-search-open]') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      go();
    }
  });
  document.addEventListener('keydown', event => {
    var control = event.ctrlKey || event.metaKey;
    if (control ? /^k$/i.test(event.key) && !event.shiftKey
      : event.key === '/' && !event.altKey && !event.target.matches('input, textarea, select')) {
      event.preventDefault();
      event.stopPropagation();
      go();
    }
  }, true);
  document.addEventListener('submit', event => {
    if (event.target.matches('[data-search-form]')) {
      event.preventDefault();
      go(event.target.q.value);
    }
  });
  window.addEventListener('hashchange', fromAddress);
  if (fromAddress() === null && home) go('');
  var words = parameter('tim');
  if (words) view().then(box => box.mark(words), () => {});
})();
