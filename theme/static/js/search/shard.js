/** @file A part of the record that is indexed by itself: its tables, and where words stand in it. */

import { bytes, packed } from "./files.js";
import { places, unpack } from "./piece.js";

/** @typedef {"places" | "values" | "heads"} Name of a table; casefiles.py says what each holds */

export class Shard {
  /**
   * @param {URL} folder
   * @param {number} first place of its first case in the record
   * @param {number} cases how many it has
   */
  constructor(folder, first, cases) {
    this.folder = folder;
    this.first = first;
    this.cases = cases;
    /** @type {Map<string, Promise<any>>} what was asked for */
    this.asked = new Map();
    /** @type {Map<Name, any>} tables that are there */
    this.tables = new Map();
  }

  /**
   * Fetch a table, once.
   *
   * @param {Name} name
   * @returns {Promise<any>}
   */
  load(name) {
    return this.once(`${name}.packed`, async (address) => {
      const table = await packed(address, true);
      if (name === "places") table.ends = sums(table.lengths);
      // Counting filters asks for the values of every hit: the answers are made once.
      if (name === "values") {
        for (const column of Object.values(table.fields)) {
          column.lists = column.values.map((/** @type {string} */ value) => [value]);
        }
      }
      this.tables.set(name, table);
      return table;
    });
  }

  /**
   * @param {Name} name of a table that is there
   * @returns {any}
   */
  table(name) {
    return this.tables.get(name);
  }

  /**
   * @param {string} field
   * @param {number} at which of the cases
   * @returns {string[]} its values; the table must be there
   */
  values(field, at) {
    const { values, rows, every, lists } = this.table("values").fields[field];
    const entry = rows ? rows[at] : every;
    return lists[entry] ?? entry.map((/** @type {number} */ place) => values[place]);
  }

  /**
   * Where a word stands in the texts of the shard, one after the other.
   *
   * @param {string} word as in tokens.js
   * @returns {Promise<number[]>} in order
   */
  async places(word) {
    const { starts } = await this.load("places");
    const number = lastNotAfter(starts, word);
    if (number < 0) return [];
    const piece = await this.once(`${number}.pf_index`, async (address) =>
      unpack(await bytes(address)),
    );
    return places(piece, word);
  }

  /**
   * The cases in which these places lie, and for each whether one lies in its title.
   *
   * @param {number[]} found in order
   * @returns {Map<number, boolean>}
   */
  casesAt(found) {
    const { ends, lengths, titles } = this.table("places");
    const held = new Map();
    let at = 0;
    for (const place of found) {
      while (place >= ends[at]) at += 1;
      if (!held.has(at)) held.set(at, place - ends[at] + lengths[at] < titles[at]);
    }
    return held;
  }

  /**
   * @param {string} name of a file
   * @param {(address: URL) => Promise<any>} get
   * @returns {Promise<any>}
   */
  once(name, get) {
    let promise = this.asked.get(name);
    if (!promise) {
      promise = get(new URL(name, this.folder));
      promise.catch(() => this.asked.delete(name));
      this.asked.set(name, promise);
    }
    return promise;
  }
}

/**
 * @param {number[]} lengths
 * @returns {number[]} where each ends
 */
function sums(lengths) {
  let end = 0;
  return lengths.map((length) => (end += length));
}

/**
 * @param {string[]} sorted
 * @param {string} word
 * @returns {number} place of the last that does not come after the word; -1 when all do
 */
function lastNotAfter(sorted, word) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
