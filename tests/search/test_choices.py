"""What the filters of the search offer, in the order in which it is offered."""

from __future__ import annotations

from collections import Counter

from proposals.registry import Registry
from proposals.search import casefiles
from proposals.search.documents import FIELDS
from tests.cases import PLACE


def offered(field: str, *values: str) -> list[str]:
    registry = Registry(jurisdictions={PLACE.slug: PLACE})
    counts = {name: Counter(values) if name == field else Counter() for name in FIELDS}
    return [value for value, *_ in casefiles.fields(registry, counts)[field]]


def test_sessions_go_by_number_the_newest_first() -> None:
    """十届 is newer than 九届, though its 1 stands before 9."""
    ordered = ["cppcc-10-1", "cppcc-9-5", "cppcc-9-1", "cppcc-9", "npc-16-2"]
    ordered = [f"{PLACE.slug}/{name}" for name in ordered]
    assert offered("session", *sorted(ordered)) == ordered


def test_parts_in_handling_go_from_the_lead_to_the_helpers() -> None:
    assert offered("role", "joint", "lead", "separate", "sole") == [
        *("lead", "sole", "separate", "joint")
    ]


def test_years_go_from_the_newest() -> None:
    assert offered("year", "2019", "2021", "2020") == ["2021", "2020", "2019"]
