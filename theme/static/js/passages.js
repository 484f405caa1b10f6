/**
 * @file Links to single passages of a case: a quiet control beside the passage under the
 * pointer, and, when asked for, beside every passage. A classic script, so that it runs on
 * file:// too. Its words come from the template with the id "passage-tools".
 */
(() => {
  const words = document.getElementById("passage-tools");
  if (!(words instanceof HTMLTemplateElement)) return;
  const passages = [...document.querySelectorAll('[data-field="body"] [id]')];
  if (!passages.length) return;

  const tools = /** @type {DocumentFragment} */ (words.content.cloneNode(true));
  const status = /** @type {HTMLElement} */ (tools.querySelector("[role=status]"));
  const toggle = /** @type {HTMLButtonElement} */ (tools.querySelector("[data-part=toggle]"));
  const print = /** @type {HTMLButtonElement} */ (tools.querySelector("[data-part=print]"));
  const model = /** @type {HTMLAnchorElement} */ (tools.querySelector("[data-part=link]"));
  model.remove();
  words.after(tools);

  /** @param {Element} passage */
  function linkTo(passage) {
    const link = /** @type {HTMLAnchorElement} */ (model.cloneNode(true));
    link.href = `#${passage.id}`;
    return link;
  }

  /** @param {string} id */
  async function copy(id) {
    const address = new URL(location.href);
    address.search = "";
    address.hash = id;
    try {
      await navigator.clipboard.writeText(address.href);
      status.textContent = status.dataset.copied ?? "";
    } catch {
      status.textContent = address.href;
    }
  }

  /** @type {HTMLAnchorElement | null} */
  let hovered = null;
  document.addEventListener("pointerover", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (toggle.getAttribute("aria-pressed") === "true" || target?.closest(".passage-link")) return;
    const passage = target?.closest('[data-field="body"] [id]');
    if (hovered?.parentElement === passage) return;
    hovered?.remove();
    hovered = passage && passage.localName !== "tr" ? linkTo(passage) : null;
    if (hovered) {
      hovered.tabIndex = -1;
      passage?.append(hovered);
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest(".passage-link") : null;
    if (link instanceof HTMLAnchorElement) copy(decodeURIComponent(link.hash.slice(1)));
  });

  toggle.addEventListener("click", () => {
    const on = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", String(on));
    for (const link of document.querySelectorAll(".passage-link")) link.remove();
    if (!on) return;
    for (const passage of passages) {
      const place = passage.localName === "tr" ? passage.lastElementChild : passage;
      place?.append(linkTo(passage));
    }
  });

  print.addEventListener("click", () => window.print());
})();
