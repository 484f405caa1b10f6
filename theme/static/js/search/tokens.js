/**
 * @file A folded word as Pagefind was told of it. plugins/proposals/search/tokens.py says why
 * and does the same to the record.
 */

/**
 * One character as Pagefind sees it.
 *
 * @param {string} char
 * @returns {string}
 */
function code(char) {
  return /** @type {number} */ (char.codePointAt(0)).toString(16).padStart(6, "0");
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
