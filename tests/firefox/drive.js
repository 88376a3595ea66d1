/* Types queries into the search box in Firefox and prints what it finds.

   node drive.js '{"firefox": path, "bases": [address], "queries": [text], "storage": true}'
   → {"found": {base: {query: [href, …]}}, "recent": {base: text or null}, "faults": [line, …]}
   `recent` is what the box kept on the device after a result was opened. Only 127.0.0.1 can be
   reached; `storage: false` forbids pages to keep anything. Exit code 1 with a trace on failure. */
'use strict';
const puppeteer = require('puppeteer-core');

const RESULTS = '.tl-search__results';

async function ask(page, query) {
  await page.$eval('#tl-search-input', input => { input.value = ''; });
  await page.type('#tl-search-input', query);
  await page.waitForSelector(`${RESULTS}:not([aria-busy])`);
  return page.$$eval(`${RESULTS} > ol:first-child > li > a`, links => links.map(link => link.href));
}

async function main(wish) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: wish.firefox,
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': 9,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': 9,
      'network.proxy.no_proxies_on': '127.0.0.1',
      'dom.storage.enabled': wish.storage,
    },
  });
  const answer = { found: {}, recent: {}, faults: [] };
  try {
    for (const base of wish.bases) {
      const page = await browser.newPage();
      page.on('pageerror', error => answer.faults.push(`${base}: ${error.message}`));
      page.on('console', message => {
        if (message.type() === 'error') answer.faults.push(`${base}: ${message.text()}`);
      });
      await page.goto(`${base}index.html`);
      await page.keyboard.press('/');
      await page.waitForSelector('#tl-search-input:focus');
      answer.found[base] = {};
      for (const query of wish.queries) answer.found[base][query] = await ask(page, query);
      await page.keyboard.press('Enter');
      await page.waitForSelector('article mark');
      answer.recent[base] = await page.evaluate(() => {
        try {
          return localStorage.getItem('tailieu.recent');
        } catch (forbidden) {
          return null;
        }
      });
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return answer;
}

main(JSON.parse(process.argv[2])).then(answer => console.log(JSON.stringify(answer)));
