"""Counting what is published."""

from __future__ import annotations

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


def test_years_are_in_order_and_the_unknown_stands_last() -> None:
    assert coverage.by_year(RECORD) == ((2020, 2), (None, 1))


def test_days_are_those_that_can_be_known() -> None:
    assert coverage.days_to_reply(RECORD) == (10, 61)
