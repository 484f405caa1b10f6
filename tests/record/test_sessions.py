"""Sessions stand as a reader looks for them: by place and body, the newest first."""

from __future__ import annotations

from dataclasses import replace

from proposals import indexes
from proposals.indexes import Session
from proposals.model import Jurisdiction
from tests.cases import PLACE, case, record

OTHER = Jurisdiction(slug="aaa", name="甲市")


def test_sessions_are_in_order_of_time_within_a_body_of_a_place() -> None:
    """However many cases each has; the place with most of them first, as among the places."""
    held = [("cppcc", 9, 5), ("cppcc", 9, 5), ("cppcc", 10, 1), ("cppcc", 9, 1), ("npc", 16, 2)]
    cases = [
        case(str(number), kind=kind, term=term, session=session)
        for number, (kind, term, session) in enumerate(held, start=1)
    ]
    elsewhere = replace(case("8", kind="npc", term=20, session=1), jurisdiction=OTHER)
    order = [
        (
            one.subject.jurisdiction.slug,
            one.subject.kind.value,
            one.subject.term,
            one.subject.session,
        )
        for one in indexes.build(record(elsewhere, *cases))["sessions"].entries
        if isinstance(one.subject, Session)
    ]
    assert order == [
        (PLACE.slug, "cppcc", 10, 1),
        (PLACE.slug, "cppcc", 9, 5),
        (PLACE.slug, "cppcc", 9, 1),
        (PLACE.slug, "npc", 16, 2),
        ("aaa", "npc", 20, 1),
    ]
