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
    /** `<jurisdiction>/<id>` */
    this.key = `${shard.values("jurisdiction", at)[0]}/${shard.table("values").ids[at]}`;
    /** Of its page, below the site's root. */
    this.address = address.replace("{key}", this.key);
    /** @type {(string | null)[]} */
    this.head = ["", null, null];
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
