/**
 * @file Starts the search page. In a mirror, which is opened from a folder, where browsers refuse
 * modules, one script of all of them lies in the place of this file
 * (plugins/proposals/search/offline.py).
 */
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const query = new URLSearchParams(location.search).get("q");
  const field = document.getElementById("search-query");
  // What was asked is not lost where nothing else arrives.
  if (query && field instanceof HTMLInputElement) field.value = query;
  import(new URL("page.js", script.src).href).catch((error) => {
    // From a folder nothing is lost: the page says what it lacks, and leads to the indexes.
    if (location.protocol === "file:") return;
    console.error(error);
    for (const told of document.querySelectorAll("[data-part=unscripted], [data-part=unloaded]")) {
      /** @type {HTMLElement} */ (told).hidden = told.matches("[data-part=unscripted]");
    }
    const reload = document.querySelector("[data-part=reload]");
    reload?.addEventListener("click", () => location.reload());
  });
})();
