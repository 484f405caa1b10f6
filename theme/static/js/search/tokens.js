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

/**
 * One character as Pagefind sees it.
 *
 * @param {string} char
 * @returns {string}
 */
function code(char) {
  if (ITSELF.test(char)) return char;
  const point = /** @type {number} */ (char.codePointAt(0));
  const block = BLOCKS.find(([start, count]) => point >= start && point < start + count);
  if (block) return String.fromCodePoint(block[2] + point - block[0]);
  return ESCAPE + point.toString(16).padStart(6, "0");
}

/**
 * Overlapping pairs of the characters of a word; the character itself when it is alone.
 *
 * @param {string} word folded
 * @returns {string[]}
 */
export function tokens(word) {
  const codes = [...word].map(code);
  return codes.length < 2 ? codes : codes.slice(1).map((next, at) => codes[at] + next);
}
