// A box that finds one thing among many as it is typed, with accents or without: the combobox of
// the ARIA practices.
(function () {
  "use strict";
  var text = TailieuText;
  var SHOWN = 12;

  function make(tag, name, said) {
    var node = document.createElement(tag);
    if (name) node.className = name;
    if (said) node.textContent = said;
    return node;
  }

  // Entries whose `find` holds every word of the query; `find` is folded, its words apart.
  function matching(entries, query) {
    var wanted = text.words(text.fold(query));
    return entries.filter(function (entry) {
      return wanted.every(function (word) { return entry.find.indexOf(" " + word) >= 0; });
    });
  }

  // `entries()` gives [{ find, title, note, badge, take }]; `take()` is called for the one chosen.
  function picker(id, label, entries, words) {
    var box = make("div", "tl-pick");
    var input = make("input");
    var drop = make("div", "tl-pick__drop");
    var list = make("ul");
    var more = make("p", "tl-pick__more");
    var tag = make("label", "", label);
    var shown = [], active = -1;
    tag.htmlFor = input.id = id;
    input.type = "text";
    input.autocomplete = "off";
    input.placeholder = words.pick_hint;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", id + "-list");
    list.id = id + "-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", label);
    more.setAttribute("role", "status");
    drop.append(list, more);
    box.append(tag, input, drop);

    function option(entry, place) {
      var node = make("li");
      node.id = id + "-" + place;
      node.setAttribute("role", "option");
      node.append(make("strong", "", entry.title));
      if (entry.note) node.append(" ", make("span", "", entry.note));
      if (entry.badge) {
        var badge = make("span", "tl-badge", entry.badge.label);
        badge.setAttribute(entry.badge.kind, entry.badge.code);
        node.append(" ", badge);
      }
      // Before the box loses the focus and closes.
      node.addEventListener("mousedown", function (event) {
        event.preventDefault();
        take(place);
      });
      return node;
    }
    function point(place) {
      active = place;
      Array.prototype.forEach.call(list.children, function (node, at) {
        node.setAttribute("aria-selected", String(at === active));
      });
      if (active < 0) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", id + "-" + active);
        list.children[active].scrollIntoView({ block: "nearest" });
      }
    }
    function open() {
      var found = matching(entries(), input.value);
      shown = found.slice(0, SHOWN);
      list.textContent = "";
      shown.forEach(function (entry, place) { list.append(option(entry, place)); });
      drop.hidden = false;
      list.hidden = !shown.length;
      input.setAttribute("aria-expanded", String(shown.length > 0));
      more.textContent = !found.length ? words.pick_nothing
        : found.length > SHOWN ? words.pick_more.replace("{}", found.length - SHOWN) : "";
      point(-1);
    }
    function close() {
      shown = [];
      drop.hidden = true;
      list.textContent = more.textContent = "";
      input.setAttribute("aria-expanded", "false");
      point(-1);
    }
    function take(place) {
      var entry = shown[place];
      input.value = "";
      close();
      entry.take();
    }

    input.addEventListener("input", open);
    input.addEventListener("click", open);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", function (event) {
      var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        if (!shown.length) open();
        if (shown.length) point((active + step + shown.length + (active < 0 && step < 0)) % shown.length);
      } else if (event.key === "Enter") {
        if (active >= 0) take(active);
        else if (shown.length === 1) take(0);
      } else if (event.key === "Escape" && !drop.hidden) {
        close();
      } else {
        return;
      }
      // Enter would send the form, the arrows would move in the text.
      event.preventDefault();
    });
    close();
    return box;
  }

  // What `entry.find` has to be.
  function findable(parts) {
    return " " + text.words(text.fold(parts.filter(Boolean).join(" "))).join(" ");
  }

  window.TailieuPick = { picker: picker, findable: findable };
})();
