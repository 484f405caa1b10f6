"""Where a second proposal begins on a page: its head, behind the text or the answer of another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from proposals import text as chinese
from proposals.importer import citation, headings, movers, under_title
from proposals.importer.evidence import How
from proposals.importer.labels import Scope
from proposals.importer.page import Is, Item
from proposals.importer.segments import traits

_HEADED = re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*、")
"""二、建设样例桥 above the form of the second case."""
_OF_HEAD = {"title", "number", "session"}
_ANSWERS = {Scope.START, Scope.CONTENT}
_LINES_OF_HEAD = 4
_MOST_HEADS = 40
"""Heads among which the second case's is looked for."""


def second(items: Sequence[Item]) -> int | None:
    """Where another proposal's head begins; None on a page of one."""
    cuts = [cut for cut in (_by_movers(items), _by_title(items)) if cut is not None]
    return min(cuts, default=None)


def title(item: Item) -> str | None:
    """The title that an item prints, alone or behind its label."""
    for one in item.labels:
        if one.label.field == "title" and one.value:
            return one.value
    hit = headings.of_proposal(item.line.text) if item.kind is Is.TITLE else None
    return hit.values["title"] if hit else None


def _places(items: Sequence[Item], told: Callable[[Item], object]) -> Iterator[int]:
    return (at for at, item in enumerate(items) if told(item))


def _by_movers(items: Sequence[Item]) -> int | None:
    """Other movers behind a reply, or the same under another title, before a text or a reply."""
    named = list(itertools.islice(_places(items, _movers), _MOST_HEADS))
    for at in named[1:]:
        cut = _start(items, at)
        other = not _movers(items[at]) & _movers(items[named[0]])
        other = other or (cut < at and not _is_told(items[cut], items[:cut]))
        answered = any(map(_answers, items[named[0] : at]))
        goes_on = any(_answers(item) or _holds(item, {"body"}) for item in items[at:])
        if other and answered and goes_on:
            return cut
    return None


def _by_title(items: Sequence[Item]) -> int | None:
    """Another title with its movers or its number, behind the text of the first."""
    heads = list(itertools.islice(_places(items, title), _MOST_HEADS))
    for at in heads[1:]:
        above = items[heads[0] : at]
        texts = any(map(_is_text, above))
        if texts and not _is_told(items[at], items[:at]) and _is_head(items, at, heads[0]):
            return _start(items, at)
    return None


def _is_head(items: Sequence[Item], at: int, before: int) -> bool:
    """Whether movers or a number of its own stand round a title, and a text below it."""
    following = list(itertools.islice(_said(items[at + 1 :]), _LINES_OF_HEAD))
    near = itertools.takewhile(lambda item: not _is_text(item), following)
    told = any(_movers(item) or under_title.read(item.line) for item in near)
    number, other = (_number(items, place) for place in (at, before))
    told = told or bool(number and other and number != other)
    return told and any(map(_is_text, (items[at], *following)))


def _number(items: Sequence[Item], at: int) -> str | None:
    """The number on a title's line, or on that above it."""
    above = [items[place] for place in range(at - 1, max(-1, at - 1 - _LINES_OF_HEAD), -1)]
    for item in (items[at], *itertools.islice(_said(above), 1)):
        own = [one.value for one in item.labels if one.label.field == "number"]
        cited = citation.read(item.line, How.HEADING, quoted_title=False).number
        if own or cited:
            return own[0] if own else str(cited.value) if cited else None
    return None


def _said(items: Sequence[Item]) -> Iterator[Item]:
    return filter(traits.is_said, items)


def _is_text(item: Item) -> bool:
    held = any(one.label.field == "body" and one.value for one in item.labels)
    named = item.kind is Is.SALUTATION and under_title.read(item.line)
    return held or (_answers(item) and not named) or traits.is_prose(item)


def _movers(item: Item) -> set[str]:
    values = (one.value for one in item.labels if one.label.field == "movers")
    return {mover.name for value in values for mover in movers.read(value).movers}


def _is_told(head: Item, above: Sequence[Item]) -> bool:
    """Whether the title of a head stands above it too, alone or in a letter that answers it."""
    core = citation.title_core(title(head) or head.line.text)
    return any(core in chinese.fold(item.line.text) for item in above)


def _answers(item: Item) -> bool:
    return item.kind is Is.SALUTATION or any(one.label.scope in _ANSWERS for one in item.labels)


def _holds(item: Item, fields: set[str]) -> bool:
    return any(one.label.field in fields for one in item.labels)


def _start(items: Sequence[Item], at: int) -> int:
    """Where the head begins that names the movers: its title and number stand above them."""
    for above in range(at - 1, max(-1, at - 1 - _LINES_OF_HEAD), -1):
        item = items[above]
        ordinal = _HEADED.match(item.line.plain) is not None
        headed = item.kind is Is.TITLE or ordinal or traits.is_number(item.line)
        if (headed and not traits.is_prose(item)) or _holds(item, _OF_HEAD):
            at = above
        elif item.kind is not Is.BLANK:
            break
    return at
