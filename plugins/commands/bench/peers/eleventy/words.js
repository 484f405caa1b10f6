// Values of the record in words.
const DIGITS = "零一二三四五六七八九";
const DAY = 24 * 60 * 60 * 1000;
const SECTION = '<h3 id="([^"]*)">(.*?)</h3>';

export const KINDS = { cppcc: "政协提案", npc: "人大代表建议" };
export const PAPERS = { cppcc: "提案", npc: "建议" };
export const MOVER_ROLES = {
  member: "委员",
  deputy: "代表",
  party: "党派",
  group: "团体",
  sector: "界别",
  committee: "专委会",
};
export const REPLY_ROLES = {
  lead: ["主办", "综合各会办意见，答复提出者"],
  sole: ["独办", "独自办理并答复"],
  separate: ["分办", "就所分部分各自答复"],
  joint: ["会办", "向主办单位提出会办意见"],
};
export const GRADES = { official: "由机关自行公布", repost: "转载，并非机关原页" };

/** A partial ISO date: 2020年8月5日, 2020年8月, 2020年. */
export function day(value) {
  return value
    .split("-")
    .map((part, at) => Number(part) + "年月日"[at])
    .join("");
}

/** 提出后30天; nothing unless both days are known to the day and in order. */
export function after(to, stage, from) {
  if (to?.length !== 10 || from?.length !== 10 || to < from) return "";
  return `${stage}后${(Date.parse(to) - Date.parse(from)) / DAY}天`;
}

/** Chinese numeral of a whole number from 0 to 999: 十三, 二十, 一百零五. */
export function numeral(value) {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  let text = hundreds ? `${DIGITS[hundreds]}百` : "";
  if (tens) text += (tens === 1 && !hundreds ? "" : DIGITS[tens]) + "十";
  else if (hundreds && ones) text += "零";
  return text + (ones || !text ? DIGITS[ones] : "");
}

/** 十届一次会议; the session may be absent. */
export function session(term, nth) {
  return `${numeral(term)}届${nth ? `${numeral(nth)}次会议` : ""}`;
}

/** What the contents name of a body: its sections, of a proposal the points that start with bold words too. */
export function points(body, leads) {
  const form = leads ? `${SECTION}|<(?:p|li)>\\s*<strong>(.*?)</strong>` : SECTION;
  return Array.from(body.matchAll(new RegExp(form, "gs")), ([, id, heading, lead]) => ({
    id: id ?? "proposal",
    name: (heading ?? lead.replace(/[：:。. ]+$/, "")).replace(/<[^>]*>/g, ""),
  }));
}

const SPECIAL = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
};

/** Whether a case has movers beyond those it names. */
export function hasMoreMovers({ movers = [], movers_open, movers_total = 0 }) {
  return Boolean(movers_open) || movers_total > movers.length;
}

/** A case as a reference: GB/T 7714-2015, BibTeX, plain words, and for programs. */
export function cite({ key, title, number, movers = [], more: hasMore, year, place, address, publisher, added = "", topics }) {
  const names = movers.map(({ name }) => name);
  const told = (year && `${year}年`) + (number ? `第${number}号` : "");
  const numbered = told && `（${told}）`;
  const more = names.length > 3 || (names.length > 0 && hasMore);
  const said = names.slice(0, 3).join("、") + (more ? "等" : "");
  const authors = names.slice(0, 3).join(", ") + (more ? ", 等" : "");
  const rows = {
    title: `{${escaped(title)}}`,
    author: [...names.map((name) => `{${escaped(name)}}`), ...(names.length && hasMore ? ["others"] : [])].join(" and "),
    number: escaped(number ?? ""),
    year: added.slice(0, 4),
    howpublished: escaped(publisher),
    note: year && `${year}年案卷`,
    url: address,
    urldate: "[引用日期]",
  };
  const bibtex = Object.entries(rows).map(([name, value]) => (value ? `  ${name} = {${value}},\n` : ""));
  return {
    address,
    plain:
      (said && `${said}：`) +
      `《${title}》${numbered}，${place}，${publisher}${added && `，${added}收录`}，${address}，[引用日期]`,
    gbt7714:
      (authors && `${authors}. `) +
      `${title}${numbered}[EB/OL]. ${publisher}${added && `, ${added.slice(0, 4)}`}` +
      `${added.length > 4 ? `(${added})` : ""}[引用日期]. ${address}.`,
    bibtex: `@misc{${key.replace(/[^a-z0-9]+/g, "-")},\n${bibtex.join("")}}`,
    meta: [
      ["citation_title", title],
      ...names.map((name) => ["citation_author", name]),
      ["citation_publication_date", added.replaceAll("-", "/")],
      ["citation_publisher", publisher],
      ["citation_language", "zh-CN"],
      ["citation_public_url", address],
      ["citation_keywords", topics.join("; ")],
    ].filter(([, content]) => content),
  };
}

function escaped(text) {
  return text.replace(/[\\{}~^%&#$_]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`);
}

/** JSON that may stand in a script element. */
export function inHtml(value) {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
