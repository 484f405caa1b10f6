/** @file A query in the other form of Chinese characters: traditional as simplified, and back. */

import { BOTH, SIMPLER } from "./pairs.js";

const both = [...BOTH.matchAll(/../gu)].map(([pair]) => pair);
const simpler = [...SIMPLER.matchAll(/../gu)].map(([pair]) => pair);
const toSimplified = new Map([...both, ...simpler].map(([full, simple]) => [full, simple]));
const toTraditional = new Map(both.map(([full, simple]) => [simple, full]));

/**
 * @param {string} query
 * @returns {string[]} what it may read in the other form; none where both are the same
 */
export function variants(query) {
  const forms = [toSimplified, toTraditional].map((map) =>
    [...query].map((char) => map.get(char) ?? char).join(""),
  );
  return [...new Set(forms)].filter((form) => form !== query);
}
