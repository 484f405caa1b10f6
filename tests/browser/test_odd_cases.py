"""Cases that strain their page: many letters of one office, long names, letters without text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from commands.build import build_site
from tests.browser.conftest import Serve

CASE = "proposals/dongguan/20200354"
NAMES = ("某某市" * 12, "VeryLongNameWithoutSpaces" * 3)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory, root: Path, serve: Serve) -> str:
    """Address of a site whose case strains its page."""
    folder = tmp_path_factory.mktemp("odd")
    shutil.copytree(root / "content", folder / "content")
    case = folder / "content" / CASE
    path = case / "proposal.md"
    movers = "".join(f"- name: {name}\n  role: group\n" for name in NAMES)
    path.write_text(path.read_text("utf-8").replace("movers:\n", f"movers:\n{movers}"), "utf-8")
    for number in (2, 3):
        (case / f"reply-caizhengju-{number}.md").write_text(
            f"---\ndepartment: 财政局\ndate: '2020-12-{number + 20}'\n---\n", "utf-8"
        )
    build_site(folder / "content", folder / "site", only=("pages",))
    return serve(folder / "site") + f"{CASE}.html"


def test_letters_of_one_office_are_told_apart(chromium: Browser, odd: str) -> None:
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(odd)
    for selector in (".contents > ol > li > a", ".letter h2"):
        names = page.locator(selector).all_inner_texts()
        assert len(names) == len({*names}), names
        assert any("第3封" in name for name in names)
        assert not any("民政局" in name and "封" in name for name in names)
    found = Axe().run(page, options={"runOnly": ["best-practice"]}).response["violations"]
    context.close()
    assert [item["id"] for item in found] == []


def test_a_label_stands_beside_the_first_line_of_a_long_name(page: Page, odd: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(odd)
    fact = page.locator(".fact:has([data-field=movers])")
    label, name = fact.locator("dt").bounding_box(), fact.locator("a").first.bounding_box()
    assert label
    assert name
    assert name["height"] > 30
    assert abs(label["y"] - name["y"]) < 8


def test_no_day_of_a_course_is_broken_in_large_letters(page: Page, odd: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(odd)
    page.evaluate("document.documentElement.style.fontSize = '24px'")
    heights = page.locator(".timeline time").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert max(heights) < 40
