/**
 * @file A piece of the index as Pagefind wrote it: words, each with the places where it stands.
 * CBOR (RFC 8949) below gzip; plugins/proposals/search/pieces.py says more, and sees to it that
 * the pieces are as they are read here.
 */

const SIGNATURE = "pagefind_dcd";

/**
 * @param {Uint8Array} packed
 * @returns {Promise<Uint8Array>} what `places` reads
 */
export async function unpack(packed) {
  // A blob would do as well, but costs two milliseconds.
  const { body } = new Response(/** @type {BodyInit} */ (packed));
  const plain = /** @type {ReadableStream} */ (body).pipeThrough(new DecompressionStream("gzip"));
  const content = new Uint8Array(await new Response(plain).arrayBuffer());
  const signed = new TextDecoder().decode(content.subarray(0, SIGNATURE.length)) === SIGNATURE;
  if (!signed) throw new Error("a piece of the index is damaged");
  return content.subarray(SIGNATURE.length);
}

/**
 * The words of a piece that begin a word or begin with it, the word itself among them.
 *
 * @param {Uint8Array} piece
 * @param {string} word
 * @returns {{word: string, places: number[]}[]} where each stands, in order
 */
export function related(piece, word) {
  const sought = new TextEncoder().encode(word);
  const reader = new Reader(piece);
  const all = [];
  reader.head();
  for (let words = reader.head(); words > 0; words -= 1) {
    reader.head();
    const text = reader.take(reader.head());
    const found = agree(text, sought);
    /** @type {number[]} */
    const places = [];
    for (let records = reader.head(); records > 0; records -= 1) {
      const parts = reader.head();
      reader.head();
      reader.places(places, found);
      for (let part = 2; part < parts; part += 1) reader.skip();
    }
    if (found) all.push({ word: new TextDecoder().decode(text), places });
    reader.skip();
  }
  return all;
}

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 * @returns {boolean} whether one of them begins the other
 */
function agree(one, other) {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    /** Kind of what `head` read last. */
    this.kind = 0;
  }

  /** @returns {number} a number; of a text or an array, its length */
  head() {
    const { bytes } = this;
    const first = bytes[this.at++];
    this.kind = first >> 5;
    const size = first & 31;
    if (size < 24) return size;
    let value = 0;
    for (let more = 1 << (size - 24); more > 0; more -= 1) value = value * 256 + bytes[this.at++];
    return value;
  }

  /**
   * @param {number} length
   * @returns {Uint8Array} the bytes that stand next
   */
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /**
   * Each place is told by its distance from the one before it. A number below nought changes
   * the weight of those that follow, which are counted from nought again.
   *
   * @param {number[]} held where to put them
   * @param {boolean} wanted
   */
  places(held, wanted) {
    let place = 0;
    for (let left = this.head(); left > 0; left -= 1) {
      const step = this.head();
      if (this.kind === 1) place = 0;
      else {
        place += step;
        if (wanted) held.push(place);
      }
    }
  }

  /** Go past whatever stands next. */
  skip() {
    const size = this.head();
    if (this.kind === 3) this.at += size;
    if (this.kind === 4) for (let left = size; left > 0; left -= 1) this.skip();
  }
}
