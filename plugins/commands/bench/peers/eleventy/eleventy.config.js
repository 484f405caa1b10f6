// The same site as ours, as an Eleventy project: a page a case, and the lists of six ways in, 50
// cases to a page.
const WAYS = {
  departments: "部门",
  topics: "主题",
  movers: "提出者",
  jurisdictions: "地区",
  sessions: "届次",
  years: "年份",
};
const SIZE = 50;
/** Pages named on each side of a page. */
const NEAR = 7;

export default function (config) {
  config.setQuietMode(true);
  config.addPassthroughCopy("site.css");
  config.amendLibrary("md", (markdown) => markdown.core.ruler.push("ids", giveIds));
  config.addCollection("cases", cases);
  config.addCollection("lists", lists);
  config.addCollection("ways", ways);
  return {
    dir: { input: "content", includes: "../_includes" },
    markdownTemplateEngine: false,
  };
}

/** `## Heading {#id}` -> a heading with that id; markdown-it has no such notation of its own. */
function giveIds(state) {
  state.tokens.forEach((token, at) => {
    if (token.type !== "heading_open") return;
    const inline = state.tokens[at + 1];
    const last = inline.children.at(-1);
    const found = / \{#([a-z0-9-]+)\}$/.exec(last?.content ?? "");
    if (!found) return;
    token.attrSet("id", found[1]);
    last.content = last.content.slice(0, found.index);
  });
}

function cases(api) {
  return api.getFilteredByTag("case").sort((one, other) => other.date - one.date);
}

/** For each way its names with their cases, most cases first. */
function ways(api) {
  const all = cases(api);
  return Object.entries(WAYS).map(([way, label]) => {
    const byName = new Map();
    for (const item of all) {
      for (const name of item.data.terms[way] ?? []) {
        if (!byName.has(name)) byName.set(name, []);
        byName.get(name).push(item);
      }
    }
    const entries = [...byName].map(([name, items]) => ({ name, items }));
    entries.sort((one, other) => other.items.length - one.items.length);
    return { way, label, entries };
  });
}

/** Every page of every list. */
function lists(api) {
  const all = [{ address: "/proposals/", name: "全部案卷", items: cases(api) }];
  for (const { way, entries } of ways(api)) {
    for (const { name, items } of entries) all.push({ address: `/${way}/${name}/`, name, items });
  }
  return all.flatMap(({ address, name, items }) => {
    const count = Math.ceil(items.length / SIZE);
    const pages = Array.from({ length: count }, (_, at) =>
      at ? `${address}page/${at + 1}/` : address,
    );
    const numbered = pages.map((page, at) => ({ address: page, number: at + 1 }));
    return pages.map((page, at) => ({
      address: page,
      name,
      total: items.length,
      first: pages[0],
      last: pages.at(-1),
      near: numbered.slice(Math.max(0, at - NEAR), at + NEAR + 1),
      items: items.slice(at * SIZE, (at + 1) * SIZE),
    }));
  });
}
