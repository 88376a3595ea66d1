// What our other scripts ask of a page: to find and make nodes, to load a script, to copy and save.
// The first of our scripts on every page.
const TailieuDom = (() => {
  "use strict";

  const script = /** @type {HTMLScriptElement?} */ (document.currentScript);
  /** The site's own address, with a slash at its end; "" in a one-file pack. */
  const root = script ? script.src.replace(/assets\/[^/]*\/[^/]*$/, "") : "";

  /** How long a saved file stays at hand for the browser to write it. */
  const SAVING_MS = 60 * 1000;

  /**
   * @param {string} selector
   * @param {ParentNode} [within]
   * @returns {NodeListOf<HTMLElement>}
   */
  function all(selector, within = document) {
    return within.querySelectorAll(selector);
  }

  /**
   * A node that the page's template is known to hold.
   * @param {string} selector
   * @param {ParentNode} [within]
   * @returns {HTMLElement}
   */
  function one(selector, within = document) {
    const found = /** @type {HTMLElement?} */ (within.querySelector(selector));
    if (!found) throw new Error(`no ${selector} on this page`);
    return found;
  }

  /**
   * A new node. Attributes that are false or undefined are left out; true stands without a value.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, string | number | boolean | undefined>} [attributes]
   * @param {...(Node | string)} children
   * @returns {HTMLElementTagNameMap[Tag]}
   */
  function make(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === false || value === undefined) continue;
      node.setAttribute(name, value === true ? "" : String(value));
    }
    node.append(...children);
    return node;
  }

  /**
   * A text with some of its ranges marked.
   * @param {string} text
   * @param {[start: number, end: number][]} ranges in order
   */
  function marked(text, ranges) {
    /** @type {(Node | string)[]} */
    const parts = [];
    let at = 0;
    for (const [start, end] of ranges) {
      parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    }
    return parts.concat(text.slice(at));
  }

  /**
   * The badge, as the macro of this name in partials/tl-macros.html draws it.
   * @param {string} label
   * @param {"status" | "mark" | "approval"} [kind]
   * @param {string} [code] the value of that kind, which colours it
   * @param {object?} [dates] by which badges.js tells a status anew
   */
  function badge(label, kind, code, dates) {
    return make(
      "span",
      {
        class: "tl-badge",
        ...(kind && { [`data-${kind}`]: code }),
        "data-dates": dates ? JSON.stringify(dates) : undefined,
      },
      label,
    );
  }

  /**
   * Runs a script file, which works from a disk too, where a page may not fetch.
   * @param {string} address
   * @returns {Promise<void>} rejected where the file does not come
   */
  function load(address) {
    return new Promise((resolve, reject) => {
      const tag = make("script", { src: address });
      // Scripts asked for together are fetched side by side, and run in order.
      tag.async = false;
      tag.onload = () => resolve();
      tag.onerror = () => {
        tag.remove();
        reject(new Error(address));
      };
      document.head.append(tag);
    });
  }

  /**
   * A text for the clipboard, plain and as HTML, from which a program takes what it can.
   * @param {string} text
   * @param {string} html
   */
  function bothForms(text, html) {
    const form = (/** @type {string} */ type, /** @type {string} */ data) => ({
      [type]: new Blob([data], { type }),
    });
    return new ClipboardItem({ ...form("text/plain", text), ...form("text/html", html) });
  }

  /**
   * Puts a text on the clipboard, also where the browser gives no access to it.
   * @param {string} text
   * @param {string} [html] the same with its links, where the browser can copy that too
   * @returns {Promise<void>} rejected where the text was not copied
   */
  async function copy(text, html) {
    if (navigator.clipboard && window.isSecureContext) {
      try {
        if (html && window.ClipboardItem) await navigator.clipboard.write([bothForms(text, html)]);
        else await navigator.clipboard.writeText(text);
        return;
      } catch (refused) {
        // By hand, then.
      }
    }
    const focused = /** @type {HTMLElement?} */ (document.activeElement);
    const rooms = all("dialog[open]");
    const area = make("textarea", { class: "tl-offscreen" });
    area.value = text;
    // What lies behind an open room can't be selected.
    (rooms[rooms.length - 1] || document.body).append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (focused) focused.focus();
    if (!copied) throw new Error("not copied");
  }

  /**
   * The address of this page for others: on the web, where it is known.
   * @param {string} [place] the id of a place on the page
   * @returns {string} "" where this copy lies on a disk and does not know of the web
   */
  function shared(place) {
    const canonical = /** @type {HTMLLinkElement?} */ (
      document.querySelector('link[rel="canonical"]')
    );
    const here = /^https?:$/.test(location.protocol) ? location.origin + location.pathname : "";
    const address = canonical ? canonical.href : here;
    if (!address || !place) return address;
    // A clause of a long document has its address on the document's own page.
    const whole = /** @type {HTMLElement?} */ (document.querySelector("[data-whole]"));
    return new URL(`${whole ? whole.dataset.whole : ""}#${place}`, address).href;
  }

  /** How much of an address is read: whoever makes a link may make it as long as they like. */
  const LONGEST_ADDRESS = 10000;

  /**
   * @param {string} text of an address, with `%`
   * @returns {string} "" where it is damaged
   */
  function decoded(text) {
    try {
      return decodeURIComponent(text.slice(0, LONGEST_ADDRESS));
    } catch (damaged) {
      return "";
    }
  }

  /** @returns {string} the address of this page without the place on it */
  function withoutPlace() {
    return location.href.replace(/#[^]*/, "");
  }

  /**
   * Hands something to the reader as a file to keep.
   * @param {string} name
   * @param {Blob} content
   */
  function save(name, content) {
    const address = URL.createObjectURL(content);
    const link = make("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), SAVING_MS);
  }

  return { root, all, one, make, marked, badge, load, copy, decoded, withoutPlace, shared, save };
})();
