// What the search asks of our own pages, on a site of another make (other_site.py): its words, a place
// to keep recent queries, and a button that opens it. After dom.js and storage.js, before all others.
(() => {
  "use strict";
  const { all, make, root } = TailieuDom;
  const said = /** @type {Record<string, BoxWords>} */ (window.tailieuSearch);
  const [language] = document.documentElement.lang.split("-");
  const words = JSON.stringify(said[language] || Object.values(said)[0]);
  Object.assign(window, { TailieuReading: TailieuStorage.open(root) });
  // told.js says nothing here but what mark.js gives it.
  document.head.append(make("meta", { name: "tailieu:told", content: "{}" }));
  // A page may have a field alone; / and Ctrl K open the box too.
  if (!all("[data-search-open]").length) {
    document.body.append(make("button", { "data-search-open": true, hidden: true }));
  }
  for (const button of all("[data-search-open]")) button.dataset.words = words;
})();
