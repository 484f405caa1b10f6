"""Before and after, within a department or session."""

from __future__ import annotations

from proposals import indexes
from proposals.analysis.neighbours import neighbours
from tests.cases import case, record


def test_numbers_are_ordered_by_value() -> None:
    cases = [case(number, term=1, session=2) for number in ("9", "10", "100")]
    ways = indexes.build(record(*reversed(cases)))
    (middle,) = neighbours([ways["sessions"]])["yangli/10"]
    assert middle.before is not None
    assert middle.after is not None
    assert (middle.before.id, middle.after.id) == ("9", "100")


def test_a_year_stands_before_the_next_and_what_has_none_before_all() -> None:
    cases = [
        case("unnumbered", number=None, topics=("t",)),
        case("9", year=2019, topics=("t",)),
        case("1", year=2020, topics=("t",)),
    ]
    found = neighbours([indexes.build(record(*reversed(cases)))["topics"]])
    (middle,) = found["yangli/9"]
    assert (middle.before, middle.after) == (cases[0], cases[2])


def test_a_number_may_have_more_digits_than_any() -> None:
    cases = [case("3", term=1, session=2, number=number) for number in ("3", "4")]
    cases.append(case("endless", term=1, session=2, number="1" * 5000))
    found = neighbours([indexes.build(record(*reversed(cases)))["sessions"]])
    assert found["yangli/endless"][0].after is None


def test_the_ends_have_one_neighbour_and_a_lone_case_none() -> None:
    cases = [case("1", term=1, session=2), case("2", term=1, session=2), case("3", term=9)]
    found = neighbours([indexes.build(record(*cases))["sessions"]])
    assert found["yangli/1"][0].before is None
    assert found["yangli/2"][0].after is None
    assert "yangli/3" not in found
