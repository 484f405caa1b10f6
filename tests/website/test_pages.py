"""The built site as its readers and their tools find it."""

from __future__ import annotations

import gzip
import posixpath
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from commands.build import build_site
from proposals import corpus, privacy
from tests.website.conftest import read

EXPECTED_REPLIES = {
    "dongguan/20200354": ["minzhengju", "caizhengju"],
    "zaozhuang/npc-16-5-98": ["minzhengju"],
    "dongguan/20200152": ["minzhengju", "gonganju", "zhengfawei"],
    "xiamen-huli/20214012": [],
    "dongguan/20230071": ["minzhengju", "caizhengju", "zhujianju"],
}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DATA = {"application/json", "application/ld+json"}
ATOM = "{http://www.w3.org/2005/Atom}"


def html_files(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if "pagefind" not in path.parts)


def dead_links(site: Path) -> list[tuple[str, str]]:
    """Links that leave the folder or lead nowhere in it, with the pages they stand on."""
    ids = {path: set(read(path).all("id")) for path in html_files(site)}
    dead = []
    for path in html_files(site):
        page = read(path)
        here = path.relative_to(site).as_posix()
        for link in [*page.all("href"), *page.all("src"), *page.all("action")]:
            parts = urlsplit(link)
            if parts.scheme in {"http", "https"}:
                continue
            goal = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path)))
            target = site / (goal if parts.path else here)
            outside = link.startswith("/") or parts.scheme or not target.is_file()
            fragment = unquote(parts.fragment)
            if outside or (fragment and fragment not in ids.get(target, set())):
                dead.append((here, link))
    return dead


@pytest.mark.parametrize(("key", "replies"), EXPECTED_REPLIES.items())
def test_a_case_is_one_page_with_its_replies_in_order(
    site: Path, key: str, replies: list[str]
) -> None:
    page = read(site / "proposals" / f"{key}.html")
    assert page.all("data-case") == [key]
    assert page.all("data-reply") == replies


def test_every_fact_of_a_case_can_be_read_off_its_page(site: Path) -> None:
    page = read(site / "proposals/dongguan/20200354.html")
    assert page.field("title")[0] == "关于加强基层社区建设的建议"
    assert page.field("movers") == ["周绮霞"]
    assert page.field("session") == ["十三届五次会议"]
    assert page.field("departments") == ["民政局", "财政局"]
    assert page.field("votes") == ["支持 0，反对 0"]
    assert page.field("number") == ["20200354", "东民函〔2020〕134号", "东财函〔2020〕811号"]
    assert page.field("role") == ["主办", "会办"]
    assert page.field("date") == ["2020年9月23日", "2020年8月5日"]
    assert page.field("signed") == ["2020年9月21日", "2020年7月30日"]
    assert page.field("addressee") == ["姚家庆委员、王子健委员", "市民政局"]
    assert page.field("contact")[1] == "周丽琼 22831173"


def test_a_digest_is_marked_and_what_was_not_published_is_said(site: Path) -> None:
    assert any(
        "摘编" in text for text in read(site / "proposals/xiamen-huli/20214012.html").field("text")
    )
    alone = (site / "proposals/zaozhuang/npc-16-5-98.html").read_text("utf-8")
    assert "原文未公开。" in alone
    # A reply that is on the page is published; what nobody knows is its day.
    assert "日期未公开" in alone
    assert alone.count("timeline__step--known") == 1


def test_every_link_is_relative_and_leads_somewhere(site: Path) -> None:
    assert not dead_links(site)


def test_ids_are_unique_and_pages_have_one_heading(site: Path) -> None:
    for path in html_files(site):
        page = read(path)
        ids = page.all("id")
        assert len(ids) == len(set(ids)), path
        assert sum(tag == "h1" for tag, _ in page.elements) == 1, path


def test_headings_never_skip_a_level(site: Path) -> None:
    for path in html_files(site):
        levels = [
            int(tag[1]) for tag, _ in read(path).elements if tag in {f"h{n}" for n in range(1, 7)}
        ]
        skips = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        assert not skips, (path, levels)


def test_nothing_is_asked_of_a_third_party_and_no_script_is_inline(site: Path) -> None:
    for path in html_files(site):
        page = read(path)
        for tag, values in page.elements:
            assert "style" not in values, path
            assert not [name for name in values if name.startswith("on")], path
            # Data blocks (HTML, 4.12.1) are no scripts: nothing executes them.
            if tag == "script" and values.get("type") not in DATA:
                assert values.get("src"), path
            if tag in {"script", "img", "link", "iframe"}:
                address = values.get("src", values.get("href", ""))
                assert urlsplit(address).scheme in {"", "data"}, (path, address)
        policy = [v["content"] for t, v in page.elements if v.get("http-equiv")]
        assert policy, path
        assert "default-src 'none'" in policy[0]


def test_indexes_count_what_they_lead_to(site: Path, root: Path) -> None:
    record = corpus.load(root / "content")
    text = (site / "departments/index.html").read_text("utf-8")
    names = {department.name for case in record.cases for department in case.departments}
    assert all(name in text for name in names)
    minzhengju = (site / "departments/dongguan/minzhengju.html").read_text("utf-8")
    assert "3件案卷，3份答复" in minzhengju
    for name in (
        "departments",
        "topics",
        "movers",
        "jurisdictions",
        "sessions",
        "proposals",
        "news",
    ):
        assert (site / name / "index.html").is_file()


def test_a_department_that_wrote_nothing_is_not_said_to_hide_anything(
    tree: Path, tmp_path: Path
) -> None:
    for letter in tree.glob("proposals/*/*/reply-gonganju*.md"):
        letter.unlink()
    path = tree / "proposals/dongguan/20200152/proposal.md"
    assert "公安局" in path.read_text("utf-8")
    build_site(tree, tmp_path / "output", only=("pages",))
    text = (tmp_path / "output/departments/dongguan/gonganju.html").read_text("utf-8")
    head = text.partition('class="page__head"')[2].partition("</header>")[0]
    assert "1件案卷，0份答复" in head
    assert "未公开" not in head


def test_the_sitemap_names_every_page_but_the_error(site: Path) -> None:
    locations = {
        (node.text or "").removeprefix("http://localhost:8000/")
        for node in ET.parse(site / "sitemap.xml").iter(f"{SITEMAP}loc")  # noqa: S314
    }
    pages = {path.relative_to(site).as_posix() for path in html_files(site)}
    assert locations == pages - {"404.html", "design/index.html"}


def test_the_feed_is_atom_with_dates_of_the_record(site: Path) -> None:
    feed = ET.parse(site / "feeds/all.atom.xml").getroot()  # noqa: S314
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 5 + 9
    assert {entry.findtext(f"{ATOM}updated") for entry in entries} == {"2026-11-22T00:00:00Z"}
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 5 + 9
    assert all(entry.findtext(f"{ATOM}title") for entry in entries)


def test_news_and_pages_are_pelicans_own(site: Path) -> None:
    assert (site / "pages/about.html").is_file()
    assert list((site / "news").glob("*.html"))


def test_a_case_page_weighs_little_besides_its_own_text(site: Path) -> None:
    """At most 30 KB of HTML and CSS over a phone's line, the words of the record not counted."""
    style = len(gzip.compress((site / "theme/site.css").read_bytes()))
    for path in sorted((site / "proposals").glob("*/*.html")):
        page = path.read_bytes()
        words = "".join(read(path).field("body")).encode()
        besides = len(gzip.compress(page)) - len(gzip.compress(words)) + style
        assert besides < 30_000, (path, besides)


def test_the_contents_name_the_points_of_the_proposal(site: Path) -> None:
    page = (site / "proposals/dongguan/20200354.html").read_text("utf-8")
    contents = page.partition('class="contents"')[2].partition("</nav>")[0]
    assert "明晰社区职能" in contents


def test_a_page_of_an_index_leads_to_its_feeds(site: Path) -> None:
    for address in (
        "departments/dongguan/minzhengju",
        "topics/community-governance",
        "jurisdictions/dongguan",
    ):
        page = read(site / f"{address}.html")
        for ending, kind in (
            (".atom.xml", "application/atom+xml"),
            (".json", "application/feed+json"),
        ):
            links = [v for t, v in page.elements if v.get("type") == kind and address in v["href"]]
            assert len(links) == 2, address
            assert all(link["href"].endswith(f"feeds/{address}{ending}") for link in links)
            assert (site / f"feeds/{address}{ending}").is_file()


def test_no_private_number_is_in_what_is_fed_or_told_to_programs(site: Path) -> None:
    told = [*site.glob("feeds/**/*.*"), *site.glob("changes/*.html"), site / "data/catalog.jsonld"]
    assert len(told) > 50
    for path in told:
        assert not privacy.find(path.read_text("utf-8")), path


def test_a_subject_says_in_its_description_what_it_holds(site: Path) -> None:
    def described(address: str) -> str:
        page = read(site / address)
        return next(
            values["content"]
            for tag, values in page.elements
            if tag == "meta" and values.get("name") == "description"
        )

    assert described("departments/dongguan/minzhengju.html") == "东莞市民政局：3件案卷，3份答复"
    assert described("index.html") != described("search.html")


def test_years_topics_and_departments_of_the_figures_lead_to_their_pages(site: Path) -> None:
    links = read(site / "data/index.html").all("href")
    for address in ("years/2020.html", "topics/community-governance.html"):
        assert f"../{address}" in links
