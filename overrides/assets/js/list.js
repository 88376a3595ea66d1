// Filters and sorting of a list, with an address that keeps them: #chu-de=dat-dai&sap-xep=title.
// A list that is divided over several pages brings all its rows from one script when first asked.
(function () {
  "use strict";
  var box = document.querySelector("[data-list]");
  if (!box || !box.querySelector("tbody")) return;
  var words = JSON.parse(box.getAttribute("data-words"));
  var facets = JSON.parse(box.getAttribute("data-facets"));
  var body = box.querySelector("tbody");
  var rows = Array.prototype.slice.call(body.rows);
  var script = box.getAttribute("data-rows");
  var total = Number(box.getAttribute("data-count"));
  var PAGE = 100;
  var limit = PAGE;

  function element(name, attributes, children) {
    var node = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      node.setAttribute(key, attributes[key]);
    });
    (children || []).forEach(function (child) { node.append(child); });
    return node;
  }
  function values(row, facet) {
    return (row.getAttribute("data-f-" + facet) || "").split(" ").filter(Boolean);
  }
  function label(facet, value) {
    return facets[facet][1][value] || value.replace(/^(\d{4})-0?(\d+)$/, "$2/$1");
  }

  // The address ------------------------------------------------------------------------------------
  function readAddress() {
    var state = {};
    location.hash.slice(1).split("&").forEach(function (pair) {
      var cut = pair.indexOf("=");
      if (cut < 1) return;
      try {
        state[decodeURIComponent(pair.slice(0, cut))] = decodeURIComponent(pair.slice(cut + 1));
      } catch (e) { /* a damaged address means no filter */ }
    });
    return state;
  }
  function writeAddress(state) {
    var hash = Object.keys(state)
      .filter(function (key) { return state[key]; })
      .map(function (key) { return encodeURIComponent(key) + "=" + encodeURIComponent(state[key]); })
      .join("&");
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }

  // The form ---------------------------------------------------------------------------------------
  var selects = {};
  var fields = element("div", { class: "tl-filters__fields" });
  Object.keys(facets).forEach(function (facet) {
    var select = element("select", { id: "loc-" + facet });
    selects[facet] = select;
    fields.append(
      element("div", {}, [
        element("label", { for: "loc-" + facet }, [facets[facet][0]]),
        select,
      ])
    );
  });
  var sort = element("select", { id: "sap-xep" });
  (body.querySelector("[data-day]:not([data-day=''])") ? ["newest", "oldest", "title"] : ["title"])
    .forEach(function (order) {
      sort.append(element("option", { value: order }, [words[order]]));
    });
  fields.append(
    element("div", {}, [element("label", { for: "sap-xep" }, [words.sort]), sort])
  );
  var clear = element("button", { type: "button", class: "tl-quiet" }, [words.clear]);
  var badge = element("span", { class: "tl-filters__count" });
  var form = element("details", { class: "tl-filters" }, [
    element("summary", {}, [words.filter + " ", badge]),
    fields,
    clear,
  ]);
  var count = element("p", { class: "tl-filters__shown", role: "status" });
  var more = element("button", { type: "button", class: "tl-button" }, [words.more]);
  more.hidden = true;
  var table = box.querySelector("table");
  table.before(form, count);
  table.after(more);
  var wide = window.matchMedia("(min-width: 60em)");
  function fold() { form.open = wide.matches; }
  if (wide.addEventListener) wide.addEventListener("change", fold);
  fold();

  // Drawing ----------------------------------------------------------------------------------------
  function matches(row, state, except) {
    return Object.keys(facets).every(function (facet) {
      return facet === except || !state[facet] || values(row, facet).indexOf(state[facet]) >= 0;
    });
  }
  function fillSelects(state) {
    Object.keys(facets).forEach(function (facet) {
      var counts = {};
      rows.forEach(function (row) {
        if (!matches(row, state, facet)) return;
        values(row, facet).forEach(function (value) {
          counts[value] = (counts[value] || 0) + 1;
        });
      });
      if (state[facet] && !counts[state[facet]]) counts[state[facet]] = 0;
      var known = Object.keys(facets[facet][1]);
      var options = Object.keys(counts).sort(function (a, b) {
        var order = known.indexOf(a) - known.indexOf(b);
        return known.length ? order : a < b ? 1 : -1;
      });
      var select = selects[facet];
      select.textContent = "";
      select.append(element("option", { value: "" }, [words.all]));
      options.forEach(function (value) {
        select.append(
          element("option", { value: value }, [label(facet, value) + " (" + counts[value] + ")"])
        );
      });
      select.value = state[facet] || "";
    });
  }
  var collator = new Intl.Collator("vi");
  function compare(order) {
    return function (a, b) {
      var byTitle = collator.compare(a.getAttribute("data-title"), b.getAttribute("data-title"));
      if (order === "title") return byTitle;
      var x = a.getAttribute("data-day");
      var y = b.getAttribute("data-day");
      if (x === y) return byTitle;
      if (!x || !y) return x ? -1 : 1;
      return (x < y ? 1 : -1) * (order === "oldest" ? -1 : 1);
    };
  }
  function draw(state) {
    var order = state["sap-xep"] || sort.options[0].value;
    sort.value = order;
    var used = Object.keys(facets).filter(function (facet) { return state[facet]; }).length;
    badge.textContent = used ? "(" + used + ")" : "";
    clear.hidden = !used;
    fillSelects(state);
    var found = rows.filter(function (row) { return matches(row, state); }).sort(compare(order));
    body.textContent = "";
    found.slice(0, limit).forEach(function (row) { body.append(row); });
    more.hidden = complete && found.length <= limit;
    var known = complete ? found.length : total;
    count.textContent = known ? known + " " + words.shown : words.none;
    TailieuBadges.refresh(body);
  }

  var complete = !script;
  var waiting = [];
  function withAllRows(act) {
    if (complete) return act();
    waiting.push(act);
    if (waiting.length > 1) return;
    var tag = element("script", { src: script });
    function ready() {
      complete = true;
      waiting.forEach(function (wanted) { wanted(); });
    }
    tag.onload = function () {
      var holder = element("tbody");
      holder.innerHTML = window.tailieuRows.join("");
      rows = Array.prototype.slice.call(holder.rows);
      ready();
    };
    tag.onerror = ready;
    document.head.append(tag);
  }
  function change() {
    var state = {};
    Object.keys(selects).forEach(function (facet) { state[facet] = selects[facet].value; });
    if (sort.value !== sort.options[0].value) state["sap-xep"] = sort.value;
    limit = PAGE;
    writeAddress(state);
    withAllRows(function () { draw(state); });
  }
  form.addEventListener("change", change);
  // The counts are true only with all rows at hand; on phones they are fetched as the form opens.
  form.addEventListener("focusin", function () {
    if (!complete) withAllRows(function () { draw(readAddress()); });
  });
  clear.addEventListener("click", function () {
    Object.keys(selects).forEach(function (facet) { selects[facet].value = ""; });
    change();
    form.querySelector("summary").focus();
  });
  more.addEventListener("click", function () {
    limit += PAGE;
    withAllRows(function () { draw(readAddress()); });
  });
  function fromAddress() {
    var state = readAddress();
    if (Object.keys(state).length) withAllRows(function () { draw(state); });
    else draw(state);
  }
  window.addEventListener("hashchange", fromAddress);
  limit = Math.max(PAGE, complete ? PAGE : rows.length);
  fromAddress();
})();
