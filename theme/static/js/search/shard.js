/** @file A part of the record that is indexed by itself: its tables, and where words stand in it. */

import { bytes, packed } from "./files.js";
import { related, unpack } from "./piece.js";

/** @typedef {"places" | "values" | "heads"} Name of a table; casefiles.py says what each holds */
/**
 * What the index knows of a word: the cases that hold it, and for each whether its title does; or
 * where its first characters stand, and how many these are: all, it may be.
 *
 * @typedef {{cases: Map<number, boolean>} | {places: number[], length: number}} Known
 */

/** How many lists of cases a file has, as in casefiles.py. */
const ROWS = 16;
/** A piece without words. */
const NONE = new Uint8Array([0x82, 0, 0x80]);

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
      if (name === "places") {
        table.ends = sums(table.lengths);
        table.end = table.ends.at(-1);
      }
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
   * What the index knows of a word. It has an entry of the word itself, or one that begins it, or
   * entries that begin with it: these tell all of its places.
   *
   * @param {string[]} codes of the word's characters
   * @returns {Promise<Known>}
   */
  async known(codes) {
    const word = codes.join("");
    const { end } = await this.load("places");
    const piece = await this.piece(this.pieceOf(word));
    const found = related(piece, word).filter((one) => one.word.length <= word.length);
    const same = found.find((one) => one.word === word);
    if (same && same.places[0] >= end) return { cases: await this.held(same.places[0] - end) };
    const start = found.find(({ places }) => places[0] < end);
    if (!start) return { places: await this.places(codes), length: codes.length };
    let length = 0;
    for (let letters = 0; letters < start.word.length; length += 1) letters += codes[length].length;
    return { places: start.places, length };
  }

  /**
   * Where the entries that begin with a word say that it stands.
   *
   * @param {string[]} codes of the word's characters
   * @returns {Promise<number[]>} in order
   */
  async places(codes) {
    const word = codes.join("");
    const { starts, end } = await this.load("places");
    const first = this.pieceOf(word);
    let last = first;
    while (starts[last + 1]?.startsWith(word)) last += 1;
    const pieces = Array.from({ length: last - first + 1 }, (_, at) => this.piece(first + at));
    return (await Promise.all(pieces))
      .flatMap((piece) => related(piece, word))
      .filter((one) => one.word.startsWith(word) && one.places[0] < end)
      .flatMap(({ places }) => places)
      .sort((one, other) => one - other);
  }

  /**
   * @param {string} word
   * @returns {number} of the piece that holds what begins the word, and the first of what begins
   *   with it; -1 when none does. The places must be there.
   */
  pieceOf(word) {
    return lastNotAfter(this.table("places").starts, word);
  }

  /**
   * @param {number} number
   * @returns {Promise<Uint8Array>}
   */
  async piece(number) {
    if (number < 0) return NONE;
    return this.once(`${number}.pf_index`, async (address) => unpack(await bytes(address)));
  }

  /**
   * @param {number} number of a gram that stands in many places
   * @returns {Promise<Map<number, boolean>>} the cases that hold it, and for each whether its
   *   title does
   */
  async held(number) {
    const place = Math.floor(number / ROWS);
    const rows = await this.once(`held-${place}.packed`, (address) => packed(address, true));
    const row = rows[number % ROWS];
    /** @type {Map<number, boolean>} */
    const held = new Map();
    for (let at = 0; at < row.length; at += 1) if (row[at] !== "0") held.set(at, row[at] === "2");
    return held;
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
