/** @file A list of hits: titles at once, texts when the reader comes near them. */

import { brief, card, complete } from "./hits.js";

/** @typedef {import("./hits.js").Page} Page */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./row.js").Row} Row */

/** Hits that have their texts when they are shown: what a screen holds. */
const AHEAD = 4;
/** How far below the window the texts of hits are fetched. */
const NEAR = "0px 0px 100px";

export class List {
  /**
   * @param {HTMLElement} element
   * @param {Store} store
   * @param {Page} page
   */
  constructor(element, store, page) {
    this.element = element;
    this.store = store;
    this.page = page;
    /** @type {WeakMap<Element, () => Promise<void>>} */
    this.waiting = new WeakMap();
    /** @type {WeakMap<Element, Row>} */
    this.rows = new WeakMap();
    this.watch = new IntersectionObserver((entries) => this.come(entries), { rootMargin: NEAR });
    addEventListener("beforeprint", () => this.print());
  }

  /** Say on paper at least in few words what the hits are whose texts nobody came near. */
  print() {
    for (const item of this.element.querySelectorAll("[data-pending]")) {
      const row = this.rows.get(item);
      if (row) brief(item, row, this.page);
    }
  }

  /** @returns {number} */
  get length() {
    return this.element.children.length;
  }

  /**
   * @param {Row[]} rows
   * @param {string[]} words folded
   * @param {boolean} exact whether they are the answer, or merely near it
   * @returns {Promise<HTMLElement[]>} the first of them with their texts
   */
  async prepare(rows, words, exact) {
    await this.store.heads(rows);
    const items = rows.map((row) => {
      const item = card(row, words, this.page);
      if (exact) /** @type {HTMLElement} */ (item.querySelector("a")).dataset.case = row.key;
      this.rows.set(item, row);
      this.waiting.set(item, async () =>
        complete(item, row, await this.store.case(row.key), words, this.page),
      );
      return item;
    });
    await Promise.all(items.slice(0, AHEAD).map((item) => this.fill(item)));
    return items;
  }

  /** @param {HTMLElement[]} items */
  show(items) {
    this.watch.disconnect();
    this.element.replaceChildren();
    this.append(items);
  }

  /**
   * @param {Element} part of an item
   * @returns {number} the item's number in the list; -1 for none
   */
  indexOf(part) {
    return [...this.element.children].findIndex((item) => item.contains(part));
  }

  /**
   * Bring an item into sight, and the keyboard to it.
   *
   * @param {number} index
   */
  bring(index) {
    const item = this.element.children[index];
    item?.scrollIntoView({ block: "center" });
    item?.querySelector("a")?.focus({ preventScroll: true });
  }

  /** @param {HTMLElement[]} items */
  append(items) {
    this.element.append(...items);
    for (const item of items) if (this.waiting.has(item)) this.watch.observe(item);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  come(entries) {
    for (const { target, isIntersecting } of entries) {
      // Its title stands without the text, which is asked for again when it comes back in sight.
      if (isIntersecting) this.fill(target).catch(() => {});
    }
  }

  /** @param {Element} item */
  async fill(item) {
    await this.waiting.get(item)?.();
    this.waiting.delete(item);
    this.watch.unobserve(item);
  }
}
