"""Where a letter begins that answers another case, on a page of nothing but letters."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    first = _Answered.of(items, begins[0], 0)
    for before, at in itertools.pairwise(begins):
        if first.differs(_Answered.of(items, at, before + 1)):
            return _start(items, at, before)
    return None


@dataclass(frozen=True, slots=True)
class _Answered:
    """Numbers, without the zeroes before them, and titles that a letter's head and opening cite."""

    numbers: frozenset[str]
    titles: tuple[str, ...]

    @staticmethod
    def of(items: Sequence[Item], at: int, least: int) -> _Answered:
        numbers: set[str] = set()
        titles: list[str] = []
        for item in (*_head(items, at, least), *items[at : at + _LINES_OF_OPENING]):
            if item.kind is Is.REPLY_HEADING or opens(item):
                cited = citation.read(item.line, How.OPENING)
                numbers |= {str(cited.number.value)} if cited.number else set()
                numbers |= set(citation.numbers(item.line.text))
                titles += [str(cited.title.value)] if cited.title else []
        return _Answered(
            frozenset(chinese.fold(number).lstrip("0") for number in numbers), tuple(titles)
        )

    def differs(self, other: _Answered) -> bool:
        """Whether two letters answer different cases; 312 may be 20990312 in full."""
        if any(citation.same_title(one, two) for one in self.titles for two in other.titles):
            return False
        alike = any(
            one.endswith(two) or two.endswith(one) for one in self.numbers for two in other.numbers
        )
        return bool(self.numbers and other.numbers) and not alike


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
