"""The items of a page's first case, and what to tell of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proposals.importer import citation, page
from proposals.importer.evidence import How, Question
from proposals.importer.lines import Line
from proposals.importer.page import Is, Item
from proposals.importer.several import letters, proposals

_MOST_NAMED = 8
"""Titles that a question names."""


def first(items: Sequence[Item]) -> tuple[list[Item], Question | None]:
    """The items of a page's first case, and a question that names those behind it."""
    cuts = [cut for cut in (proposals.second(items), letters.second(items)) if cut is not None]
    if not cuts:
        return list(items), None
    cut = min(cuts)
    titles = list(dict.fromkeys(_titles(items[cut:])))[:_MOST_NAMED]
    named = f" ({'、'.join(titles)})" if titles else ""
    message = (
        f"another case begins here{named}; only the first was taken, give each of the others "
        "a file of its own"
    )
    line = items[cut].line
    return list(items[:cut]), Question("number", message, line.number, line.text.strip())


def is_letter(line: Line) -> bool:
    """Whether a line says what a letter answers."""
    return letters.opens(page.item(line))


def _titles(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        title = proposals.title(item)
        if title is None and item.kind in {Is.TEXT, Is.SALUTATION}:
            cited = citation.read(item.line, How.OPENING).title if letters.opens(item) else None
            title = str(cited.value) if cited else None
        if title:
            yield citation.tidy_title(title)
