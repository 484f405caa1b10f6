/** @file What is searched for, as the address of the page says it. */

/** @typedef {{query: string, filters: import("./filters.js").Filters}} Search */

/**
 * @param {string} address a query string
 * @param {string[]} fields
 * @returns {Search}
 */
export function read(address, fields) {
  const parameters = new URLSearchParams(address);
  const filters = fields
    .map((field) => [field, parameters.get(field) ?? ""])
    .filter(([, value]) => value);
  return { query: parameters.get("q") ?? "", filters: Object.fromEntries(filters) };
}

/**
 * @param {Search} search
 * @returns {string} a query string; empty when nothing is searched for
 */
export function write({ query, filters }) {
  const parameters = new URLSearchParams();
  if (query.trim()) parameters.set("q", query);
  for (const [field, value] of Object.entries(filters)) parameters.set(field, value);
  const text = parameters.toString();
  return text ? `?${text}` : "";
}
