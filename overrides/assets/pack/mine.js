// The reader's own pack: which sheets and in which order, kept on this device; the button on a
// sheet and the ticks in a list of sheets.
(function () {
  "use strict";
  var reading = TailieuReading;
  var ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  var watchers = [];

  function all(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }
  function parse(text) {
    return text.split(",").filter(function (id, place, ids) {
      return ID.test(id) && ids.indexOf(id) === place;
    });
  }
  function chosen() { return parse(reading.kept("pack") || ""); }
  function choose(ids) {
    reading.keep("pack", ids.join(","));
    changed();
  }
  function toggle(id) {
    var ids = chosen();
    choose(ids.indexOf(id) < 0 ? ids.concat(id) : ids.filter(function (one) { return one !== id; }));
  }
  function changed() {
    var ids = chosen();
    all("[data-mine-count]", function (place) { place.textContent = ids.length; });
    all("[data-mine-way]", function (way) { way.hidden = !ids.length; });
    watchers.forEach(function (watcher) { watcher(ids); });
  }

  all("[data-mine]", function (button) {
    var add = button.textContent;
    button.addEventListener("click", function () { toggle(button.getAttribute("data-mine")); });
    watchers.push(function (ids) {
      var has = ids.indexOf(button.getAttribute("data-mine")) >= 0;
      button.textContent = has ? button.getAttribute("data-remove") : add;
    });
  });

  // The rows of a list come and go with its filters; each gets its tick once.
  all("[data-list=phieu] tbody", function (body) {
    var label = document.querySelector("[data-tick]").getAttribute("data-tick");
    function tick(row) {
      var link = row.querySelector(".tl-list__main > a");
      var box = document.createElement("input");
      var holder = document.createElement("label");
      box.type = "checkbox";
      box.value = link.pathname.replace(/^.*\/|\.html$/g, "");
      box.setAttribute("aria-label", label + ": " + link.textContent);
      box.checked = chosen().indexOf(box.value) >= 0;
      box.addEventListener("change", function () { toggle(box.value); });
      holder.className = "tl-tick";
      holder.appendChild(box);
      row.classList.add("tl-ticked");
      row.cells[0].insertBefore(holder, link);
    }
    function tickAll() {
      Array.prototype.forEach.call(body.rows, function (row) {
        if (!row.querySelector(".tl-tick")) tick(row);
      });
    }
    new MutationObserver(tickAll).observe(body, { childList: true });
    tickAll();
    watchers.push(function (ids) {
      all(".tl-tick input", function (box) { box.checked = ids.indexOf(box.value) >= 0; });
    });
  });

  window.addEventListener("storage", changed);
  window.addEventListener("pageshow", changed);
  window.TailieuMine = { chosen: chosen, choose: choose, parse: parse, watchers: watchers };
})();
