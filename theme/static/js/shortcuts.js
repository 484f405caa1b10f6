/** @file The key / goes to the search field, as on many sites. */

/**
 * @param {EventTarget | null} target
 * @returns {boolean} whether keys pressed there are meant as text or choice
 */
function takesKeys(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, select, textarea"))
  );
}

document.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  if (event.key !== "/" || !plain || takesKeys(event.target)) return;
  const fields = document.querySelectorAll('main input[type="search"], input[type="search"]');
  const visible = [...fields].filter((field) => field.getClientRects().length);
  const field = visible.find((candidate) => candidate.closest("main")) ?? visible[0];
  if (!(field instanceof HTMLInputElement)) return;
  event.preventDefault();
  field.focus();
  field.select();
});
