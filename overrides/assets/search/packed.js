// Packed data in a script (written by scripts/tailieu/search/packed.py): its bytes, unpacked by the
// browser, or by inflate.js where the browser cannot (Safari before 16.4, Firefox before 113).
const TailieuPacked = (() => {
  "use strict";

  /**
   * A code unit that no script can hold stands after a sign: surrogates are shifted down into a
   * range of their own, others have one bit changed.
   */
  const ESCAPE = { sign: 0xfffd, shift: 0xc000, from: 0x1800, to: 0x1fff, bit: 0x100 };
  const BYTE = 8;

  /** @param {string} units */
  function toBytes(units) {
    const bytes = new Uint8Array(units.length * 2);
    let at = 0;
    for (let i = 0; i < units.length; i++) {
      let code = units.charCodeAt(i);
      if (code === ESCAPE.sign) {
        code = units.charCodeAt(++i);
        const isShifted = code >= ESCAPE.from && code <= ESCAPE.to;
        code = isShifted ? code + ESCAPE.shift : code ^ ESCAPE.bit;
      }
      bytes[at++] = code;
      bytes[at++] = code >> BYTE;
    }
    // What fills up the first code unit is 0, and no stream begins so.
    return bytes.subarray(bytes[0] ? 0 : 1, at);
  }

  /** @param {Uint8Array} bytes */
  function utf8(bytes) {
    return new TextDecoder().decode(bytes);
  }

  /**
   * The bytes that a script holds. Rejected where they are damaged.
   * @param {number} size in bytes, unpacked
   * @param {string} units the packed bytes, two to a code unit
   */
  async function unpack(size, units) {
    const stream = toBytes(units);
    if (!window.DecompressionStream) {
      if (!window.tailieuInflate) {
        await TailieuDom.load(`${TailieuDom.root}assets/search/inflate.js`);
      }
      return /** @type {Inflate} */ (window.tailieuInflate)(stream, size);
    }
    const { body } = new Response(stream);
    const plain = /** @type {ReadableStream} */ (body).pipeThrough(
      new DecompressionStream("deflate"),
    );
    return new Uint8Array(await new Response(plain).arrayBuffer());
  }

  return { unpack, utf8 };
})();
