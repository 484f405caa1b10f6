"""References that can be pasted as they are."""

from __future__ import annotations

import pytest

from proposals.exports.citation import cite
from tests.cases import case

ADDRESS = "https://example.org/proposals/yangli/20200001.html"


def test_a_case_is_cited_in_three_notations() -> None:
    made = cite(case("20200001", movers=("甲",)), ADDRESS, "样例站")
    assert made.gbt7714 == (
        "甲. 关于20200001的建议（第20200001号）[EB/OL]. 样例站, 2020. " + ADDRESS + "."
    )
    assert (
        made.plain
        == "甲：《关于20200001的建议》（第20200001号），样例市，2020年，样例站，" + ADDRESS
    )
    assert made.bibtex == (
        "@misc{yangli-20200001,\n"
        "  title = {{关于20200001的建议}},\n"
        "  author = {{甲}},\n"
        "  number = {20200001},\n"
        "  year = {2020},\n"
        "  howpublished = {样例站},\n"
        f"  url = {{{ADDRESS}}},\n"
        "}"
    )


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
    assert made.gbt7714 == f"关于x的建议[EB/OL]. 样例站. {ADDRESS}."
    assert "author" not in made.bibtex
    assert "year" not in made.bibtex


def test_signs_of_bibtex_are_escaped() -> None:
    made = cite(case("1", title="50% & {more}_#"), ADDRESS, "样例站")
    assert r"{{50\% \& \{more\}\_\#}}" in made.bibtex
