"""Long lists in pages that keep their contents."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from selectolax.lexbor import LexborHTMLParser

from proposals_pelican.paging import SIZE, paged
from tests.cases import case


def cases(count: int) -> list:
    return [case(str(number)) for number in range(count, 0, -1)]


def ids(page) -> list[str]:
    return [item.id for item in page.cases]


def test_a_short_list_is_one_page_at_its_own_address() -> None:
    (page,) = paged("topics/t.html", cases(SIZE))
    assert (page.address, page.number, page.pages) == ("topics/t.html", None, ())


def test_the_own_address_shows_the_newest_and_page_one_the_oldest() -> None:
    own, *numbered = paged("topics/t.html", cases(2 * SIZE + 1))
    assert ids(own)[0] == str(2 * SIZE + 1)
    assert [page.address for page in numbered] == [
        "topics/t/page-3.html",
        "topics/t/page-2.html",
        "topics/t/page-1.html",
    ]
    assert ids(numbered[-1])[-1] == "1"
    assert sorted((i for page in numbered for i in ids(page)), key=int) == [
        str(number) for number in range(1, 2 * SIZE + 2)
    ]


def test_a_new_case_changes_no_full_page() -> None:
    before = paged("topics/t.html", cases(2 * SIZE))
    after = paged("topics/t.html", cases(2 * SIZE + 1))
    kept = {page.address: ids(page) for page in before if page.number}
    assert {
        page.address: ids(page) for page in after if page.address in kept and page.number
    } == kept


def test_an_index_page_keeps_its_pages_beside_it() -> None:
    assert paged("proposals/index.html", cases(SIZE + 1))[1].address == "proposals/page-2.html"


def test_where_numbers_are_left_out_the_list_of_pages_says_so(root: Path) -> None:
    own = paged("proposals/index.html", cases(14 * SIZE))[0]
    environment = Environment(
        loader=FileSystemLoader(root / "theme/templates"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
    )
    environment.filters["count"] = str
    environment.install_null_translations()
    shown = environment.get_template("parts/pager.html").module.pager("..", own)
    items = LexborHTMLParser(shown).css("li")
    assert [item.text() for item in items] == ["14", "13", "12", "11", "10", "1"]
    gaps = [item.text() for item in items if item.attributes.get("class") == "pager__gap"]
    assert gaps == ["1"]
