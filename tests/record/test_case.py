"""What a case says of itself: its year, its latest day, its departments, who moved it."""

from __future__ import annotations

import pytest

from proposals.case import Case
from proposals.model import ReplyRole
from tests.cases import PLACE, answer, case, department


@pytest.mark.parametrize(
    ("fields", "replies", "year"),
    [
        ({"number": "20200354", "year": 2021, "submitted": "2019"}, [{"date": "2022"}], 2020),
        ({"number": "0354", "year": 2021, "submitted": "2019"}, [{"date": "2022"}], 2021),
        ({"submitted": "2018-12-31", "assigned": "2019", "published": "2020"}, [], 2018),
        ({"assigned": "2019-01-05", "published": "2020"}, [], 2019),
        ({"published": "2020-02"}, [{"date": "2017"}], 2020),
        # The earliest of the replies, by either of their dates.
        ({"added": "2026-11-22"}, [{"date": "2022-05"}, {"signed": "2021-12-31"}, {}], 2021),
        ({"due": "2020-05-01", "added": "2026"}, [{"published": "2022"}], None),
    ],
)
def test_a_case_is_filed_under_the_year_nearest_to_its_beginning(
    fields: dict[str, object], replies: list[dict[str, str]], year: int | None
) -> None:
    answers = [answer(f"r{at}", **dates) for at, dates in enumerate(replies)]
    assert case("7", *answers, **fields).year == year


@pytest.mark.parametrize("name", ["submitted", "assigned", "published", "added"])
def test_any_day_of_a_proposal_may_be_its_latest(name: str) -> None:
    days = dict.fromkeys(["submitted", "assigned", "published", "added"], "2098-01-01")
    answers = answer("a", date="2097-01-01")
    assert case("7", answers, **{**days, name: "2099-01-01"}).updated == "2099-01-01"


@pytest.mark.parametrize("name", ["date", "signed", "published"])
def test_any_day_of_a_reply_may_be_the_latest_of_its_case(name: str) -> None:
    days = dict.fromkeys(["date", "signed", "published"], "2097-01-01")
    late = answer("a", **{**days, name: "2099-01-01"})
    assert case("7", late, answer("b", **days), added="2098").updated == "2099-01-01"


def test_the_day_by_which_it_is_due_is_no_day_of_a_case() -> None:
    assert case("7", answer("a"), due="2099-01-01").updated is None


def test_departments_are_the_handlers_then_whoever_answered_beside_them() -> None:
    handlers = tuple((name, department(name)) for name in ("b", "a"))
    handled = Case("7", case("7").proposal, (answer("c"), answer("a")), PLACE, handlers, ())
    assert [one.slug for one in handled.departments] == ["b", "a", "c"]
    assert [one.slug for one in handled.answered_by] == ["c", "a"]


def test_the_part_of_a_department_is_the_one_printed_beside_its_name() -> None:
    handlers = [{"name": "甲局", "role": "lead"}, {"name": "乙局", "role": "joint"}]
    handled = case("7", departments=("甲局", "乙局", "丙局"), handlers=handlers)
    parts = [handled.part_of(name) for name in ("甲局", "乙局", "丙局")]
    assert parts == [ReplyRole.LEAD, ReplyRole.JOINT, None]


@pytest.mark.parametrize(
    ("names", "fields", "told"),
    [
        (("甲辛丁",), {}, "甲辛丁"),
        (("甲辛丁", "乙庚丙"), {"movers_total": 2}, "甲辛丁、乙庚丙"),
        (("甲辛丁", "乙庚丙"), {"movers_total": 3}, "甲辛丁、乙庚丙等"),
        (("甲辛丁",), {"movers_open": True}, "甲辛丁等"),
        ((), {"movers_open": True}, ""),
        ((), {"movers_total": 3}, ""),
    ],
)
def test_who_moved_it_is_said_as_far_as_they_are_named(
    names: tuple[str, ...], fields: dict[str, object], told: str
) -> None:
    assert case("7", movers=names, **fields).moved_by == told


def test_a_digest_changes_with_what_any_part_says() -> None:
    def digest(text: str = "灯。", name: str = "a", topic: str = "t") -> bytes:
        return case("7", answer(name, text="digest", body=text), topics=(topic,)).digest

    assert digest() == digest()
    assert len({digest(), digest(text="路灯。"), digest(name="b"), digest(topic="u")}) == 4
