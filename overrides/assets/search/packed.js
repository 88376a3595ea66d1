// Packed data in a script (written by scripts/tailieu/search/packed.py): its bytes, unpacked.
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
    return bytes;
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
  function unpack(size, units) {
    return TailieuInflate.inflate(toBytes(units), size);
  }

  return { unpack, utf8 };
})();
