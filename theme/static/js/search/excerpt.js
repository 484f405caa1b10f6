/** @file What to show of a case: the passages that hold the words, cut to a line or two. */

import { fold } from "./fold.js";
import { occurrences } from "./foldmap.js";
import { holds } from "./forms.js";

const LEAD = 20;
const LENGTH = 88;

/**
 * @typedef {object} Passage
 * @property {string} field which fact it is; empty for the text of a body
 * @property {string} anchor id of its element in the case's page; empty for the page's top
 * @property {string} text as printed
 */

/**
 * @typedef {object} Part
 * @property {string} text
 * @property {boolean} marked whether it is what was searched for
 */

/**
 * The passages that say most about why a case was found: first those that hold words which the
 * reader has not seen yet, then text of the bodies in the order of the page.
 *
 * @param {Passage[]} passages
 * @param {string[]} words folded
 * @param {string[]} seen texts that are shown anyway
 * @param {number} limit
 * @returns {Passage[]} in the order of the page
 */
export function choose(passages, words, seen, limit) {
  const candidates = passages
    .map((passage) => ({ passage, held: heldBy(passage.text, words) }))
    .filter(({ held }) => held.length);
  const missing = new Set(words);
  seen.forEach((text) => heldBy(text, words).forEach((word) => missing.delete(word)));
  const chosen = new Set();
  while (chosen.size < limit && missing.size) {
    const news = (/** @type {{held: string[]}} */ { held }) =>
      held.filter((word) => missing.has(word)).length;
    const best = candidates.reduce((a, b) => (news(b) > news(a) ? b : a), candidates[0]);
    if (!best || !news(best)) break;
    chosen.add(best);
    best.held.forEach((word) => missing.delete(word));
  }
  for (const candidate of candidates) {
    if (chosen.size >= limit) break;
    if (!candidate.passage.field) chosen.add(candidate);
  }
  return candidates.filter((candidate) => chosen.has(candidate)).map(({ passage }) => passage);
}

/**
 * A text with the words marked.
 *
 * @param {string} text
 * @param {string[]} words folded
 * @returns {Part[]}
 */
export function mark(text, words) {
  return cut(text, occurrences(text, words), 0, text.length);
}

/**
 * The stretch of a text that holds most of the words, marked, with … where it was cut.
 *
 * @param {string} text
 * @param {string[]} words folded
 * @returns {Part[]}
 */
export function excerpt(text, words) {
  const found = occurrences(text, words);
  if (text.length <= LENGTH || !found.length) return cut(text, found, 0, text.length);
  const centre = found.reduce((a, b) => (around(found, b) > around(found, a) ? b : a));
  const room = Math.max(LENGTH, centre.end - centre.start + 2 * LEAD);
  const start = whole(text, Math.max(0, Math.min(centre.start - LEAD, text.length - room)));
  const end = whole(text, Math.min(text.length, start + room));
  const parts = cut(text, found, start, end);
  if (start > 0) parts.unshift({ text: "…", marked: false });
  if (end < text.length) parts.push({ text: "…", marked: false });
  return parts;
}

/**
 * @param {string} text
 * @param {string[]} words folded
 */
function heldBy(text, words) {
  const folded = fold(text);
  return words.filter((word) => holds(folded, word));
}

/**
 * How many different words stand where an excerpt that starts with this one would end.
 *
 * @param {{start: number, end: number, word: string}[]} found
 * @param {{start: number}} first
 */
function around(found, first) {
  const near = found.filter(
    ({ start, end }) => start >= first.start && end <= first.start + LENGTH - LEAD,
  );
  return new Set(near.map(({ word }) => word)).size;
}

/**
 * The place itself, or the one before it where it would split a character.
 *
 * @param {string} text
 * @param {number} at
 */
function whole(text, at) {
  while (at > 0 && at < text.length && /^[\p{M}\udc00-\udfff]/u.test(text.slice(at))) at -= 1;
  return at;
}

/**
 * @param {string} text
 * @param {{start: number, end: number}[]} found
 * @param {number} from
 * @param {number} to
 * @returns {Part[]}
 */
function cut(text, found, from, to) {
  /** @type {Part[]} */
  const parts = [];
  let at = from;
  for (const { start, end } of found) {
    const first = Math.max(start, at);
    const last = Math.min(end, to);
    if (last <= first) continue;
    if (first > at) parts.push({ text: text.slice(at, first), marked: false });
    parts.push({ text: text.slice(first, last), marked: true });
    at = last;
  }
  if (at < to) parts.push({ text: text.slice(at, to), marked: false });
  return parts;
}
