"""Marks that open a link in a page or news and are never closed.

For each, Python-Markdown looks through all that follows up to the paragraph's end, again and again:
twenty thousand of them take it most of a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from proposals.problems import Problem

_MOST = 2_000_000
"""Characters to look through in one paragraph, for all its marks together: some two seconds."""

_MARK = re.compile(r"\\.|[\[\]()<>]", re.DOTALL)
_CLOSES = {"]": "[", ")": "(", ">": "<"}
_NEXT = re.compile(r"\n(?=[ \t]*(?:[-*+|#>]|[0-9]{1,9}[.)]|\n|\Z))")
"""Where a paragraph, an item, a row or a heading ends."""


def judged(path: Path, text: str) -> Iterator[Problem]:
    """Paragraphs in which too much would have to be looked through."""
    start = 0
    for end in [*(match.start() for match in _NEXT.finditer(text)), len(text)]:
        count, steps, first = _opened(text[start:end])
        if steps > _MOST:
            line = text.count("\n", 0, start + first) + 1
            message = f"opens {count:,} brackets in one paragraph; close them, or remove them"
            yield Problem(path, line, message)
        start = end


def _opened(part: str) -> tuple[int, int, int]:
    """How many marks a part opens, how far it is from each to its end, and where the first is."""
    waiting: dict[str, list[int]] = {"[": [], "(": [], "<": []}
    count, steps, first = 0, 0, 0
    for match in _MARK.finditer(part):
        mark, at = match[0], match.start()
        if mark in waiting:
            first = first if count else at
            count += 1
            waiting[mark].append(at)
        elif mark in _CLOSES and waiting[_CLOSES[mark]]:
            steps += at - waiting[_CLOSES[mark]].pop()
    steps += sum(len(part) - at for places in waiting.values() for at in places)
    return count, steps, first
