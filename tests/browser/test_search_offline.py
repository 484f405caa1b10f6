"""The same search in a mirror: opened from a folder, with no network, exact as online."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, Page, expect

from proposals import corpus, search
from proposals.corpus import Corpus
from tests.browser.conftest import Serve
from tests.browser.firefox import firefox
from tests.browser.searching import ask, draw, hits, open_search, truth

_WAIT = """
    const results = document.querySelector("[data-search-results]");
    while (results.dataset.state !== "done") await new Promise((go) => setTimeout(go, 20));
    return [...results.querySelectorAll("a[data-case]")].map((link) => link.dataset.case);
"""
_ASK = f"""
    const field = document.querySelector("#search-query");
    field.value = values[0];
    field.form.requestSubmit();
    {_WAIT}
"""


@pytest.fixture(scope="module")
def record(root: Path) -> Corpus:
    return corpus.load(root / "content")


@pytest.fixture(scope="module")
def mirror(
    root: Path, record: Corpus, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A copy of the site in the form of a mirror, its index in two shards."""
    copy = tmp_path_factory.mktemp("mirror") / "名 字 #1%"
    shutil.copytree(site, copy)
    assert search.index(record, copy, search.Bounds(1, 4, often=2)).shards > 1
    search.offline.offline(copy)
    return copy


@pytest.fixture
def offline(chromium: Browser) -> Iterator[Page]:
    """A page without a network; the test fails when anything is said on its console."""
    context = chromium.new_context(locale="zh-CN", offline=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error.message}"))
    yield page
    context.close()
    assert said == []


def test_finds_exactly_what_the_record_holds(offline: Page, mirror: Path, record: Corpus) -> None:
    open_search(offline, _address(mirror))
    for query in (*draw(record, 110, seed=6), "四社联动", "绝无此句", "社区 -网格", "社區"):
        expected = truth(record, "社区" if query == "社區" else query)
        if query == "社区 -网格":
            expected = truth(record, "社区") - truth(record, "网格")
        assert set(ask(offline, query)) == expected, query


def test_filters_cut_excerpts_and_go_back(offline: Page, mirror: Path, record: Corpus) -> None:
    address = _address(mirror)
    results = open_search(offline, address, q="社区")
    everything = hits(offline)
    offline.locator("#filter-jurisdiction").select_option("dongguan")
    expect(offline).to_have_url(f"{address}search.html?q=%E7%A4%BE%E5%8C%BA&jurisdiction=dongguan")
    expect(results).to_have_attribute("data-state", "done")
    some = hits(offline)
    assert set(some) == {key for key in everything if key.startswith("dongguan/")}
    assert 0 < len(some) < len(everything)
    offline.go_back()
    expect(results.locator("a[data-case]")).to_have_count(len(everything))
    assert hits(offline) == everything
    passage = results.locator("[data-slot=passages] a").first
    expect(passage.locator("mark").first).to_have_text("社区")
    passage.click()
    expect(offline.locator("article mark").first).to_have_text("社区")
    offline.go_back()
    expect(results.locator("a[data-case]")).to_have_count(len(everything))


def test_finds_the_same_in_firefox(mirror: Path, record: Corpus, tmp_path: Path) -> None:
    address = f"{_address(mirror)}search.html"
    with firefox(tmp_path) as window:
        if window is None:
            pytest.skip("no Firefox, or it does not start (Debian: apt-get install firefox-esr)")
        window.open(address)
        for query in (*draw(record, 20, seed=7), "四社联动", "绝无此句"):
            assert set(window.run(_ASK, query)) == truth(record, query), query
        window.open(f"{address}?q=社区")
        everything = window.run(_WAIT)
        window.open(f"{address}?q=社区&jurisdiction=dongguan")
        some = window.run(_WAIT)
        assert set(some) == {key for key in everything if key.startswith("dongguan/")}
        assert window.run('return document.querySelector(".hit__passages mark").textContent;')
        window.run(_ASK, "四社联动")
        window.back()
        assert window.run(_WAIT) == some


def test_a_mirror_can_be_served_too(page: Page, mirror: Path, serve: Serve, record: Corpus) -> None:
    open_search(page, serve(mirror), q="四社联动")
    assert set(hits(page)) == truth(record, "四社联动")


def test_a_site_that_is_no_mirror_says_what_it_lacks(troubled_page: Page, site: Path) -> None:
    troubled_page.goto(f"{_address(site)}search.html")
    expect(troubled_page.locator("[data-part=fallback]")).to_be_visible()
    expect(troubled_page.locator("[data-part=app]")).to_be_hidden()


def test_a_mirror_holds_one_form_alone_and_little_more(mirror: Path, site: Path) -> None:
    data = [path for path in (mirror / search.FOLDER).rglob("*") if path.is_file()]
    assert {path.suffix for path in data} == {".js"}
    made = {name for name, _ in search.offline.files(site)}
    left_out = {
        name
        for path in site.rglob("*")
        if path.is_file()
        and search.offline.replaced(name := PurePosixPath(path.relative_to(site).as_posix()))
    }
    assert len(made) == len(left_out)
    assert {path.suffix for path in left_out - made} == {".json", ".packed", ".pf_index"}


def _address(site: Path) -> str:
    return f"{site.as_uri()}/"
