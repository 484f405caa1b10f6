/**
 * @file The forms in which a word may be printed. The year of a document's number stands in round
 * brackets here and in square ones there, and phones offer the round ones first; elsewhere the two
 * are different characters. So the index knows what is printed, and a word is looked for in each
 * of its forms.
 */

/** A year behind a bracket, up to the other one or to the end of the word. */
const OPENED = /[([]((?:19|20)\d\d)(?=[)\]]|$)/gu;
/** And one before a bracket, from the other one or from the start of the word. */
const CLOSED = /(?<=^|[([])((?:19|20)\d\d)[)\]]/gu;

/**
 * @param {string} word folded
 * @returns {string[]} as typed first
 */
export function forms(word) {
  return [...new Set([word, bracketed(word, "[", "]"), bracketed(word, "(", ")")])];
}

/**
 * @param {string} text folded
 * @param {string} word folded
 * @returns {boolean} whether the text holds the word in one of its forms
 */
export function holds(text, word) {
  return forms(word).some((form) => text.includes(form));
}

/**
 * @param {string} word
 * @param {string} opening
 * @param {string} closing
 * @returns {string} with its years between these brackets
 */
function bracketed(word, opening, closing) {
  return word.replace(OPENED, `${opening}$1`).replace(CLOSED, `$1${closing}`);
}
