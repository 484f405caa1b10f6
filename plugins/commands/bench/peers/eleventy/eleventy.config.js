// The same site as ours, as an Eleventy project: a page a case, and the lists of six ways in, 50
// cases to a page.
import { readFileSync } from "node:fs";
import * as words from "./words.js";

const SITE = { name: "提答", address: "http://localhost:8000" };
const WAYS = {
  departments: "部门",
  topics: "主题",
  movers: "提出者",
  jurisdictions: "地区",
  sessions: "届次",
  years: "年份",
};
const ROLES = ["lead", "sole", "separate", undefined, "joint"];
const SIZE = 50;
/** Pages named on each side of a page. */
const NEAR = 7;
const REGISTRY = Object.fromEntries(
  ["jurisdictions", "departments", "topics"].map((name) => [
    name,
    JSON.parse(readFileSync(`content/_data/registry/${name}.json`, "utf-8")),
  ]),
);
/** Place -> every name of its departments -> slug. */
const SLUGS = Object.fromEntries(
  Object.entries(REGISTRY.departments).map(([place, entries]) => [
    place,
    Object.fromEntries(
      Object.entries(entries).flatMap(([slug, { name, aliases }]) =>
        [name, ...aliases].map((printed) => [printed, slug]),
      ),
    ),
  ]),
);

export default function (config) {
  config.setQuietMode(true);
  config.addPassthroughCopy("site.css");
  config.amendLibrary("md", (markdown) => markdown.core.ruler.push("headings", placeHeadings));
  config.addGlobalData("site", SITE);
  config.addGlobalData("words", { ...words });
  for (const name of ["day", "after", "session", "points", "inHtml"]) {
    config.addFilter(name, words[name]);
  }
  config.addFilter("count", (value) => Number(value).toLocaleString("en"));
  config.addFilter("slugOf", (name, place) => SLUGS[place][name]);
  config.addFilter("cardMeta", cardMeta);
  config.addFilter("hasMoreMovers", words.hasMoreMovers);
  config.addFilter("reference", reference);
  config.addFilter("told", told);
  config.addFilter("webPage", webPage);
  config.addFilter("breadcrumbs", breadcrumbs);
  config.addFilter("byDay", byDay);
  config.addFilter("leadOf", leadOf);
  config.addCollection("cases", cases);
  config.addCollection("byUrl", (api) => Object.fromEntries(cases(api).map((item) => [item.url, item])));
  config.addCollection("letters", letters);
  config.addCollection("beside", beside);
  config.addCollection("lists", lists);
  config.addCollection("ways", ways);
  return {
    dir: { input: "content", includes: "../_includes" },
    markdownTemplateEngine: false,
  };
}

/** A body stands below the h2 of its proposal or reply; two bodies may have the same heading. */
function placeHeadings(state) {
  let count = 0;
  for (const token of state.tokens) {
    if (token.type === "heading_open") token.attrSet("id", `${state.env.page.fileSlug}-${++count}`);
    if (token.type === "heading_open" || token.type === "heading_close") {
      token.tag = `h${Math.min(6, Number(token.tag[1]) + 1)}`;
    }
  }
}

/** Newest entries first. */
function cases(api) {
  const found = api.getAll().filter((item) => item.page.fileSlug === "proposal");
  const order = (one) => `${one.data.added ?? ""} ${one.url}`;
  return found
    .map((item) => [order(item), item])
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .map(([, item]) => item);
}

/** Address of a case -> its replies, the lead's first, then in the order of its departments. */
function letters(api) {
  const folder = (item) => item.page.filePathStem.slice(0, item.page.filePathStem.lastIndexOf("/"));
  const replies = new Map();
  for (const item of api.getAll()) {
    if (!item.page.fileSlug.startsWith("reply-")) continue;
    if (!replies.has(folder(item))) replies.set(folder(item), []);
    replies.get(folder(item)).push(item);
  }
  return Object.fromEntries(
    cases(api).map((item) => {
      const slugs = SLUGS[item.data.jurisdiction];
      const handlers = (item.data.departments ?? []).map((name) => slugs[name]);
      const found = (replies.get(folder(item)) ?? []).map((reply) => {
        const slug = slugs[reply.data.department];
        const at = handlers.indexOf(slug);
        const order = [ROLES.indexOf(reply.data.role), at < 0 ? handlers.length : at];
        const { date, signed, feedback } = reply.data;
        return { reply, slug, anchor: reply.page.fileSlug, day: date ?? signed, feedback, order };
      });
      found.sort(
        ({ order: one, anchor }, { order: other, anchor: last }) =>
          one[0] - other[0] || one[1] - other[1] || (anchor < last ? -1 : 1),
      );
      return [item.url, found];
    }),
  );
}

/** Keys of the lists that hold a case. */
function keysOf(item, way) {
  if (way === "jurisdictions") return [item.data.jurisdiction];
  return item.data[way === "topics" ? way : `in_${way}`] ?? [];
}

/** Address of a case -> its neighbours in its departments and its session, by year and number. */
function beside(api) {
  const order = ({ data, url }) => {
    const number = (data.number ?? "").replace(/\D/g, "").padStart(12, "0");
    return `${data.in_years?.[0] ?? "0000"} ${number} ${url}`;
  };
  const ordered = cases(api).map((item) => [order(item), item]);
  ordered.sort(([one], [other]) => (one < other ? -1 : 1));
  const items = ordered.map(([, item]) => item);
  const found = Object.fromEntries(items.map((item) => [item.url, []]));
  for (const way of ["departments", "sessions"]) {
    for (const { address, name, items: row } of entries(items, way)) {
      if (row.length < 2) continue;
      row.forEach((item, at) => {
        found[item.url].push({ way, address, name, before: row[at - 1], after: row[at + 1] });
      });
    }
  }
  return found;
}

/** The lists of a way: address, name, cases. */
function entries(items, way) {
  const groups = new Map();
  for (const item of items) {
    for (const key of keysOf(item, way)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(item);
    }
  }
  return Array.from(groups, ([key, row]) => ({
    address: `/${way}/${key}/`,
    name: nameOf(way, key, row[0]),
    items: row,
  }));
}

function nameOf(way, key, item) {
  const [place, slug] = key.split("/");
  const { data } = item;
  switch (way) {
    case "departments":
      return REGISTRY.departments[place][slug].name;
    case "topics":
      return REGISTRY.topics[key].name;
    case "movers":
      return data.movers[data.in_movers.indexOf(key)].name;
    case "jurisdictions":
      return REGISTRY.jurisdictions[key].name;
    case "sessions":
      return [
        REGISTRY.jurisdictions[place].name,
        words.KINDS[data.kind],
        words.session(data.term, data.session),
      ].join(" ");
    default:
      return `${key}年`;
  }
}

/** What a card says of a case, part by part. */
function cardMeta({ data }) {
  const { number, term, movers } = data;
  return [
    REGISTRY.jurisdictions[data.jurisdiction].name,
    words.KINDS[data.kind],
    number && `第${number}号`,
    term ? words.session(term, data.session) : data.in_years && `${data.in_years[0]}年`,
    movers && movers.map(({ name }) => name).join("、") + (words.hasMoreMovers(data) ? "等" : ""),
  ].filter(Boolean);
}

function placeOf({ data }) {
  return REGISTRY.jurisdictions[data.jurisdiction].name;
}

function reference(item) {
  const { data, url } = item;
  return words.cite({
    ...data,
    key: url.slice("/proposals/".length, -".html".length),
    year: data.in_years?.[0] ?? "",
    place: placeOf(item),
    address: SITE.address + url,
    publisher: SITE.name,
    more: words.hasMoreMovers(data),
    topics: (data.topics ?? []).map((slug) => REGISTRY.topics[slug].name),
  });
}

function told(item) {
  const { kind, number, title } = item.data;
  return [placeOf(item), words.KINDS[kind], number, title].filter(Boolean).join(" ");
}

function webPage(item, itsLetters) {
  const { data, url } = item;
  const days = [data.submitted, data.assigned, data.published, data.added];
  for (const { reply } of itsLetters) {
    days.push(reply.data.date, reply.data.signed, reply.data.published);
  }
  return {
    "@context": "https://schema.org",
    "@type": "WebPage",
    url: SITE.address + url,
    name: `${data.title} · ${SITE.name}`,
    description: told(item),
    inLanguage: "zh-CN",
    isPartOf: { "@type": "WebSite", name: SITE.name, url: `${SITE.address}/` },
    dateModified: days.filter(Boolean).sort().at(-1),
  };
}

function breadcrumbs(item) {
  const steps = [
    ["首页", "/"],
    ["全部案卷", "/proposals/"],
    [placeOf(item), `/jurisdictions/${item.data.jurisdiction}/`],
  ];
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: steps.map(([name, path], at) => ({
      "@type": "ListItem",
      position: at + 1,
      name,
      item: SITE.address + path,
    })),
  };
}

/** The dated letters by their day (a month stands after its days), then the others. */
function byDay(itsLetters) {
  const dated = itsLetters.filter(({ day }) => day).map((letter) => [`${letter.day}~`, letter]);
  dated.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return [...dated.map(([, letter]) => letter), ...itsLetters.filter(({ day }) => !day)];
}

/** The lead's letter, where there is just one. */
function leadOf(itsLetters) {
  const leads = itsLetters.filter(({ reply }) => reply.data.role === "lead");
  return leads.length === 1 ? leads[0] : undefined;
}

/** For each way its lists, most cases first. */
function ways(api) {
  const all = cases(api);
  return Object.entries(WAYS).map(([way, label]) => ({
    way,
    label,
    entries: entries(all, way).sort((one, other) => other.items.length - one.items.length),
  }));
}

/** Every page of every list. */
function lists(api) {
  const all = [{ address: "/proposals/", name: "全部案卷", items: cases(api) }];
  for (const { entries: ofWay } of ways(api)) all.push(...ofWay);
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
