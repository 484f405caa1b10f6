/** @file The page's words. The template holds them, in the language of the site. */

/** @typedef {Record<string, any>} Messages */

/**
 * @param {Document} document
 * @returns {Messages}
 */
export function read(document) {
  const element = document.getElementById("search-messages");
  return JSON.parse(element?.textContent ?? "{}");
}

/**
 * A sentence with its `{places}` filled in.
 *
 * @param {string} message
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function fill(message, values) {
  return message.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * A case's number as it is called. What the number says itself is not said again, as in
 * `numbered` of plugins/proposals/text.py.
 *
 * @param {string} pattern with `{number}` in its place
 * @param {string} number
 * @returns {string}
 */
export function numbered(pattern, number) {
  const [before = "", after = ""] = pattern.split("{number}");
  const told = before && number.includes(before) ? number : before + number;
  return told.endsWith(after) ? told : told + after;
}

/**
 * The sentence for a number, in the form that the language of the page asks for.
 *
 * @param {Record<string, string>} forms by plural category; `other` is always there
 * @param {number} count
 * @returns {string}
 */
export function plural(forms, count) {
  const form = forms[new Intl.PluralRules(language()).select(count)] ?? forms.other;
  return fill(form, { count: number(count) });
}

/**
 * A number as the pages print it: 1,234.
 *
 * @param {number} value
 * @returns {string}
 */
export function number(value) {
  return value.toLocaleString(language());
}

/** @returns {string} that of the page */
function language() {
  return document.documentElement.lang || "und";
}
