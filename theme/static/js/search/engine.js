/** @file Which cases a query finds, and in which order. */

import { fold } from "./fold.js";
import { tokens } from "./tokens.js";

/** @typedef {import("./places.js").Places} Places */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./table.js").Table} Table */
/** @typedef {import("./table.js").Row} Row */

/** Cases whose texts are rather read than further pieces of the index fetched. */
const READ = 6;
/** Pairs of a query that a loose search looks for; a whole page pasted in must not stall it. */
const LOOSE_PAIRS = 64;
/** The share of a query's pairs that a case must hold to resemble it. */
const LOOSE_SHARE = 0.5;

export class Engine {
  /**
   * @param {Places} places
   * @param {Table} table
   * @param {Store} store
   */
  constructor(places, table, store) {
    this.places = places;
    this.table = table;
    this.store = store;
  }

  /**
   * The cases that hold every wanted word and no unwanted one; those with most of the wanted in
   * the title first.
   *
   * @param {Query} query no words find every case
   * @returns {Promise<Row[]>}
   */
  async search({ wanted, unwanted }) {
    const { rows } = this.table;
    if (!rows.length || !(wanted.length + unwanted.length)) return rows;
    const [held, excluded] = await Promise.all([
      Promise.all(wanted.map((word) => this.find(word))),
      Promise.all(unwanted.map((word) => this.find(word))),
    ]);
    const all = rows.filter(
      (row) => held.every((places) => places.has(row)) && !excluded.some((places) => places.has(row)),
    );
    const inTitle = new Map(
      all.map((row) => [
        row,
        held.filter((places) => Number(places.get(row)) < row.titleWords).length,
      ]),
    );
    return all.sort(
      (one, other) => Number(inTitle.get(other)) - Number(inTitle.get(one)) || one.place - other.place,
    );
  }

  /**
   * The cases that hold at least half of the query's pairs of characters, the nearest first.
   *
   * @param {string[]} words folded
   * @returns {Promise<Row[]>}
   */
  async resembling(words) {
    const { rows } = this.table;
    const pairs = [...new Set(words.flatMap(tokens))].slice(0, LOOSE_PAIRS);
    if (!pairs.length || !rows.length) return [];
    const found = await Promise.all(pairs.map((pair) => this.places.first(pair)));
    const held = new Map(
      rows.map((row) => [row, found.filter((places) => places.has(row.name)).length]),
    );
    return rows
      .filter((row) => Number(held.get(row)) >= pairs.length * LOOSE_SHARE)
      .sort((one, other) => Number(held.get(other)) - Number(held.get(one)) || one.place - other.place);
  }

  /**
   * Where a word stands: where its pairs do, as far apart as in the word. Pairs side by side
   * are enough, and where the first and the last leave few cases, these are read instead.
   *
   * @param {string} word folded
   * @returns {Promise<Map<Row, number>>} rows that hold it, and its first place in each
   */
  async find(word) {
    const pairs = tokens(word);
    if (pairs.length === 1) return this.rows(await this.places.first(pairs[0]));
    const [start, ...between] = sideBySide(pairs.length);
    const offsets = [start, /** @type {number} */ (between.pop())];
    let found = await this.meeting(pairs, offsets);
    while (between.length && found.size > READ) {
      offsets.push(/** @type {number} */ (between.shift()));
      found = await this.meeting(pairs, offsets);
    }
    return between.length ? this.holding(found, word) : found;
  }

  /**
   * @param {string[]} pairs
   * @param {number[]} offsets of those to look for
   * @returns {Promise<Map<Row, number>>} rows in which they stand as far apart as in the word
   */
  async meeting(pairs, offsets) {
    const [first, ...others] = await Promise.all(
      offsets.map((offset) => this.places.all(pairs[offset])),
    );
    const found = new Map();
    for (const [name, places] of first) {
      const rest = others.map((other) => new Set(other.get(name)));
      const starts = places.filter((place) =>
        rest.every((held, at) => held.has(place + offsets[at + 1])),
      );
      if (starts.length) found.set(name, Math.min(...starts));
    }
    return this.rows(found);
  }

  /**
   * @param {Map<string, number>} found by the names of cases
   * @returns {Map<Row, number>}
   */
  rows(found) {
    return new Map(
      [...found].map(([name, place]) => {
        const row = this.table.byName.get(name);
        if (!row) throw new Error(`cases.json and the index differ: no row for ${name}`);
        return [row, place];
      }),
    );
  }

  /**
   * @param {Map<Row, number>} found
   * @param {string} word folded
   * @returns {Promise<Map<Row, number>>} those whose text holds the word
   */
  async holding(found, word) {
    const entries = await Promise.all(
      [...found].map(async ([row, start]) => {
        const texts = (await this.store.case(row.key)).passages.map(({ text }) => text);
        const title = fold(row.title).includes(word);
        const held = title || texts.some((text) => fold(text).includes(word));
        return { row, held, place: title ? start : Math.max(start, row.titleWords) };
      }),
    );
    return new Map(entries.filter(({ held }) => held).map(({ row, place }) => [row, place]));
  }
}

/**
 * The fewest of a word's pairs that hold all of its characters.
 *
 * @param {number} count of its pairs
 * @returns {number[]} their places among the pairs
 */
function sideBySide(count) {
  const places = Array.from({ length: Math.ceil(count / 2) }, (_, at) => 2 * at);
  return count % 2 ? places : [...places, count - 1];
}
