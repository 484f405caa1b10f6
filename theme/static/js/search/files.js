/**
 * @file How the page gets the files of the index. In a mirror, which is opened from a folder,
 * scripts.js stands in for this module.
 */

/**
 * @param {URL} address
 * @param {boolean} lasting whether what lies there can never become something else
 * @returns {Promise<any>}
 */
export async function json(address, lasting) {
  return (await ask(address, lasting)).json();
}

/**
 * @param {URL} address of a file that is packed (plugins/proposals/search/packed.py)
 * @param {boolean} lasting
 * @returns {Promise<any>}
 */
export async function packed(address, lasting) {
  const { body } = await ask(address, lasting);
  const plain = /** @type {ReadableStream} */ (body).pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain).json();
}

/**
 * @param {URL} address of a file that can never become another
 * @returns {Promise<Uint8Array>}
 */
export async function bytes(address) {
  return new Uint8Array(await (await ask(address, true)).arrayBuffer());
}

/**
 * A site that was published anew must not be read half from a cache: what may have changed is
 * always asked for.
 *
 * @param {URL} address
 * @param {boolean} lasting
 */
async function ask(address, lasting) {
  const answer = await fetch(address, { cache: lasting ? "default" : "no-cache" });
  if (!answer.ok) throw new Error(`${address.href}: ${answer.status}`);
  return answer;
}
