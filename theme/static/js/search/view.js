/** @file What the reader sees of a search: its state, its hits, and what to do when there are none. */

import { List } from "./list.js";
import { fill, plural } from "./messages.js";

/** @typedef {import("./address.js").Search} Search */
/** @typedef {import("./messages.js").Messages} Messages */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./row.js").Row} Row */

/**
 * @typedef {object} Shown
 * @property {Search} search what was asked
 * @property {string[]} words that are marked, folded
 * @property {boolean} excluding whether words are to be left out
 * @property {string} [form] the query in the form that was found, where it is not as typed
 * @property {Row[] | undefined} rows that match words and filters, in the order asked for;
 *   undefined when nothing is asked
 * @property {number} unfiltered how many match the words alone
 * @property {Row[]} near rows that merely resemble the query
 * @property {number} [hit] number of the row to bring into sight
 */

/** Hits shown at once; more at a time on demand. */
const BATCH = 500;
/** How long a search may take before the page says that it goes on, in milliseconds. */
const PATIENCE = 400;
/** Where the filters stand beside the hits; components/search.css lays them out at the same width. */
const ROOMY = "(min-width: 64rem)";

export class View {
  /**
   * @param {HTMLElement} root of the search page
   * @param {Store} store
   * @param {Messages} messages
   */
  constructor(root, store, messages) {
    this.root = root;
    this.messages = messages;
    this.site = new URL(root.dataset.site ?? "", document.baseURI);
    this.title = document.title;
    this.patience = 0;
    this.results = /** @type {HTMLElement} */ (root.querySelector("[data-search-results]"));
    const template = /** @type {HTMLTemplateElement} */ (this.part("hit"));
    const page = { root: this.site, messages, template };
    this.hits = new List(this.part("hits"), store, page);
    this.near = new List(this.part("near-hits"), store, page);
    this.status = this.part("status");
    this.more = /** @type {HTMLButtonElement} */ (this.part("more"));
    this.form = /** @type {HTMLFormElement} */ (this.part("form"));
    this.field = /** @type {HTMLInputElement} */ (this.form.elements.namedItem("q"));
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-part="${name}"]`));
  }

  /** Take the place of what the page shows where scripts do not run. */
  reveal() {
    this.part("fallback").hidden = true;
    this.part("app").hidden = false;
    const filters = this.part("filters");
    filters.hidden = false;
    if (matchMedia(ROOMY).matches) filters.setAttribute("open", "");
  }

  /**
   * Offer earlier searches under a field that asks for nothing.
   *
   * @param {{query: string, address: string}[]} searches none hide the list
   */
  offerRecent(searches) {
    this.part("recent").hidden = !searches.length;
    this.part("recent-list").replaceChildren(
      ...searches.map(({ query, address }) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = address;
        link.textContent = query;
        item.append(link);
        return item;
      }),
    );
  }

  searching() {
    this.results.dataset.state = "searching";
    this.results.setAttribute("aria-busy", "true");
    clearTimeout(this.patience);
    this.patience = window.setTimeout(() => {
      this.status.textContent = this.messages.searching;
    }, PATIENCE);
  }

  failed() {
    this.settle("failed", undefined);
    this.part("retry").hidden = false;
    this.hits.show([]);
    this.more.hidden = this.part("near").hidden = this.part("none").hidden = true;
    this.status.textContent = this.messages.failed;
  }

  /**
   * Make ready what was found.
   *
   * @param {Shown} shown
   * @returns {Promise<() => void>} shows it; not called when another search came between
   */
  async prepare(shown) {
    const { rows = [], near, words, hit = -1 } = shown;
    const batches = Math.ceil((hit + 1) / BATCH) || 1;
    const [items, nearItems] = await Promise.all([
      this.hits.prepare(rows.slice(0, batches * BATCH), words, true),
      this.near.prepare(near, words, false),
    ]);
    return () => {
      this.hits.show(items);
      this.near.show(nearItems);
      this.part("near").hidden = !nearItems.length;
      this.part("none").hidden = !shown.rows || shown.unfiltered > 0;
      this.part("clear").hidden = !Object.keys(shown.search.filters).length;
      this.part("order").hidden = rows.length < 2;
      this.offerMore(rows, words);
      this.say(shown);
      this.hits.bring(hit);
      this.settle("done", shown.rows?.length);
    };
  }

  /**
   * @param {string} state
   * @param {number | undefined} total
   */
  settle(state, total) {
    clearTimeout(this.patience);
    this.part("retry").hidden = true;
    this.results.dataset.state = state;
    this.results.removeAttribute("aria-busy");
    if (total === undefined) delete this.results.dataset.total;
    else this.results.dataset.total = String(total);
  }

  /** @param {Shown} shown */
  say({ search, words, excluding, form, rows, unfiltered }) {
    const query = search.query.trim();
    document.title = query ? fill(this.messages.title, { query, page: this.title }) : this.title;
    let said = this.messages.none;
    if (!rows) said = this.messages.prompt;
    else if (rows.length) said = plural(this.messages.found, rows.length);
    else if (unfiltered && excluding) said = plural(this.messages.excluded, unfiltered);
    else if (unfiltered && words.length) said = plural(this.messages.filtered, unfiltered);
    else if (unfiltered) said = this.messages.unpassed;
    this.status.textContent = form ? fill(this.messages.form, { found: said, form }) : said;
  }

  /**
   * @param {Row[]} rows all that match
   * @param {string[]} words
   */
  offerMore(rows, words) {
    this.more.hidden = rows.length <= this.hits.length;
    this.more.onclick = async () => {
      const shown = this.hits.length;
      this.more.disabled = true;
      try {
        const items = await this.hits.prepare(rows.slice(shown, shown + BATCH), words, true);
        // A search that came between has its own hits by now.
        if (this.hits.length !== shown) return;
        this.hits.append(items);
        this.more.hidden = rows.length <= this.hits.length;
        items[0]?.querySelector("a")?.focus();
      } catch {
        this.status.textContent = this.messages.failed;
      } finally {
        this.more.disabled = false;
      }
    };
  }
}
