/** @file A search and what it finds: as typed, else in the other form of Chinese characters. */

import { parse } from "./query.js";

/** @typedef {import("./address.js").Search} Search */
/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./row.js").Row} Row */

/**
 * @typedef {object} Answer
 * @property {string[]} words that every case found holds, folded
 * @property {boolean} excluding whether there are words that no case found holds
 * @property {boolean} asked whether there are words or filters to search by
 * @property {Row[]} found by the words alone, filters aside; every case where filters stand alone
 * @property {string} [form] the query in the form that was found, where it is not as typed
 * @property {Row[]} near cases that merely resemble the query, when nothing is found
 */

/**
 * @param {Engine} engine
 * @param {Search} search
 * @returns {Promise<Answer>}
 */
export async function answer(engine, { query, filters }) {
  const filtered = Object.keys(filters).length > 0;
  const typed = parse(query, filtered);
  const asked = filtered || typed.wanted.length > 0;
  const excluding = typed.unwanted.length > 0;
  if (!asked) return { words: [], excluding, asked, found: [], near: [] };
  const found = await engine.search(typed);
  if (found.length) return { words: typed.wanted, excluding, asked, found, near: [] };
  const { variants } = await import("./variants.js");
  for (const form of variants(query)) {
    const other = parse(form, filtered);
    const rows = await engine.search(other);
    if (rows.length) return { words: other.wanted, excluding, asked, found: rows, form, near: [] };
  }
  // What was left out shall not come back as merely similar.
  const leaving = excluding || /^\s*-/u.test(query.normalize("NFKC"));
  const near = leaving ? [] : await engine.resembling(typed.wanted);
  return { words: typed.wanted, excluding, asked, found, near };
}
