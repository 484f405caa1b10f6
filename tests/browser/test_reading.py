"""Every kind of page as it is looked at: narrow, wide, dark, printed, enlarged, by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from commands.build import build_site
from tests.browser.conftest import Serve

KINDS = {
    "home": "index.html",
    "case": "proposals/dongguan/20200354.html",
    "case without text": "proposals/zaozhuang/npc-16-5-98.html",
    "case without reply": "proposals/xiamen-huli/20214012.html",
    "all cases": "proposals/index.html",
    "index": "departments/index.html",
    "department": "departments/dongguan/minzhengju.html",
    "mover": "movers/index.html",
    "data": "data/index.html",
    "dictionary": "data/dictionary.html",
    "search": "search.html",
    "hits": "search.html?q=社区",
    "no hits": "search.html?q=量子",
    "page": "pages/about.html",
    "news": "news/index.html",
    "changes": "changes/index.html",
    "feeds": "feeds/index.html",
    "manifest": "data/manifest.html",
    "session": "sessions/dongguan/cppcc-13-5.html",
    "missing": "404.html",
    "design": "design/index.html",
}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

kinds = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())


def open_settled(page: Page, address: str) -> None:
    page.goto(address)
    if "search.html?" in address:
        page.wait_for_selector('[data-search-results][data-state="done"]')


@pytest.fixture(scope="module")
def examined(chromium: Browser) -> Iterator[Page]:
    """One page for all looks, into which axe can be put."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, bypass_csp=True)
    yield context.new_page()
    context.close()


@kinds
def test_axe_finds_nothing_in_light_or_dark(examined: Page, site_url: str, address: str) -> None:
    open_settled(examined, site_url + address)
    found = []
    for scheme in ("light", "dark"):
        examined.emulate_media(color_scheme=scheme)
        said = Axe().run(examined, options={"runOnly": STANDARDS}).response["violations"]
        found += [(scheme, item["id"], item["nodes"][0]["html"][:200]) for item in said]
    assert not found


@kinds
def test_nothing_is_wider_than_the_window(page: Page, site_url: str, address: str) -> None:
    open_settled(page, site_url + address)
    wide = {}
    for width in (320, 360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        wide[width] = page.evaluate(
            """() => [...document.querySelectorAll("body *")]
              .filter((one) => !one.closest(".visually-hidden, .table-scroll, pre, svg"))
              .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
              .map((one) => one.outerHTML.slice(0, 120))"""
        )
    assert not any(wide.values()), wide


def test_text_twice_as_large_still_fits(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 720, "height": 800})
    page.goto(site_url + KINDS["case"])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    scroll, client = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert scroll <= client


def test_a_case_reads_without_any_script(chromium: Browser, site_url: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + KINDS["case"])
    assert page.locator("[data-reply]").count() == 2
    assert page.locator("[data-field=body]").first.is_visible()
    assert page.locator(".passage-tools").count() == 0
    context.close()


def test_the_site_reads_from_a_folder(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="关于楼盘社区现代化管理的建议").first.click()
    assert page.locator("article[data-case='dongguan/20230071']").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"


LONG = (
    "请登录https://www.example.org/zwgk/jytabl/2099/content_0123456789abcdef.html?from=list&page=2"
    "查看办理情况，或者致电0000-00000000。此项工作由SupercalifragilisticTechnology"
    "有限公司承担，投入123456789.01万元，依据GB/T 12345—2099执行，列入2099-2103年度计划。\n\n"
)
GAPS = """() => [...document.querySelectorAll("[data-field=body] :is(p, li)")].flatMap((one) => {
  const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
  const gaps = [];
  let last;
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.length; at += 1) {
      const range = new Range();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      if (!range.toString().trim()) continue;
      const box = range.getBoundingClientRect();
      if (last && Math.abs(last.top - box.top) < 4) {
        gaps.push((box.left - last.right) / parseFloat(getComputedStyle(one).fontSize));
      }
      last = box;
    }
  }
  return gaps;
})"""


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_long_words_in_chinese_leave_no_wide_gaps(
    page: Page, root: Path, tmp_path: Path, serve: Serve, width: int
) -> None:
    shutil.copytree(root / "content", tmp_path / "content")
    path = tmp_path / "content" / "proposals/dongguan/20200354/proposal.md"
    text = path.read_text("utf-8").replace("\n---\n", f"\n---\n\n{LONG}", 1)
    path.write_text(text.replace("1. **明晰", f"1. {LONG.strip()}**明晰"), "utf-8")
    build_site(tmp_path / "content", tmp_path / "site", only=("pages",))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(serve(tmp_path / "site") + KINDS["case"])
    gaps = page.evaluate(GAPS)
    assert len(gaps) > 1000
    assert max(gaps) < 0.4
    paragraph = page.locator("[data-field=body] p").first
    aligned = paragraph.evaluate("p => getComputedStyle(p).textAlign")
    assert aligned == ("justify" if width > 800 else "start")


def test_text_that_is_not_chinese_is_not_spread(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site_url + "pages/about-en.html")
    aligned = page.locator(".prose p").first.evaluate("p => getComputedStyle(p).textAlign")
    assert aligned == "start"


def test_a_printed_case_has_its_texts_and_no_controls(page: Page, site_url: str) -> None:
    page.goto(site_url + KINDS["case"])
    page.emulate_media(media="print")
    assert page.locator("[data-field=body]").first.is_visible()
    for gone in (".site-nav", ".site-search", ".contents", ".passage-tools", ".beside"):
        assert not page.locator(gone).first.is_visible()
    edges = [page.locator(one).bounding_box() for one in (".site-header__name", ".case__title")]
    assert len({edge and edge["x"] for edge in edges}) == 1
    # Chromium lays the rows of a grid over one another where a page ends.
    grids = page.evaluate(
        "[...document.querySelectorAll('.case, .case__papers, .letter, .prose')]"
        ".filter((one) => getComputedStyle(one).display.includes('grid')).length"
    )
    assert grids == 0


BROKEN = """() => [...document.querySelectorAll(".timeline :is(time, .unknown)")]
  .filter((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 8))).size > 1;
  })
  .map((one) => one.textContent)"""


@pytest.mark.parametrize("more", [0, 8])
def test_no_day_of_a_course_is_broken_however_many_replies(
    page: Page, root: Path, tmp_path: Path, serve: Serve, more: int
) -> None:
    shutil.copytree(root / "content", tmp_path / "content")
    folder = tmp_path / "content/proposals/dongguan/20200354"
    for at in range(2, 2 + more):
        reply = f"---\ndepartment: 财政局\ndate: '2020-12-{at + 10}'\n---\n"
        (folder / f"reply-caizhengju-{at}.md").write_text(reply, "utf-8")
    build_site(tmp_path / "content", tmp_path / "site", only=("pages",))
    page.goto(serve(tmp_path / "site") + KINDS["case"])
    assert page.locator(".timeline__step").count() == 5 + more
    broken = {}
    for width in (390, 800, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        broken[width] = page.evaluate(BROKEN)
    # A sheet of A4 counts as 794 wide, of which its margins leave 643.
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print")
    page.evaluate("document.body.style.width = '643px'")
    broken["A4"] = page.evaluate(BROKEN)
    assert not any(broken.values()), broken


@pytest.mark.parametrize("width", [800, 1280])
def test_many_movers_stand_beside_one_another(
    page: Page, root: Path, tmp_path: Path, serve: Serve, width: int
) -> None:
    shutil.copytree(root / "content", tmp_path / "content")
    path = tmp_path / "content/proposals/dongguan/20200354/proposal.md"
    more = "".join(f"- name: 某甲{name}\n  role: member\n" for name in "子丑寅卯辰巳午未申酉戌亥")
    path.write_text(path.read_text("utf-8").replace("topics:\n", f"{more}topics:\n", 1), "utf-8")
    build_site(tmp_path / "content", tmp_path / "site", only=("pages",))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(serve(tmp_path / "site") + KINDS["case"])
    movers = page.locator(".fact:has([data-field=movers])")
    assert movers.locator("[data-field=movers]").count() == 13
    box = movers.bounding_box()
    assert box
    assert box["height"] < 120


def test_printed_hits_say_what_was_asked_and_have_no_controls(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 794, "height": 500})
    open_settled(page, site_url + KINDS["hits"])
    page.emulate_media(media="print")
    for gone in ("[data-part=filters]", "[data-part=order]", ".search__help", "button"):
        assert not any(one.is_visible() for one in page.locator(f".search {gone}").all()), gone
    assert page.locator("[data-part=status]").is_visible()
    assert page.locator("#search-query").is_visible()


def test_filters_that_are_set_are_printed(page: Page, site_url: str) -> None:
    open_settled(page, site_url + "search.html?q=社区&jurisdiction=dongguan")
    page.emulate_media(media="print")
    assert page.get_by_label("地区").is_visible()
    assert not page.get_by_label("部门").is_visible()


def test_a_sheet_parts_no_file_from_its_sum_and_no_table_from_its_head(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + KINDS["data"])
    page.emulate_media(media="print")
    for whole in (".downloads__file", ".data__columns .group"):
        script = "(all) => all.map((one) => getComputedStyle(one).breakInside)"
        assert {*page.locator(whole).evaluate_all(script)} == {"avoid"}, whole


def test_a_long_command_needs_no_scrolling(page: Page, site_url: str) -> None:
    """A stretch that scrolls would have to be a stop of the keyboard."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(site_url + "data/manifest.html")
    command = page.locator("pre").last
    command.evaluate("one => one.firstChild.textContent += ' --language zh_CN,en'")
    scroll, client = command.evaluate("one => [one.scrollWidth, one.clientWidth]")
    assert scroll <= client


def test_a_passages_link_is_copied(chromium: Browser, site_url: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site_url + KINDS["case"] + "?from=elsewhere")
    page.hover("#reply-minzhengju-2")
    page.click("#reply-minzhengju-2 .passage-link")
    page.wait_for_function("document.querySelector('.passage-tools [role=status]').textContent")
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert copied == site_url + KINDS["case"] + "#reply-minzhengju-2"


def test_links_to_passages_can_be_reached_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(site_url + KINDS["case"])
    page.get_by_role("button", name="显示段落链接").focus()
    page.keyboard.press("Enter")
    assert page.locator(".passage-link").count() == page.locator("[data-field=body] [id]").count()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "passage-link"
    page.get_by_role("button", name="显示段落链接").press("Enter")
    assert page.locator(".passage-link").count() == 0


def test_the_first_tab_leads_past_the_navigation(page: Page, site_url: str) -> None:
    page.goto(site_url + KINDS["case"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


@kinds
def test_every_stop_of_the_keyboard_can_be_seen(page: Page, site_url: str, address: str) -> None:
    open_settled(page, site_url + address)
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(() => { const one = document.activeElement; const style = getComputedStyle(one);"
            " return one === document.body || (style.outlineStyle !== 'none'"
            " && parseFloat(style.outlineWidth) > 1) })()"
        )
        assert outline, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


CONTRAST = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[0-9.]+/g).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (one) => {
    const colour = getComputedStyle(one).backgroundColor;
    return colour.startsWith("rgba(0, 0, 0, 0") ? ground(one.parentElement) : colour;
  };
  const told = {};
  for (const one of document.querySelectorAll("input, select, button")) {
    if (!one.checkVisibility()) continue;
    const style = getComputedStyle(one);
    const pair = [light(style.borderBlockStartColor), light(ground(one.parentElement))];
    const [low, high] = pair.sort((a, b) => a - b);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < 3 && !one.disabled) told[one.outerHTML.slice(0, 80)] = contrast;
  }
  return told;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["home", "case", "hits", "design"])
def test_the_bounds_of_controls_can_be_seen(
    page: Page, site_url: str, kind: str, scheme: Literal["light", "dark"]
) -> None:
    """WCAG 1.4.11, at which axe does not look."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 1280, "height": 800})
    open_settled(page, site_url + KINDS[kind])
    assert page.evaluate(CONTRAST) == {}


def test_where_colours_are_forced_what_they_say_is_still_said(
    chromium: Browser, site_url: str
) -> None:
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()

    def told(kind: str, selector: str, name: str) -> list[str]:
        page.goto(site_url + KINDS[kind])
        script = "(all, name) => all.map((one) => getComputedStyle(one)[name])"
        found: list[str] = page.locator(selector).evaluate_all(script, name)
        return found

    here = told("all cases", ".site-nav [aria-current]", "borderBottomColor")
    others = told("all cases", ".site-nav a:not([aria-current])", "borderBottomColor")
    assert not {*here} & {*others}
    dots = """(all) => all.map((one) => getComputedStyle(one, "::before").borderTopWidth)"""
    page.goto(site_url + KINDS["case"])
    known = page.locator(".timeline__step--known").evaluate_all(dots)
    unknown = page.locator(".timeline__step--unknown").evaluate_all(dots)
    assert not {*known} & {*unknown}
    page.get_by_role("button", name="显示段落链接").click()
    pressed = page.locator("button[aria-pressed=true]").evaluate(GROUND)
    assert pressed != page.locator("[data-part=print]").evaluate(GROUND)
    context.close()


SMALL = """() => [...document.querySelectorAll("a[href], button, select, input, summary")]
  .filter((one) => one.checkVisibility())
  .filter((one) => getComputedStyle(one).display !== "inline"
    || one.textContent.trim() === one.parentElement.textContent.trim())
  .filter((one) => !one.closest(".skip"))
  .map((one) => [one.outerHTML.slice(0, 120), one.getBoundingClientRect().height])
  .filter(([, height]) => height < 24)"""


@kinds
def test_targets_are_large_enough_for_a_finger(page: Page, site_url: str, address: str) -> None:
    """WCAG 2.5.8 lets space make up for size; links that do not stand in a sentence have both,
    also those that stand alone in their item."""
    page.set_viewport_size({"width": 390, "height": 844})
    open_settled(page, site_url + address)
    assert page.evaluate(SMALL) == []


GROUND = "(one) => getComputedStyle(one).backgroundColor"


@pytest.mark.parametrize("width", [390, 1280])
def test_what_stands_together_is_set_apart(page: Page, site_url: str, width: int) -> None:
    """Neither a heading and what follows it, nor a paper and what precedes it, touch."""
    page.set_viewport_size({"width": width, "height": 800})
    gaps = {}
    for kind, first, second in (
        ("data", ".page__head h1", ".page__head .chips"),
        ("data", "#downloads + .page__lead", "#downloads ~ .chips"),
        ("department", ".page__head > p:last-of-type", ".page__head .facts"),
        ("page", ".breadcrumb", ".paper"),
        ("article", ".breadcrumb", ".paper"),
        ("article", ".paper > p:last-of-type", ".paper .prose"),
    ):
        page.goto(site_url + KINDS.get(kind, "news/opening.html"))
        upper, lower = (page.locator(one).first.bounding_box() for one in (first, second))
        assert upper
        assert lower
        gaps[kind, first] = lower["y"] - upper["y"] - upper["height"]
    assert min(gaps.values()) >= 8, gaps


def test_a_letter_is_signed_where_its_lines_end(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site_url + KINDS["case"])
    ends = page.evaluate(
        """() => [...document.querySelectorAll(".letter")].map((one) =>
             [".prose", ".letter__signature"].map((part) =>
               one.querySelector(part).getBoundingClientRect().right))"""
    )
    assert ends
    assert all(abs(text - signature) < 1 for text, signature in ends)
