/**
 * @file The form in which text is compared. proposals.text.fold does the same to what is
 * indexed, and tests/fixtures/fold.json holds both to it.
 */

/** What Python calls white space; \s differs from it in both directions. */
export const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
/** Marks without a letter: NFKC would join them to the letter before them. */
const LONE =
  /[\u00a8\u00af\u00b4\u00b8\u02d8-\u02dd\u037a\u0384\u0385\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed\u1fee\u1ffd\u1ffe\u2017\u203e\u309b\u309c\ufc5e-\ufc63\ufe49-\ufe4c\ufe70\ufe72\ufe74\ufe76\ufe78\ufe7a\ufe7c\ufe7e\uffe3]/gu;
const UNSEEN = /\p{Cf}/gu;
const DOUBLE = /["”„‟]/gu;
const SINGLE = /[’‘‛]/gu;
/** Kinds of brackets around the year of a document's number. */
const OPENING = /[〔【﹝]/gu;
const CLOSING = /[〕】﹞]/gu;

/**
 * NFKC, lower case, no white space, nothing invisible, one kind of quotes and
 * of square brackets.
 *
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return (
    text
      .replace(LONE, "")
      .normalize("NFKC")
      // The only letter whose lower case depends on its neighbours, and so on the query's end.
      .replaceAll("Σ", "σ")
      .toLowerCase()
      .replace(SPACE, "")
      .replace(UNSEEN, "")
      .replace(DOUBLE, "“")
      .replace(SINGLE, "'")
      .replace(OPENING, "[")
      .replace(CLOSING, "]")
  );
}
