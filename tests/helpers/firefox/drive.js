/* Reads pages and types queries into the search box in Firefox; prints what it finds.

   node drive.js '{"firefox": path, "storage": true, "downloads": folder, "bases": [address], "queries": [text],
                   "visits": [{"address": address, "fill": {selector: text}, "steps": [step, …],
                               "tell": function}]}'
   → {"found": {base: {query: [href, …]}}, "recent": {base: text or null}, "told": [value, …],
      "asked": [address, …], "faults": [line, …]}
   `recent` is what the box kept on the device after a result was opened; `told` is what the text of
   a JavaScript function returns on each visited page, after what steps told before it; a step has
   any of {"size": [width, height], "fill": {selector: text}, "focus": selector, "press": [key, …],
   "tell": function told after each key, "reload": true, "see": selector, "download": path of a file
   to wait for, "print": true for its PDF in base64}, done in this order, with "other": true in the
   window that the page has opened; `asked` is every address that is neither on
   the disk nor in the page itself. Only 127.0.0.1 can be reached; `storage: false` forbids pages to
   keep anything. Exit code 1 with a trace on failure. */
"use strict";
const { existsSync, statSync } = require("node:fs");
const puppeteer = require("puppeteer-core");

const RESULTS = ".tl-search__results";

/* The address last gone to; a page's own still names the one before while its scripts run. */
let current;

function go(page, address) {
  current = address;
  return page.goto(address);
}

/* Runs in every page before its own scripts: Firefox reports no request for a file on the disk. */
function nameMissingFiles() {
  addEventListener(
    "error",
    (event) => {
      const { src, href } = event.target;
      if (src || href) console.error(`missing: ${src || href}`);
    },
    true,
  );
}

async function watchedPage(browser, answer) {
  const page = await browser.newPage();
  const fault = (text) => answer.faults.push(`${current}: ${text}`);
  page.on("pageerror", (error) => fault(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") fault(message.text());
  });
  // Hostile code announces itself by a dialog, which would hold the browser up.
  page.on("dialog", (dialog) => {
    fault(`ran ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) answer.asked.push(request.url());
  });
  await page.evaluateOnNewDocument(nameMissingFiles);
  return page;
}

async function ask(page, query) {
  await page.$eval("#tl-search-input", (input) => {
    input.value = "";
  });
  await page.type("#tl-search-input", query);
  await page.waitForSelector(`${RESULTS}:not([aria-busy])`);
  return page.$$eval(`${RESULTS} > ol:first-child > li > a`, (links) =>
    links.map((link) => link.href),
  );
}

async function search(page, base, queries, answer) {
  await go(page, `${base}index.html`);
  await page.keyboard.press("/");
  await page.waitForSelector("#tl-search-input:focus");
  answer.found[base] = {};
  for (const query of queries) answer.found[base][query] = await ask(page, query);
  await page.keyboard.press("Enter");
  await page.waitForSelector("article mark");
  answer.recent[base] = await page.evaluate("TailieuReading.kept('recent')");
}

function value(page, tell) {
  return page.evaluate(`(${tell})()`);
}

/* Waits until a file is whole in the folder of downloads; as long as a page is waited for. */
async function downloaded(path) {
  const last = Date.now() + 30_000;
  while (!existsSync(path) || existsSync(`${path}.part`) || statSync(path).size === 0) {
    if (Date.now() > last) throw new Error(`not downloaded: ${path}`);
    await new Promise((again) => setTimeout(again, 50));
  }
}

async function step(page, { size, fill, focus, press, tell, reload, see, download, print }, told) {
  if (size) await page.setViewport({ width: size[0], height: size[1] });
  for (const [selector, text] of Object.entries(fill || {})) {
    await page.locator(selector).fill(text);
  }
  if (focus) await page.focus(focus);
  for (const key of press || []) {
    await page.keyboard.press(key);
    if (tell) told.push(await value(page, tell));
  }
  if (reload) await page.reload();
  if (see) await page.waitForSelector(see);
  if (download) await downloaded(download);
  if (print) {
    told.push(Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString("base64"));
  }
}

async function visit(page, { address, fill, steps, tell }, told) {
  const opened = new Promise((resolve) => page.once("popup", resolve));
  await go(page, address);
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  for (const [selector, text] of Object.entries(fill)) await page.locator(selector).fill(text);
  for (const each of steps) await step(each.other ? await opened : page, each, told);
  if (tell) told.push(await value(page, tell));
}

async function main(wish) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: wish.firefox,
    defaultViewport: { width: 1280, height: 720 },
    extraPrefsFirefox: {
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": 9,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": 9,
      "network.proxy.no_proxies_on": "127.0.0.1",
      "dom.storage.enabled": wish.storage,
      "browser.download.folderList": 2,
      "browser.download.dir": wish.downloads,
    },
  });
  const answer = { found: {}, recent: {}, told: [], asked: [], faults: [] };
  try {
    for (const base of wish.bases) {
      const page = await watchedPage(browser, answer);
      await search(page, base, wish.queries, answer);
      await page.close();
    }
    const page = await watchedPage(browser, answer);
    for (const wanted of wish.visits) await visit(page, wanted, answer.told);
  } finally {
    await browser.close();
  }
  return answer;
}

main(JSON.parse(process.argv[2])).then((answer) => console.log(JSON.stringify(answer)));
