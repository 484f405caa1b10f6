/** @file What is searched for, as the address of the page says it. */

import { ORDERS } from "./order.js";

/**
 * @typedef {object} Search
 * @property {string} query
 * @property {import("./filters.js").Filters} filters
 * @property {string} sort one of ORDERS
 */

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
  const sort = parameters.get("sort") ?? "";
  return {
    query: parameters.get("q") ?? "",
    filters: Object.fromEntries(filters),
    sort: ORDERS.includes(sort) ? sort : ORDERS[0],
  };
}

/**
 * @param {Search} search
 * @returns {string} a query string; empty when nothing is searched for
 */
export function write({ query, filters, sort }) {
  const parameters = new URLSearchParams();
  if (query.trim()) parameters.set("q", query);
  for (const [field, value] of Object.entries(filters)) parameters.set(field, value);
  if (sort !== ORDERS[0]) parameters.set("sort", sort);
  const text = parameters.toString();
  return text ? `?${text}` : "";
}
