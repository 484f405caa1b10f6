"""Rows of cases in a page: they are a table to be imported as one, and no document."""

from __future__ import annotations

from collections.abc import Sequence

from proposals.importer import labels
from proposals.importer.lines import Line, plain

_LEAST_COLUMNS = 3
_BESIDE_TITLE = {"number", "movers", "departments"}
_LEAST_TITLE = 4
_MOST_NAMED = 8


def titles(lines: Sequence[Line]) -> list[str]:
    """Titles of the cases that rows below a head name, where there are several."""
    for at, line in enumerate(lines):
        head = _cells(line)
        fields = [_field(cell) for cell in head]
        if len(head) < _LEAST_COLUMNS or "title" not in fields:
            continue
        if not _BESIDE_TITLE & set(fields):
            continue
        column = fields.index("title")
        found = [
            cells[column]
            for row in lines[at + 1 :]
            if len(cells := _cells(row)) == len(head) and len(cells[column]) >= _LEAST_TITLE
        ]
        if len(set(found)) > 1:
            return list(dict.fromkeys(found))[:_MOST_NAMED]
    return []


def _cells(line: Line) -> list[str]:
    text = plain(line.text)
    return [cell.strip() for cell in text.strip().strip("|").split("|")] if "|" in text else []


def _field(cell: str) -> str | None:
    label = labels.named(cell)
    return label.field if label else None
