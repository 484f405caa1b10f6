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
