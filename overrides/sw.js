// Keeps one whole version of the site on the reader's device, for reading without a network.
// The build puts in VERSION: the SHA-256 of sw-files.json, which names every file with its own.
"use strict";
const VERSION = "@version@";
const SCOPE = self.registration.scope;
const PREFIX = "tailieu " + SCOPE + " ";
const CACHE = PREFIX + VERSION;
const AT_ONCE = 6;

// All or nothing: whatever is missing, or not the very file that the list names (a server between
// two versions), fails the install, and the version before goes on serving.
async function get(path, digest) {
  const answer = await fetch(path, { integrity: "sha256-" + digest, cache: "no-cache" });
  if (!answer.ok) throw new Error(answer.status + " " + path);
  return answer;
}
async function tell(message) {
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  pages.forEach((page) => page.postMessage(message));
}
async function keep() {
  const cache = await caches.open(CACHE);
  let files = [];
  try {
    const list = await (await get("sw-files.json", VERSION)).json();
    files = Object.entries(list.files);
    const total = files.length;
    let done = 0;
    const worker = async () => {
      while (files.length) {
        const [path, digest] = files.pop();
        await cache.put(path, await get(path, digest));
        done += 1;
        if (done % 10 === 0 || done === total) tell({ done, total });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } catch (error) {
    files.length = 0;
    await caches.delete(CACHE);
    throw error;
  }
}
async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

function kept(url) {
  return caches.match(url, { cacheName: CACHE, ignoreSearch: true, ignoreVary: true });
}
async function answer(request) {
  const url = request.url.split(/[?#]/)[0];
  const file = await kept(url.endsWith("/") ? url + "index.html" : url);
  if (file) return file;
  try {
    return await fetch(request);
  } catch (error) {
    const missing = request.mode === "navigate" && (await kept(SCOPE + "404.html"));
    if (!missing) throw error;
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

// The figures of the latest bundle are the web's business and are never kept. Without a network the
// page gets a script that says nothing, rather than an error.
function figures(request) {
  const nothing = () => new Response("", { headers: { "Content-Type": "text/javascript" } });
  return fetch(request, { cache: "no-cache" }).catch(nothing);
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("message", (event) => {
  if (event.data === "use") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(SCOPE)) return;
  if (!url.startsWith(SCOPE + "tai-ve/")) event.respondWith(answer(event.request));
  else if (url.endsWith(".js")) event.respondWith(figures(event.request));
});
