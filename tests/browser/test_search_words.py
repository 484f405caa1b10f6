"""The words of the search page: in the language of the page, and no more than the record says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from commands.build import build_site
from tests.browser.conftest import Serve
from tests.browser.searching import open_search

CASE = "proposals/dongguan/20200354/proposal.md"


@pytest.fixture(scope="module")
def address(root: Path, tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """A site in two languages, one of whose cases has more movers than it names."""
    folder = tmp_path_factory.mktemp("words")
    shutil.copytree(root / "content", folder / "content")
    path = folder / "content" / CASE
    path.write_text(path.read_text("utf-8").replace("votes:", "movers_total: 12\nvotes:"), "utf-8")
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
        ("", "政协十三届五次（1）", "周绮霞等12位"),
        ("en/", "CPPCC proposal, term 13, session 5 (1)", "周绮霞 and others, 12 in all"),
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
