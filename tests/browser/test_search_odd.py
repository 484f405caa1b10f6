"""The search page on invented cases that are hard to search, to mark, or many."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from proposals import search
from proposals.corpus import Corpus
from tests.browser.conftest import Serve
from tests.browser.searching import DONE, ask, draw, hits, open_search, truth
from tests.search import invented

HARD = {
    "html": ("<img src=x onerror=alert(1)> & “引号”", "5 < 6 && 7 > 3; &amp; <script>x</script>"),
    "emoji": ("表情 👍🏽 与 👨\u200d👩\u200d👧", "家 👨\u200d👩\u200d👧 人 ❤️ 👍🏽"),
    "rare": ("𠮷野家与𡈽木", "𬊈字𰻝面，CJK 扩展区"),
    "marks": ("Ｅ\u0301tude 与 naïve café", "e\u0301 ế a\u0301\u0323 ｶﾞｷﾞ 한글 한"),
    "latin": ("OpenStreetMap、IPv6 与 C++", "state-of-the-art e.g. a_b STRASSE straße İ ΣΑΣ"),
    "spaces": ("空\u3000格 与", "中 文 之 间 有 空 格 断\u200b行"),
    "digits": ("2020年第354号", "３５４ 3.54% 0354 ①②"),
    "single": ("甲", "乙"),
    "repeat": ("啊啊啊啊", "啊啊" * 30 + "哦"),
    "twins": ("同文一", "完全相同的一段文字。"),
    "twinsb": ("同文二", "完全相同的一段文字。"),
    "blocks": ("跨段落", "前段的末尾", "开头的后段"),
}
QUERIES = (
    *(
        "<img",
        "&amp;",
        "<script>",
        "&&",
        "5<6",
        "👍",
        "🏽",
        "👨\u200d👩\u200d👧",
        "👨",
        "❤",
        "𠮷",
        "𠮷野",
    ),
    *(
        "𰻝面",
        "𡈽木",
        "é",
        "e",
        "É",
        "ế",
        "\u0301",
        "ガ",
        "ｶﾞ",
        "한",
        "openstreetmap",
        "IPV6",
        "c++",
    ),
    *(
        "ss",
        "ß",
        "i\u0307",
        "σ",
        "Σας",
        "a_b",
        "of-the",
        "空格",
        "断行",
        "中文之间",
        "354",
        "３５４号",
        "%",
    ),
    *(
        "12",
        "甲",
        "乙",
        "甲乙",
        "啊",
        "啊啊啊啊啊",
        "啊哦",
        "完全相同",
        "末尾开头",
        "末尾",
        '"引号"',
        "样例市",
    ),
    *("。", "_", "'", "\\", "*", "html emoji", "与 与", "00", "u0301", "|", "667a"),
)


@pytest.fixture(scope="module")
def hard() -> Corpus:
    """Cases of odd characters, and one very long paragraph."""
    chance = random.Random(8)  # noqa: S311  (a sample, not a secret)
    long = "".join(chance.choices("的一是在不了有和人这中大为上个国我以要他", k=60_000)) + "终点"
    return invented.corpus(
        *(invented.case(name, *parts) for name, parts in HARD.items()),
        invented.case("long", "极长的一段", long),
    )


@pytest.fixture(scope="module")
def hard_url(
    hard: Corpus, site: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory
) -> str:
    return serve(_site_of(hard, site, tmp_path_factory))


@pytest.fixture(scope="module")
def parted_url(
    hard: Corpus, site: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The same record in shards of a few cases."""
    return serve(_site_of(hard, site, tmp_path_factory, search.Bounds(2, 5, piece=40, often=3)))


def test_finds_the_same_in_many_shards(page: Page, parted_url: str, hard: Corpus) -> None:
    open_search(page, parted_url)
    for query in (*QUERIES, *draw(hard, 60, seed=10)):
        assert set(ask(page, query)) == truth(hard, query), query


def test_many_shards_keep_the_order_of_the_record(
    page: Page, hard_url: str, parted_url: str
) -> None:
    for query in ("样例市", "e", "文", "家"):
        found = []
        for address in (hard_url, parted_url):
            open_search(page, address)
            found.append(ask(page, query))
        assert found[0] == found[1]
        assert found[0]


def test_filters_count_alike_in_many_shards(page: Page, hard_url: str, parted_url: str) -> None:
    for parameters in ({}, {"q": "文"}, {"kind": "cppcc"}, {"q": "-文", "kind": "cppcc"}):
        choices = []
        for address in (hard_url, parted_url):
            open_search(page, address, **parameters)
            choices.append(page.locator("[data-part=controls] option").all_text_contents())
        assert choices[0] == choices[1]
        assert len(choices[0]) > 5


def test_finds_odd_characters_exactly(page: Page, hard_url: str, hard: Corpus) -> None:
    open_search(page, hard_url)
    for query in QUERIES:
        assert set(ask(page, query)) == truth(hard, query), query


def test_sweeps_odd_characters_exactly(page: Page, hard_url: str, hard: Corpus) -> None:
    open_search(page, hard_url)
    for query in draw(hard, 40, seed=9):
        assert set(ask(page, query)) == truth(hard, query), query


def test_shows_markup_of_the_record_as_text(page: Page, hard_url: str) -> None:
    results = open_search(page, hard_url, q="script")
    expect(results.locator("mark").first).to_have_text("script")
    expect(results.locator("a[data-case]")).to_have_text(HARD["html"][0])
    expect(results.locator("img, script")).to_have_count(0)


def test_finds_the_end_of_a_very_long_paragraph(page: Page, hard_url: str) -> None:
    results = open_search(page, hard_url, q="终点")
    assert hits(page) == ["yangli/long"]
    excerpt = results.locator("[data-slot=passages] a")
    expect(excerpt.locator("mark")).to_have_text("终点")
    assert len(excerpt.inner_text()) < 150


def test_many_hits_are_shown_a_batch_at_a_time(
    page: Page, site: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory
) -> None:
    many = invented.corpus(
        *(
            invented.case(f"{number:04}", f"第{number}件", "处处都有的字句")
            for number in range(1030)
        )
    )
    address = serve(_site_of(many, site, tmp_path_factory))
    results = open_search(page, address, q="处处都有")
    assert results.get_attribute("data-total") == "1030"
    links = results.locator("a[data-case]")
    expect(links).to_have_count(500)
    more = page.locator("[data-part=more]")
    more.click()
    expect(links).to_have_count(1000)
    expect(links.nth(500)).to_be_focused()
    more.click()
    expect(links).to_have_count(1030)
    expect(more).to_be_hidden()
    assert len(set(hits(page))) == 1030


def test_an_empty_record_can_be_searched_too(
    page: Page, site: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory
) -> None:
    address = serve(_site_of(invented.corpus(), site, tmp_path_factory))
    results = open_search(page, address, q="字句")
    assert results.get_attribute("data-total") == "0"
    page.wait_for_selector(DONE)


def _site_of(
    record: Corpus,
    site: Path,
    factory: pytest.TempPathFactory,
    limits: search.Bounds | None = None,
) -> Path:
    """The built site with the index of another record."""
    copy = factory.mktemp("other") / "site"
    shutil.copytree(site, copy)
    search.index(record, copy, limits)
    return copy
