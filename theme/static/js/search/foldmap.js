/** @file Folding that remembers where each character came from, to mark it as it is printed. */

import { fold } from "./fold.js";
import { forms } from "./forms.js";

/** Runs that may fold into one another: letters of Hangul; a character and the marks it bears. */
const CLUSTER =
  /[\u1100-\u11ff\u3131-\u318e\uffa0-\uffdc]+|[^\p{M}\uff9e\uff9f]?[\p{M}\uff9e\uff9f]+|\P{M}/gu;

/**
 * @typedef {object} FoldMap
 * @property {string} folded
 * @property {number[]} starts for each place in `folded`: where its cluster starts in the text
 * @property {number[]} ends and where that cluster ends
 */

/**
 * @param {string} text
 * @returns {FoldMap}
 */
export function foldWithMap(text) {
  let folded = "";
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const part = fold(cluster);
    for (let at = 0; at < part.length; at += 1) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
    folded += part;
  }
  return { folded, starts, ends };
}

/**
 * Where words stand in a text, in whichever form.
 *
 * @param {string} text as printed
 * @param {string[]} words folded
 * @returns {{start: number, end: number, word: string}[]} in order of their start
 */
export function occurrences(text, words) {
  const { folded, starts, ends } = foldWithMap(text);
  const found = [];
  for (const word of words) {
    for (const form of forms(word)) {
      for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + form.length)) {
        found.push({ start: starts[at], end: ends[at + form.length - 1], word });
      }
    }
  }
  return found.sort((one, other) => one.start - other.start || other.end - one.end);
}
