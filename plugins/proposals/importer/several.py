"""Pages that print one case after another: a document is one case, so the first is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals import text as chinese
from proposals.importer import citation, movers
from proposals.importer.evidence import Question
from proposals.importer.labels import Scope
from proposals.importer.page import Is, Item

_HEADED = re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*、")
"""二、建设样例桥 above the form of the second case."""
_OF_HEAD = {"title", "number", "session"}
_ANSWERS = {Scope.START, Scope.CONTENT}
_LINES_OF_HEAD = 4


def first(items: Sequence[Item]) -> tuple[list[Item], Question | None]:
    """The items of a page's first case, and what to tell of those behind it.

    Another case begins where other movers are named behind a reply, or the same under another
    title, and a text or a reply follows them.
    """
    named = [at for at, item in enumerate(items) if _movers(item)]
    for at in named[1:]:
        cut = _start(items, at)
        other = not _movers(items[at]) & _movers(items[named[0]])
        other = other or (cut < at and not _is_told(items[cut], items[:cut]))
        answered = any(_answers(item) for item in items[named[0] : at])
        goes_on = any(_answers(item) or _holds(item, {"body"}) for item in items[at:])
        if other and answered and goes_on:
            message = (
                "another case begins here; only the first was taken, give each of the others "
                "a file of its own"
            )
            line = items[cut].line
            return list(items[:cut]), Question("number", message, line.number, line.text.strip())
    return list(items), None


def _movers(item: Item) -> set[str]:
    values = (one.value for one in item.labels if one.label.field == "movers")
    return {mover.name for value in values for mover in movers.read(value).movers}


def _is_told(head: Item, above: Sequence[Item]) -> bool:
    """Whether the title of a head stands above it too, alone or in a letter that answers it."""
    values = [one.value for one in head.labels if one.label.field == "title"]
    core = citation.title_core(values[0] if values else head.line.text)
    return any(core in chinese.fold(item.line.text) for item in above)


def _answers(item: Item) -> bool:
    return item.kind is Is.SALUTATION or any(one.label.scope in _ANSWERS for one in item.labels)


def _holds(item: Item, fields: set[str]) -> bool:
    return any(one.label.field in fields for one in item.labels)


def _start(items: Sequence[Item], at: int) -> int:
    """Where the head begins that names the movers: its title and number stand above them."""
    for above in range(at - 1, max(-1, at - 1 - _LINES_OF_HEAD), -1):
        item = items[above]
        headed = item.kind is Is.TITLE or _HEADED.match(item.line.plain)
        if headed or _holds(item, _OF_HEAD):
            at = above
        elif item.kind is not Is.BLANK:
            break
    return at
