/**
 * @file A word looked for in a shard, a gram at a time: grams side by side are the word.
 * plugins/proposals/search/grams.py says what the index tells of a text.
 */

import { code } from "./tokens.js";

/** @typedef {import("./shard.js").Shard} Shard */

export class Phrase {
  /**
   * @param {Shard} shard
   * @param {string} word folded
   */
  constructor(shard, word) {
    this.shard = shard;
    this.codes = [...word].map(code);
    /** Where the characters stand that were looked for so far. @type {number[]} */
    this.places = [];
    /** How many characters that is, from the first. */
    this.covered = 0;
    /**
     * The cases that hold the word, and for each whether its title does; or, until all of its
     * characters were looked for, the cases that may.
     *
     * @type {Map<number, boolean>}
     */
    this.cases = new Map();
    this.done = false;
  }

  /** Look for the word's first gram, which is all of it when many cases hold it. */
  async begin() {
    const known = await this.shard.known(this.codes);
    if ("cases" in known) {
      this.cases = known.cases;
      this.done = true;
    } else {
      this.take(known.places, known.length);
    }
    return this;
  }

  /** Look for the next gram, of three characters at least: those of fewer have no places. */
  async go() {
    const { length } = this.codes;
    const offset = Math.min(this.covered, length - 3);
    const rest = this.codes.slice(offset);
    const known = await this.shard.known(rest);
    const found =
      "cases" in known ? { places: await this.shard.places(rest), length: length - offset } : known;
    this.take(behind(this.places, found.places, offset), offset + found.length);
  }

  /**
   * @param {number[]} places
   * @param {number} covered
   */
  take(places, covered) {
    this.places = places;
    this.covered = covered;
    this.cases = this.shard.casesAt(places);
    this.done = covered === this.codes.length || !places.length;
  }
}

/**
 * @param {number[]} starts in order
 * @param {number[]} places in order
 * @param {number} offset
 * @returns {number[]} the starts that have one of the places so far behind them
 */
function behind(starts, places, offset) {
  let next = 0;
  return starts.filter((start) => {
    while (places[next] < start + offset) next += 1;
    return places[next] === start + offset;
  });
}
