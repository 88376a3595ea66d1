// The sheets of packs, each a script file with the sheet's text.
const TailieuSheets = (() => {
  "use strict";
  const texts = (window.tailieuTexts = window.tailieuTexts || {});

  /**
   * @param {string} id of today or of before
   * @returns {Promise<PackSheet>} rejected where it does not come
   */
  async function bring(id) {
    if (!texts[id]) await TailieuDom.load(`${TailieuDom.root}assets/bo/phieu/${id}.js`);
    const found = texts[id];
    if (typeof found === "string") return bring(found);
    await TailieuOpen.code();
    const text = TailieuPacked.utf8(await TailieuPacked.unpack(...found));
    const end = text.indexOf("\n");
    return { ...JSON.parse(text.slice(0, end)), section: text.slice(end + 1) };
  }

  return { bring };
})();
