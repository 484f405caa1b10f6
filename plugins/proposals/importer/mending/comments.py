"""What the mover says of an answer, in a sentence below its label.

征询意见: and below it 希望加快。
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.importer import labels, rulebook
from proposals.importer.lines import Line

_LONGEST = 200
_LONGEST_NAME = 24
_ENDS = ("。", "!", "！")
_OPINION = re.compile(r"\s*意\s*见\s*:\s*(?P<said>[^:]*)")
"""意见: alone says whose it is only beside another field of such a form."""
_BESIDE = re.compile("满意|征询|征求|反馈|评价")
_GRADE = re.compile(r"\s*(?:非常|十分|很|比较|较|基本|不)?(?:满意|理解)\s*。?\s*")
_REACH = 4
_FIELD = "feedback."


def joined(lines: Sequence[Line]) -> list[Line]:
    """Such a sentence behind its label; every other line as it is."""
    said = [at for at, line in enumerate(lines) if not line.blank]
    told = list(lines)
    for place, at in enumerate(said):
        above = [lines[one] for one in said[max(0, place - _REACH) : place]]
        below = said[place + 1 : place + 3]
        name = _label(lines[at], above) or _heading(lines, at, below)
        if name is None:
            continue
        rest = name[1]
        if not rest and below and (_is_grade(lines[below[0]]) or _is_comment(lines, below)):
            rest = lines[said[place + 1]].text.strip()
            told[said[place + 1]] = Line(lines[said[place + 1]].number, "")
        if rest:
            told[at] = Line(lines[at].number, f"{name[0]}: {rest}")
    return told


def _label(line: Line, above: Sequence[Line]) -> tuple[str, str] | None:
    """The label of a mover's opinion at a line's start, and what stands behind it."""
    if len(line.text) > _LONGEST:
        return None
    if (opinion := _OPINION.fullmatch(line.plain)) and any(
        _BESIDE.search(one.plain) for one in above if len(one.text) <= _LONGEST
    ):
        return "反馈意见", line.text[slice(*opinion.span("said"))].strip()
    # Asked first: most lines are no label alone.
    found = labels.read(line) if line.plain.rstrip().endswith(":") else ()
    if len(found) == 1 and not found[0].value and found[0].label.field.startswith(_FIELD):
        return line.text.strip().rstrip(":：").strip(), ""
    return None


def _heading(lines: Sequence[Line], at: int, below: Sequence[int]) -> tuple[str, str] | None:
    """代表评价 as the heading of a section that holds nothing but a grade."""
    label = labels.named(lines[at].text) if len(lines[at].text) <= _LONGEST_NAME else None
    if label is None or not label.field.startswith(_FIELD) or not below:
        return None
    return (lines[at].text.strip(), "") if _is_grade(lines[below[0]]) else None


def _is_grade(line: Line) -> bool:
    return len(line.text) <= _LONGEST_NAME and _GRADE.fullmatch(line.plain) is not None


def _is_comment(lines: Sequence[Line], below: Sequence[int]) -> bool:
    """Whether the next line is one sentence or two, and no text goes on below it."""
    first = lines[below[0]]
    text = first.text.strip()
    if len(text) > _LONGEST or not text.endswith(_ENDS) or labels.read(first):
        return False
    if rulebook.first(rulebook.load("openings"), text):
        return False
    return len(below) == 1 or not lines[below[1]].text.rstrip().endswith(_ENDS)
