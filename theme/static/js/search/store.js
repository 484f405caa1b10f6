/** @file The texts of cases, and what a list of hits shows of each. */

import { packed } from "./files.js";

/** @typedef {import("./excerpt.js").Passage} Passage */
/** @typedef {import("./row.js").Row} Row */

/** Hits whose texts tell their titles too; of more, tables of many titles are fetched. */
const FEW = 8;

/**
 * @typedef {object} Case
 * @property {(string | null)[]} head title, number, day
 * @property {string} kind
 * @property {number | null} year
 * @property {string} jurisdiction
 * @property {string[]} movers
 * @property {number | null} movers_total
 * @property {boolean} more_movers whether there are more than are named
 * @property {string[]} departments
 * @property {number} replies
 * @property {Passage[]} passages
 */

export class Store {
  /** @param {URL} bundle folder that holds the index */
  constructor(bundle) {
    this.bundle = bundle;
    /** @type {Map<string, Promise<Case>>} */
    this.cases = new Map();
  }

  /**
   * @param {string} key
   * @returns {Promise<Case>}
   */
  case(key) {
    let promise = this.cases.get(key);
    if (!promise) {
      promise = packed(new URL(`cases/${key}.packed`, this.bundle), false).then((data) => ({
        ...data,
        passages: data.passages.map((/** @type {string[]} */ [field, anchor, text]) => ({
          field,
          anchor,
          text,
        })),
      }));
      promise.catch(() => this.cases.delete(key));
      this.cases.set(key, promise);
    }
    return promise;
  }

  /**
   * See to it that rows have their titles, numbers and days.
   *
   * @param {Row[]} rows
   */
  async heads(rows) {
    const few = rows.length <= FEW;
    await Promise.all(
      rows.map(async (row) => {
        row.head = few
          ? (await this.case(row.key)).head
          : (await row.shard.load("heads")).heads[row.at];
      }),
    );
  }
}
