"""Counting what is published."""

from __future__ import annotations

from typing import Any

import pytest

from proposals.analysis import coverage
from tests.cases import answer, case, record

RECORD = record(
    case("20200001", answer("a", number="样函1号", date="2020-05-01"), assigned="2020-03-01"),
    case("20200002", answer("b", signed="2020-03-11"), answer("c"), submitted="2020-03-01"),
    case("7"),
)


def test_each_fact_is_counted_over_what_could_say_it() -> None:
    shares = {share.field: (share.known, share.total) for share in coverage.coverage(RECORD)}
    assert shares["number"] == (3, 3)
    assert shares["assigned"] == (1, 3)
    assert shares["replies"] == (2, 3)
    assert shares["reply.number"] == (1, 3)
    assert shares["reply.date"] == (2, 3)


OF_CASES: dict[str, dict[str, Any]] = {
    "movers": {"movers": ("甲委员",)},
    "session": {"term": 8},
    "body": {"text": "digest", "body": "灯。"},
    "submitted": {"submitted": "2020-03"},
    "assigned": {"assigned": "2020-03"},
    "departments": {"departments": ("甲局",)},
    "status": {"status": "立案"},
}
OF_REPLIES: dict[str, dict[str, Any]] = {
    "reply.role": {"role": "lead"},
    "reply.number": {"number": "样函1号"},
    "reply.date": {"date": "2020-05", "signed": "2020-04"},
    "reply.outcome": {"outcome": {"label": "A"}},
    "reply.feedback": {"feedback": {"satisfaction": "满意"}},
}


@pytest.mark.parametrize("fact", [*OF_CASES, *OF_REPLIES])
def test_a_fact_is_known_by_the_field_that_says_it(fact: str) -> None:
    told = case("1", answer("a", **OF_REPLIES.get(fact, {})), **OF_CASES.get(fact, {}))
    shares = coverage.coverage(record(told))
    always = {"number", "replies"}
    assert {share.field for share in shares if share.known} == {fact} | always
    assert {share.total for share in shares} == {1}
    assert {share.field for share in shares} == {*OF_CASES, *OF_REPLIES} | always


def test_years_are_in_order_and_the_unknown_stands_last() -> None:
    assert coverage.by_year(RECORD) == ((2020, 2), (None, 1))


def test_days_are_those_that_can_be_known() -> None:
    assert coverage.days_to_reply(RECORD) == (10, 61)
