"""How Chinese is set: its marks, its stresses, its tables."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from commands.build import build_site
from tests.browser.conftest import Serve

CASE = "proposals/dongguan/20200354"

WIDTHS = """() => [...document.querySelectorAll(".prose")].map((prose) => {
  const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
  const widths = [];
  while (walker.nextNode()) {
    for (const { index } of walker.currentNode.data.matchAll(/[“”]/g)) {
      const range = new Range();
      range.setStart(walker.currentNode, index);
      range.setEnd(walker.currentNode, index + 1);
      const size = parseFloat(getComputedStyle(range.startContainer.parentElement).fontSize);
      widths.push(range.getBoundingClientRect().width / size);
    }
  }
  return widths;
}).flat()"""


@pytest.mark.parametrize(
    ("address", "wide"),
    [
        ("proposals/dongguan/20200354.html", True),
        ("en/proposals/dongguan/20200354.html", True),
        ("pages/about-en.html", False),
        ("en/pages/about.html", False),
    ],
)
def test_quotes_are_as_wide_as_their_language_has_them(
    page: Page, bilingual: str, address: str, *, wide: bool
) -> None:
    """CLREQ: a Chinese quote takes a square, of which half may go where it meets another mark."""
    page.goto(bilingual + address)
    widths = page.evaluate(WIDTHS)
    assert widths
    assert max(widths) == pytest.approx(1, abs=0.05) if wide else max(widths) < 0.7


def test_a_stressed_chinese_word_has_dots_and_does_not_slant(
    page: Page, root: Path, tmp_path: Path, serve: Serve
) -> None:
    shutil.copytree(root / "content", tmp_path / "content")
    path = tmp_path / "content" / f"{CASE}/proposal.md"
    path.write_text(path.read_text("utf-8").replace("\n---\n", "\n---\n\n*强调*\n", 1), "utf-8")
    build_site(tmp_path / "content", tmp_path / "site", only=("pages",))
    page.goto(serve(tmp_path / "site") + f"{CASE}.html")
    style = "one => [getComputedStyle(one).fontStyle, getComputedStyle(one).textEmphasisStyle]"
    assert page.locator(".prose em").evaluate(style) == ["normal", "dot"]


def test_a_head_of_two_characters_stands_in_one_line(
    page: Page, root: Path, tmp_path: Path, serve: Serve
) -> None:
    shutil.copytree(root / "content", tmp_path / "content")
    path = tmp_path / "content" / f"{CASE}/proposal.md"
    table = f"|项目|金额|说明|\n|---|---|---|\n|甲|123,456.78|{'说明文字' * 30}|"
    path.write_text(path.read_text("utf-8").replace("\n---\n", f"\n---\n\n{table}\n", 1), "utf-8")
    build_site(tmp_path / "content", tmp_path / "site", only=("pages",))
    page.goto(serve(tmp_path / "site") + f"{CASE}.html")
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        lines = (
            page.locator(".prose table")
            .first.locator("th")
            .evaluate_all(
                """(all) => all.map((one) => {
              const range = document.createRange();
              range.selectNodeContents(one);
              return new Set([...range.getClientRects()].map(({ top }) => top)).size;
            })"""
            )
        )
        assert lines == [1, 1, 1], width
