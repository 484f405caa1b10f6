"""Headings that print two numbers of one case."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

LETTER = (
    "{heading}\n甲乙丙委员:\n您提出的《关于修缮样例凉亭的提案》收悉。现答复如下:\n"
    "凉亭年底以前修好。\n样例市甲局\n2099年6月18日\n"
)


@pytest.mark.parametrize(
    "heading",
    [
        "对市政协九届二次会议第12号(第0034号)提案的答复",
        "对市政协九届二次会议第12号提案(第0034号)的答复",
        "对市政协九届二次会议第12号(重点提案第0034号)提案的答复",
    ],
)
def test_a_number_in_brackets_behind_another_is_asked(read: Reader, heading: str) -> None:
    draft = read.text(LETTER.format(heading=heading))
    assert draft.proposal["number"] == "12"
    [question] = [one for one in draft.questions if one.field == "number"]
    assert "0034" in question.message
    assert "several cases" not in question.message


@pytest.mark.parametrize(
    "heading",
    [
        "对市政协九届二次会议第12号(总第0034号)提案的答复",
        "对市政协九届二次会议第12号(农业类第034号)提案的答复",
    ],
)
def test_a_number_within_another_count_is_not(read: Reader, heading: str) -> None:
    draft = read.text(LETTER.format(heading=heading))
    assert draft.proposal["number"] == "12"
    assert not [one for one in draft.questions if one.field == "number"]


@pytest.mark.parametrize(
    "heading", ["对市政协九届二次会议第12号、第34号提案的答复", "对市政协第12、34号提案的答复"]
)
def test_two_numbers_side_by_side_are_two_cases(read: Reader, heading: str) -> None:
    draft = read.text(LETTER.format(heading=heading))
    [question] = [one for one in draft.questions if one.field == "number"]
    assert "several cases" in question.message
