/** @file shards.json: the whole record, in the order in which equally good hits are shown. */

import { json } from "./files.js";
import { Row } from "./row.js";
import { Shard } from "./shard.js";

/**
 * @typedef {object} Value
 * @property {string} value as it stands in addresses
 * @property {number} count of the cases that have it
 * @property {string} [label] its name; absent where the page has a word for it
 * @property {string} [group] the place it belongs to
 */

export class Record {
  /**
   * @param {URL} bundle folder that holds the index
   * @param {{address: string, fields: Record<string, any[][]>, shards: any[][]}} table
   *   as written by plugins/proposals/search/bundle.py
   */
  constructor(bundle, { address, fields, shards }) {
    this.address = address;
    /** @type {Map<string, Value[]>} what can be filtered by */
    this.fields = new Map(
      Object.entries(fields).map(([field, values]) => [
        field,
        values.map(([value, count, label, group]) => ({ value, count, label, group })),
      ]),
    );
    let first = 0;
    this.shards = shards.map(([key, cases]) => {
      const shard = new Shard(new URL(`${key}/`, bundle), first, cases);
      first += cases;
      return shard;
    });
  }

  /**
   * @param {URL} bundle
   * @returns {Promise<Record>}
   */
  static async open(bundle) {
    return new Record(bundle, await json(new URL("shards.json", bundle), false));
  }

  /**
   * @param {Shard} shard
   * @param {number} at which of its cases
   */
  row(shard, at) {
    return new Row(shard, at, this.address);
  }

  /** @returns {Promise<Row[]>} every case */
  async rows() {
    await Promise.all(this.shards.map((shard) => shard.load("values")));
    return this.shards.flatMap((shard) =>
      Array.from({ length: shard.cases }, (_, at) => this.row(shard, at)),
    );
  }
}
