/** @file What the reader sees of a search: its state, its hits, and what to do when there are none. */

import { hit } from "./hits.js";
import { fill, plural } from "./messages.js";

/** @typedef {import("./address.js").Search} Search */
/** @typedef {import("./messages.js").Messages} Messages */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./table.js").Row} Row */

/**
 * @typedef {object} Answer
 * @property {Search} search what was asked
 * @property {string[]} words of the query, folded
 * @property {Row[] | undefined} rows that match words and filters; undefined when nothing is asked
 * @property {number} unfiltered how many match the words alone
 * @property {Row[]} near rows that merely resemble the query
 */

/** Hits shown at once; more at a time on demand. */
const BATCH = 100;
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
    this.store = store;
    this.messages = messages;
    this.site = new URL(root.dataset.site ?? "", document.baseURI);
    this.title = document.title;
    this.patience = 0;
    this.results = /** @type {HTMLElement} */ (root.querySelector("[data-search-results]"));
    this.hits = this.part("hits");
    this.status = this.part("status");
    this.more = /** @type {HTMLButtonElement} */ (this.part("more"));
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
    this.hits.replaceChildren();
    this.more.hidden = this.part("near").hidden = this.part("none").hidden = true;
    this.status.textContent = this.messages.failed;
  }

  /**
   * Fetch the texts of what was found and make them ready.
   *
   * @param {Answer} answer
   * @returns {Promise<() => void>} shows them; not called when another search came between
   */
  async prepare(answer) {
    const { rows = [], near, words } = answer;
    const [items, nearItems] = await Promise.all([
      this.items(rows.slice(0, BATCH), words, true),
      this.items(near, words, false),
    ]);
    return () => {
      this.hits.replaceChildren(...items);
      this.part("near-hits").replaceChildren(...nearItems);
      this.part("near").hidden = !nearItems.length;
      this.part("none").hidden = !answer.rows || answer.unfiltered > 0;
      this.part("clear").hidden = !Object.keys(answer.search.filters).length;
      this.offerMore(rows, words);
      this.say(answer);
      this.settle("done", answer.rows?.length);
    };
  }

  /**
   * @param {string} state
   * @param {number | undefined} total
   */
  settle(state, total) {
    clearTimeout(this.patience);
    this.results.dataset.state = state;
    this.results.removeAttribute("aria-busy");
    if (total === undefined) delete this.results.dataset.total;
    else this.results.dataset.total = String(total);
  }

  /** @param {Answer} answer */
  say({ search, rows, unfiltered }) {
    const query = search.query.trim();
    document.title = query ? fill(this.messages.title, { query, page: this.title }) : this.title;
    if (!rows) this.status.textContent = this.messages.prompt;
    else if (rows.length) this.status.textContent = plural(this.messages.found, rows.length);
    else if (unfiltered) this.status.textContent = plural(this.messages.filtered, unfiltered);
    else this.status.textContent = this.messages.none;
  }

  /**
   * @param {Row[]} rows all that match
   * @param {string[]} words
   */
  offerMore(rows, words) {
    this.more.hidden = rows.length <= this.hits.children.length;
    this.more.onclick = async () => {
      const shown = this.hits.children.length;
      this.more.disabled = true;
      try {
        const items = await this.items(rows.slice(shown, shown + BATCH), words, true);
        // A search that came between has its own hits by now.
        if (this.hits.children.length !== shown) return;
        this.hits.append(...items);
        this.more.hidden = rows.length <= this.hits.children.length;
        items[0]?.querySelector("a")?.focus();
      } catch {
        this.status.textContent = this.messages.failed;
      } finally {
        this.more.disabled = false;
      }
    };
  }

  /**
   * @param {Row[]} rows
   * @param {string[]} words
   * @param {boolean} exact whether they are the answer, or merely near it
   */
  items(rows, words, exact) {
    const template = /** @type {HTMLTemplateElement} */ (this.part("hit"));
    const page = { root: this.site, messages: this.messages, template };
    return Promise.all(
      rows.map(async ({ key }) => {
        const item = hit(await this.store.case(key), words, page);
        if (exact) /** @type {HTMLElement} */ (item.querySelector("a")).dataset.case = key;
        return item;
      }),
    );
  }
}
