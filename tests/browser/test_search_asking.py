"""What a search can ask for beyond plain words, and what it leaves: orders, marks, memory."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from proposals import corpus, search
from proposals.corpus import Corpus
from proposals.text import fold
from tests.browser.conftest import Serve
from tests.browser.searching import DONE, ask, hits, open_search, truth
from tests.search import invented

NUMBER = "东财函〔2020〕811号"


@pytest.fixture(scope="module")
def record(root: Path) -> Corpus:
    return corpus.load(root / "content")


@pytest.fixture(scope="module")
def forms_url(site: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Cases in both forms of characters, of several days and numbers."""
    cases = [
        ("8", "社区", "头发", {"number": "闭8号", "submitted": "2020-03-02"}),
        ("10", "臺灣會館", "頭髮", {"number": "闭10号", "submitted": "2021-01"}),
        ("12", "台湾会馆", "道路", {"number": None, "year": None}),
    ]
    made = []
    for name, title, text, facts in cases:
        case = invented.case(name, title, text)
        object.__setattr__(case, "proposal", case.proposal.model_copy(update=facts))
        made.append(case)
    copy = tmp_path_factory.mktemp("forms") / "site"
    shutil.copytree(site, copy)
    search.index(invented.corpus(*made), copy)
    return serve(copy)


@pytest.fixture(scope="module")
def brackets_url(site: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Cases that print brackets in each form."""
    texts = (
        *("见样函〔2020〕7号。", "见样函(2020)7号。", "（社区）（1）(20201)"),
        *("〔社区〕〔1〕[20201]", "见样函〔2021〕8号。"),
    )
    made = [invented.case(str(at), "题目", text) for at, text in enumerate(texts, start=1)]
    copy = tmp_path_factory.mktemp("brackets") / "site"
    shutil.copytree(site, copy)
    search.index(invented.corpus(*made), copy)
    return serve(copy)


@pytest.mark.parametrize("brackets", ["〔〕", "【】", "[]", "﹝﹞", "［］", "（）", "()"])
def test_brackets_are_alike(page: Page, site_url: str, record: Corpus, brackets: str) -> None:
    results = open_search(page, site_url, q=NUMBER.translate(str.maketrans("〔〕", brackets)))
    assert set(hits(page)) == truth(record, NUMBER) != set()
    expect(results.locator("mark").first).to_have_text(NUMBER)


class TestYearsInBrackets:
    """Sources print them in any; elsewhere round brackets are not square ones."""

    @pytest.mark.parametrize(
        "query", ["(2020)", "样函（2020）7号", "〔2020〕", "函（2020", "2020)7"]
    )
    def test_stand_in_whichever(self, page: Page, brackets_url: str, query: str) -> None:
        results = open_search(page, brackets_url, q=query)
        assert set(hits(page)) == {"yangli/1", "yangli/2"}
        expect(results.locator("[data-slot=passages] mark").first).to_contain_text("2020")

    @pytest.mark.parametrize(
        ("query", "found"), [("（社区）", "3"), ("〔社区〕", "4"), ("（1）", "3"), ("(20201)", "3")]
    )
    def test_nothing_else_does(self, page: Page, brackets_url: str, query: str, found: str) -> None:
        open_search(page, brackets_url, q=query)
        assert hits(page) == [f"yangli/{found}"]

    def test_can_be_left_out(self, page: Page, brackets_url: str) -> None:
        open_search(page, brackets_url, q="样函 -（2020）")
        assert hits(page) == ["yangli/5"]


class TestExclusion:
    @pytest.mark.parametrize("hyphen", ["-", "－"])
    def test_leaves_out_the_cases_that_hold_it(
        self, page: Page, site_url: str, record: Corpus, hyphen: str
    ) -> None:
        open_search(page, site_url, q=f"社区 {hyphen}网格")
        left = truth(record, "社区") - truth(record, "网格")
        assert truth(record, "社区") > left > set()
        assert set(hits(page)) == left

    def test_works_with_a_filter_alone(self, page: Page, site_url: str, record: Corpus) -> None:
        open_search(page, site_url, q="-网格", jurisdiction="dongguan")
        there = {case.key for case in record.cases if case.jurisdiction.slug == "dongguan"}
        assert set(hits(page)) == there - truth(record, "网格")

    def test_of_everything_offers_nothing_similar(self, page: Page, site_url: str) -> None:
        results = open_search(page, site_url, q="社区 -社区")
        assert results.get_attribute("data-total") == "0"
        expect(page.locator("[data-part=near]")).to_be_hidden()

    def test_is_not_said_to_be_held_by_what_the_filters_stop(
        self, page: Page, site_url: str, record: Corpus
    ) -> None:
        said = page.get_by_role("status")
        left = len(record.cases) - len(truth(record, "网格"))
        open_search(page, site_url, q="-网格", year="2099")
        expect(said).to_have_text(f"有{left}件符合检索词，但都不符合筛选条件")
        open_search(page, site_url, q="社区 -网格", year="2099")
        expect(said).to_contain_text("符合检索词")
        open_search(page, site_url, q="网格", year="2099")
        expect(said).to_contain_text("含有这些文字")
        open_search(page, site_url, year="2099")
        expect(said).to_have_text("没有符合筛选条件的案卷")

    def test_alone_is_a_word_like_any_other(self, page: Page, site_url: str) -> None:
        assert open_search(page, site_url, q="-绝无此句").get_attribute("data-total") == "0"


def test_quotes_keep_a_phrase_together(page: Page, site_url: str, record: Corpus) -> None:
    open_search(page, site_url, q='"四社 联动"')
    assert set(hits(page)) == truth(record, "四社联动")
    assert set(ask(page, "“联动 四社”")) == truth(record, "联动四社")
    assert set(ask(page, "联动 四社")) == truth(record, "联动 四社")


class TestOrder:
    def test_is_chosen_kept_in_the_address_and_undone(self, page: Page, forms_url: str) -> None:
        open_search(page, forms_url, jurisdiction="yangli")
        by_relevance = hits(page)
        order = page.get_by_label(re.compile("排序"))
        order.select_option("date")
        expect(page).to_have_url(f"{forms_url}search.html?jurisdiction=yangli&sort=date")
        page.wait_for_selector(DONE)
        assert hits(page) == ["yangli/10", "yangli/8", "yangli/12"]
        order.select_option("number")
        expect(page).to_have_url(re.compile("sort=number"))
        page.wait_for_selector(DONE)
        assert hits(page) == ["yangli/8", "yangli/10", "yangli/12"]
        page.go_back()
        expect(order).to_have_value("date")
        page.go_back()
        expect(order).to_have_value("relevance")
        page.wait_for_selector(DONE)
        assert hits(page) == by_relevance

    def test_that_does_not_exist_is_that_of_relevance(self, page: Page, forms_url: str) -> None:
        open_search(page, forms_url, jurisdiction="yangli", sort="luck")
        expect(page.locator("[data-part=sort]")).to_have_value("relevance")

    def test_is_not_offered_for_one_hit(self, page: Page, forms_url: str) -> None:
        open_search(page, forms_url, q="道路")
        expect(page.locator("[data-part=order]")).to_be_hidden()


class TestForms:
    @pytest.mark.parametrize(
        ("query", "form", "found"), [("社區", "社区", "8"), ("会馆 頭髮", "會館 頭髮", "10")]
    )
    def test_the_other_form_is_found_and_named(
        self, page: Page, forms_url: str, query: str, form: str, found: str
    ) -> None:
        results = open_search(page, forms_url, q=query)
        assert hits(page) == [f"yangli/{found}"]
        expect(page.get_by_role("status")).to_contain_text(f"“{form}”")
        expect(results.locator("mark").first).to_have_text(form.split()[0])

    @pytest.mark.parametrize(("query", "found"), [("臺灣", "10"), ("台湾", "12"), ("髮", "10")])
    def test_what_is_there_as_typed_is_all_that_is_found(
        self, page: Page, forms_url: str, query: str, found: str
    ) -> None:
        open_search(page, forms_url, q=query)
        assert hits(page) == [f"yangli/{found}"]
        expect(page.get_by_role("status")).not_to_contain_text("“")

    def test_neither_form_is_no_hit(self, page: Page, forms_url: str) -> None:
        assert open_search(page, forms_url, q="龍").get_attribute("data-total") == "0"


class TestMarks:
    def test_stand_where_a_hit_opens_and_can_be_removed(self, page: Page, site_url: str) -> None:
        results = open_search(page, site_url, q="四社联动 社区")
        link = results.locator("[data-slot=passages] a", has=page.locator("mark", has_text="四社"))
        anchor = str(link.first.get_attribute("href")).split("#")[1]
        link.first.click()
        passage = page.locator(f"#{anchor}")
        expect(passage).to_be_in_viewport()
        assert "四社联动" in fold("".join(passage.locator("mark").all_inner_texts()))
        article = page.locator("article[data-case]")
        text = str(article.text_content())
        remove = page.get_by_role("button", name="去除标记")
        remove.click()
        expect(article.locator("mark")).to_have_count(0)
        expect(remove).to_have_count(0)
        expect(page).to_have_url(re.compile(rf"\.html#{anchor}$"))
        assert article.text_content() == text.removeprefix("去除标记")

    def test_are_found_as_searching_does(self, page: Page, site_url: str) -> None:
        query = urlencode({"q": "东财函[2020]８１１号 -没有"})
        page.goto(f"{site_url}proposals/dongguan/20200354.html?{query}")
        mark = page.locator("article mark").first
        expect(mark).to_have_text(NUMBER)
        expect(mark).to_be_in_viewport()

    def test_cross_elements_and_leave_controls_alone(self, page: Page, site_url: str) -> None:
        page.goto(f"{site_url}proposals/dongguan/20200354.html")
        page.locator("#proposal-1").evaluate(
            "(passage, html) => { passage.innerHTML = html; }",
            "甲<b>乙<i>丙</i></b>丁<a class=passage-link>乙</a>甲乙",
        )
        page.evaluate(
            """() => new Promise((done) => {
                history.replaceState(null, "", "?q=%E4%B9%99%E4%B8%99%E4%B8%81+%E7%94%B2%E4%B9%99");
                const script = document.createElement("script");
                script.src = document.querySelector("script[src$='marks.js']").src;
                document.body.append(script);
                new MutationObserver(done).observe(document.querySelector("article"),
                    { childList: true });
            })"""
        )
        found = page.locator("#proposal-1 mark").all_inner_texts()
        assert found == ["甲", "乙", "丙", "丁", "甲乙"]
        expect(page.locator(".passage-link mark")).to_have_count(0)

    @pytest.mark.parametrize("words", ["十三届五次", "周丽琼22831173"])
    def test_cross_the_parts_of_a_fact(self, page: Page, site_url: str, words: str) -> None:
        query = urlencode({"q": words})
        page.goto(f"{site_url}proposals/dongguan/20200354.html?{query}")
        expect(page.locator("article mark").first).to_be_visible()
        assert fold("".join(page.locator("article mark").all_inner_texts())).startswith(words)

    def test_without_words_nothing_is_marked(self, page: Page, site_url: str) -> None:
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(f"{site_url}proposals/dongguan/20200354.html?q=", wait_until="networkidle")
        expect(page.locator("article mark")).to_have_count(0)
        assert not [url for url in fetched if "/search/" in url]


class TestRecent:
    def test_are_listed_under_an_empty_field_and_can_be_cleared(
        self, page: Page, site_url: str
    ) -> None:
        open_search(page, site_url, q="四社联动")
        ask(page, "社区 -网格")
        ask(page, "四社联动")
        recent = page.get_by_role("region", name="最近的检索")
        expect(recent).to_be_hidden()
        page.locator("#search-query").fill("")
        expect(recent.get_by_role("link")).to_have_text(["四社联动", "社区 -网格"])
        recent.get_by_role("link").nth(1).click()
        page.wait_for_selector(f"{DONE}[data-total]")
        expect(page.locator("#search-query")).to_have_value("社区 -网格")
        open_search(page, site_url)
        recent.get_by_role("button").click()
        expect(recent).to_be_hidden()
        expect(page.locator("#search-query")).to_be_focused()
        open_search(page, site_url)
        expect(recent).to_be_hidden()

    @pytest.mark.parametrize("kept", ["no list", '{"a": 1}', "[1, null]"])
    def test_that_are_no_list_are_none(self, page: Page, site_url: str, kept: str) -> None:
        page.add_init_script(f"localStorage.setItem('tida.searches', {kept!r})")
        open_search(page, site_url)
        expect(page.locator("[data-part=recent]")).to_be_hidden()

    def test_are_done_without_where_storage_is_refused(self, page: Page, site_url: str) -> None:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
        )
        open_search(page, site_url, q="四社联动")
        assert hits(page)
        page.locator("#search-query").fill("")
        expect(page.locator(f"{DONE}:not([data-total])")).to_be_attached()
        expect(page.locator("[data-part=recent]")).to_be_hidden()


@pytest.mark.parametrize("size", [(390, 844), (1280, 800)])
@pytest.mark.parametrize("parameters", [{}, {"q": "社区"}, {"q": "绝无此句"}])
def test_nothing_moves_while_it_loads(
    chromium: Browser, site_url: str, size: tuple[int, int], parameters: dict[str, str]
) -> None:
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.add_init_script(
        """window.moved = 0;
        new PerformanceObserver((list) => {
            for (const { value } of list.getEntries()) window.moved += value;
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    open_search(page, site_url, **parameters)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.moved") < 0.01
    context.close()
