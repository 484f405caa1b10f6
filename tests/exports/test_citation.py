"""References that can be pasted as they are."""

from __future__ import annotations

import pytest

from proposals.exports.citation import cite
from tests.cases import case

ADDRESS = "https://example.org/proposals/yangli/20200001.html"


def test_a_case_is_cited_in_three_notations() -> None:
    made = cite(case("20200001", movers=("甲",), added="2024-02-29"), ADDRESS, "样例站")
    assert made.gbt7714 == (
        "甲. 关于20200001的建议（2020年第20200001号）[EB/OL]. 样例站, 2024(2024-02-29)[引用日期]. "
        + ADDRESS
        + "."
    )
    assert made.plain == (
        "甲：《关于20200001的建议》（2020年第20200001号），样例市，样例站，2024-02-29收录，"
        + ADDRESS
        + "，[引用日期]"
    )
    assert made.bibtex == (
        "@misc{yangli-20200001,\n"
        "  title = {{关于20200001的建议}},\n"
        "  author = {{甲}},\n"
        "  number = {20200001},\n"
        "  year = {2024},\n"
        "  howpublished = {样例站},\n"
        "  note = {2020年案卷},\n"
        f"  url = {{{ADDRESS}}},\n"
        "  urldate = {[引用日期]},\n"
        "}"
    )
    assert ("citation_publication_date", "2024/02/29") in made.meta


@pytest.mark.parametrize(
    ("added", "told"),
    [(None, "样例站[引用日期]. "), ("2024", "样例站, 2024[引用日期]. ")],
)
def test_a_page_was_published_when_its_case_was_entered(added: str | None, told: str) -> None:
    """Not in the year of the case, in which nothing was published here."""
    made = cite(case("20200001", submitted="2020-01-15", added=added), ADDRESS, "样例站")
    assert f"（2020年第20200001号）[EB/OL]. {told}" in made.gbt7714
    dates = [content for name, content in made.meta if name == "citation_publication_date"]
    assert dates == ([added] if added else [])
    assert ("year = {2024}" in made.bibtex) is bool(added)
    assert "note = {2020年案卷}" in made.bibtex


def test_more_than_three_movers_end_in_et_al() -> None:
    made = cite(case("1", movers=("甲", "乙", "丙", "丁")), ADDRESS, "样例站")
    assert made.gbt7714.startswith("甲, 乙, 丙, 等. ")
    assert "{甲} and {乙} and {丙} and {丁}" in made.bibtex


@pytest.mark.parametrize("others", [{"movers_total": 5}, {"movers_open": True}])
def test_movers_who_are_not_named_are_not_left_out(others: dict[str, object]) -> None:
    moved = case("1", movers=("甲", "乙"), **others)
    made = cite(moved, ADDRESS, "样例站")
    assert made.gbt7714.startswith("甲, 乙, 等. ")
    assert made.plain.startswith("甲、乙等：")
    assert "author = {{甲} and {乙} and others}," in made.bibtex
    assert moved.moved_by == "甲、乙等"


def test_a_total_of_those_who_are_named_adds_nobody() -> None:
    moved = case("1", movers=("甲", "乙"), movers_total=2)
    assert cite(moved, ADDRESS, "样例站").plain.startswith("甲、乙：")
    assert moved.moved_by == "甲、乙"


def test_what_is_unknown_leaves_no_gap() -> None:
    made = cite(case("x", number=None), ADDRESS, "样例站")
    assert made.gbt7714 == f"关于x的建议[EB/OL]. 样例站[引用日期]. {ADDRESS}."
    assert made.plain == f"《关于x的建议》，样例市，样例站，{ADDRESS}，[引用日期]"
    assert "author" not in made.bibtex
    assert "year" not in made.bibtex
    assert "note" not in made.bibtex
    assert all(content for _, content in made.meta)


def test_a_number_without_a_year_is_told_alone() -> None:
    made = cite(case("npc-9-2-0354", number="0354"), ADDRESS, "样例站")
    assert made.plain.startswith("《关于npc-9-2-0354的建议》（第0354号），")
    assert made.gbt7714.startswith("关于npc-9-2-0354的建议（第0354号）[EB/OL]")


def test_signs_of_bibtex_are_escaped() -> None:
    made = cite(case("1", title="50% & {more}_#"), ADDRESS, "样例站")
    assert r"{{50\% \& \textbraceleft{}more\textbraceright{}\_\#}}" in made.bibtex


def test_signs_of_bibtex_are_escaped_in_names_too() -> None:
    made = cite(case("1", movers=("甲_乙公司",)), ADDRESS, "样例 & 站")
    assert r"author = {{甲\_乙公司}}," in made.bibtex
    assert r"howpublished = {样例 \& 站}," in made.bibtex


def test_a_backslash_a_tilde_and_a_circumflex_are_printed() -> None:
    r"""With a backslash before them LaTeX takes them for a new line and for accents."""
    made = cite(case("1", title=r"a\b~c^d"), ADDRESS, "样例站")
    printed = r"{{a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d}}"
    assert printed in made.bibtex


def test_a_lone_brace_leaves_the_entry_whole() -> None:
    """BibTeX counts braces, also those behind a backslash."""
    made = cite(case("1", title="上}下"), ADDRESS, "样例站")
    assert made.bibtex.count("{") == made.bibtex.count("}")
