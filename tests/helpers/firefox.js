/* Drives Firefox for tests/helpers/firefox.py, as long as lines come in.

   node firefox.js '{"firefox": path, "downloads": folder, "storage": true}'
   prints {"version": text}; then reads one list of steps a line, and answers each with one line:
   [step, …] → {"told": [value, …], "asked": [address, …], "faults": [line, …], "failed": text or null}

   A step has any of these, done in this order: {"fresh": true} for a window in which nothing is kept,
   "open": address, "reload": true, "size": [width, height], "fill": {selector: text}, "focus": selector,
   "click": selector, "type": text, "press": [key, …], "see": selector, "wait": function,
   "download": path of a file to wait for, "print": true for the page's PDF in base64,
   "shoot": path of a picture of the window, "tell": function; with "other": true in the window that
   the page has opened. A function is the text of one in JavaScript; its value is told (after each key,
   where keys are pressed). `asked` is every address that is neither on the disk nor in the page itself;
   `failed` says why a step could not be done, and the steps after it were not.
   Only 127.0.0.1 can be reached; `storage: false` forbids pages to keep anything. */
"use strict";
const { existsSync, statSync } = require("node:fs");
const { createInterface } = require("node:readline");
const puppeteer = require("puppeteer-core");

/* As long as Playwright waits in these tests. */
const PATIENCE = 30_000;

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

/* Waits until a file is whole in the folder of downloads; as long as a page is waited for. */
async function downloaded(path) {
  const last = Date.now() + PATIENCE;
  while (!existsSync(path) || existsSync(`${path}.part`) || statSync(path).size === 0) {
    if (Date.now() > last) throw new Error(`not downloaded: ${path}`);
    await new Promise((again) => setTimeout(again, 50));
  }
}

class Window {
  constructor(browser) {
    this.browser = browser;
    this.asked = [];
    this.faults = [];
  }

  async fresh() {
    if (this.context) await this.context.close();
    this.context = await this.browser.createBrowserContext();
    const page = await this.context.newPage();
    const fault = (text) => this.faults.push(`${this.current}: ${text}`);
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
      if (!/^(file|data|blob):/.test(request.url())) this.asked.push(request.url());
    });
    await page.evaluateOnNewDocument(nameMissingFiles);
    this.page = page;
  }

  async open(address) {
    // A page's own address still names the one before while its scripts run.
    this.current = address;
    this.opened = new Promise((resolve) => this.page.once("popup", resolve));
    await this.page.goto(address);
    await this.page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  }

  async resize(page, width, height) {
    await page.setViewport({ width, height });
    // Firefox answers before the window has the size.
    await page.waitForFunction(
      (...size) => window.innerWidth === size[0] && window.innerHeight === size[1],
      {},
      width,
      height,
    );
  }

  async step(wanted, told) {
    if (wanted.fresh) await this.fresh();
    if (wanted.open) await this.open(wanted.open);
    const page = wanted.other ? await this.opened : this.page;
    const value = async () => told.push(await page.evaluate(`(${wanted.tell})()`));
    if (wanted.reload) await page.reload();
    if (wanted.size) await this.resize(page, ...wanted.size);
    for (const [selector, text] of Object.entries(wanted.fill || {})) {
      await page.locator(selector).fill(text);
    }
    if (wanted.focus) await page.focus(wanted.focus);
    if (wanted.click) await page.locator(wanted.click).click();
    if (wanted.type) await page.keyboard.type(wanted.type);
    for (const key of wanted.press || []) {
      await page.keyboard.press(key);
      if (wanted.tell) await value();
    }
    if (wanted.see) await page.waitForSelector(wanted.see);
    if (wanted.wait) await page.waitForFunction(`(${wanted.wait})()`);
    if (wanted.download) await downloaded(wanted.download);
    if (wanted.print) {
      told.push(Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString("base64"));
    }
    if (wanted.shoot) await page.screenshot({ path: wanted.shoot });
    if (wanted.tell && !wanted.press) await value();
  }

  async carryOut(steps) {
    const answer = { told: [], asked: [], faults: [], failed: null };
    try {
      for (const wanted of steps) await this.step(wanted, answer.told);
    } catch (error) {
      answer.failed = `${this.current}: ${error.message}`;
    }
    answer.asked = this.asked.splice(0);
    answer.faults = this.faults.splice(0);
    return answer;
  }
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
  const say = (answer) => console.log(JSON.stringify(answer));
  try {
    say({ version: (await browser.version()).split("/")[1] });
    const window = new Window(browser);
    for await (const line of createInterface({ input: process.stdin })) {
      say(await window.carryOut(JSON.parse(line)));
    }
  } finally {
    await browser.close();
  }
}

main(JSON.parse(process.argv[2]));
