/** @file The orders in which hits can stand. */

/** @typedef {import("./row.js").Row} Row */

/** As addresses name them; the first goes without saying. */
export const ORDERS = ["relevance", "date", "number"];

/**
 * @param {Row[]} rows in the order of their relevance
 * @param {string} sort one of ORDERS
 * @returns {Row[]} newest first, or by number; those without a date or number last
 */
export function ordered(rows, sort) {
  if (sort === "date") return [...rows].sort(byDay);
  if (sort === "number") return [...rows].sort(byNumber);
  return rows;
}

/** Numbers with words around them, and of any length: 闭8号 stands before 闭10号. */
const numbers = new Intl.Collator("zh", { numeric: true });

/**
 * A day that is known less exactly stands after the days that it may be.
 *
 * @param {Row} one
 * @param {Row} other
 */
function byDay(one, other) {
  const [a, b] = [one.day ?? "", other.day ?? ""];
  return a === b ? one.place - other.place : a < b ? 1 : -1;
}

/**
 * @param {Row} one
 * @param {Row} other
 */
function byNumber(one, other) {
  if (one.number === null || other.number === null) {
    return Number(one.number === null) - Number(other.number === null) || one.place - other.place;
  }
  return numbers.compare(one.number, other.number) || one.place - other.place;
}
