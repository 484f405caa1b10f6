/** @file The latest searches, kept on this device alone; not at all where it refuses to. */

const KEY = "tida.searches";
const KEPT = 8;

/** @returns {string[]} queries, the latest first */
export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((item) => typeof item === "string") : [];
  } catch {
    return [];
  }
}

/** @param {string} query */
export function remember(query) {
  write([query, ...recent().filter((other) => other !== query)].slice(0, KEPT));
}

export function forget() {
  write([]);
}

/** @param {string[]} queries */
function write(queries) {
  try {
    if (queries.length) localStorage.setItem(KEY, JSON.stringify(queries));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is full or forbidden; searching goes on without it.
  }
}
