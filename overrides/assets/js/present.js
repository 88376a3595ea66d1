// A sheet before a hall: its messages and figures one at a time, large, each with its source.
(function () {
  "use strict";
  var button = document.querySelector("[data-present]");
  var sheet = document.querySelector(".tl-sheet");
  if (!button || !sheet) return;
  var words = JSON.parse(button.getAttribute("data-present"));
  var stage, slides, at;

  function make(tag, className, text) {
    var node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }
  function plain(node) {
    var copy = node.cloneNode(true);
    Array.prototype.forEach.call(
      copy.querySelectorAll("sup, .headerlink, .tl-cite"), function (mark) { mark.remove(); });
    copy.removeAttribute("id");
    return copy;
  }
  function sources(node) {
    var named = [];
    Array.prototype.forEach.call(node.querySelectorAll(".footnote-ref"), function (ref) {
      var note = document.getElementById(decodeURIComponent(ref.hash.slice(1)));
      var text = plain(note).querySelector("p").textContent.split(". ")[0];
      var mark = note.querySelector(".tl-badge");
      named.push(text + (mark ? " (" + mark.textContent.toLowerCase() + ")" : ""));
    });
    return named.filter(function (name, i) { return named.indexOf(name) === i; }).join("; ");
  }
  function slide(heading, body, cited) {
    var node = make("section", "tl-present__slide");
    if (heading) node.append(make("h2", "", heading));
    node.append(body);
    if (cited) node.append(make("p", "tl-present__source", words.source + ": " + cited));
    return node;
  }
  function prepare() {
    var title = make("section", "tl-present__slide");
    title.append(make("h2", "tl-present__title", document.querySelector("h1").textContent));
    title.append(document.querySelector(".tl-strip").cloneNode(true));
    slides = [title];
    var heading = null;
    Array.prototype.forEach.call(sheet.children, function (part) {
      if (part.matches("h2")) heading = part;
      else if (part.matches("ol") && slides.length === 1) {
        Array.prototype.forEach.call(part.children, function (item) {
          var body = make("div", "tl-present__message");
          body.append.apply(body, plain(item).childNodes);
          slides.push(slide("", body, sources(item)));
        });
      } else if (heading && part.matches("ul, .tl-scroll") &&
                 !/^(can-cu|nguon)$/.test(heading.id)) {
        slides.push(slide(plain(heading).textContent, plain(part), sources(part)));
      }
    });
  }
  function show(step) {
    at = Math.max(0, Math.min(slides.length - 1, step));
    var holder = stage.querySelector(".tl-present__holder");
    holder.textContent = "";
    holder.append(slides[at]);
    stage.querySelector("[role=status]").textContent = at + 1 + " / " + slides.length;
    stage.querySelector("[data-step='-1']").disabled = at === 0;
    stage.querySelector("[data-step='1']").disabled = at === slides.length - 1;
  }
  function stop() {
    if (document.fullscreenElement) document.exitFullscreen();
    stage.remove();
    stage = null;
    document.documentElement.classList.remove("tl-searching");
    button.focus();
  }
  function control(label, act, step) {
    var node = make("button", "tl-button", label);
    node.type = "button";
    if (step) node.setAttribute("data-step", step);
    node.addEventListener("click", act);
    return node;
  }
  button.hidden = false;
  button.addEventListener("click", function () {
    prepare();
    stage = make("div", "tl-present md-typeset");
    stage.setAttribute("role", "dialog");
    stage.setAttribute("aria-modal", "true");
    stage.setAttribute("aria-label", words.present);
    stage.tabIndex = -1;
    var count = make("span");
    count.setAttribute("role", "status");
    var bar = make("div", "tl-present__bar");
    bar.append(
      control(words.before, function () { show(at - 1); }, "-1"), count,
      control(words.after, function () { show(at + 1); }, "1"), control(words.exit, stop));
    stage.append(make("div", "tl-present__holder"), bar);
    stage.addEventListener("keydown", function (event) {
      var steps = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
      if (event.key === "Escape") stop();
      else if (event.key === " " && event.target === stage) show(at + 1);
      else if (steps[event.key]) show(at + steps[event.key]);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    document.body.append(stage);
    document.documentElement.classList.add("tl-searching");
    show(0);
    stage.focus();
    if (stage.requestFullscreen) stage.requestFullscreen().catch(function () { /* as a page, then */ });
  });
})();
