"""The course of a case: what is known, in order, and days only where both ends are."""

from __future__ import annotations

import pytest

from proposals.analysis.timeline import Stage, days_between, timeline
from tests.cases import answer, case


def test_a_bare_case_shows_every_station_as_unknown() -> None:
    steps = timeline(case("20200001"))
    assert [step.stage for step in steps] == list(Stage)
    assert all(step.day is None and step.days is None for step in steps)


def test_replies_stand_by_date_and_count_from_assignment() -> None:
    late = answer("a", date="2020-08-01")
    early = answer("b", signed="2020-05-11")
    undated = answer("c")
    steps = timeline(case("1", late, early, undated, submitted="2020-01-10", assigned="2020-03-01"))
    assert [(step.item.department.slug, step.days) for step in steps if step.item] == [
        ("b", 71),
        ("a", 153),
        ("c", None),
    ]
    assert steps[1].days == 51
    assert steps[1].since is Stage.SUBMITTED
    assert steps[2].since is Stage.ASSIGNED


def test_what_is_known_less_exactly_stands_after_the_days_it_may_be() -> None:
    days = ["2099", "2099-05", "2099-06-01", "2099-05-31", "2099-05-01", "2100-01-01"]
    replies = [answer(f"r{at}", date=day) for at, day in enumerate(days)]
    steps = [step for step in timeline(case("1", *replies)) if step.stage is Stage.REPLIED]
    assert [step.day for step in steps] == [
        *("2099-05-01", "2099-05-31", "2099-05"),
        *("2099-06-01", "2099", "2100-01-01"),
    ]


def test_without_assignment_days_count_from_submission() -> None:
    steps = timeline(case("1", answer("a", date="2020-02-01"), submitted="2020-01-01"))
    assert (steps[2].days, steps[2].since) == (31, Stage.SUBMITTED)


def test_feedback_is_a_station_of_the_reply_it_judges() -> None:
    told = answer("a", feedback={"satisfaction": "满意"})
    steps = timeline(case("1", told))
    assert steps[-1].item == told


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("2020-01-01", "2020-01-01", 0),
        ("2020-02-28", "2020-03-01", 2),
        ("2020-03", "2020-04-01", None),
        ("2020-03-01", "2020-04", None),
        (None, "2020-04-01", None),
        ("2020-04-02", "2020-04-01", None),
    ],
)
def test_days_need_two_whole_dates_in_order(
    first: str | None, second: str | None, days: int | None
) -> None:
    assert days_between(first, second) == days
