"""Where a letter begins that answers another case, on a page of nothing but letters."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from proposals import text as chinese
from proposals.importer import citation
from proposals.importer.evidence import How
from proposals.importer.page import Is, Item
from proposals.importer.segments import traits
from proposals.importer.several import proposals

_LINES_OF_HEAD = 8
_LINES_OF_OPENING = 4
_ABOVE_HEADING = {Is.BLANK, Is.DOCUMENT, Is.OUTCOME}
_OF_PROPOSAL = {"title", "number", "movers", "body"}


def second(items: Sequence[Item]) -> int | None:
    """Where the head of a letter on another case begins; None where all answer one.

    Of a page that shows its proposal a strange letter is one that was filed under it by mistake.
    """
    begins = [at for at, item in enumerate(items) if _is_begin(items, at, item)]
    if len(begins) < 2 or any(map(_shows_proposal, items[: begins[0]])):
        return None
    known = _numbers(items, begins[0], 0)
    for before, at in itertools.pairwise(begins):
        numbers = _numbers(items, at, before + 1)
        if known and numbers and not known & numbers:
            return _start(items, at, before)
    return None


def opens(item: Item) -> bool:
    """Whether a line says what a letter answers, perhaps behind its salutation."""
    rest = item.hit["rest"] if item.kind is Is.SALUTATION and item.hit else None
    return traits.is_opening(item) or bool(rest and traits.speaks_to(rest))


def _is_begin(items: Sequence[Item], at: int, item: Item) -> bool:
    if item.kind is not Is.SALUTATION:
        return False
    said = filter(traits.is_said, items[at + 1 : at + 1 + _LINES_OF_OPENING])
    return opens(item) or any(map(traits.is_opening, said))


def _shows_proposal(item: Item) -> bool:
    told = any(one.label.field in _OF_PROPOSAL and one.value for one in item.labels)
    return told or item.kind is Is.TITLE or proposals.title(item) is not None


def _numbers(items: Sequence[Item], at: int, least: int) -> set[str]:
    """Numbers of cases in a letter's heading and opening, without the zeroes before them."""
    found: set[str] = set()
    for item in (*_head(items, at, least), *items[at : at + _LINES_OF_OPENING]):
        if item.kind is Is.REPLY_HEADING or opens(item):
            cited = citation.read(item.line, How.OPENING, quoted_title=False).number
            found |= {str(cited.value)} if cited else set()
            found |= set(citation.numbers(item.line.text))
    return {chinese.fold(number).lstrip("0") for number in found}


def _head(items: Sequence[Item], at: int, least: int) -> Iterator[Item]:
    """The heading right above a salutation."""
    for above in range(at - 1, max(least, at - _LINES_OF_HEAD) - 1, -1):
        if items[above].kind is Is.REPLY_HEADING:
            yield items[above]
            return
        if items[above].kind is Is.DATE:
            return


def _start(items: Sequence[Item], at: int, before: int) -> int:
    """Where the head of the letter begins whose salutation stands at ``at``."""
    start = at
    for above in range(at - 1, before, -1):
        kind = items[above].kind
        if kind is Is.REPLY_HEADING:
            start = above
        elif kind is Is.DATE or at - above > _LINES_OF_HEAD or not _may_head(kind, start < at):
            break
        elif kind in {Is.DOCUMENT, Is.OUTCOME}:
            start = above
    return start


def _may_head(kind: Is, headed: bool) -> bool:
    """Whether a line may stand above a heading, or between it and the salutation."""
    return not headed or kind in _ABOVE_HEADING
