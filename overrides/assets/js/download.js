// The download page: figures of the latest bundle, and keeping the site on this device (sw.js).
(() => {
  "use strict";
  const { all, one, load, root } = TailieuDom;
  const page = one("[data-download]");
  const folder = `${root}tai-ve/`;
  const MEGABYTE = 1e6;

  /** @param {string} selector @param {boolean} shown */
  function show(selector, shown = true) {
    one(selector, page).hidden = !shown;
  }

  /** @param {number} bytes */
  function megabytes(bytes) {
    const { lang } = document.documentElement;
    const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
    return `${number.format(bytes / MEGABYTE)} MB`;
  }

  // The bundle ----------------------------------------------------------------------------------

  function showBundle() {
    const bundle = window.tailieuBundle;
    if (!bundle) {
      // Null where none is published; undefined where that cannot be known now.
      show(bundle === null ? "[data-no-bundle]" : "[data-unreachable]");
      return;
    }
    const box = one("[data-bundle]", page);
    one("[data-date]", box).textContent = TailieuClock.shown(
      bundle.date,
      document.documentElement.lang,
    );
    one("[data-size]", box).textContent = megabytes(bundle.size);
    one("[data-sha256]", box).textContent = bundle.sha256;
    one("td [data-file]", box).textContent = bundle.file;
    for (const link of all("[data-file]", box)) link.setAttribute("href", folder + bundle.file);
    box.hidden = false;
  }

  // The kept copy ---------------------------------------------------------------------------------

  /** @typedef {"" | "kept" | "busy" | "failed" | "unable" | "removed"} State */

  const workers = navigator.serviceWorker;
  const start = one("[data-keep-start]", page);
  const progress = /** @type {HTMLProgressElement} */ (one("[data-keep-progress]", page));
  /** Did the worker say that it failed, rather than be ended by the browser? */
  let hasFailed = false;

  /** @param {State} state */
  function tell(state) {
    const status = one("[data-keep-status]", page);
    status.textContent = state ? status.getAttribute(`data-${state}`) : "";
    start.hidden = state === "kept" || state === "busy" || state === "unable";
    show("[data-keep-remove]", state === "kept");
    progress.hidden = state !== "busy";
    show("[data-keep-size]", !start.hidden && Boolean(window.tailieuKeep));
  }

  /** Stands in the cache of a version from which nothing is missing. */
  const LIST = `${root}sw-files.json`;

  /** @returns {Promise<string[]>} the caches of this site */
  async function own() {
    return (await caches.keys()).filter((name) => name.startsWith(`tailieu ${root} `));
  }

  async function isWhole() {
    return Boolean(await caches.match(LIST));
  }

  /** Leaves nothing unfinished, and says so. */
  async function fail() {
    for (const name of await own()) {
      if (!(await caches.match(LIST, { cacheName: name }))) await caches.delete(name);
    }
    tell("failed");
  }

  /** @param {ServiceWorker} worker that takes the files in */
  function watch(worker) {
    const before = progress.value;
    function changed() {
      if (worker.state !== "activated" && worker.state !== "redundant") return;
      worker.removeEventListener("statechange", changed);
      if (worker.state === "activated") tell("kept");
      else if (!hasFailed && progress.value > before) keep();
      else fail();
    }
    tell("busy");
    worker.addEventListener("statechange", changed);
    changed();
  }

  /** @param {ServiceWorkerRegistration | undefined} kept */
  async function follow(kept) {
    const coming = kept && (kept.installing || kept.waiting);
    if (kept && kept.active && (await isWhole())) tell("kept");
    else if (coming) watch(coming);
    else tell("");
  }

  async function keep() {
    hasFailed = false;
    tell("busy");
    try {
      const kept = await workers.register(`${root}sw.js`);
      await follow(kept);
      // There was a worker, but the browser has thrown away what it kept.
      if (!start.hidden && kept.active) {
        tell("busy");
        kept.active.postMessage("keep");
      }
    } catch (refused) {
      tell("failed");
    }
  }

  async function forget() {
    const kept = await workers.getRegistration(root);
    if (kept) await kept.unregister();
    for (const name of await own()) await caches.delete(name);
    tell("removed");
    start.focus();
  }

  async function begin() {
    show("[data-keep]");
    if (!workers) {
      tell("unable");
      return;
    }
    start.addEventListener("click", () => {
      progress.removeAttribute("value");
      keep();
    });
    one("[data-keep-remove]", page).addEventListener("click", forget);
    workers.addEventListener("message", ({ data }) => {
      if (data === "whole") tell("kept");
      else if (data === "failed") {
        hasFailed = true;
        isWhole().then((whole) => whole || tell("failed"));
      } else {
        progress.max = data.total;
        progress.value = data.done;
      }
    });
    await load(`${folder}giu-tren-may.js`).catch(() => {}); // Then the size is not told.
    const size = window.tailieuKeep && window.tailieuKeep.size;
    if (size) one("[data-keep-size] [data-size]", page).textContent = megabytes(size);
    // Some browsers have what is asked here, and refuse it where nothing may be kept.
    await workers
      .getRegistration(root)
      .then(follow)
      .catch(() => tell("unable"));
  }

  function drawn() {
    page.removeAttribute("data-drawing");
  }

  if (!/^https?:$/.test(location.protocol)) {
    show("[data-is-copy]");
    drawn();
  } else {
    const bundle = load(`${folder}ban-moi-nhat.js`).then(showBundle, showBundle);
    Promise.all([bundle, begin()]).then(drawn, drawn);
  }
})();
