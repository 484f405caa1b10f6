"""The search page on the real record: exactly the right cases, and kind manners."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

from proposals import corpus
from proposals.corpus import Corpus
from proposals.text import fold
from tests.browser.conftest import Serve
from tests.browser.searching import DONE, ask, draw, hits, open_search, texts, truth

NAMED = {
    "a programme": "智网工程",
    "a slogan": "四社联动",
    "a document number": "东财函〔2020〕811号",
    "the number of a case": "20200354",
    "a mover": "周绮霞",
    "a session": "十三届五次",
    "two words": "社区　经费",
    "whom to call": "22831173",
    "a printed day": "2020年9月23日",
}


@pytest.fixture(scope="module")
def record(root: Path) -> Corpus:
    return corpus.load(root / "content")


@pytest.mark.parametrize("query", NAMED.values(), ids=NAMED)
def test_finds_exactly_the_cases_that_hold_it(
    page: Page, site_url: str, record: Corpus, query: str
) -> None:
    open_search(page, site_url, q=query)
    found = hits(page)
    assert set(found) == truth(record, query)
    assert found


def test_finds_what_no_dictionary_knows(page: Page, site_url: str, record: Corpus) -> None:
    """A piece of a word, one character, words across punctuation, an English word, nothing."""
    open_search(page, site_url)
    across = _across_punctuation(record)
    for query in ("网工", "社", "。", "，", "“", across, "Community", "绝无此句", "智网工程 zzz"):
        assert set(ask(page, query)) == truth(record, query), query


def test_finds_all_and_nothing_else_in_a_random_sweep(
    page: Page, site_url: str, record: Corpus
) -> None:
    open_search(page, site_url)
    for query in draw(record, 60, seed=20200354):
        assert set(ask(page, query)) == truth(record, query), query


def test_a_hit_in_the_title_comes_first(page: Page, site_url: str, record: Corpus) -> None:
    for case in record.cases:
        query = case.proposal.title[-8:]
        open_search(page, site_url, q=query)
        in_title = [key for key in hits(page) if query in _title(record, key)]
        assert case.key in in_title
        assert hits(page)[: len(in_title)] == in_title


def test_each_hit_links_to_its_case_and_its_passages(page: Page, site_url: str) -> None:
    results = open_search(page, site_url, q="四社联动")
    for item in results.locator("li.hit").all():
        title = item.locator("a[data-case]")
        expect(title).to_have_count(1)
        key = title.get_attribute("data-case")
        passages = item.locator("[data-slot=passages] a")
        assert 1 <= passages.count() <= 3
        for link in passages.all():
            assert "四社联动" in fold(" ".join(link.locator("mark").all_inner_texts()))
            address = str(link.evaluate("link => link.href"))
            page_of_case = re.escape(
                f"{site_url}proposals/{key}.html?{urlencode({'q': '四社联动'})}"
            )
            assert re.fullmatch(rf"{page_of_case}#[\w-]+", address)
    passage = results.locator("[data-slot=passages] a").first
    address = str(passage.evaluate("link => link.href"))
    passage.click()
    expect(page).to_have_url(address)
    target = page.locator(f"#{address.split('#')[1]}")
    expect(target).to_be_in_viewport()
    assert "四社联动" in fold(target.inner_text())


def test_marks_the_facts_it_found_by_name(page: Page, site_url: str) -> None:
    results = open_search(page, site_url, q="811号")
    fact = results.locator("[data-slot=passages] a", has=page.locator("b"))
    expect(fact.locator("b")).not_to_be_empty()
    expect(fact.locator("mark")).to_have_text("811号")


def test_nothing_asked_is_nothing_counted(page: Page, site_url: str) -> None:
    results = open_search(page, site_url)
    assert results.get_attribute("data-total") is None
    expect(page.get_by_role("status")).not_to_be_empty()
    expect(results.locator("a[data-case]")).to_have_count(0)


def test_no_hit_says_so_and_offers_other_ways(page: Page, site_url: str) -> None:
    results = open_search(page, site_url, q="绝无此句")
    assert results.get_attribute("data-total") == "0"
    expect(page.get_by_role("status")).not_to_be_empty()
    page.locator("[data-part=none] a[href*=departments]").click()
    expect(page).to_have_url(f"{site_url}departments/index.html")


def test_what_is_only_similar_is_no_hit(page: Page, site_url: str) -> None:
    results = open_search(page, site_url, q="四社联动治理机智")
    assert results.get_attribute("data-total") == "0"
    expect(results.locator("a[data-case]")).to_have_count(0)
    near = page.locator("[data-part=near]")
    expect(near.locator("li.hit").first).to_be_visible()
    expect(near.locator("[data-case]")).to_have_count(0)
    ask(page, "四社联动")
    expect(near).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_has_no_barriers_that_a_machine_can_see(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_search(page, site_url, q="四社联动")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


class TestFilters:
    def test_stand_with_counts_of_what_they_leave(
        self, page: Page, site_url: str, record: Corpus
    ) -> None:
        open_search(page, site_url, q="社区")
        _unfold(page)
        for select in page.locator("[data-part=controls] select").all():
            field = str(select.get_attribute("name"))
            for value, count in _choices(select):
                expected = {
                    case.key for case in record.cases if value in _values(record, case.key, field)
                } & truth(record, "社区")
                assert count == len(expected), (field, value)
                select.select_option(value)
                page.wait_for_selector(DONE)
                assert set(hits(page)) == expected
            select.select_option("")
            page.wait_for_selector(DONE)

    def test_choose_and_go_back(self, page: Page, site_url: str) -> None:
        open_search(page, site_url)
        _unfold(page)
        page.locator("#filter-jurisdiction").select_option("dongguan")
        expect(page).to_have_url(f"{site_url}search.html?jurisdiction=dongguan")
        page.wait_for_selector(DONE)
        assert {key.split("/")[0] for key in hits(page)} == {"dongguan"}
        page.locator("#filter-year").select_option("2023")
        expect(page).to_have_url(re.compile("year=2023"))
        page.go_back()
        expect(page.locator("#filter-year")).to_have_value("")
        expect(page.locator("#filter-jurisdiction")).to_have_value("dongguan")
        page.go_back()
        expect(page).to_have_url(f"{site_url}search.html")
        expect(page.locator("#filter-jurisdiction")).to_have_value("")
        page.go_forward()
        expect(page.locator("#filter-jurisdiction")).to_have_value("dongguan")

    def test_that_leave_nothing_say_so_and_can_be_removed(self, page: Page, site_url: str) -> None:
        results = open_search(page, site_url, q="智网工程", jurisdiction="zaozhuang")
        assert results.get_attribute("data-total") == "0"
        expect(page.locator("[data-part=none]")).to_be_hidden()
        clear = page.locator("[data-part=clear]")
        clear.click()
        expect(page.locator(f"{DONE}[data-total='1']")).to_be_visible()
        expect(clear).to_be_hidden()

    def test_that_nobody_has_find_nothing(self, page: Page, site_url: str) -> None:
        results = open_search(page, site_url, year="1999")
        assert results.get_attribute("data-total") == "0"
        _unfold(page)
        expect(page.locator("#filter-year")).to_have_value("1999")


class TestTyping:
    def test_searches_when_the_keys_rest(self, page: Page, site_url: str) -> None:
        open_search(page, site_url, q="四社联动")
        field = page.locator("#search-query")
        field.fill("")
        field.press_sequentially("智网工程", delay=20)
        expect(page.locator("a[data-case='dongguan/20200152']")).to_have_count(1)
        expect(page.locator(f"{DONE}[data-total='1']")).to_be_visible()
        assert "q=%E6%99%BA" in page.url
        page.go_back()
        expect(field).to_have_value("四社联动")
        expect(page.locator(f"{DONE}[data-total='2']")).to_be_visible()

    def test_a_late_answer_to_an_earlier_query_is_dropped(self, page: Page, site_url: str) -> None:
        held: list[Route] = []
        page.route("**/cases/zaozhuang/*.packed", lambda route: held.append(route))
        open_search(page, site_url)
        field = page.locator("#search-query")
        field.fill("四社联动")
        with page.expect_request("**/cases/zaozhuang/*.packed"):
            field.press("Enter")
        field.fill("智网工程")
        field.press("Enter")
        page.wait_for_selector(DONE)
        with page.expect_response("**/cases/zaozhuang/*.packed"):
            held.pop().continue_()
        assert hits(page) == ["dongguan/20200152"]


class TestKeyboard:
    def test_slash_goes_to_the_search_field(self, page: Page, site_url: str) -> None:
        page.goto(f"{site_url}index.html")
        page.keyboard.press("/")
        page.keyboard.type("智网工程")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/search\.html\?q="))
        page.wait_for_selector(DONE)
        assert hits(page) == ["dongguan/20200152"]
        page.locator("h1").click()
        page.keyboard.press("/")
        expect(page.locator("#search-query")).to_be_focused()

    def test_the_slash_can_be_switched_off_for_those_who_speak_to_the_page(
        self, page: Page, site_url: str
    ) -> None:
        """WCAG 2.1.4: what is dictated must not press keys of ours."""
        open_search(page, site_url)
        wanted = page.get_by_label("按“/”键跳到检索框")
        expect(wanted).to_be_checked()
        wanted.uncheck()
        page.goto(f"{site_url}index.html")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement === document.body")
        open_search(page, site_url)
        expect(wanted).not_to_be_checked()
        wanted.check()
        page.locator("h1").click()
        page.keyboard.press("/")
        expect(page.locator("#search-query")).to_be_focused()

    def test_arrows_walk_the_hits_and_escape_returns(self, page: Page, site_url: str) -> None:
        open_search(page, site_url, q="四社联动")
        field = page.locator("#search-query")
        links = page.locator("[data-search-results] a[data-case]")
        field.focus()
        page.keyboard.press("ArrowDown")
        expect(links.first).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(links.first).to_be_focused()
        page.keyboard.press("Escape")
        expect(field).to_be_focused()
        page.keyboard.press("ArrowDown")
        key = links.first.get_attribute("data-case")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{site_url}proposals/{key}.html")


def test_works_below_a_folder_of_a_server(page: Page, site: Path, serve: Serve) -> None:
    address = f"{serve(site.parent)}{site.name}/"
    results = open_search(page, address, q="智网工程")
    assert hits(page) == ["dongguan/20200152"]
    results.locator("a[data-case]").click()
    expect(page).to_have_url(f"{address}proposals/dongguan/20200152.html")


def test_says_that_the_index_cannot_be_read(troubled_page: Page, site_url: str) -> None:
    troubled_page.route("**/places.packed", lambda route: route.abort())
    troubled_page.goto(f"{site_url}search.html?q=社区")
    troubled_page.wait_for_selector("[data-search-results][data-state=failed]")
    expect(troubled_page.get_by_role("status")).not_to_be_empty()


class TestWithoutNetwork:
    """What was asked stays, the page says what may be the reason, and can be asked again."""

    @pytest.mark.parametrize("file", ["shards.json", "places.packed"])
    def test_a_search_can_be_tried_again(
        self, troubled_page: Page, site_url: str, file: str
    ) -> None:
        page = troubled_page
        field = page.locator("#search-query")
        page.route(f"**/{file}", lambda route: route.abort())
        page.goto(f"{site_url}search.html?q=网格&jurisdiction=dongguan")
        page.wait_for_selector("[data-search-results][data-state=failed]")
        expect(page.get_by_role("status")).to_contain_text("网络")
        expect(field).to_have_value("网格")
        page.locator("[data-part=form] button").click()
        page.wait_for_selector("[data-search-results][data-state=failed]")
        expect(field).to_have_value("网格")
        page.unroute(f"**/{file}")
        page.get_by_role("button", name="重试").click()
        page.wait_for_selector(DONE)
        expect(field).to_have_value("网格")
        expect(page.get_by_role("button", name="重试")).to_be_hidden()
        expect(page).to_have_url(re.compile(r"\?q=[^&]+&jurisdiction=dongguan$"))
        assert hits(page)

    @pytest.mark.parametrize("module", ["page", "query"])
    def test_a_missing_module_is_not_blamed_on_the_reader(
        self, troubled_page: Page, site_url: str, module: str
    ) -> None:
        page = troubled_page
        page.route(f"**/search/{module}.js", lambda route: route.abort())
        page.goto(f"{site_url}search.html?q=网格")
        expect(page.locator("[data-part=unloaded]")).to_contain_text("网络")
        expect(page.locator("[data-part=unscripted]")).to_be_hidden()
        expect(page.locator("#search-query")).to_have_value("网格")
        page.unroute(f"**/search/{module}.js")
        page.get_by_role("button", name="重试").click()
        page.wait_for_selector(DONE)
        assert hits(page)

    def test_what_is_typed_while_it_loads_is_searched_for(
        self, troubled_page: Page, site_url: str
    ) -> None:
        page = troubled_page
        held: list[Route] = []
        page.route("**/shards.json", lambda route: held.append(route))
        page.goto(f"{site_url}search.html")
        page.wait_for_selector("[data-search-results][data-state=searching]")
        page.locator("#search-query").fill("网格")
        held[0].continue_()
        page.wait_for_selector(f"{DONE}[data-total]")
        expect(page.locator("#search-query")).to_have_value("网格")
        assert hits(page)


class TestWithoutScript:
    def test_offers_the_other_ways(self, chromium: Browser, site_url: str) -> None:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{site_url}search.html?q=社区")
        self._expect_other_ways(page)
        context.close()

    def test_offers_the_other_ways_from_a_folder(self, troubled_page: Page, site: Path) -> None:
        troubled_page.goto((site / "search.html").as_uri())
        self._expect_other_ways(troubled_page)

    def _expect_other_ways(self, page: Page) -> None:
        fallback = page.locator("[data-part=fallback]")
        expect(fallback).to_be_visible()
        expect(page.locator("[data-part=app]")).to_be_hidden()
        expect(page.locator("[data-part=filters]")).to_be_hidden()
        fallback.locator("a[href*=proposals]").click()
        expect(page).to_have_url(re.compile(r"/proposals/index\.html$"))


def _unfold(page: Page) -> None:
    page.locator("[data-part=filters]").evaluate("details => { details.open = true; }")


def _choices(select: Locator) -> list[tuple[str, int]]:
    """Values of a filter, each with the number that stands behind its name."""
    choices: list[list[str]] = select.locator("option").evaluate_all(
        "options => options.slice(1).map((option) => [option.value, option.text])"
    )
    assert choices
    return [(value, int(re.findall(r"\d+", text)[-1])) for value, text in choices]


def _title(record: Corpus, key: str) -> str:
    return next(case.proposal.title for case in record.cases if case.key == key)


def _values(record: Corpus, key: str, field: str) -> set[str]:
    """What a case has in a field, worked out without the index."""
    case = next(case for case in record.cases if case.key == key)
    match field:
        case "department":
            return {f"{item.jurisdiction}/{item.slug}" for item in case.departments}
        case "jurisdiction":
            return {case.jurisdiction.slug}
        case "year":
            return {str(case.year)}
        case "topic":
            return set(case.proposal.topics)
        case "kind":
            return {str(case.proposal.kind)}
        case "session":
            proposal = case.proposal
            counted = f"{proposal.kind}-{proposal.term}-{proposal.session}"
            return {f"{case.jurisdiction.slug}/{counted}"} if proposal.term else set()
        case "outcome":
            outcomes = (item.reply.outcome for item in case.replies)
            return {f"{case.jurisdiction.slug}/{found.label}" for found in outcomes if found}
        case "role":
            return {str(item.reply.role) for item in case.replies}
        case _:
            return {"yes" if case.replies else "no"}


def _across_punctuation(record: Corpus) -> str:
    """Some words of the record with a comma between them."""
    found = (re.search(r"\w{3}，\w{3}", text) for case in record.cases for text in texts(case))
    return next(match[0] for match in found if match)
