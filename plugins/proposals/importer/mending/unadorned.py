"""Lines without what a page sets round or into them: bars, spaces, the name of its site."""

from __future__ import annotations

import re

from proposals.importer import labels, organisations, rulebook
from proposals.importer.lines import Line, plain

_LONGEST = 200
"""Characters of such a line."""
_LEAST_SPREAD = 8
_LEAST_SPREAD_NAME = 4
"""Characters of a heading, and of a department's name, that stand apart."""
_BAR = re.compile(r"--|[_|>-]")


def cell(line: Line) -> Line:
    """A row of one cell without the bar behind it."""
    bare = line.text.strip(" |\t\u3000")
    single = len(line.text) <= _LONGEST and line.plain.rstrip().endswith("|")
    if not bare or not single or "|" in plain(bare) or labels.read(line):
        return line
    return Line(line.number, bare)


def spread(line: Line) -> Line:
    """A heading or signature whose every character stands apart: 关 于 第 8 号 提 案 的 答 复."""
    words = line.plain.split()
    single = sum(len(word) == 1 for word in words)
    joined = "".join(line.text.split())
    if len(words) >= _LEAST_SPREAD and single >= 0.9 * len(words):
        return Line(line.number, joined)
    if (
        len(words) >= _LEAST_SPREAD_NAME
        and single == len(words)
        and organisations.department(joined)
    ):
        return Line(line.number, joined)
    return line


def title(line: Line) -> Line:
    """A title without the name of the site that a browser's title bar puts before or behind it."""
    if len(line.text) > _LONGEST or not _BAR.search(line.plain):
        return line
    before = rulebook.rule("site_names", "before-title").first(line.text)
    behind = rulebook.rule("site_names", "behind-title").first(line.text)
    start, end = before.end if before else 0, behind.start if behind else len(line.text)
    return Line(line.number, line.text[start:end]) if before or behind else line
