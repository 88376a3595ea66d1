// The download page: figures of the latest bundle, and keeping the site on this device (sw.js).
(function () {
  "use strict";
  var root = document.currentScript.src.replace(/assets\/js\/download\.js.*$/, "");
  var page = document.querySelector("[data-download]");
  function one(selector, within) { return (within || page).querySelector(selector); }
  function megabytes(bytes) {
    var number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
    return number.format(bytes / 1e6) + " MB";
  }
  // Data beside the site, by script tag: a page may not be allowed to fetch.
  function load(name, then) {
    var tag = document.createElement("script");
    tag.src = root + "tai-ve/" + name;
    tag.onload = tag.onerror = then;
    document.head.appendChild(tag);
  }

  if (!/^https?:$/.test(location.protocol)) {
    one("[data-is-copy]").hidden = false;
    return;
  }

  // The bundle ----------------------------------------------------------------------------------
  load("ban-moi-nhat.js", function () {
    var bundle = window.tailieuBundle;
    if (!bundle) {
      // Null where none is published; undefined where that cannot be known now.
      one(bundle === null ? "[data-no-bundle]" : "[data-unreachable]").hidden = false;
      return;
    }
    var box = one("[data-bundle]");
    one("[data-date]", box).textContent = bundle.date.split("-").reverse().map(Number).join("/");
    one("[data-size]", box).textContent = megabytes(bundle.size);
    one("[data-sha256]", box).textContent = bundle.sha256;
    one("td [data-file]", box).textContent = bundle.file;
    Array.prototype.forEach.call(box.querySelectorAll("[data-file]"), function (link) {
      link.href = root + "tai-ve/" + bundle.file;
    });
    box.hidden = false;
  });

  // The kept copy ---------------------------------------------------------------------------------
  var workers = navigator.serviceWorker;
  var start = one("[data-keep-start]");
  var remove = one("[data-keep-remove]");
  var progress = one("[data-keep-progress]");
  var status = one("[data-keep-status]");

  function show(state) {
    status.textContent = state ? status.getAttribute("data-" + state) : "";
    start.hidden = state === "kept" || state === "busy" || state === "unable";
    remove.hidden = state !== "kept";
    progress.hidden = state !== "busy";
    one("[data-keep-size]").hidden = start.hidden || !window.tailieuKeep;
  }
  function watch(worker) {
    function changed() {
      if (worker.state !== "activated" && worker.state !== "redundant") return;
      worker.removeEventListener("statechange", changed);
      show(worker.state === "activated" ? "kept" : "failed");
    }
    show("busy");
    worker.addEventListener("statechange", changed);
    changed();
  }
  function keep() {
    progress.removeAttribute("value");
    show("busy");
    workers.register(root + "sw.js").then(function (kept) {
      if (kept.active) show("kept");
      else watch(kept.installing || kept.waiting);
    }).catch(function () { show("failed"); });
  }
  function forget() {
    workers.getRegistration(root)
      .then(function (kept) { return kept && kept.unregister(); })
      .then(function () { return caches.keys(); })
      .then(function (names) {
        return Promise.all(names
          .filter(function (name) { return name.indexOf("tailieu " + root + " ") === 0; })
          .map(function (name) { return caches.delete(name); }));
      })
      .then(function () {
        show("removed");
        start.focus();
      });
  }

  one("[data-keep]").hidden = false;
  if (!workers) {
    show("unable");
    return;
  }
  start.addEventListener("click", keep);
  remove.addEventListener("click", forget);
  workers.addEventListener("message", function (event) {
    progress.max = event.data.total;
    progress.value = event.data.done;
  });
  load("giu-tren-may.js", function () {
    if (window.tailieuKeep) {
      one("[data-keep-size] [data-size]").textContent = megabytes(window.tailieuKeep.size);
    }
    workers.getRegistration(root).then(function (kept) {
      if (kept && kept.active) show("kept");
      else if (kept && kept.installing) watch(kept.installing);
      else show("");
    });
  });
})();
