/**
 * @file Which cases a query finds. Of Pagefind only its public interface is used: an instance,
 * and phrases that it searches for. It is fetched when the first word is searched for.
 */

import { phrase, tokens } from "./tokens.js";

/** @typedef {import("./table.js").Table} Table */
/** @typedef {import("./table.js").Row} Row */

/** Pairs of a query that a loose search looks for; a whole page pasted in must not stall it. */
const LOOSE_PAIRS = 64;
/** The share of a query's pairs that a case must hold to resemble it. */
const LOOSE_SHARE = 0.5;

export class Engine {
  /**
   * @param {URL} bundle folder that holds Pagefind's files
   * @param {Table} table
   */
  constructor(bundle, table) {
    this.bundle = bundle;
    this.table = table;
    /** @type {Promise<any> | undefined} */
    this.starting = undefined;
  }

  /**
   * The cases that hold every one of the words; those with most of them in the title first.
   *
   * @param {string[]} words folded; none find every case
   * @returns {Promise<Row[]>}
   */
  async search(words) {
    const { rows } = this.table;
    if (!words.length || !rows.length) return rows;
    const found = await Promise.all(words.map((word) => this.find(tokens(word))));
    const all = rows.filter((row) => found.every((places) => places.has(row)));
    const inTitle = new Map(
      all.map((row) => [
        row,
        found.filter((places) => Number(places.get(row)) < row.titleWords).length,
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
    const found = await Promise.all(pairs.map((pair) => this.find([pair])));
    const held = new Map(
      rows.map((row) => [row, found.filter((places) => places.has(row)).length]),
    );
    return rows
      .filter((row) => Number(held.get(row)) >= pairs.length * LOOSE_SHARE)
      .sort((one, other) => Number(held.get(other)) - Number(held.get(one)) || one.place - other.place);
  }

  /**
   * @param {string[]} tokens
   * @returns {Promise<Map<Row, number>>} rows that hold the phrase, and its first place in each
   */
  async find(tokens) {
    const pagefind = await this.start();
    const { results } = await pagefind.search(phrase(tokens));
    const found = new Map();
    for (const { id, words } of results) {
      const row = this.table.byName.get(id);
      if (!row) throw new Error(`cases.json and the index differ: no row for ${id}`);
      found.set(row, words[0]);
    }
    return found;
  }

  start() {
    this.starting ??= import(new URL("pagefind.js", this.bundle).href).then(async (module) => {
      const instance = module.createInstance({ basePath: this.bundle.pathname });
      await instance.init();
      return instance;
    });
    this.starting.catch(() => (this.starting = undefined));
    return this.starting;
  }
}
