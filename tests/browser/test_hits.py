"""Hits as they are read: on a phone, on paper, aloud."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.searching import open_search


def test_hits_that_nobody_came_near_are_printed_in_a_line_or_two(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 794, "height": 400})
    open_search(page, site_url, q="社区")
    waiting = page.locator(".hit[data-pending]")
    assert waiting.count()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert "第" in waiting.last.locator("[data-slot=facts]").inner_text()
    box = waiting.last.bounding_box()
    assert box
    assert box["height"] < 120
    page.emulate_media(media="screen")
    waiting.last.scroll_into_view_if_needed()
    expect(waiting).to_have_count(0)
    facts = page.locator(".hit").last.locator("[data-slot=facts] li").all_inner_texts()
    assert len(facts) == len({*facts})


def test_on_a_phone_the_first_hit_is_in_sight(page: Page, bilingual: str) -> None:
    page.set_viewport_size({"width": 390, "height": 664})
    for folder in ("", "en/"):
        open_search(page, bilingual + folder, q="社区")
        box = page.locator(".hit__title").first.bounding_box()
        assert box
        assert box["y"] < 560


def test_hits_say_which_words_are_chinese(page: Page, bilingual: str) -> None:
    """WCAG 3.1.2: a voice that reads English aloud cannot say them."""
    open_search(page, f"{bilingual}en/", q="社区")
    page.wait_for_selector(".hit__facts li")
    words = page.evaluate(
        """() => {
          const walker = document.createTreeWalker(
            document.querySelector("[data-part=hits]"), NodeFilter.SHOW_TEXT);
          const found = [];
          while (walker.nextNode()) {
            const { data, parentElement } = walker.currentNode;
            const lang = parentElement.closest("[lang]").lang;
            if (/[一-鿿]/.test(data) !== (lang === "zh-CN") && /[a-z一-鿿]/i.test(data))
              found.push([lang, data]);
          }
          return found;
        }"""
    )
    assert words == []
