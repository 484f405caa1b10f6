/**
 * @file Marks on a case's page the words that a search found there: `?q=` in its address holds
 * them. A classic script, which costs nothing without them; the modules of the search page that
 * it fetches otherwise read and fold the words as searching does.
 */
(() => {
  // A part of a fact that is read as one is no unit of its own.
  const OTHERS = ['="body"', '="term"', '^="contact."', '^="feedback."', '^="votes."'];
  const FACTS = OTHERS.map((others) => `:not([data-field${others}])`).join("");
  const UNITS = `[data-field="body"] [id], [data-field]${FACTS}`;
  const script = document.currentScript;
  const query = new URLSearchParams(location.search).get("q");
  const page = document.querySelector("article[data-case]");
  if (!script || !query || !page) return;

  Promise.all([import("./search/query.js"), import("./search/foldmap.js")]).then(
    ([{ parse }, { occurrences }]) => {
      const { wanted } = parse(query, false);
      for (const unit of page.querySelectorAll(UNITS)) {
        const nodes = textsOf(unit);
        const text = nodes.map(({ data }) => data).join("");
        mark(nodes, occurrences(text, wanted));
      }
      const first = page.querySelector("mark");
      if (!first) return;
      offerRemoval();
      if (!location.hash) first.scrollIntoView({ block: "center" });
    },
    // A browser refuses modules to pages of a folder, where there is no search either.
    () => {},
  );

  /**
   * @param {Element} unit
   * @returns {Text[]} its printed text, without that of units inside it and of controls
   */
  function textsOf(unit) {
    const walker = document.createTreeWalker(unit, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const parent = /** @type {Element} */ (node.parentElement);
      if (parent.closest(UNITS) === unit && !parent.closest(".passage-link")) found.push(node);
    }
    return found;
  }

  /**
   * @param {Text[]} nodes
   * @param {{start: number, end: number}[]} found places in their joined text
   */
  function mark(nodes, found) {
    const backwards = apart(found).reverse();
    let end = nodes.reduce((sum, node) => sum + node.length, 0);
    for (const node of nodes.reverse()) {
      end -= node.length;
      for (const place of backwards) {
        const from = Math.max(place.start - end, 0);
        const to = Math.min(place.end - end, node.length);
        // White space between cells or items belongs to no line of text.
        if (from >= to || !node.data.slice(from, to).trim()) continue;
        node.splitText(to);
        const part = node.splitText(from);
        const made = document.createElement("mark");
        part.replaceWith(made);
        made.append(part);
      }
    }
  }

  /**
   * @param {{start: number, end: number}[]} found in order of their start
   * @returns {{start: number, end: number}[]} the same, those that overlap as one
   */
  function apart(found) {
    /** @type {{start: number, end: number}[]} */
    const places = [];
    for (const { start, end } of found) {
      const last = places.at(-1);
      if (last && start < last.end) last.end = Math.max(last.end, end);
      else places.push({ start, end });
    }
    return places;
  }

  function offerRemoval() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet marks";
    button.textContent = script?.dataset.remove ?? "";
    button.addEventListener("click", () => {
      for (const made of /** @type {Element} */ (page).querySelectorAll("mark")) {
        const parent = made.parentNode;
        made.replaceWith(...made.childNodes);
        parent?.normalize();
      }
      button.remove();
      history.replaceState(null, "", location.pathname + location.hash);
    });
    page?.prepend(button);
  }
})();
