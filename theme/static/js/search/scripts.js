/**
 * @file How a page opened from a folder gets the files of the index: browsers refuse such a page
 * to read them, but not to run a script. So each file is a script there that hands over what it
 * holds (plugins/proposals/search/offline.py writes them). Stands in for files.js.
 */

/** @type {Map<string, (content: any) => void>} by the address that was asked for */
const waiting = new Map();

/** @param {any} content of the script that is running now */
function hand(content) {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  waiting.get(script.src)?.(content);
}
Object.assign(window, { tidaFile: hand });

/**
 * @param {URL} address
 * @returns {Promise<any>}
 */
export function json(address) {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = new URL(address.href.replace(/\.\w+$/u, ".js")).href;
    const end = () => {
      waiting.delete(script.src);
      script.remove();
    };
    waiting.set(script.src, done);
    script.addEventListener("load", end);
    script.addEventListener("error", () => {
      end();
      fail(new Error(`${script.src}: cannot be read`));
    });
    document.head.append(script);
  });
}

/**
 * What is packed on a site is plain here: a mirror is packed as a whole.
 *
 * @param {URL} address
 * @returns {Promise<any>}
 */
export function packed(address) {
  return json(address);
}

/**
 * @param {URL} address
 * @returns {Promise<Uint8Array>}
 */
export async function bytes(address) {
  return Uint8Array.from(atob(await json(address)), (char) => char.charCodeAt(0));
}
