/** @file Which cases a query finds, and in which order. */

import { fold } from "./fold.js";
import { forms } from "./forms.js";
import { Phrase } from "./phrase.js";

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

/** Cases whose texts are always rather read than further pieces of the index fetched. */
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
    const pairs = [...new Set(words.flatMap(pairsOf))].slice(0, most);
    const near = await Promise.all(
      shards.map(async (shard) => {
        const counts = new Map();
        const found = await Promise.all(pairs.map((pair) => new Phrase(shard, pair).begin()));
        for (const { cases } of found) {
          for (const at of cases.keys()) counts.set(at, (counts.get(at) ?? 0) + 1);
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
   * @param {string} word folded
   * @returns {Promise<Held>} what holds it, in whichever form
   */
  async find(word) {
    const [held, ...others] = await Promise.all(forms(word).map((form) => this.look(form)));
    for (const other of others) {
      for (const [shard, cases] of other) {
        const known = /** @type {Map<number, boolean>} */ (held.get(shard));
        for (const [at, inTitle] of cases) known.set(at, inTitle || known.get(at) === true);
      }
    }
    return held;
  }

  /**
   * Every shard looks for the word's first gram, and for one more at a time where this is not all
   * of it. Where that would take more pieces of the index than there are cases left, these are
   * read instead.
   *
   * @param {string} word folded, in one form
   * @returns {Promise<Held>}
   */
  async look(word) {
    const phrases = await Promise.all(
      this.record.shards.map((shard) => new Phrase(shard, word).begin()),
    );
    for (;;) {
      const open = phrases.filter(({ done }) => !done);
      const left = open.reduce((sum, { cases }) => sum + cases.size, 0);
      if (left <= Math.max(READ, open.length)) {
        await Promise.all(open.map((phrase) => this.read(phrase, word)));
        break;
      }
      await Promise.all(open.map((phrase) => phrase.go()));
    }
    return new Map(phrases.map(({ shard, cases }) => [shard, cases]));
  }

  /**
   * Keep of the cases that may hold a word those whose texts do.
   *
   * @param {Phrase} phrase
   * @param {string} word folded
   */
  async read(phrase, word) {
    const { shard } = phrase;
    await shard.load("values");
    const read = await Promise.all(
      [...phrase.cases.keys()].map(async (at) => {
        const { head, passages } = await this.store.case(this.record.row(shard, at).key);
        const inTitle = fold(head[0] ?? "").includes(word);
        const held = inTitle || passages.some(({ text }) => fold(text).includes(word));
        return { at, inTitle, held };
      }),
    );
    phrase.cases = new Map(
      read.filter(({ held }) => held).map(({ at, inTitle }) => [at, inTitle]),
    );
  }
}

/**
 * @param {string} word folded
 * @returns {string[]} its characters two by two, each with the next; the word itself when it is one
 */
function pairsOf(word) {
  const chars = [...word];
  return chars.length < 2 ? chars : chars.slice(1).map((next, at) => chars[at] + next);
}
