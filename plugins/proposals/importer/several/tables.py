"""Rows of cases in a page: they are a table to be imported as one, and no document."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from proposals.importer import labels
from proposals.importer.lines import Line, plain

_LEAST_COLUMNS = 3
_BESIDE_TITLE = {"number", "movers", "departments"}
_LEAST_TITLE = 4
_MOST_NAMED = 8
_MOST_HEADS = 5
"""Rows that look like the head of such a table and are tried."""


def titles(lines: Sequence[Line]) -> list[str]:
    """Titles of the cases that rows below a head name, where there are several."""
    rows = [_cells(line) for line in lines]
    heads = (at for at, cells in enumerate(rows) if _is_head(cells))
    for at in itertools.islice(heads, _MOST_HEADS):
        head = rows[at]
        column = [_field(cell) for cell in head].index("title")
        found = [
            cells[column]
            for cells in rows[at + 1 :]
            if len(cells) == len(head)
            and len(cells[column]) >= _LEAST_TITLE
            and not labels.is_name(cells[column])
        ]
        if len(set(found)) > 1:
            return list(dict.fromkeys(found))[:_MOST_NAMED]
    return []


def _is_head(cells: Sequence[str]) -> bool:
    """Whether cells name columns, that of titles among them; in a form every other is a value."""
    fields = [_field(cell) for cell in cells]
    if len(cells) < _LEAST_COLUMNS or fields.count(None) * 2 >= len(fields):
        return False
    return "title" in fields and bool(_BESIDE_TITLE & {*fields})


def _cells(line: Line) -> list[str]:
    text = plain(line.text)
    return [cell.strip() for cell in text.strip().strip("|").split("|")] if "|" in text else []


def _field(cell: str) -> str | None:
    label = labels.named(cell)
    return label.field if label else None
