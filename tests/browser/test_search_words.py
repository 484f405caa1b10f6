"""What readers of the search page see and come back to, on sites of a few cases."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from commands import demo
from commands.build import build_site
from tests.browser.conftest import Serve
from tests.browser.searching import DONE, open_search

CASE = "proposals/dongguan/20200354/proposal.md"


@pytest.fixture(scope="module")
def address(root: Path, tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """A site in two languages, one of whose cases has more movers than it names."""
    folder = tmp_path_factory.mktemp("words")
    shutil.copytree(root / "content", folder / "content")
    path = folder / "content" / CASE
    text = path.read_text("utf-8").replace("votes:", "movers_total: 1234\nvotes:")
    path.write_text(text, "utf-8")
    build_site(
        folder / "content",
        folder / "site",
        languages=("zh_CN", "en"),
        only=("pages", "search"),
    )
    return serve(folder / "site")


@pytest.mark.parametrize(
    ("folder", "session", "movers"),
    [
        ("", "政协十三届五次（1）", "周绮霞等1,234位"),
        ("en/", "CPPCC proposal, term 13, session 5 (1)", "周绮霞 and others, 1,234 in all"),
    ],
)
def test_sessions_and_movers_are_told_in_the_language_of_the_page(
    page: Page, address: str, folder: str, session: str, movers: str
) -> None:
    results = open_search(page, f"{address}{folder}", q="周绮霞")
    assert session in page.locator("#filter-session option").all_inner_texts()
    results.get_by_text(movers).first.wait_for()


def test_nothing_is_offered_that_shall_be_left_out(page: Page, address: str) -> None:
    results = open_search(page, address, q="-社区建设")
    assert results.locator("a[data-case]").count() == 0
    near = page.locator('[data-part="near"]')
    assert near.count() == 1
    assert near.is_hidden()


def test_who_comes_back_finds_the_hit_that_was_followed(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    """Also where the browser kept nothing of the page but its address."""
    demo.write(tmp_path / "content", 60)
    build_site(tmp_path / "content", tmp_path / "site", only=("pages", "search"))
    address = serve(tmp_path / "site")
    page.set_viewport_size({"width": 390, "height": 700})
    followed = open_search(page, address, q="的").locator("a[data-case]").nth(30)
    case = followed.get_attribute("data-case")
    followed.click()
    page.wait_for_url("**/proposals/**")
    page.goto("about:blank")
    page.go_back()
    page.go_back()
    page.wait_for_selector(DONE)
    link = page.locator(f'a[data-case="{case}"]')
    top = link.evaluate("link => link.getBoundingClientRect().top")
    assert 0 < top < 700
    assert link.evaluate("link => link === document.activeElement")
    page.locator("#search-query").fill("建议")
    page.wait_for_url("**q=%E5%BB%BA%E8%AE%AE*")
    page.wait_for_selector(DONE)
    assert page.locator("#search-query").evaluate("field => field === document.activeElement")
