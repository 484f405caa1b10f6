/** @file A case that was found, as a list item. The record's text enters as text, never as HTML. */

import { choose, excerpt, mark } from "./excerpt.js";
import { fill } from "./messages.js";

/** @typedef {import("./excerpt.js").Part} Part */
/** @typedef {import("./messages.js").Messages} Messages */
/** @typedef {import("./store.js").Case} Case */

const PASSAGES = 3;
const MOVERS = 3;

/**
 * @param {Case} found
 * @param {string[]} words folded
 * @param {{root: URL, messages: Messages, template: HTMLTemplateElement}} page
 * @returns {HTMLElement} with a link to the case in its heading, and one to each passage shown
 */
export function hit(found, words, { root, messages, template }) {
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const item = /** @type {HTMLElement} */ (copy.firstElementChild);
  const slot = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (item.querySelector(`[data-slot="${name}"]`));
  const address = new URL(found.address, root);
  const title = /** @type {HTMLAnchorElement} */ (slot("title"));
  title.href = address.href;
  title.append(...marked(mark(found.title, words)));
  const known = facts(found, messages);
  slot("facts").append(
    ...known.map((fact) => {
      const line = document.createElement("li");
      line.append(...marked(mark(fact, words)));
      return line;
    }),
  );
  const shown = choose(found.passages, words, [found.title, ...known], PASSAGES);
  slot("passages").append(
    ...shown.map((passage) => {
      const link = document.createElement("a");
      link.href = new URL(passage.anchor && `#${passage.anchor}`, address).href;
      const label = messages.fields[passage.field];
      if (label) link.append(element("b", label), " ");
      link.append(...marked(excerpt(passage.text, words)));
      const line = document.createElement("li");
      line.append(link);
      return line;
    }),
  );
  if (!shown.length) slot("passages").remove();
  return item;
}

/**
 * @param {Case} found
 * @param {Messages} messages
 * @returns {string[]} what is known of the case, in a few words each
 */
function facts(found, messages) {
  const movers = found.movers.slice(0, MOVERS).join(messages.comma);
  const more = found.movers.length > MOVERS;
  return [
    messages.values.kind[found.kind],
    found.jurisdiction,
    found.year && fill(messages.year, { year: found.year }),
    found.number && fill(messages.number, { number: found.number }),
    more ? fill(messages.movers, { names: movers, count: found.movers.length }) : movers,
    found.departments.join(messages.comma),
    found.replies ? "" : messages.values.reply.no,
  ].filter((fact) => typeof fact === "string" && fact !== "");
}

/**
 * @param {Part[]} parts
 * @returns {(Text | HTMLElement)[]}
 */
function marked(parts) {
  return parts.map(({ text, marked }) =>
    marked ? element("mark", text) : document.createTextNode(text),
  );
}

/**
 * @param {string} name
 * @param {string} text
 */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
