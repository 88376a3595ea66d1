// What of a page is shown before a hall, in parts: a sheet's title, messages, steps, papers, whom to
// call, figures and questions; a document's title and clauses.
const TailieuParts = (() => {
  "use strict";
  const { all, one } = TailieuDom;

  /** What is for reading, or for the screen. */
  const NOT_SHOWN =
    "sup, button, [hidden], .headerlink, .footnote-backref, .tl-meaning, .tl-clause__side, .tl-advice, .tl-call__between";
  /** So many letters of what is needed stand together on one screen. */
  const TOGETHER = 600;
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
      const id = TailieuDom.decoded(String(ref.getAttribute("href")).replace(/^[^#]*#/, ""));
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

  /** A part without what all parts of a page share. @typedef {Omit<ShownPart, "lang" | "talk">} Part */

  /** @param {Element} list @param {Element} root @returns {ShownItem[]} */
  function pointsOf(list, root) {
    if (!list.matches("ul, ol")) return [item(list, root)];
    return Array.from(list.children, (point) => ({
      ...item(point, root),
      number: numberOf(point),
    }));
  }

  /** @param {Element} section @returns {{ heading: string, below: Element[] }} without advice */
  function dividedSection(section) {
    const [heading, ...below] = Array.from(section.children);
    return { heading: textOf(heading), below: below.filter((node) => !node.matches(".tl-advice")) };
  }

  /**
   * Rows of what something is called and what is said of it.
   * @param {string} heading
   * @param {ShownItem[]} items
   * @returns {Part}
   */
  function named(heading, items) {
    return { kind: "table", heading, items, head: [[], []] };
  }

  /** @param {Element} section @param {Element} root @returns {Part[]} */
  function ofSection(section, root) {
    const { heading, below } = dividedSection(section);
    const lists = below.filter((node) => node.matches("p, ul, ol"));
    if (below.some((node) => node.matches(".tl-calls"))) {
      const points = lists.reduce(
        (all_, list) => all_.concat(Array.from(list.children)),
        /** @type {Element[]} */ ([]),
      );
      const items = points.map((point) => {
        const dials = point.querySelector('a[href^="tel:"]');
        const what = dials && dials.parentElement && dials.parentElement.lastElementChild;
        const cells = dials && what ? [tokensOf(dials), tokensOf(what)] : [[], tokensOf(point)];
        return { cells, sources: sourcesOf(point, root) };
      });
      return [{ kind: "calls", heading, items, head: [[], []] }];
    }
    /** @type {Part[]} */
    const parts = [];
    const items = lists.reduce(
      (found, list) => found.concat(pointsOf(list, root)),
      /** @type {ShownItem[]} */ ([]),
    );
    if (items.length) parts.push({ kind: "list", heading, items });
    for (const table of below.filter((node) => node.matches("table, .tl-scroll"))) {
      parts.push({ kind: "table", heading, ...tableOf(table, root) });
    }
    return parts;
  }

  /**
   * Texts in one, each on a line of its own.
   * @param {SlideWord[][]} texts
   * @returns {SlideWord[]}
   */
  function inLines(texts) {
    /** @type {SlideWord[]} */
    const lines = [];
    texts.forEach((tokens, n) => {
      if (n) lines[lines.length - 1].text += "\n";
      lines.push(...tokens);
    });
    return lines;
  }

  /** @param {Element} box @param {Element} root @returns {Part[]} what is needed: on one screen if it is short */
  function ofNeeds(box, root) {
    /** @type {Part[]} */
    const parts = [];
    for (const section of Array.from(box.children)) parts.push(...ofSection(section, root));
    const rows = parts.map(({ heading, items }) => ({
      cells: [[{ text: heading }], inLines(items.map(({ cells }) => cells[0]))],
      sources: /** @type {string[]} */ ([]).concat(...items.map(({ sources }) => sources)),
    }));
    const letters = rows.reduce(
      (sum, { cells }) => sum + cells[1].reduce((all_, { text }) => all_ + text.length, 0),
      0,
    );
    const isShort = letters <= TOGETHER && parts.every(({ kind }) => kind === "list");
    if (parts.length < 2 || !isShort) return parts;
    return [named(parts.map(({ heading }) => heading).join(" · "), rows)];
  }

  /** @param {Element} box @param {Element} root @returns {ShownItem[]} amounts of the day, and those to come */
  function amountsOf(box, root) {
    return Array.from(box.children, (series) => {
      const [what, rows] = Array.from(series.children);
      const shown = Array.from(all(":scope > :not([data-when=het-hieu-luc])", rows));
      const says = shown.map((row) =>
        tokensOf(row).map(({ text, strong }) =>
          // Only that of the day stands out.
          row.dataset.when === "con-hieu-luc" ? { text, strong } : { text },
        ),
      );
      const sources = shown.map((row) => sourcesOf(row, root));
      const cited = new Set(/** @type {string[]} */ ([]).concat(...sources));
      return { cells: [tokensOf(what), inLines(says)], sources: Array.from(cited) };
    });
  }

  /** @param {Element} sheet @param {Element} root @returns {Part[]} */
  function ofSheet(sheet, root) {
    /** @type {Part[]} */
    const parts = [];
    let heading = "";
    let hasMessages = false;
    /** @type {ShownItem[]} */
    const questions = [];
    let asked = "";
    for (const part of Array.from(sheet.children)) {
      if (part.matches("h2, h3")) heading = textOf(part);
      else if (part.matches("section")) parts.push(...ofSection(part, root));
      else if (part.matches(".tl-needs")) parts.push(...ofNeeds(part, root));
      else if (part.matches(".tl-amounts")) parts.push(named(heading, amountsOf(part, root)));
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
        parts.push({ kind: "list", heading, items: pointsOf(part, root) });
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
    for (const advice of all(
      ".tl-sheet section > .tl-advice, .tl-sheet section li > .tl-advice",
      root,
    )) {
      const section = /** @type {Element} */ (advice.closest("section"));
      notes.push({ heading: dividedSection(section).heading, paragraphs: [tokensOf(advice)] });
    }
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
