/** @file What a query asks for: words that must be in a case, words that must not. */

import { fold, SPACE } from "./fold.js";

/**
 * @typedef {object} Query
 * @property {string[]} wanted words, folded, each once
 * @property {string[]} unwanted words, folded, each once
 */

/** A hyphen at its start, quotes around a stretch with a space in it, or anything up to a space. */
const WORD = /(?<![^ ])(-?)["“”„‟]([^"“”„‟]* [^"“”„‟]*)["“”„‟](?![^ ])|[^ ]+/gu;

/**
 * A space stands between words. Quotes keep a stretch with spaces together; around a word
 * without any they are characters like others. A word that starts with a hyphen is unwanted,
 * if there is anything to take it from: a wanted word, or a filter. Elsewhere a hyphen is a
 * character like others: inside a word, alone, and in a query of unwanted words alone.
 *
 * @param {string} query
 * @param {boolean} filtered whether filters are set
 * @returns {Query}
 */
export function parse(query, filtered) {
  const plain = query.normalize("NFKC").replace(SPACE, " ");
  const words = [...plain.matchAll(WORD)].map(([text, hyphen, quoted]) => ({
    text: fold(quoted === undefined ? text : hyphen + quoted),
    bare: fold(quoted ?? text.slice(1)),
    hyphen: quoted === undefined ? text.startsWith("-") : hyphen !== "",
  }));
  const wanted = words.filter(({ hyphen, bare }) => !hyphen || !bare);
  const unwanted = words.filter(({ hyphen, bare }) => hyphen && bare);
  if (!filtered && !wanted.some(({ text }) => text)) return { wanted: once(words), unwanted: [] };
  return { wanted: once(wanted), unwanted: [...new Set(unwanted.map(({ bare }) => bare))] };
}

/**
 * @param {{text: string}[]} words
 * @returns {string[]}
 */
function once(words) {
  return [...new Set(words.map(({ text }) => text).filter(Boolean))];
}
