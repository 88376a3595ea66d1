/* Loads the search when the reader first touches it: a tap, / or Ctrl K, an address with ?q= or
   #q=, or ?tim= (words to mark on this page). Until then a page carries only this file. */
(function () {
  'use strict';
  var base = document.currentScript.src.replace(/[^/]*$/, '');
  var loading;

  function script(name) {
    return new Promise((resolve, reject) => {
      var tag = document.createElement('script');
      tag.src = base + name;
      tag.onload = resolve;
      tag.onerror = () => reject(new Error(name));
      document.head.append(tag);
    });
  }
  function view() {
    loading = loading || script('text.js').then(() => script('engine.js')).then(() => script('view.js'))
      .then(() => window.TailieuView(base));
    loading.catch(() => { loading = null; });
    return loading;
  }
  function inPage() { return document.querySelector('[data-search-page]'); }
  function go(query) { view().then(box => box.open(query)); }
  function parameter(name) {
    var found = new RegExp('[?&#]' + name + '=([^&#]*)').exec(location.search + location.hash);
    try {
      return found && decodeURIComponent(found[1].replace(/\+/g, ' '));
    } catch (damaged) {
      return null;
    }
  }

  document.addEventListener('click', event => {
    if (event.target.closest('[data-search-open]')) {
      event.preventDefault();
      go();
    }
  });
  document.addEventListener('keydown', event => {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    var slash = event.key === '/' && !typing && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (slash || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      event.stopPropagation();
      go();
    }
  }, true);
  document.addEventListener('submit', event => {
    var form = event.target.closest('[data-search-form]');
    if (form) {
      event.preventDefault();
      go(form.q.value);
    }
  });
  function fromAddress() {
    var query = parameter('q');
    if (query !== null || inPage()) go(query || '');
  }
  window.addEventListener('hashchange', fromAddress);
  fromAddress();
  var words = parameter('tim');
  if (words) view().then(box => box.mark(words));
})();
