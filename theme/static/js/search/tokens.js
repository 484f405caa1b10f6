/**
 * @file A folded word as Pagefind was told of it. plugins/proposals/search/tokens.py says why
 * and does the same to the record.
 */

/** Blocks of signs, and where each goes among the letters of Yi. */
const BLOCKS = [
  [0x0000, 0x80, 0xa000],
  [0x2000, 0x70, 0xa080],
  [0x3000, 0x40, 0xa0f0],
];
const ITSELF = /[\u3401-\u4dbf\u4e00-\u9fef]/u;
const ESCAPE = "㐀";
const DIGITS = 0xa200;

/**
 * One character as Pagefind sees it.
 *
 * @param {string} char
 * @returns {string}
 */
export function code(char) {
  if (ITSELF.test(char)) return char;
  const point = /** @type {number} */ (char.codePointAt(0));
  const block = BLOCKS.find(([start, count]) => point >= start && point < start + count);
  if (block) return String.fromCodePoint(block[2] + point - block[0]);
  const digits = [point >> 14, (point >> 7) & 0x7f, point & 0x7f];
  return ESCAPE + String.fromCodePoint(...digits.map((digit) => DIGITS + digit));
}
