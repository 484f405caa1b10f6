/**
 * @file The key / goes to the search field, as on many sites. The search page has a switch for it,
 * since words that are dictated to a page press keys too; it is kept on this device alone.
 */
(() => {
  const OFF = "tida.slash-off";

  /** @returns {boolean} */
  function isOff() {
    try {
      return localStorage.getItem(OFF) !== null;
    } catch {
      return false;
    }
  }

  /** @param {boolean} off */
  function keep(off) {
    try {
      if (off) localStorage.setItem(OFF, "");
      else localStorage.removeItem(OFF);
    } catch {
      // Storage is full or forbidden; the switch holds for this page.
    }
  }

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

  let off = isOff();
  const slash = document.querySelector('[data-part="slash"]');
  if (slash instanceof HTMLInputElement) {
    slash.checked = !off;
    slash.addEventListener("change", () => {
      off = !slash.checked;
      keep(off);
    });
  }

  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (off || event.key !== "/" || !plain || takesKeys(event.target)) return;
    const fields = document.querySelectorAll('main input[type="search"], input[type="search"]');
    const visible = [...fields].filter((field) => field.getClientRects().length);
    const field = visible.find((candidate) => candidate.closest("main")) ?? visible[0];
    if (!(field instanceof HTMLInputElement)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
})();
