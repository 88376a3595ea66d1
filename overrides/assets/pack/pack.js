// The search of a one-file pack: over its own text, with or without accents.
(function () {
  "use strict";
  var text = TailieuText;
  var box = document.querySelector("[data-find]");
  var input = box.querySelector("input");
  var status = box.querySelector("[role=status]");
  var list = box.querySelector("ol");
  var BLOCKS = "h2, h3, h4, h5, p, li, td, th";
  var MOST = 20;
  var blocks = [];

  function each(nodes, act) { Array.prototype.forEach.call(nodes, act); }
  function line(node) {
    var copy = node.cloneNode(true);
    each(copy.querySelectorAll("sup, .footnote-backref"), function (mark) { mark.remove(); });
    return text.clean(copy.textContent).replace(/\s+/g, " ").trim();
  }
  function collect() {
    each(document.querySelectorAll("main > section"), function (section) {
      var title = line(section.querySelector("h2"));
      each(section.querySelectorAll(BLOCKS), function (node) {
        if (node.querySelector(BLOCKS) || node.closest(".tl-up, .tl-strip")) return;
        var shown = line(node);
        if (!shown) return;
        blocks.push({ node: node, title: title, text: shown, folded: text.fold(shown),
          words: " " + text.words(shown).join(" "),
          bare: " " + text.words(text.fold(shown)).join(" ") });
      });
    });
  }
  // Every word must begin a word of the block; blocks with the accents as typed come first.
  function find(query) {
    var words = text.words(text.clean(query));
    var bare = words.map(text.fold);
    function holds(where, wanted) {
      return wanted.every(function (word) { return where.indexOf(" " + word) >= 0; });
    }
    var found = blocks.filter(function (block) { return holds(block.bare, bare); });
    var exact = found.filter(function (block) { return holds(block.words, words); });
    return exact.concat(found.filter(function (block) { return exact.indexOf(block) < 0; }));
  }
  // A stretch of the block around its first hit, with every hit marked.
  function snippet(block, bare) {
    var out = document.createElement("span");
    // Folding keeps every letter's place, save for scripts that Vietnamese text does not hold.
    if (block.folded.length !== block.text.length) {
      out.textContent = block.text;
      return out;
    }
    var hits = [];
    bare.forEach(function (word) {
      var at = -1;
      while ((at = block.folded.indexOf(word, at + 1)) >= 0) {
        if (at === 0 || !/[\p{L}\p{N}]/u.test(block.folded[at - 1])) hits.push([at, at + word.length]);
      }
    });
    hits.sort(function (a, b) { return a[0] - b[0]; });
    var from = hits.length ? Math.max(0, hits[0][0] - 60) : 0;
    if (from) from = block.text.indexOf(" ", from) + 1;
    var to = Math.min(block.text.length, from + 180);
    var done = from;
    if (from) out.append("… ");
    hits.forEach(function (hit) {
      if (hit[0] < done || hit[1] > to) return;
      var mark = document.createElement("mark");
      mark.textContent = block.text.slice(hit[0], hit[1]);
      out.append(block.text.slice(done, hit[0]), mark);
      done = hit[1];
    });
    out.append(block.text.slice(done, to) + (to < block.text.length ? " …" : ""));
    return out;
  }
  function show(node) {
    for (var up = node; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    node.tabIndex = -1;
    node.focus({ preventScroll: true });
    node.scrollIntoView();
  }
  function search() {
    var bare = text.words(text.fold(text.clean(input.value)));
    list.textContent = "";
    status.textContent = "";
    if (!bare.length) return;
    if (!blocks.length) collect();
    var found = find(input.value);
    status.textContent = found.length
      ? status.getAttribute("data-found").replace("{}", found.length)
      : status.getAttribute("data-none");
    found.slice(0, MOST).forEach(function (block) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      var where = document.createElement("small");
      link.href = "#" + block.node.closest("section").id;
      link.append(snippet(block, bare));
      link.addEventListener("click", function (event) {
        event.preventDefault();
        show(block.node);
      });
      where.textContent = block.title;
      item.append(link, where);
      list.append(item);
    });
  }
  box.hidden = false;
  input.addEventListener("input", search);

  // Paper cannot be unfolded.
  window.addEventListener("beforeprint", function () {
    each(document.querySelectorAll("details"), function (block) { block.open = true; });
  });
})();
