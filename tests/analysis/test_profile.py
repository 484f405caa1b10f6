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


def test_a_department_without_replies_has_an_empty_profile() -> None:
    found = profile(department("c"), CASES)
    assert (found.roles, found.outcomes, found.days) == ((), (), ())
