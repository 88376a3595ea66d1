// A sheet's file: opened, downloaded, sent to GitHub; and what of an opened file has no field.
const TailieuFormFiles = (() => {
  "use strict";
  const { make, one } = TailieuDom;
  const { fill } = TailieuFormControls;

  /**
   * GitHub's servers take addresses of up to 8,191 bytes (github/docs issue 5136). Who is not signed
   * in is sent by way of `/login?return_to=`, where each %XX becomes %25XX: five bytes for three.
   */
  const LONGEST_ADDRESS = 4800;

  /** @type {(form: Form) => string} */
  function textOf({ state, data }) {
    return TailieuSheetFile.file(TailieuFormState.outgoing(state), data.schema, data.headings).text;
  }

  // Opening -------------------------------------------------------------------------------------

  /** @type {(value: Kept) => string} */
  const kept = (value) =>
    typeof value === "string" ? value : Object.values(value).map(kept).join(", ");

  /** What the form keeps and does not ask, and what it could not take. @type {(form: Form) => void} */
  function showRest(form) {
    const { root, state, words } = form;
    const { sheet, lost } = state;
    const lines = Object.entries(sheet.kept).map(
      ([name, value]) => `${words.fields.Sheet[name].label}: ${kept(value)}`,
    );
    const { label } = words.fields.Citation.checked;
    for (const citation of sheet.citations) {
      const { checked } = citation;
      const name = TailieuFormCitations.nameOf(form, citation);
      if (checked) lines.push(`${label} (${name}): ${kept(checked)}`);
    }
    const list = one("[data-kept] ul", root);
    list.textContent = "";
    list.append(...lines.map((line) => make("li", {}, line)));
    one("[data-kept]", root).hidden = !lines.length;
    one("[data-lost]", root).hidden = !lost.length;
    const paper = /** @type {HTMLTextAreaElement} */ (one("[data-lost] textarea", root));
    paper.value = lost.join("\n");
  }

  /**
   * The sheet in a file's text; null where it is none.
   * @type {(name: string, text: string, data: SheetData) => FormState | null}
   */
  function read(name, text, data) {
    const slug = name.replace(/\.md$/i, "");
    const parsed = TailieuSheetReader.parse(text);
    if (!parsed) return null;
    const sheet = TailieuSheetReader.read(slug, parsed, data.schema, data.headings);
    const { text: written } = TailieuSheetFile.file(sheet, data.schema, data.headings);
    return {
      sheet: TailieuFormState.complete(sheet, data.schema),
      named: true,
      opened: slug,
      lost: TailieuSheetReader.lost(text, written),
      before: written,
      change: "",
      pages: [],
    };
  }

  /**
   * Opens a file; `start` begins with what it holds, `say` tells what became of it.
   * @type {(form: Form, file: File, start: (state: FormState) => void,
   *   say: (told: string) => void) => void}
   */
  function open({ data, words, state }, file, start, say) {
    if (file.size > data.limits.most_bytes) {
      say(words.too_large);
      return;
    }
    if (!TailieuFormState.isBlank(state, data) && !window.confirm(words.sure_open)) return;
    const load = new FileReader();
    load.onerror = () => say(words.not_readable);
    load.onload = () => {
      let text;
      try {
        const bytes = /** @type {ArrayBuffer} */ (load.result);
        text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n/g, "\n");
      } catch (refused) {
        say(words.not_utf8);
        return;
      }
      const next = read(file.name, text, data);
      if (next) start(next);
      say(next ? fill(words.opened, file.name) : words.not_readable);
    };
    load.readAsArrayBuffer(file);
  }

  /**
   * Opens the sheet of the site with this slug, in place of a draft only where somebody agrees.
   * @type {(form: Form, slug: string, start: (state: FormState) => void,
   *   say: (told: string) => void) => Promise<void>}
   */
  async function openSheet({ data, words, state }, slug, start, say) {
    const known = data.sheets.find((sheet) => sheet.slug === slug);
    const texts = (window.tailieuSheetTexts = window.tailieuSheetTexts || {});
    // Of an address that somebody else may have made, only what is a sheet is loaded.
    if (known) {
      await TailieuDom.load(`${TailieuDom.root}assets/form/phieu/${slug}.js`).catch(() => {});
    }
    const next = read(slug, texts[slug] || "", data);
    if (!known || !next) return say(words.not_opened);
    const sure = fill(words.sure_open_sheet, known.title);
    if (!TailieuFormState.isBlank(state, data) && !window.confirm(sure)) return;
    start(next);
    say(fill(words.opened_sheet, known.title));
  }

  // Ways out ------------------------------------------------------------------------------------

  /** A name that every disk takes, whatever has been typed. @type {(form: Form) => string} */
  const safeName = ({ state }) => TailieuSheet.slugOf(state.sheet.slug) || "phieu";

  /**
   * What is told when the sheet goes out: `said`, and how many errors are left.
   * @type {(form: Form, said: string) => void}
   */
  function tell(form, said) {
    const errors = TailieuFormFindings.errors(form);
    const wrong = errors ? ` ${fill(form.words.still_wrong, errors)}` : "";
    one("[data-out-status]", form.root).textContent = said + wrong;
  }

  /** What the button gives, and what to do with it. @type {(form: Form) => void} */
  function showDownload(form) {
    const { root, state, words } = form;
    const { pages } = state;
    const button = one("[data-download]", root);
    button.textContent = pages.length ? fill(words.download_zip, pages.length + 1) : words.download;
    one("[data-zip]", root).hidden = !pages.length;
    const paths = [`docs/phieu/${safeName(form)}.md`, ...pages.map(TailieuNewPage.pathOf)];
    const list = one("[data-zip] ul", root);
    list.textContent = "";
    list.append(...paths.map((path) => make("li", {}, make("code", {}, path))));
  }

  /** A sheet alone as its file, one with new pages as a zip with their places. @type {(form: Form) => void} */
  function download(form) {
    const { state, data, words } = form;
    const name = safeName(form);
    if (!state.pages.length) {
      TailieuDom.save(`${name}.md`, new Blob([textOf(form)], { type: "text/markdown" }));
      tell(form, fill(words.downloaded, `${name}.md`));
      return;
    }
    /** @type {[string, string][]} */
    const files = state.pages.map((page) => [
      TailieuNewPage.pathOf(page),
      TailieuNewPage.file(page, data),
    ]);
    files.unshift([`docs/phieu/${name}.md`, textOf(form)]);
    TailieuDom.save(`${name}.zip`, TailieuZip.zip(files, TailieuClock.todayInVietnam()));
    tell(
      form,
      words.downloaded_zip.replace("{name}", `${name}.zip`).replace("{count}", files.length),
    );
  }

  /**
   * GitHub's page for a sheet's file. `paste`: the text is too long to be part of the address.
   * @type {(repository: string, name: string, text: string, exists: boolean)
   *   => { address: string, paste: boolean }}
   */
  function github(repository, name, text, exists) {
    const folder = `${repository}/${exists ? "edit" : "new"}/main/docs/phieu`;
    if (exists) return { address: `${folder}/${name}.md`, paste: true };
    const page = `${folder}?filename=${encodeURIComponent(name)}.md`;
    const filled = `${page}&value=${encodeURIComponent(text)}`;
    const fits = filled.length <= LONGEST_ADDRESS;
    return { address: fits ? filled : page, paste: !fits };
  }

  /** Links to GitHub's page for each new page. @type {(form: Form) => void} */
  function offerPages({ root, state, data }) {
    const repository = root.dataset.repository || "";
    const links = state.pages.map((page) => {
      const [folder, file] = TailieuNewPage.pathOf(page).split(/\/(?=[^/]*$)/);
      const value = encodeURIComponent(TailieuNewPage.file(page, data));
      const href = `${repository}/new/main/${folder}?filename=${file}&value=${value}`;
      const link = make("a", { href, target: "_blank", rel: "noopener" }, page.values.title);
      return make("li", {}, link);
    });
    const list = one("[data-github-pages] ul", root);
    list.textContent = "";
    list.append(...links);
    one("[data-github-pages]", root).hidden = !links.length;
  }

  /** @type {(form: Form) => void} */
  function send(form) {
    offerPages(form);
    const { root, state, data, words } = form;
    const { slug } = state.sheet;
    const exists = slug === state.opened && data.sheets.some((sheet) => sheet.slug === slug);
    const text = textOf(form);
    const repository = root.dataset.repository || "";
    const { address, paste } = github(repository, safeName(form), text, exists);
    const link = /** @type {HTMLAnchorElement} */ (one("[data-github-page]", root));

    /** @param {string} said */
    function offer(said) {
      tell(form, said);
      link.href = address;
      /** @type {HTMLElement} */ (link.parentNode).hidden = false;
    }

    /** @param {string} said */
    function go(said) {
      offer(said);
      window.open(address, "_blank", "noopener");
    }

    function byHand() {
      const paper = /** @type {HTMLTextAreaElement} */ (one("[data-by-hand] textarea", root));
      offer(words.copy_by_hand);
      one("[data-by-hand]", root).hidden = false;
      paper.value = text;
      paper.focus();
      paper.select();
    }

    if (!paste) go(words.github_filled);
    else if (!navigator.clipboard) byHand();
    else {
      const copied = () => go(exists ? words.paste_over : words.paste);
      navigator.clipboard.writeText(text).then(copied, byHand);
    }
  }

  return { showRest, showDownload, open, openSheet, download, send };
})();
