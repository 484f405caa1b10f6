"""Long indexes of names, from A to Z."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from proposals import collation
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


def sections(index: Index) -> tuple[Section, ...]:
    """An index in sections: one for short ones, else one for each letter in use.

    The address of a section is that of the page it stands on: the index's own, or its letter's.
    """
    if index.name not in _BY_NAME or len(index.entries) <= FEW:
        return (Section("", index.address, index.entries),)
    ordered = sorted(index.entries, key=lambda entry: collation.key(_name(entry)))
    lettered: dict[str, list[Entry]] = {}
    for entry in ordered:
        lettered.setdefault(collation.initial(_name(entry)), []).append(entry)
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


def _name(entry: Entry) -> str:
    return str(getattr(entry.subject, "name", ""))
