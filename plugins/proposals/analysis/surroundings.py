"""What stands around a case: its neighbours in lists, and the cases related to it.

Worked out of the whole record once; noted as plain text, it can be had again from the few cases
that it names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from proposals import indexes
from proposals.analysis.neighbours import Neighbours, neighbours
from proposals.analysis.related import Related
from proposals.case import Case
from proposals.corpus import Corpus
from proposals.digests import digest_of
from proposals.indexes import Index

Note = tuple[list[tuple[str, str, str]], list[str]]
"""Address of a list and the keys of the cases before and after, empty for none; then the keys
of the related cases."""


class Surroundings(NamedTuple):
    """What a case's page shows of other cases.

    Attributes:
        beside: its neighbours, by department and by session.
        related: cases like it, nearest first.
    """

    beside: tuple[Neighbours, ...]
    related: tuple[Case, ...]

    @property
    def digest(self) -> bytes:
        """Changes with everything that is shown of them."""
        around = [case for item in self.beside for case in (item.before, item.after)]
        marks = [item.place.mark for item in self.beside]
        fronts = [case.front if case else b"-" for case in (*around, None, *self.related)]
        return digest_of([*marks, *fronts])

    @property
    def note(self) -> Note:
        """What ``recalled`` needs."""
        beside = [(item.place.address, _key(item.before), _key(item.after)) for item in self.beside]
        return beside, [case.key for case in self.related]


NONE = Surroundings((), ())


def surroundings(record: Corpus, ways: Mapping[str, Index]) -> dict[str, Surroundings]:
    """Case -> what stands around it in a record with these indexes."""
    beside = neighbours([ways["departments"], ways["sessions"]])
    near = Related(record, ways)
    return {
        case.key: Surroundings(beside.get(case.key, ()), near.of(case)) for case in record.cases
    }


def named(note: Note) -> set[str]:
    """Keys of the cases that a note names."""
    beside, related = note
    return {key for _, *keys in beside for key in keys if key} | set(related)


def recalled(case: Case, note: Note, cases: Mapping[str, Case]) -> Surroundings:
    """The surroundings of a case from a note of them, made while no front matter was another.

    Args:
        case: the case.
        note: of its surroundings.
        cases: key -> case, of those that the note names.
    """
    beside, related = note
    session = indexes.session(case)
    subjects = {indexes.address(one): one for one in (*case.departments, session) if one}
    return Surroundings(
        tuple(
            Neighbours.of(subjects[address], cases.get(before), cases.get(after))
            for address, before, after in beside
        ),
        tuple(cases[key] for key in related),
    )


def _key(case: Case | None) -> str:
    return case.key if case else ""
