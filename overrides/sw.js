// Keeps one whole version of the site on the reader's device, for reading without a network.
// The build puts in VERSION: the SHA-256 of sw-files.json, which names the parts of a list, each with
// its own; the parts name every file with its own.
"use strict";
const VERSION = "@version@";
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = worker.registration.scope;
const PREFIX = `tailieu ${SCOPE} `;
const CACHE = PREFIX + VERSION;
/** Stands in a cache once all the others do. */
const LIST = "sw-files.json";
const LIST_URL = SCOPE + LIST;
/** What is the web's business and is never kept: the latest bundle and its figures. */
const BUNDLE = `${SCOPE}tai-ve/`;
/** How many files are asked for side by side. */
const AT_ONCE = 6;
/** After how many files the pages are told how far it is. */
const TELL_EVERY = 10;

/**
 * A file as the list names it, or an error: whatever is missing, or of another version (a server
 * between two), fails the install, and the version before goes on serving.
 * @param {string} path
 * @param {string} digest SHA-256, as base64
 */
async function get(path, digest) {
  const file = await fetch(path, { integrity: `sha256-${digest}`, cache: "no-cache" });
  if (!file.ok) throw new Error(`${file.status} ${path}`);
  if (!file.redirected) return file;
  // Some hosts lead from x.html to x. As the answer to a navigation browsers refuse what came so.
  return new Response(await file.blob(), { status: file.status, headers: file.headers });
}

/** @param {{done: number, total: number} | "failed" | "whole"} progress */
async function tell(progress) {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  pages.forEach((page) => page.postMessage(progress));
}

/**
 * Takes in every file that the parts of the list name: all or nothing. Browsers end an install after
 * some minutes, without a word to it; what it took in stays, and the next one goes on.
 */
async function keep() {
  /** @type {[path: string, digest: string][]} */
  let waiting = [];
  try {
    await forgetParts();
    const cache = await caches.open(CACHE);
    const there = new Set((await cache.keys()).map(({ url }) => url));
    const listed = await get(LIST, VERSION);
    const { parts, total } = await listed.clone().json();
    let done = 0;
    const takeIn = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const [path, digest] = next;
        if (!there.has(new URL(path, SCOPE).href)) await cache.put(path, await get(path, digest));
        done += 1;
        if (done % TELL_EVERY === 0 || done === total) tell({ done, total });
      }
    };
    for (const [path, digest] of Object.entries(parts)) {
      waiting = Object.entries(await (await get(path, digest)).json());
      await Promise.all(Array.from({ length: AT_ONCE }, takeIn));
    }
    await cache.put(LIST, listed);
    // A cache that is erased while it is filled takes in files all the same.
    if (!(await caches.has(CACHE))) throw new Error("erased");
    await tell("whole");
  } catch (error) {
    waiting.length = 0;
    // A whole one serves: this was an older version, of which the server has become one again.
    if (!(await kept(LIST_URL))) await caches.delete(CACHE);
    await tell("failed");
    throw error;
  }
}

/** @returns {Promise<string[]>} the caches of other versions */
async function others() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

/** Erases what attempts at other versions left behind. */
async function forgetParts() {
  for (const name of await others()) {
    if (!(await caches.match(LIST_URL, { cacheName: name }))) await caches.delete(name);
  }
}

async function forgetOthers() {
  const { installing, waiting } = worker.registration;
  // Theirs are among the others. They erase the rest when it is their turn.
  if (installing || waiting) return;
  for (const name of await others()) await caches.delete(name);
}

/** @param {string} url */
function kept(url) {
  return caches.match(url, { cacheName: CACHE, ignoreSearch: true, ignoreVary: true });
}

/**
 * What is kept for an address, however the host writes it: x.html, x for x.html or the folder x/, and
 * x/ for x/index.html or x.html. Links in a page hold below the folder that it belongs to, so the
 * address is put right where it names another.
 * @param {string} url without query
 */
async function find(url) {
  const page = url.replace(/\/$/, "");
  if (url === page) {
    const file = (await kept(url)) || (await kept(`${url}.html`));
    if (file) return file;
    return (await kept(`${url}/index.html`)) && Response.redirect(`${url}/`);
  }
  const file = await kept(`${url}index.html`);
  return file || ((await kept(`${page}.html`)) && Response.redirect(`${page}.html`));
}

/** @param {Request} request */
async function answer(request) {
  const [url] = request.url.split(/[?#]/);
  const file = await find(url);
  if (file) return file;
  try {
    return await fetch(request);
  } catch (error) {
    const missing = request.mode === "navigate" && (await kept(`${SCOPE}404.html`));
    if (!missing) throw error;
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

/**
 * The figures of the latest bundle. Without a network the page gets a script that says nothing,
 * rather than an error.
 * @param {Request} request
 */
function figures(request) {
  const nothing = () => new Response("", { headers: { "Content-Type": "text/javascript" } });
  return fetch(request, { cache: "no-cache" }).catch(nothing);
}

worker.addEventListener("install", (event) => event.waitUntil(keep()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
worker.addEventListener("message", (event) => {
  if (event.data === "use") worker.skipWaiting();
  // A browser may have thrown away what this one kept.
  if (event.data === "keep") event.waitUntil(keep());
});
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(SCOPE)) return;
  const [address] = url.split(/[?#]/);
  const isBundle = address.startsWith(BUNDLE) && address !== BUNDLE;
  if (!isBundle) event.respondWith(answer(event.request));
  else if (address.endsWith(".js")) event.respondWith(figures(event.request));
});
