// What of a page is shown before a hall, in parts: a sheet's title, messages, figures and questions;
// a document's title and clauses.
const TailieuParts = (() => {
  "use strict";
  const { all, one } = TailieuDom;

  /** What is for reading, or for the screen. */
  const NOT_SHOWN = "sup, button, .headerlink, .footnote-backref, .tl-meaning, .tl-clause__side";
  /** What begins a line of its own. */
  const BLOCKS = "p, div, ul, ol, li, tr, table, blockquote, h2, h3, h4, h5, h6";

  // Words ----------------------------------------------------------------------------------------

  /** @param {Element} point of a list @returns {string | undefined} "3.", if its points have numbers */
  function numberOf(point) {
    const list = point.parentElement;
    if (!(list instanceof HTMLOListElement)) return undefined;
    return `${list.start + Array.from(list.children).indexOf(point)}.`;
  }

  /** @param {Node} node @returns {SlideWord[]} its words */
  function tokensOf(node) {
    /** @type {SlideWord[]} */
    const tokens = [];
    const end = (/** @type {string} */ space) => {
      const last = tokens[tokens.length - 1];
      if (last) last.text = last.text.trim() + space;
    };
    /** @param {Node} from @param {Omit<SlideWord, "text">} style */
    const walk = (from, style) => {
      for (const child of Array.from(from.childNodes)) {
        if (child instanceof Text) {
          const text = child.data.replace(/\s+/g, " ");
          const last = tokens[tokens.length - 1];
          if (text[0] === " " && last && !/\s$/.test(last.text)) end(" ");
          for (const word of text.match(/\S+\s*/g) || []) tokens.push({ text: word, ...style });
        } else if (child instanceof Element && !child.matches(NOT_SHOWN)) {
          const isBlock = child.matches(BLOCKS);
          if (isBlock || child.matches("br")) end("\n");
          if (child.matches("li")) tokens.push({ text: `${numberOf(child) || "–"} `, ...style });
          walk(child, {
            ...style,
            ...(child.matches("strong, b") && { strong: true }),
            ...(child.matches("em, i") && { em: true }),
          });
          if (isBlock) end("\n");
        }
      }
    };
    walk(node, {});
    end("");
    return tokens;
  }

  /** @param {Element} node @returns {string} its words in one line */
  function textOf(node) {
    return tokensOf(node)
      .map(({ text }) => text)
      .join("")
      .replace(/\s+/g, " ");
  }

  /**
   * @param {Element} node
   * @param {Element} root with the notes to which its marks lead
   * @returns {string[]} the sources that it cites, each once and whole
   */
  function sourcesOf(node, root) {
    /** @type {Set<string>} */
    const names = new Set();
    for (const ref of all("a.footnote-ref", node)) {
      const id = decodeURIComponent(String(ref.getAttribute("href")).replace(/^[^#]*#/, ""));
      const note = root.querySelector(`[id="${CSS.escape(id)}"]`);
      if (!note) continue;
      const name = textOf(note.querySelector(".tl-source__name") || note);
      const mark = note.querySelector("[data-mark]");
      names.add(mark ? `${name} (${String(mark.textContent).toLowerCase()})` : name);
    }
    return Array.from(names);
  }

  // Parts ----------------------------------------------------------------------------------------

  /** @param {Element} node @param {Element} root @returns {ShownItem} */
  function item(node, root) {
    return { cells: [tokensOf(node)], sources: sourcesOf(node, root) };
  }

  /** @param {Element} table @param {Element} root */
  function tableOf(table, root) {
    const cells = (/** @type {Element} */ row) => Array.from(row.children, tokensOf);
    const rows = Array.from(all("tbody tr", table));
    const head = table.querySelector("thead tr");
    return {
      head: head ? cells(head) : Array.from(rows[0].children, () => []),
      items: rows.map((row) => ({ cells: cells(row), sources: sourcesOf(row, root) })),
    };
  }

  /**
   * @param {Element} sheet
   * @param {Element} root
   * @returns {Omit<ShownPart, "lang" | "talk">[]}
   */
  function ofSheet(sheet, root) {
    /** @type {Omit<ShownPart, "lang" | "talk">[]} */
    const parts = [];
    let heading = "";
    let hasMessages = false;
    /** @type {ShownItem[]} */
    const questions = [];
    let asked = "";
    for (const part of Array.from(sheet.children)) {
      if (part.matches("h2, h3")) heading = textOf(part);
      else if (part.matches(".tl-question")) {
        asked = heading;
        const cells = [tokensOf(one("summary", part))];
        questions.push({ cells, sources: [] });
      } else if (part.matches("ol") && !hasMessages) {
        hasMessages = true;
        for (const message of Array.from(part.children)) {
          parts.push({ kind: "message", heading, items: [item(message, root)] });
        }
      } else if (part.matches("ul, ol:not(.tl-sources)")) {
        const items = Array.from(part.children, (point) => ({
          ...item(point, root),
          number: numberOf(point),
        }));
        parts.push({ kind: "list", heading, items });
      } else if (part.matches("table, .tl-scroll")) {
        parts.push({ kind: "table", heading, ...tableOf(part, root) });
      }
    }
    if (questions.length) parts.push({ kind: "questions", heading: asked, items: questions });
    return parts;
  }

  /** @param {Element} root @returns {Omit<ShownPart, "lang" | "talk">[]} */
  function ofDocument(root) {
    return Array.from(all(".tl-clause", root), (clause) => {
      const text = one(".tl-clause__text", clause);
      const heading = String(clause.dataset.section);
      const table = text.querySelector("table");
      return table
        ? { kind: "table", heading, ...tableOf(table, root) }
        : { kind: "text", heading, items: [item(text, root)] };
    });
  }

  /**
   * @param {Element} root the article of a page, or a sheet as packs hold it
   * @param {number} talk
   * @param {string} lang
   * @returns {ShownPart[]}
   */
  function of(root, talk, lang) {
    const head = root.querySelector(".tl-head") || root;
    const strip = head.querySelector(".tl-strip");
    const title = { cells: [tokensOf(one("h1, h2", head))], sources: [] };
    const lines = strip ? [textOf(strip)] : [];
    const sheet = root.querySelector(".tl-sheet");
    const parts = sheet ? ofSheet(sheet, root) : ofDocument(root);
    /** @type {Omit<ShownPart, "lang" | "talk">} */
    const first = {
      kind: "title",
      heading: lines.join(),
      items: [title],
    };
    return [first, ...parts].map((part) => ({ ...part, talk, lang }));
  }

  /**
   * What a speaker has at hand: answers, and what to say without one.
   * @param {Element} root as in `of`
   * @returns {SpeakerNote[]}
   */
  function notesOf(root) {
    const notes = Array.from(all(".tl-question", root), (question) => ({
      heading: textOf(one("summary", question)),
      paragraphs: Array.from(all(":scope > div > *", question), tokensOf),
    }));
    const honest = root.querySelector('[id$="khi-chua-biet-thi-noi-gi"]');
    for (let next = honest && honest.nextElementSibling; honest && next && next.matches("p");) {
      notes.push({ heading: textOf(honest), paragraphs: [tokensOf(next)] });
      next = next.nextElementSibling;
    }
    return notes;
  }

  // A pack's agenda ------------------------------------------------------------------------------

  /**
   * The screen of a page on an agenda that is not for speaking: which it is, what it says of itself.
   * @param {HTMLElement} line of the agenda
   * @param {number} talk
   * @param {string} lang
   * @returns {ShownPart[]}
   */
  function ofLine(line, talk, lang) {
    const { about = "", address } = line.dataset;
    const [kind, ...says] = about.split("\n");
    const strip = [kind, ...Array.from(all(".tl-badge", line), textOf)].join(" · ");
    const title = { cells: [tokensOf(one("a", line))], sources: address ? [address] : [] };
    return [{ kind: "title", heading: [strip, ...says].join("\n"), items: [title], talk, lang }];
  }

  /** @param {HTMLElement} line of the agenda @returns {SpeakerNote[]} what it tells the speaker */
  function notesOfLine(line) {
    const heading = textOf(one("a", line));
    return Array.from(all("[data-note]", line), (note) => ({
      heading,
      paragraphs: [tokensOf(note)],
    }));
  }

  return { of, notesOf, ofLine, notesOfLine };
})();
