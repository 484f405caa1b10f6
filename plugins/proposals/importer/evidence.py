"""What was read, where, and how: the ground on which every imported value stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from proposals.importer.lines import Line


class How(StrEnum):
    """In what way a value was read; the order is that of trust, first most."""

    GIVEN = "given"
    """by the editor, on the command line"""
    LABEL = "label"
    """behind its own label: 答复文号:…"""
    HEADING = "heading"
    """in a line of its own above a text"""
    OPENING = "opening"
    """in the sentence that says what a letter answers"""
    TITLE = "title"
    """in the heading of a letter"""
    SALUTATION = "salutation"
    """in the line a letter is addressed in"""
    SIGNATURE = "signature"
    """under a letter"""
    PATTERN = "pattern"
    """by its shape"""
    MENTION = "mention"
    """somewhere in the text: only likely, so it is asked too"""


_TRUST = {how: rank for rank, how in enumerate(How)}


@dataclass(frozen=True, slots=True)
class Fact:
    """A value and its evidence.

    Attributes:
        value: as the model holds it.
        line: 1-based line of the original.
        text: what is printed there (personal numbers masked).
        how: in what way it was read.
    """

    value: Any
    line: int
    text: str
    how: How


@dataclass(frozen=True, slots=True)
class Question:
    """What an editor has to look at.

    Attributes:
        field: field of the model, ``reply[0].role`` for one of a reply.
        message: what is not sure, and what was done.
        line: 1-based line of the original; 0 when the whole document is meant.
        text: what is printed there.
    """

    field: str
    message: str
    line: int = 0
    text: str = ""


def read_from(line: Line, value: object, how: How) -> Fact:
    """A value that stands on ``line``."""
    return Fact(value, line.number, line.text.strip(), how)


def add(facts: dict[str, Fact], name: str, line: Line, value: object, how: How) -> None:
    """Enter a field that stands on ``line``, unless it is entered already or has no value."""
    if value is not None:
        facts.setdefault(name, read_from(line, value, how))


def most_trusted(facts: Iterable[Fact]) -> list[Fact]:
    """Facts with the most trusted first; printed order otherwise."""
    return sorted(facts, key=lambda fact: (_TRUST[fact.how], fact.line))
