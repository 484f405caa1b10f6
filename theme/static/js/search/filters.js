/** @file Which rows pass the filters, and how many would pass each further one. */

/** @typedef {import("./row.js").Row} Row */
/** @typedef {Record<string, string>} Filters field to the one value it must have */

/**
 * @param {Row[]} rows
 * @param {Filters} filters
 * @returns {Row[]}
 */
export function pass(rows, filters) {
  const wanted = Object.entries(filters);
  if (!wanted.length) return rows;
  return rows.filter((row) =>
    wanted.every(([field, value]) => row.values(field).includes(value)),
  );
}

/**
 * How many of the rows each value of a field would leave, the other filters staying.
 *
 * @param {Row[]} rows
 * @param {Filters} filters
 * @param {string} field
 * @returns {Map<string, number>}
 */
export function count(rows, filters, field) {
  const { [field]: _, ...others } = filters;
  const counts = new Map();
  for (const row of pass(rows, others)) {
    for (const value of row.values(field)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
