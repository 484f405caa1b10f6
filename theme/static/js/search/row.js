/** @file A case as a line of the record. */

/** @typedef {import("./shard.js").Shard} Shard */

export class Row {
  /**
   * @param {Shard} shard whose values are there
   * @param {number} at which of its cases
   * @param {string} address of a case's page, with `{key}` in the place of its key
   */
  constructor(shard, at, address) {
    this.shard = shard;
    this.at = at;
    /** In the record. */
    this.place = shard.first + at;
    this.pattern = address;
    /** @type {(string | null)[]} */
    this.head = ["", null, null];
  }

  /** `<jurisdiction>/<id>` */
  get key() {
    return `${this.values("jurisdiction")[0]}/${this.shard.table("values").ids[this.at]}`;
  }

  /** Of its page, below the site's root. */
  get address() {
    return this.pattern.replace("{key}", this.key);
  }

  /** @returns {string} */
  get title() {
    return this.head[0] ?? "";
  }

  get number() {
    return this.head[1];
  }

  /** The latest day known of the case, as exact as it is known. */
  get day() {
    return this.head[2];
  }

  /**
   * @param {string} field
   * @returns {string[]} its values
   */
  values(field) {
    return this.shard.values(field, this.at);
  }
}
