/**
 * @file Starts the search page. In a mirror, which is opened from a folder, where browsers refuse
 * modules, one script of all of them lies in the place of this file
 * (plugins/proposals/search/offline.py).
 */
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const page = import(new URL("page.js", script.src).href);
  // Nothing is lost there: the page says what it lacks, and leads to the indexes.
  if (location.protocol === "file:") page.catch(() => {});
})();
