/** @file Which cases a query finds, and in which order. */

import { fold } from "./fold.js";
import { tokens } from "./tokens.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./record.js").Record} Record */
/** @typedef {import("./row.js").Row} Row */
/** @typedef {import("./shard.js").Shard} Shard */
/** @typedef {import("./store.js").Store} Store */

/**
 * What holds a word: of each shard some cases, and for each whether its title holds it too.
 *
 * @typedef {Map<Shard, Map<number, boolean>>} Held
 */

/** Cases whose texts are rather read than further pieces of the index fetched. */
const READ = 6;
/** Pieces of the index that a loose search may take; a whole page pasted in must not stall it. */
const LOOSE_PIECES = 256;
/** The fewest of a query's pairs that it looks for, however many pieces they take. */
const LOOSE_PAIRS = 8;
/** The share of a query's pairs that a case must hold to resemble it. */
const LOOSE_SHARE = 0.5;
/** The most cases of which it is asked whether they pass the filters. */
const NEAREST = 200;

export class Engine {
  /**
   * @param {Record} record
   * @param {Store} store
   */
  constructor(record, store) {
    this.record = record;
    this.store = store;
  }

  /** Fetch what every search needs before anything is asked. */
  prepare() {
    for (const shard of this.record.shards) shard.load("places").catch(() => {});
  }

  /**
   * The cases that hold every wanted word and no unwanted one; those with most of the wanted in
   * the title first.
   *
   * @param {Query} query no words find every case
   * @returns {Promise<Row[]>}
   */
  async search({ wanted, unwanted }) {
    if (!wanted.length) return this.without(await this.record.rows(), unwanted);
    const held = await Promise.all(wanted.map((word) => this.find(word)));
    /** @type {{shard: Shard, at: number, inTitle: number}[]} */
    const all = [];
    for (const shard of this.record.shards) {
      const maps = held.map((word) => word.get(shard));
      if (maps.some((map) => !map?.size)) continue;
      for (const at of /** @type {Map<number, boolean>} */ (maps[0]).keys()) {
        if (!maps.every((map) => map?.has(at))) continue;
        all.push({ shard, at, inTitle: maps.filter((map) => map?.get(at)).length });
      }
    }
    await Promise.all([...new Set(all.map(({ shard }) => shard))].map((one) => one.load("values")));
    const best = all.sort(
      (one, other) =>
        other.inTitle - one.inTitle || one.shard.first - other.shard.first || one.at - other.at,
    );
    return this.without(
      best.map(({ shard, at }) => this.record.row(shard, at)),
      unwanted,
    );
  }

  /**
   * @param {Row[]} rows
   * @param {string[]} unwanted
   * @returns {Promise<Row[]>} those that hold none of these words
   */
  async without(rows, unwanted) {
    if (!rows.length) return rows;
    const excluded = await Promise.all(unwanted.map((word) => this.find(word)));
    return rows.filter(({ shard, at }) => !excluded.some((word) => word.get(shard)?.has(at)));
  }

  /**
   * The cases that hold at least half of the query's pairs of characters, the nearest first.
   *
   * @param {string[]} words folded
   * @returns {Promise<Row[]>}
   */
  async resembling(words) {
    const { shards } = this.record;
    const most = Math.max(LOOSE_PAIRS, Math.floor(LOOSE_PIECES / shards.length));
    const pairs = [...new Set(words.flatMap(tokens))].slice(0, most);
    const near = await Promise.all(
      shards.map(async (shard) => {
        const counts = new Map();
        for (const found of await Promise.all(pairs.map((pair) => shard.places(pair)))) {
          for (const at of shard.casesAt(found).keys()) counts.set(at, (counts.get(at) ?? 0) + 1);
        }
        return [...counts].map(([at, count]) => ({ shard, at, count }));
      }),
    );
    const nearest = near
      .flat()
      .filter(({ count }) => count >= pairs.length * LOOSE_SHARE)
      .sort(
        (one, other) =>
          other.count - one.count || one.shard.first - other.shard.first || one.at - other.at,
      )
      .slice(0, NEAREST);
    await Promise.all(nearest.map(({ shard }) => shard.load("values")));
    return nearest.map(({ shard, at }) => this.record.row(shard, at));
  }

  /**
   * Where a word stands: where its pairs do, as far apart as in the word. Pairs side by side
   * are enough, and where the first and the last leave few cases, these are read instead.
   *
   * @param {string} word folded
   * @returns {Promise<Held>}
   */
  async find(word) {
    const pairs = tokens(word);
    const [start, ...between] = sideBySide(pairs.length);
    const first = [start, ...between.splice(-1)];
    let found = await Promise.all(
      this.record.shards.map(async (shard) => {
        const places = await Promise.all(first.map((offset) => shard.places(pairs[offset])));
        return { shard, places: places.slice(1).reduce(apart(first.slice(1)), places[0]) };
      }),
    );
    let held = cases(found);
    while (between.length && count(held) > READ) {
      const offset = /** @type {number} */ (between.shift());
      found = await Promise.all(
        [...held.keys()].map(async (shard) => {
          const { places } = /** @type {{places: number[]}} */ (
            found.find((one) => one.shard === shard)
          );
          return { shard, places: apart([offset])(places, await shard.places(pairs[offset]), 0) };
        }),
      );
      held = cases(found);
    }
    return between.length ? this.holding(held, word) : held;
  }

  /**
   * @param {Held} held
   * @param {string} word folded
   * @returns {Promise<Held>} those whose text holds the word
   */
  async holding(held, word) {
    await Promise.all([...held.keys()].map((shard) => shard.load("values")));
    const rows = [...held].flatMap(([shard, ats]) =>
      [...ats.keys()].map((at) => this.record.row(shard, at)),
    );
    /** @type {Held} */
    const read = new Map();
    await Promise.all(
      rows.map(async ({ shard, at, key }) => {
        const { head, passages } = await this.store.case(key);
        const inTitle = fold(head[0] ?? "").includes(word);
        if (!inTitle && !passages.some(({ text }) => fold(text).includes(word))) return;
        if (!read.has(shard)) read.set(shard, new Map());
        read.get(shard)?.set(at, inTitle);
      }),
    );
    return read;
  }
}

/**
 * @param {number[]} offsets
 * @returns {(starts: number[], places: number[], at: number) => number[]} the starts of a word
 *   that have one of the places as far behind them as the offset says; both are in order
 */
function apart(offsets) {
  return (starts, places, at) => {
    let next = 0;
    return starts.filter((start) => {
      const wanted = start + offsets[at];
      while (places[next] < wanted) next += 1;
      return places[next] === wanted;
    });
  };
}

/**
 * @param {{shard: Shard, places: number[]}[]} found
 * @returns {Held}
 */
function cases(found) {
  return new Map(
    found
      .filter(({ places }) => places.length)
      .map(({ shard, places }) => [shard, shard.casesAt(places)]),
  );
}

/**
 * @param {Held} held
 * @returns {number} how many cases in all
 */
function count(held) {
  return [...held.values()].reduce((sum, { size }) => sum + size, 0);
}

/**
 * The fewest of a word's pairs that hold all of its characters.
 *
 * @param {number} pairs how many there are
 * @returns {number[]} their places among the pairs
 */
function sideBySide(pairs) {
  const places = Array.from({ length: Math.ceil(pairs / 2) }, (_, at) => 2 * at);
  return pairs % 2 ? places : [...places, pairs - 1];
}
