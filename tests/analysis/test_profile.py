"""What the record knows of a department."""

from __future__ import annotations

from proposals.analysis.profile import profile
from proposals.model import ReplyRole
from tests.cases import answer, case, department

CASES = [
    case(
        "1",
        answer("a", role="lead", outcome={"label": "B"}, date="2020-03-02"),
        assigned="2020-03-01",
    ),
    case("2", answer("a", role="lead", outcome={"label": "A"}), answer("b", role="joint")),
    case("3", answer("a", outcome={"label": "B"})),
]


def test_only_the_departments_own_replies_count() -> None:
    found = profile(department("a"), CASES)
    assert found.roles == ((ReplyRole.LEAD, 2), (None, 1))
    assert found.outcomes == (("B", 2), ("A", 1))
    assert found.days == (1,)


def test_outcomes_as_frequent_stand_by_name_and_days_ascending() -> None:
    cases = [
        case("1", answer("a", outcome={"label": "B"}, date="2020-03-09"), assigned="2020-03-01"),
        case("2", answer("a", outcome={"label": "A"}, date="2020-03-04"), assigned="2020-03-01"),
    ]
    found = profile(department("a"), cases)
    assert found.outcomes == (("A", 1), ("B", 1))
    assert found.days == (3, 8)


def test_an_office_of_the_same_slug_elsewhere_is_another() -> None:
    elsewhere = department("a").model_copy(update={"jurisdiction": "bieli"})
    assert profile(elsewhere, CASES).roles == ()


def test_a_department_without_replies_has_an_empty_profile() -> None:
    found = profile(department("c"), CASES)
    assert (found.roles, found.outcomes, found.days) == ((), (), ())
