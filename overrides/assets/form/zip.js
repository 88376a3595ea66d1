// Several files as one .zip: stored as they are, since they are small texts. Pure.
const TailieuZip = (() => {
  "use strict";

  /** The reversed polynomial of CRC-32, as zip has it. */
  const POLYNOMIAL = 0xedb88320;
  const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
  /** PKZIP 2.0: what files in folders need. */
  const VERSION = 20;
  /** Names are UTF-8. */
  const UTF8 = 0x0800;

  /** @param {Uint8Array} bytes */
  function crc32(bytes) {
    let crc = ~0;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
    }
    return ~crc >>> 0;
  }

  /**
   * Numbers as little-endian bytes: those of two bytes are given as [number].
   * @param {(number | [number])[]} numbers
   */
  function packed(numbers) {
    const bytes = [];
    for (const number of numbers) {
      const [value, size] = Array.isArray(number) ? [number[0], 2] : [number, 4];
      for (let at = 0; at < size; at += 1) bytes.push((value >>> (8 * at)) & 255);
    }
    return new Uint8Array(bytes);
  }

  /** @param {string} text */
  const bytesOf = (text) => new Uint8Array(new TextEncoder().encode(text));

  /**
   * A zip of files, each as [path, text]; all have the date of `day`, "2026-11-25".
   * @type {(files: [path: string, text: string][], day: string) => Blob}
   */
  function zip(files, day) {
    const [year, month, date] = day.split("-").map(Number);
    const on = ((year - 1980) << 9) | (month << 5) | date;
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const parts = [];
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const directory = [];
    /** @type {(list: Uint8Array[]) => number} */
    const length = (list) => list.reduce((sum, part) => sum + part.length, 0);
    for (const [path, text] of files) {
      const [name, content] = [bytesOf(path), bytesOf(text)];
      const size = content.length;
      /** @type {(number | [number])[]} */
      const about = [[VERSION], [UTF8], [0], [0], [on], crc32(content), size, size, [name.length]];
      const at = length(parts);
      parts.push(packed([LOCAL, ...about, [0]]), name, content);
      const rest = /** @type {(number | [number])[]} */ ([[0], [0], [0], [0], 0, at]);
      directory.push(packed([CENTRAL, [VERSION], ...about, ...rest]), name);
    }
    const count = /** @type {[number]} */ ([files.length]);
    const end = packed([END, [0], [0], count, count, length(directory), length(parts), [0]]);
    return new Blob([...parts, ...directory, end], { type: "application/zip" });
  }

  return { zip };
})();
