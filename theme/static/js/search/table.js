/** @file cases.json: a row a case, in the order in which equally good hits are shown. */

/**
 * @typedef {object} Row
 * @property {number} place in the table
 * @property {string} name under which Pagefind reports the case
 * @property {string} key `<jurisdiction>/<id>`
 * @property {string} title
 * @property {string | null} number
 * @property {string | null} day latest known of the case, as exact as it is known
 * @property {string} address of its page, below the site's root
 * @property {number} titleWords how many of its indexed words, from the first, are the title's
 * @property {Record<string, string[]>} values by field
 */

/**
 * @typedef {object} Value
 * @property {string} value as it stands in addresses
 * @property {string} [label] its name; absent where the page has a word for it
 * @property {string} [group] the place it belongs to
 */

/**
 * @typedef {object} Table
 * @property {Record<string, Value[]>} fields what can be filtered by
 * @property {Row[]} rows
 * @property {Map<string, Row>} byName
 */

/**
 * @param {{address: string, fields: Record<string, string[][]>, cases: any[][], heads: any[][]}}
 *   data as written by plugins/proposals/search/casefiles.py
 * @returns {Table}
 */
export function read({ address, fields, cases, heads }) {
  const names = Object.keys(fields);
  const rows = cases.map(([name, key, titleWords, ...places], place) => {
    const values = names.map((field, at) => [
      field,
      places[at].map((/** @type {number} */ index) => fields[field][index][0]),
    ]);
    const [title, number, day] = heads[place];
    return {
      ...{ place, name, key, title, number, day, titleWords },
      address: address.replace("{key}", key),
      values: Object.fromEntries(values),
    };
  });
  return {
    fields: Object.fromEntries(names.map((field) => [field, fields[field].map(value)])),
    rows,
    byName: new Map(rows.map((row) => [row.name, row])),
  };
}

/**
 * @param {string[]} entry
 * @returns {Value}
 */
function value([value, label, group]) {
  return { value, label, group };
}
