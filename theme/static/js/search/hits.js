/** @file A case that was found, as a list item. The record's text enters as text, never as HTML. */

import { choose, excerpt, mark } from "./excerpt.js";
import { fill, numbered, number as printed } from "./messages.js";

/** @typedef {import("./excerpt.js").Part} Part */
/** @typedef {import("./excerpt.js").Passage} Passage */
/** @typedef {import("./messages.js").Messages} Messages */
/** @typedef {import("./store.js").Case} Case */
/** @typedef {import("./row.js").Row} Row */

const PASSAGES = 3;
const MOVERS = 3;

/**
 * @typedef {object} Page
 * @property {URL} root of the site
 * @property {Messages} messages
 * @property {HTMLTemplateElement} template of a hit
 */

/**
 * @param {Row} row
 * @param {string[]} words folded
 * @param {Page} page
 * @returns {HTMLElement} with a link to the case in its heading, and no text yet
 */
export function card({ title, address }, words, { root, template }) {
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const item = /** @type {HTMLElement} */ (copy.firstElementChild);
  const link = /** @type {HTMLAnchorElement} */ (slot(item, "title"));
  link.href = new URL(address, root).href;
  link.append(...marked(mark(title, words)));
  item.dataset.pending = "";
  return item;
}

/**
 * Put the facts of a case into its item, and a link to each passage that is shown.
 *
 * @param {HTMLElement} item
 * @param {Row} row
 * @param {Case} found
 * @param {string[]} words folded
 * @param {Page} page
 */
export function complete(item, row, found, words, { root, messages }) {
  const known = facts(row, found, messages);
  // The template says the language of the record where that is not the page's.
  const { lang } = slot(item, "title");
  slot(item, "facts").replaceChildren(
    ...known.map(([fact, ofRecord]) => {
      const line = element("li", "");
      if (ofRecord) line.lang = lang;
      line.append(...marked(mark(fact, words)));
      return line;
    }),
  );
  const told = known.map(([fact]) => fact);
  const shown = choose(found.passages, words, [row.title, ...told], PASSAGES);
  slot(item, "passages").append(
    ...shown.map((passage) => {
      const link = document.createElement("a");
      link.href = addressOf(passage, row, words, root);
      const label = messages.fields[passage.field];
      link.lang = lang;
      if (label) {
        const head = element("b", label);
        if (lang) head.lang = document.documentElement.lang;
        link.append(head, " ");
      }
      link.append(...marked(excerpt(passage.text, words)));
      const line = document.createElement("li");
      line.append(link);
      return line;
    }),
  );
  if (!shown.length) slot(item, "passages").remove();
  delete item.dataset.pending;
}

/**
 * Put into an item without its text what is known of the case already: paper waits for nothing.
 *
 * @param {Element} item
 * @param {Row} row
 * @param {Page} page
 */
export function brief(item, row, { messages }) {
  const [kind] = row.values("kind");
  const [year] = row.values("year");
  const known = [
    messages.values.kind[kind],
    row.number && numbered(messages.number, row.number),
    year && fill(messages.year, { year }),
  ].filter(Boolean);
  slot(item, "facts").replaceChildren(...known.map((fact) => element("li", fact)));
}

/**
 * The passage in its case's page, with the words that are to be marked there.
 *
 * @param {Passage} passage
 * @param {Row} row
 * @param {string[]} words folded
 * @param {URL} root
 */
function addressOf({ anchor }, row, words, root) {
  const address = new URL(row.address, root);
  address.searchParams.set("q", words.join(" "));
  address.hash = anchor;
  return address.href;
}

/**
 * @param {Element} item
 * @param {string} name
 */
function slot(item, name) {
  return /** @type {HTMLElement} */ (item.querySelector(`[data-slot="${name}"]`));
}

/**
 * @param {Row} row
 * @param {Case} found
 * @param {Messages} messages
 * @returns {[fact: string, ofRecord: boolean][]} what is known of the case, in a few words each,
 *   and whether they are the record's
 */
function facts({ number }, found, messages) {
  /** @type {[string | null, boolean][]} */
  const all = [
    [found.jurisdiction, true],
    [messages.values.kind[found.kind], false],
    [number && numbered(messages.number, number), false],
    [found.year && fill(messages.year, { year: found.year }), false],
    [moved(found, messages), true],
    [found.departments.join(messages.comma), true],
    [found.replies ? "" : messages.values.reply.no, false],
  ];
  return /** @type {[string, boolean][]} */ (all.filter(([fact]) => fact));
}

/**
 * @param {Case} found
 * @param {Messages} messages
 * @returns {string} the first who moved it, and how many they are, as far as that is known
 */
function moved({ movers, movers_total: total, more_movers: others }, messages) {
  const names = movers.slice(0, MOVERS).join(messages.comma);
  if (!names) return "";
  const count = total ?? (others ? 0 : movers.length);
  if (count > Math.min(movers.length, MOVERS)) {
    return fill(messages.movers, { names, count: printed(count) });
  }
  return others ? names + messages.others : names;
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
