"""What a page breaks over two lines or more: a 文号, a label, a heading, a session."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from proposals.importer import headings, labels, rulebook
from proposals.importer.lines import Line

_LONGEST_HALF = 4
_LONGEST = 60
"""Characters of a line that may be a part of another."""
_MOST_BLANK = 2
"""Blank lines between the two halves of a heading."""


def documents(lines: Sequence[Line]) -> list[Line]:
    """样民函 and below it 〔2099〕 and below that 44号: a 文号 on one line."""
    return joined(lines, _document)


def _document(last: Line, line: Line) -> Line | None:
    if len(line.text) > _LONGEST:
        return None
    year = is_half("year-of-document", line) and is_half("sign-of-document", last)
    number = is_half("serial-of-document", line) and is_half("sign-and-year-of-document", last)
    return Line(last.number, last.text.strip() + line.text.strip()) if year or number else None


def labels_of_cells(lines: Sequence[Line]) -> list[Line]:
    """领 衔 and below it 代 表: a cell whose label is broken, on one line."""
    return joined(lines, _label)


def _label(last: Line, line: Line) -> Line | None:
    if not (
        _is_half_label(last) and _is_half_label(line) and labels.is_name(last.plain + line.plain)
    ):
        return None
    return Line(last.number, last.text.strip() + line.text.strip())


def _is_half_label(line: Line) -> bool:
    if len(line.text) > _LONGEST:
        return False
    return 0 < len("".join(line.plain.split())) <= _LONGEST_HALF and not labels.read(line)


def headings_of_replies(lines: Sequence[Line]) -> list[Line]:
    """The heading of a letter on two lines, neither of which is one by itself."""
    return joined(lines, _heading, blank=_MOST_BLANK)


def _heading(last: Line, line: Line) -> Line | None:
    if not (_begins_heading(last) and _ends_heading(line)):
        return None
    both = Line(last.number, last.text.rstrip() + line.text.strip())
    return both if headings.of_reply(both.text) else None


def _begins_heading(line: Line) -> bool:
    begun = len(line.text) <= _LONGEST and is_half("heading-of-reply-begun", line)
    return begun and not headings.of_reply(line.text) and not labels.read(line)


def _ends_heading(line: Line) -> bool:
    return 0 < len(line.plain.strip()) <= _LONGEST and not headings.of_reply(line.text)


def sessions(lines: Sequence[Line]) -> list[Line]:
    """第九届人民代表大会 and below it 第四次会议代表建议: a form's head on one line."""
    return joined(lines, _session, blank=_MOST_BLANK)


def _session(last: Line, line: Line) -> Line | None:
    if not (is_half("term-without-session", last) and is_half("session-without-term", line)):
        return None
    return Line(last.number, last.text.rstrip() + line.text.strip())


def is_half(name: str, line: Line) -> bool:
    """Whether a line is what a rule of rules/broken_lines.yml finds."""
    return rulebook.rule("broken_lines", name).pattern.search(line.plain) is not None


def joined(
    lines: Sequence[Line], both: Callable[[Line, Line], Line | None], *, blank: int = 0
) -> list[Line]:
    """Lines, each that goes on from the one above it on a line with that.

    Args:
        lines: in printed order.
        both: makes one line of two that belong together, and None of others.
        blank: how many blank lines may stand between them, as on pages that part all lines.
    """
    told: list[Line] = []
    for line in lines:
        at = _above(told, blank) if blank else -1
        one = both(told[at], line) if told else None
        if one is not None:
            told[at] = one
        else:
            told.append(line)
    return told


def _above(lines: Sequence[Line], blank: int) -> int:
    """Where, counted from the end, the last line stands that is not blank."""
    for at in range(-1, max(-blank - 2, -len(lines) - 1), -1):
        if not lines[at].blank:
            return at
    return -1
