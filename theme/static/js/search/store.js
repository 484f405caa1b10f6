/** @file The files beside Pagefind's: the table of cases, and the text of each. */

import { read } from "./table.js";

/** @typedef {import("./excerpt.js").Passage} Passage */

/**
 * @typedef {object} Case
 * @property {string} kind
 * @property {number | null} year
 * @property {string} jurisdiction
 * @property {string[]} movers
 * @property {string[]} departments
 * @property {number} replies
 * @property {Passage[]} passages
 */

export class Store {
  /** @param {URL} bundle folder that holds the files */
  constructor(bundle) {
    this.bundle = bundle;
    /** @type {Map<string, Promise<Case>>} */
    this.cases = new Map();
  }

  /** @returns {Promise<import("./table.js").Table>} */
  async table() {
    return read(await this.fetch("cases.json"));
  }

  /**
   * @param {string} key
   * @returns {Promise<Case>}
   */
  case(key) {
    let promise = this.cases.get(key);
    if (!promise) {
      promise = this.fetch(`cases/${key}.json`).then((data) => ({
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
   * A site that was published anew must not be read half from a cache: always ask.
   *
   * @param {string} path
   */
  async fetch(path) {
    const answer = await fetch(new URL(path, this.bundle), { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }
}
