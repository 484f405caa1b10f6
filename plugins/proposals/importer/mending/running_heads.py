"""Text of pages with numbers, without the line that each of its pages begins or ends with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proposals.importer import labels, organisations
from proposals.importer.lines import Line

_NUMBER = re.compile(
    r"\s*(?:[—–-]{1,2}\s*[0-9]{1,3}\s*[—–-]{1,2}|第\s*[0-9]{1,3}\s*页(?:\s*[,/]?\s*共\s*[0-9]{1,3}\s*页)?)\s*"
)
"""— 2 —, 第2页 共3页."""
_LONGEST = 40


def without(lines: Sequence[Line]) -> list[Line]:
    """Lines, blank where the head or foot of a page stands again.

    The first stays: it may be the title. So does the name of an office, which heads a letter.
    """
    numbers = [at for at, line in enumerate(lines) if _NUMBER.fullmatch(line.plain)]
    if not numbers:
        return list(lines)
    again: set[int] = set()
    for step, edge in ((1, -1), (-1, len(lines))):
        beside = [_beside(lines, at, step) for at in (edge, *numbers)]
        again |= set(_repeated(lines, sorted(at for at in beside if at is not None)))
    told = [Line(line.number, "") if at in again else line for at, line in enumerate(lines)]
    for at in numbers:
        if "页" in lines[at].plain:
            told[at] = Line(lines[at].number, "")
    return told


def _beside(lines: Sequence[Line], at: int, step: int) -> int | None:
    """The nearest line above or below a place that is not blank."""
    at += step
    while 0 <= at < len(lines):
        if not lines[at].blank:
            return at
        at += step
    return None


def _repeated(lines: Sequence[Line], places: Sequence[int]) -> Iterator[int]:
    """Places of lines that say what an earlier one of them said."""
    said: set[str] = set()
    for at in places:
        line = lines[at]
        text = "".join(line.plain.split())
        plainly = len(text) <= _LONGEST and not labels.read(line)
        if text in said and plainly and not organisations.named(line.text):
            yield at
        said.add(text)
