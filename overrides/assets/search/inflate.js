// zlib streams (RFC 1950, RFC 1951), unpacked in slices. Loaded where the browser has no
// DecompressionStream; it may come again. Our own, since a library weighs as much as all else of the
// search together (fflate 0.8: 12 KB compressed), and does not stop for a rest.
/** @typedef {(data: Uint8Array, size: number) => Promise<Uint8Array>} Inflate */

/* eslint no-magic-numbers: "off" -- they are the formats' own. */
window.tailieuInflate = (() => {
  "use strict";

  /**
   * Canonical Huffman codes: how many have each length, and their symbols in the codes' order.
   * @typedef {{count: Uint16Array, symbols: number[]}} Codes
   */

  const LONGEST_CODE = 15;
  /** In which order a block tells the lengths of the codes that its lengths are coded by. */
  const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  const ADLER_BASE = 65521;

  /**
   * @param {number[]} lengths of each symbol's code; 0 for none
   * @returns {Codes}
   */
  function huffman(lengths) {
    const count = new Uint16Array(LONGEST_CODE + 1);
    const next = new Uint16Array(LONGEST_CODE + 1);
    /** @type {number[]} */
    const symbols = [];
    for (const length of lengths) count[length]++;
    count[0] = 0;
    for (let i = 1; i <= LONGEST_CODE; i++) next[i] = next[i - 1] + count[i - 1];
    lengths.forEach((length, symbol) => {
      if (length) symbols[next[length]++] = symbol;
    });
    return { count, symbols };
  }

  /**
   * @param {number} times
   * @param {number} value
   * @returns {number[]}
   */
  function repeat(times, value) {
    return new Array(times).fill(value);
  }

  /** @param {Uint8Array} bytes */
  function adler32(bytes) {
    let a = 1;
    let b = 0;
    for (const byte of bytes) {
      a = (a + byte) % ADLER_BASE;
      b = (b + a) % ADLER_BASE;
    }
    return b * 65536 + a;
  }

  /**
   * The unpacked bytes, `size` of them. Rejected where the stream is damaged.
   * @param {Uint8Array} data
   * @param {number} size
   */
  async function inflate(data, size) {
    const out = new Uint8Array(size);
    let at = 0;
    // Bits come from the lowest of each byte up, after a header of two bytes.
    let from = 2;
    let held = 0;
    let have = 0;

    function fill() {
      for (; have < 17; have += 8) held |= data[from++] << have;
      if (from > data.length + 4) damaged();
    }

    /** @param {number} n */
    function bits(n) {
      fill();
      const value = held & ((1 << n) - 1);
      held >>>= n;
      have -= n;
      return value;
    }

    /** @param {Codes} codes @returns {number} */
    function symbol({ count, symbols }) {
      fill();
      let code = 0;
      let first = 0;
      let index = 0;
      for (let length = 1; length <= LONGEST_CODE; length++) {
        code |= held & 1;
        held >>>= 1;
        have--;
        if (code - count[length] < first) return symbols[index + code - first];
        index += count[length];
        first = (first + count[length]) << 1;
        code <<= 1;
      }
      return damaged();
    }

    /** Gives back the bytes that were taken beforehand, and the rest of this one. */
    function toByte() {
      from -= have >> 3;
      held = have = 0;
    }

    /** A block that is not packed. */
    function copyStored() {
      toByte();
      const length = data[from] | (data[from + 1] << 8);
      from += 4;
      out.set(data.subarray(from, from + length), at);
      from += length;
      at += length;
    }

    /** The codes of literals and of distances, as a block tells them. */
    function readCodes() {
      const literals = bits(5) + 257;
      const all = literals + bits(5) + 1;
      const order = repeat(19, 0);
      const many = bits(4) + 4;
      for (let i = 0; i < many; i++) order[LENGTH_ORDER[i]] = bits(3);
      const codes = huffman(order);
      /** @type {number[]} */
      let lengths = [];
      while (lengths.length < all) {
        const next = symbol(codes);
        if (next < 16) lengths.push(next);
        else if (next === 16) {
          lengths = lengths.concat(repeat(3 + bits(2), lengths[lengths.length - 1]));
        } else lengths = lengths.concat(repeat(next === 17 ? 3 + bits(3) : 11 + bits(7), 0));
      }
      return [huffman(lengths.slice(0, literals)), huffman(lengths.slice(literals))];
    }

    /** @returns {Codes[]} the same of a block that tells none */
    function fixedCodes() {
      const literals = [...repeat(144, 8), ...repeat(112, 9), ...repeat(24, 7), ...repeat(8, 8)];
      return [huffman(literals), huffman(repeat(30, 5))];
    }

    /** @param {number} code of how many bytes to repeat */
    function runLength(code) {
      if (code < 8) return code + 3;
      if (code === 28) return 258;
      const extra = (code >> 2) - 1;
      return (((code & 3) + 4) << extra) + 3 + bits(extra);
    }

    /** @param {number} code of how far back to repeat from */
    function distance(code) {
      if (code < 4) return code + 1;
      const extra = (code >> 1) - 1;
      return (((code & 1) + 2) << extra) + 1 + bits(extra);
    }

    /** @param {Codes[]} codes */
    function unpack([literals, distances]) {
      for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
        if (next < 256) {
          out[at++] = next;
          continue;
        }
        const end = at + runLength(next - 257);
        const back = distance(symbol(distances));
        if (back > at || end > size) damaged();
        for (; at < end; at++) out[at] = out[at - back];
      }
    }

    for (let last = 0; !last;) {
      if (TailieuPace.isDue()) await TailieuPace.rest();
      last = bits(1);
      const type = bits(2);
      if (type) unpack(type === 1 ? fixedCodes() : readCodes());
      else copyStored();
    }
    toByte();
    const sum = new DataView(data.buffer, data.byteOffset + from).getUint32(0);
    if (at !== size || sum !== adler32(out)) damaged();
    return out;
  }

  /** @returns {never} */
  function damaged() {
    throw new Error("damaged");
  }

  return inflate;
})();
