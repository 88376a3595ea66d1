// The page of the reader's own pack: order, speaking time, print, one file to take along, a link.
// The sheets' texts and the file's frame are script files, loaded only when one of them is wanted.
(function () {
  "use strict";
  var base = document.currentScript.src.replace(/assets\/pack\/mine-page\.js.*$/, "");
  var mine = window.TailieuMine;
  var page = document.querySelector("[data-mine-page]");
  var words = JSON.parse(page.getAttribute("data-words"));
  var lang = document.documentElement.lang;
  var items = one("[data-items]");
  var status = one("[data-mine-status]");
  var known = {};

  function one(selector) { return page.querySelector(selector); }
  function on(selector, act) { one(selector).addEventListener("click", act); }
  function say(text) { status.textContent = text; }
  function load(name) {
    return new Promise(function (resolve, reject) {
      var tag = document.createElement("script");
      tag.src = base + "assets/bo/" + name + ".js";
      tag.onload = resolve;
      tag.onerror = function () {
        tag.remove();
        reject(new Error(name));
      };
      document.head.appendChild(tag);
    });
  }

  // Which pack -----------------------------------------------------------------------------------
  // A pack that came by a link is only looked at, until the reader takes it for their own.
  var linked = null;
  function readAddress() {
    var found = /[#&]phieu=([^&]*)/.exec(location.hash);
    linked = found ? mine.parse(decodeURIComponent(found[1])) : null;
    var own = mine.chosen();
    if (linked && (!own.length || own.join() === linked.join())) {
      mine.choose(linked);
      dropAddress();
    }
  }
  function dropAddress() {
    linked = null;
    history.replaceState(null, "", location.pathname + location.search);
  }
  function ids() {
    return (linked || mine.chosen()).map(function (id) { return (known[id] || { id: id }).id; });
  }
  function present() {
    return ids().filter(function (id) { return known[id]; });
  }
  function minutes() {
    return present().reduce(function (sum, id) { return sum + known[id].minutes; }, 0);
  }

  // Drawing -----------------------------------------------------------------------------------------
  function make(tag, name, text) {
    var node = document.createElement(tag);
    if (name) node.className = name;
    if (text) node.textContent = text;
    return node;
  }
  function button(sign, action, id, title) {
    var node = make("button", "", sign);
    node.type = "button";
    node.setAttribute("aria-label", words[action] + ": " + title);
    node.setAttribute("data-act", action);
    node.setAttribute("data-id", id);
    return node;
  }
  function line(id, place, list) {
    var sheet = known[id];
    var node = make("li");
    var text = make("div", "tl-mine__text");
    var title = sheet ? sheet.title[lang] : id;
    if (sheet) {
      var link = make("a", "", title);
      var badge = make("span", "tl-badge", sheet.label[lang]);
      link.href = base + sheet.url[lang];
      if (lang === "en" && !sheet.english) link.lang = "vi";
      badge.setAttribute("data-status", sheet.status);
      if (sheet.dates) badge.setAttribute("data-dates", JSON.stringify(sheet.dates));
      var time = make("span", "tl-mine__minutes", sheet.minutes + " " + words.minutes);
      text.append(link, " ", time, badge);
    } else {
      text.append(make("strong", "", words.gone), " " + id);
    }
    node.append(text);
    if (!linked) {
      var row = make("div", "tl-mine__buttons");
      var up = button("↑", "up", id, title);
      var down = button("↓", "down", id, title);
      up.disabled = place === 0;
      down.disabled = place === list.length - 1;
      row.append(up, down, button("×", "remove", id, title));
      node.append(row);
    }
    return node;
  }
  function draw() {
    var list = ids();
    items.textContent = "";
    list.forEach(function (id, place) { items.append(line(id, place, list)); });
    TailieuBadges.refresh(items);
    one("[data-linked]").hidden = !linked;
    one("[data-empty]").hidden = list.length > 0;
    one("[data-total]").hidden = one("[data-mine-actions]").hidden = !present().length;
    one("[data-total] strong").textContent = minutes();
    one("[data-mine-clear]").hidden = Boolean(linked);
  }

  // Changing the order: the focus stays with the sheet that moved. -----------------------------------
  items.addEventListener("click", function (event) {
    var pressed = event.target.closest("[data-act]");
    if (!pressed) return;
    var act = pressed.getAttribute("data-act");
    var id = pressed.getAttribute("data-id");
    var list = ids();
    var place = list.indexOf(id);
    var to = place + (act === "up" ? -1 : 1);
    var title = known[id] ? known[id].title[lang] : id;
    list.splice(place, 1);
    if (act !== "remove") list.splice(to, 0, id);
    mine.choose(list);
    say(act === "remove" ? words.removed + ": " + title
      : title + ": " + (to + 1) + " / " + list.length);
    var next = act === "remove"
      ? items.querySelectorAll("[data-act=remove]")[Math.min(place, list.length - 1)]
      : items.querySelector('[data-id="' + id + '"][data-act=' + act + "]:not(:disabled)") ||
        items.querySelector('[data-id="' + id + '"]:not(:disabled)');
    if (next) next.focus();
    else one("[data-empty] a").focus();
  });

  // Texts ---------------------------------------------------------------------------------------------
  function texts() {
    window.tailieuTexts = window.tailieuTexts || {};
    return Promise.all(present().map(function (id) {
      return window.tailieuTexts[id] || load("phieu/" + id);
    })).then(function () {
      return present().map(function (id) { return window.tailieuTexts[id]; });
    });
  }
  function joined(parts, key) {
    return parts.map(function (part) { return part[key]; }).join("");
  }
  function failed() { say(words.failed); }
  function save() {
    say(words.making);
    Promise.all([texts(), window.tailieuFrame || load("khung")]).then(function (loaded) {
      var slots = {
        "%LINES%": joined(loaded[0], "line"),
        "%SECTIONS%": joined(loaded[0], "section"),
        "%COUNT%": String(loaded[0].length),
        "%MINUTES%": String(minutes()),
      };
      var html = window.tailieuFrame.replace(/%[A-Z]+%/g, function (slot) {
        return slot in slots ? slots[slot] : slot;
      });
      var link = make("a");
      link.href = URL.createObjectURL(new Blob([html], { type: "text/html" }));
      link.download = "bo-cua-toi.html";
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
      say(words.saved);
    }).catch(failed);
  }
  function print() {
    texts().then(function (parts) {
      var paper = one("[data-printout]");
      paper.innerHTML = joined(parts, "section");
      Array.prototype.forEach.call(paper.querySelectorAll("details"), function (block) {
        block.open = true;
      });
      TailieuBadges.refresh(paper);
      document.body.classList.add("tl-printing");
      window.addEventListener("afterprint", function () {
        document.body.classList.remove("tl-printing");
        paper.textContent = "";
      }, { once: true });
      window.print();
    }).catch(failed);
  }
  function address() {
    return location.href.split("#")[0] + "#phieu=" + ids().join(",");
  }

  on("[data-mine-save]", save);
  on("[data-mine-print]", print);
  on("[data-mine-link]", function () {
    window.TailieuCopy(address(), function () { say(words.copied); });
  });
  on("[data-mine-clear]", function () {
    if (!window.confirm(words.sure)) return;
    mine.choose([]);
    say("");
    one("[data-empty] a").focus();
  });
  on("[data-adopt]", function () {
    var taken = linked;
    dropAddress();
    mine.choose(taken);
  });
  on("[data-dismiss]", function () {
    dropAddress();
    draw();
  });
  window.addEventListener("hashchange", function () {
    readAddress();
    draw();
  });
  load("phieu").then(function () {
    window.tailieuSheets.forEach(function (sheet) {
      [sheet.id].concat(sheet.formerly).forEach(function (id) { known[id] = sheet; });
    });
    readAddress();
    draw();
    mine.watchers.push(draw);
  }, failed);
})();
