/**
 * @file Where a token stands in the record. Of Pagefind only its public interface is used: an
 * instance, and words that it searches for.
 */

export class Places {
  /** @param {URL} bundle folder that holds Pagefind's files */
  constructor(bundle) {
    this.bundle = bundle;
    /** @type {Promise<any> | undefined} */
    this.module = undefined;
    /** @type {Promise<any> | undefined} */
    this.starting = undefined;
  }

  /**
   * @param {string} token
   * @returns {Promise<Map<string, number>>} by the name of a case: the first of its places there
   */
  async first(token) {
    const found = await this.search(`"${token}"`);
    return new Map(found.map(({ id, words }) => [id, Number(words[0])]));
  }

  /**
   * Of a phrase Pagefind tells the first place alone. Of a word it tells them all, but takes
   * others that begin alike where the word itself does not occur.
   *
   * @param {string} token
   * @returns {Promise<Map<string, number[]>>} by the name of a case: all of its places there
   */
  async all(token) {
    const [held, found] = await Promise.all([this.first(token), this.search(token)]);
    const places = found.map(({ id, words }) => /** @type {const} */ ([id, words.map(Number)]));
    return new Map(places.filter(([id]) => held.has(id)));
  }

  /**
   * @param {string} query
   * @returns {Promise<{id: string, words: number[]}[]>}
   */
  async search(query) {
    const pagefind = await this.start();
    return (await pagefind.search(query)).results;
  }

  /** Fetch Pagefind before it is asked anything. */
  prefetch() {
    this.module ??= import(new URL("pagefind.js", this.bundle).href);
    this.module.catch(() => (this.module = undefined));
    return this.module;
  }

  /** Make an instance, once. */
  start() {
    this.starting ??= this.prefetch().then(async ({ createInstance }) => {
      const instance = createInstance({ basePath: this.bundle.pathname });
      await instance.init();
      return instance;
    });
    this.starting.catch(() => (this.starting = undefined));
    return this.starting;
  }
}
