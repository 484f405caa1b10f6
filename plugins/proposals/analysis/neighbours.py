"""The case before and the case after, within an index."""

from __future__ import annotations

import re
from typing import NamedTuple

from proposals import indexes
from proposals.case import Case
from proposals.indexes import Index, Subject

_NO_DIGIT = re.compile(r"\D")
_DIGITS = 100
"""Of a number, to order by: Python refuses to read thousands."""


class Place(NamedTuple):
    """An entry of an index, as far as who stands in it must know.

    Attributes:
        address: of its page.
        subject: what its cases have in common.
        mark: as ``Entry.mark``.
    """

    address: str
    subject: Subject
    mark: bytes

    @property
    def name(self) -> str:
        """The name of the subject; empty for a session, which has numbers."""
        return getattr(self.subject, "name", "")


class Neighbours(NamedTuple):
    """What stands beside a case in one entry of an index, by year and number.

    Attributes:
        place: the entry; one object for all who stand in it, because a case stands in four.
        before: the case before, if there is one.
        after: the case after.
    """

    place: Place
    before: Case | None
    after: Case | None

    @classmethod
    def of(cls, subject: Subject, before: Case | None, after: Case | None) -> Neighbours:
        """Neighbours in the entry of a subject."""
        return cls(Place(indexes.address(subject), subject, indexes.mark(subject)), before, after)


def neighbours(ways: list[Index]) -> dict[str, tuple[Neighbours, ...]]:
    """For each case's key, its neighbours in every entry of the indexes that holds it.

    Entries with one case have no neighbours and are left out.
    """
    found: dict[str, list[Neighbours]] = {}
    cases = {case.key: case for index in ways for entry in index.entries for case in entry.cases}
    place = {case.key: at for at, case in enumerate(sorted(cases.values(), key=_order))}
    for index in ways:
        for entry in index.entries:
            if len(entry.cases) < 2:
                continue
            spot = Place(entry.address, entry.subject, entry.mark)
            row = [None, *sorted(entry.cases, key=lambda case: place[case.key]), None]
            for before, case, after in zip(row, row[1:], row[2:], strict=False):
                if case is not None:
                    found.setdefault(case.key, []).append(Neighbours(spot, before, after))
    return {key: tuple(items) for key, items in found.items()}


def _order(case: Case) -> tuple[int, int, str]:
    """Year, then the number's value: 第9号 stands before 第10号."""
    digits = _NO_DIGIT.sub("", case.number or "")
    return (case.year or 0, int(digits[:_DIGITS] or 0), case.key)
