"""Long indexes of names, from A to Z."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from proposals import collation
from proposals.collation import Readings
from proposals.indexes import Entry, Index

FEW = 24
"""Up to so many entries stand in one list by number of cases."""

MANY = 400
"""From so many entries on each letter has a page of its own."""

_BY_NAME = frozenset({"departments", "movers", "topics", "jurisdictions"})


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one letter; the letter is empty where a list is not lettered."""

    letter: str
    address: str
    entries: tuple[Entry, ...]


def readings(indexes: Iterable[Index]) -> Callable[[], Readings]:
    """Begin to look up how the names of long indexes are read."""
    return collation.readings(
        {_name(entry) for index in indexes if _is_lettered(index) for entry in index.entries}
    )


def sections(index: Index, known: Readings) -> tuple[Section, ...]:
    """An index in sections: one for short ones, else one for each letter in use.

    The address of a section is that of the page it stands on: the index's own, or its letter's.

    Args:
        index: the index.
        known: how its names are read, if it is long.
    """
    if not _is_lettered(index):
        return (Section("", index.address, index.entries),)
    lettered: dict[str, list[Entry]] = {}
    for entry in sorted(index.entries, key=lambda entry: known[_name(entry)].order):
        lettered.setdefault(known[_name(entry)].initial, []).append(entry)
    return tuple(
        Section(letter, _address(index, letter), tuple(lettered[letter]))
        for letter in sorted(lettered, key=lambda letter: (letter == collation.OTHER, letter))
    )


def pages(parts: Sequence[Section], address: str) -> dict[str, tuple[Section, ...]]:
    """Page address -> the sections that stand on it; the index's own address is always there."""
    found: dict[str, list[Section]] = {address: []}
    for part in parts:
        found.setdefault(part.address, []).append(part)
    return {page: tuple(items) for page, items in found.items()}


def _address(index: Index, letter: str) -> str:
    if len(index.entries) < MANY:
        return index.address
    name = "other" if letter == collation.OTHER else letter.lower()
    return f"{index.name}/letter-{name}.html"


def _is_lettered(index: Index) -> bool:
    return index.name in _BY_NAME and len(index.entries) > FEW


def _name(entry: Entry) -> str:
    return str(getattr(entry.subject, "name", ""))
