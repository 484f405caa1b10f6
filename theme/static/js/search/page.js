/** @file The search page: what is typed and chosen becomes an address, an address becomes hits. */

import { read as readAddress, write } from "./address.js";
import { answer } from "./answer.js";
import { Engine } from "./engine.js";
import { pass } from "./filters.js";
import { follow } from "./keys.js";
import { read as readMessages } from "./messages.js";
import { ordered, ORDERS } from "./order.js";
import { Panel } from "./panel.js";
import { forget, recent, remember } from "./recent.js";
import { Record } from "./record.js";
import { Store } from "./store.js";
import { View } from "./view.js";

/** @typedef {import("./address.js").Search} Search */

/** How long the keys must rest before a search starts, in milliseconds. */
const PAUSE = 180;
/** How many cases that merely resemble the query are offered. */
const NEAR = 10;

class Page {
  /**
   * @param {View} view
   * @param {Engine} engine
   * @param {Record} record
   */
  constructor(view, engine, record) {
    this.view = view;
    this.engine = engine;
    this.fields = [...record.fields.keys()];
    this.form = view.form;
    this.field = view.field;
    const control = /** @type {HTMLTemplateElement} */ (view.part("control"));
    this.sort = /** @type {HTMLSelectElement} */ (view.part("sort"));
    this.panel = new Panel(view.part("controls"), control, record, view.messages);
    /** Counts searches, so that a late answer to an earlier one is dropped. */
    this.turn = 0;
    /** Whether the present address comes from typing that may go on. */
    this.typing = false;
    this.timer = 0;
  }

  listen() {
    this.field.addEventListener("input", (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) this.later();
    });
    this.field.addEventListener("compositionend", () => this.later());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.visit(this.asked);
      this.typing = false;
      this.keep();
    });
    this.field.addEventListener("focus", () => this.engine.prepare(), { once: true });
    for (const chosen of [this.view.part("controls"), this.sort]) {
      chosen.addEventListener("change", () => {
        this.typing = false;
        this.visit(this.asked);
      });
    }
    this.view.part("clear").addEventListener("click", () => {
      this.typing = false;
      this.visit({ ...this.asked, filters: {} });
      this.field.focus();
    });
    this.view.results.addEventListener("click", ({ target }) => {
      this.keep();
      this.leave(/** @type {Element} */ (target));
    });
    this.view.part("forget").addEventListener("click", () => {
      forget();
      this.view.offerRecent([]);
      this.field.focus();
    });
    window.addEventListener("popstate", ({ state }) => this.restore(state));
    follow(this.view.root, this.field, "[data-search-results] [data-case]");
  }

  /** @returns {Search} what the form asks for now */
  get asked() {
    return { query: this.field.value, filters: this.panel.filters, sort: this.sort.value };
  }

  /** Keep a search that the reader meant: one sent, followed to a hit, or come to by a link. */
  keep() {
    const query = this.field.value.trim();
    if (query) remember(query);
  }

  /**
   * Note which hit is followed, for when the reader comes back to a page that is loaded anew.
   *
   * @param {Element} target
   */
  leave(target) {
    const hit = target.closest("a") ? this.view.hits.indexOf(target) : -1;
    if (hit >= 0) history.replaceState({ hit }, "");
  }

  /** Search when the keys rest; a run of typing is one step of the browser's history. */
  later() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.visit(this.asked);
      this.typing = true;
    }, PAUSE);
  }

  /**
   * Search for what was typed while the page was still loading.
   *
   * @param {string} query
   */
  type(query) {
    this.field.value = query;
    this.later();
  }

  /** @param {Search} search */
  visit(search) {
    clearTimeout(this.timer);
    const address = write(search);
    if (address !== write(readAddress(location.search, this.fields))) {
      const method = this.typing ? "replaceState" : "pushState";
      history[method](null, "", address || location.pathname);
    }
    this.show(search);
  }

  /**
   * Show what the address asks for.
   *
   * @param {{hit: number} | null} state which hit was followed from here, if one was
   */
  restore(state) {
    clearTimeout(this.timer);
    this.typing = false;
    const search = readAddress(location.search, this.fields);
    this.field.value = search.query;
    this.sort.value = search.sort;
    if (Object.keys(search.filters).length) this.view.part("filters").setAttribute("open", "");
    this.show(search, state?.hit);
  }

  /**
   * @param {Search} search
   * @param {number} [hit] number of the hit to bring into sight
   */
  async show(search, hit) {
    const turn = (this.turn += 1);
    this.view.searching();
    try {
      const { words, excluding, asked, found, form, near } = await answer(this.engine, search);
      const rows = pass(found, search.filters);
      if (search.sort !== ORDERS[0]) await this.engine.store.heads(rows);
      const show = await this.view.prepare({
        ...{ search, words, excluding, form },
        rows: asked ? ordered(rows, search.sort) : undefined,
        unfiltered: found.length,
        near: pass(near, search.filters).slice(0, NEAR),
        hit,
      });
      if (turn !== this.turn) return;
      this.panel.show(asked ? found : undefined, search.filters);
      show();
      this.view.offerRecent(asked ? [] : recent().map(searchFor));
    } catch (error) {
      console.error(error);
      if (turn !== this.turn) return;
      // What is asked again shall have its filters still.
      this.panel.show(undefined, search.filters);
      this.view.failed();
    }
  }
}

/** @param {string} query */
function searchFor(query) {
  return { query, address: location.pathname + write({ query, filters: {}, sort: ORDERS[0] }) };
}

/**
 * Load the page anew, to look for what the field asks for.
 *
 * @param {string} query
 */
function again(query) {
  const address = new URL(location.href);
  if (query.trim()) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  history.replaceState(history.state, "", address);
  location.reload();
}

/** @param {HTMLElement} root */
async function open(root) {
  const bundle = new URL(root.dataset.index ?? "pagefind/", document.baseURI);
  const store = new Store(bundle);
  const view = new View(root, store, readMessages(document));
  const { field, form } = view;
  const asked = new URLSearchParams(location.search).get("q") ?? "";
  // Before anything is fetched: whatever fails, the reader's words are still there.
  if (!field.value) field.value = asked;
  const retry = (/** @type {Event} */ event) => {
    event.preventDefault();
    again(field.value);
  };
  form.addEventListener("submit", retry);
  view.part("retry").addEventListener("click", retry);
  view.reveal();
  view.searching();
  try {
    const record = await Record.open(bundle);
    const engine = new Engine(record, store);
    if (new URLSearchParams(location.search).has("q")) engine.prepare();
    const page = new Page(view, engine, record);
    const typed = field.value;
    form.removeEventListener("submit", retry);
    page.listen();
    page.restore(history.state);
    page.keep();
    if (typed !== asked) page.type(typed);
  } catch (error) {
    console.error(error);
    view.failed();
  }
}

const root = document.querySelector("[data-search]");
if (root instanceof HTMLElement) open(root);
