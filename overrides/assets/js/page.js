// What every page does beyond its HTML: display settings, sources in place, copying.
(function () {
  "use strict";
  var root = document.documentElement;
  var reading = TailieuReading;

  function all(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  // Display settings ----------------------------------------------------------------------------
  function showSize() {
    var size = root.getAttribute("data-size");
    all("button[data-size]", function (button) {
      var step = Number(button.getAttribute("data-size"));
      button.disabled = (step < 0 && size === "-1") || (step > 0 && size === "3");
    });
  }
  all("button[data-size]", function (button) {
    button.addEventListener("click", function () {
      var step = Number(button.getAttribute("data-size"));
      var now = Number(root.getAttribute("data-size"));
      var size = String(step === 0 ? 0 : Math.max(-1, Math.min(3, now + step)));
      root.setAttribute("data-size", size);
      reading.keep("size", size);
      showSize();
    });
  });
  all("button[data-contrast]", function (button) {
    function show() {
      button.setAttribute("aria-pressed", String(root.getAttribute("data-contrast") === "more"));
    }
    button.addEventListener("click", function () {
      if (root.getAttribute("data-contrast") === "more") {
        root.removeAttribute("data-contrast");
        reading.keep("contrast", "");
      } else {
        root.setAttribute("data-contrast", "more");
        reading.keep("contrast", "more");
      }
      show();
    });
    show();
  });
  all("[data-settings]", function (panel) {
    document.addEventListener("click", function (event) {
      if (panel.open && !panel.contains(event.target)) panel.open = false;
    });
    panel.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && panel.open) {
        panel.open = false;
        panel.querySelector("summary").focus();
      }
    });
  });
  showSize();

  // The theme shows a title as HTML when it is pointed at; what a page says must stay text. ---------
  ["pointerover", "mouseover", "focus"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      for (var node = event.target; node && node.getAttribute; node = node.parentNode) {
        var title = node.getAttribute("title");
        if (title && title.indexOf("<") >= 0) node.setAttribute("title", title.replace(/</g, "‹"));
      }
    }, true);
  });

  // A statement's source opens in place: the theme's own footnote tips need a mouse. --------------
  function openSource(ref) {
    var note = document.getElementById(decodeURIComponent(ref.hash.slice(1)));
    var box = document.createElement("span");
    box.className = "tl-cite";
    box.id = "mo-" + ref.parentNode.id;
    Array.prototype.forEach.call(note.querySelectorAll("p"), function (line) {
      Array.prototype.forEach.call(line.cloneNode(true).childNodes, function (part) {
        if (!part.classList || !part.classList.contains("footnote-backref")) {
          box.appendChild(part.cloneNode(true));
        }
      });
    });
    ref.closest("li, p, td").appendChild(box);
    ref.setAttribute("aria-controls", box.id);
  }
  all(".footnote-ref", function (ref) {
    ref.setAttribute("role", "button");
    ref.setAttribute("aria-expanded", "false");
    function toggle(event) {
      event.preventDefault();
      var open = ref.getAttribute("aria-expanded") === "true";
      if (open) document.getElementById(ref.getAttribute("aria-controls")).remove();
      else openSource(ref);
      ref.setAttribute("aria-expanded", String(!open));
    }
    ref.addEventListener("click", toggle);
    ref.addEventListener("keydown", function (event) { if (event.key === " ") toggle(event); });
  });

  // Copying ---------------------------------------------------------------------------------------
  function copy(text, done) {
    function byHand() {
      var area = document.createElement("textarea");
      area.value = text;
      area.className = "tl-offscreen";
      document.body.appendChild(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      done();
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(done, byHand);
    } else {
      byHand();
    }
  }
  window.TailieuCopy = copy;
  function copyButton(button, text) {
    button.hidden = false;
    button.addEventListener("click", function () {
      copy(text(), function () {
        var before = button.textContent;
        button.textContent = button.getAttribute("data-done") || "✓ " + before;
        setTimeout(function () { button.textContent = before; }, 2000);
      });
    });
  }
  all("[data-copy-report]", function (button) {
    copyButton(button, function () { return document.querySelector("[data-report]").value; });
  });
  all("[data-copy-link]", function (button) {
    copyButton(button, function () {
      return location.href.split("#")[0] + "#" + button.getAttribute("data-copy-link");
    });
  });

  // A sheet's text with the sources written out, for a speaker's own notes.
  function sheetText() {
    var sheet = document.querySelector(".tl-sheet");
    var copyOf = sheet.cloneNode(true);
    Array.prototype.forEach.call(
      copyOf.querySelectorAll(".headerlink, .footnote-backref, .tl-cite"),
      function (node) { node.remove(); }
    );
    Array.prototype.forEach.call(copyOf.querySelectorAll(".footnote-ref"), function (node) {
      node.textContent = " [" + node.textContent + "]";
    });
    var lines = [document.querySelector("h1").textContent.trim()];
    Array.prototype.forEach.call(copyOf.querySelectorAll("h2, h3, li, p, tr"), function (node) {
      if (node.parentNode.closest("li, tr")) return;
      var text = node.textContent.replace(/\s+/g, " ").trim();
      if (!text) return;
      if (node.tagName === "H2") text = "\n" + text.toUpperCase();
      if (node.tagName === "LI") {
        var list = node.parentNode;
        var number = Array.prototype.indexOf.call(list.children, node) + 1;
        text = (list.tagName === "OL" ? number + ". " : "- ") + text;
      }
      lines.push(text);
    });
    lines.push("", location.href.split("#")[0]);
    return lines.join("\n");
  }
  all(".tl-actions", function (row) { row.hidden = false; });
  all("[data-copy-sheet]", function (button) { copyButton(button, sheetText); });
  all("[data-print]", function (button) {
    button.addEventListener("click", function () { window.print(); });
  });
  // Paper cannot be unfolded.
  window.addEventListener("beforeprint", function () {
    all(".tl-question", function (block) {
      if (!block.open) {
        block.open = true;
        block.setAttribute("data-opened-to-print", "");
      }
    });
  });
  window.addEventListener("afterprint", function () {
    all("[data-opened-to-print]", function (block) {
      block.open = false;
      block.removeAttribute("data-opened-to-print");
    });
  });

})();
