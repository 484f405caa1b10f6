/** @file Arrow keys go from the search field to the hits and back; Escape goes back at once. */

/**
 * @param {HTMLElement} page
 * @param {HTMLInputElement} field
 * @param {string} links selector of the hits' links
 */
export function follow(page, field, links) {
  page.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [field, .../** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(links))];
    const at = stops.indexOf(/** @type {HTMLElement} */ (event.target));
    if (at < 0 || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && at > 0) field.focus();
    else if (step && stops[at + step]) stops[at + step].focus();
    else return;
    event.preventDefault();
  });
}
