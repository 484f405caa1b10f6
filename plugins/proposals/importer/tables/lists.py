"""Lists of cases in web pages, Word documents and PDFs: tables with a case a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from proposals.importer import labels
from proposals.importer.lines import Line
from proposals.importer.several import cutting
from proposals.importer.sources.grid import Grid
from proposals.importer.tables import heads
from proposals.importer.tables import mapping as mappings
from proposals.importer.tables.mapping import IGNORED, Mapping
from proposals.importer.tables.reading import Row

_LEAST_ROWS = 2
_LEAST_FIELDS = 2
_LEAST_TITLE = 4
_LEAST_SENTENCE = 30
_MOST_SENTENCES = 3
"""Paragraphs around a list: what is announced with it. More are a document that has a list."""


@dataclass(frozen=True, slots=True)
class CaseList:
    """A list of cases.

    Attributes:
        above: lines between the table before it, or the head of the page, and itself.
        around: lines above any table of the page.
        rows: of the table, its head among the first.
    """

    above: Sequence[str]
    around: Sequence[str]
    rows: Sequence[Row]


def may_hold(lines: Sequence[Line], *, marked: bool) -> bool:
    """Whether lines of a document, seen at a glance, may be those of a list.

    Args:
        lines: of the document.
        marked: whether rows of its tables are lines with ``|`` between cells, as a PDF's are not.
    """
    rows = sum("|" in line.text for line in lines)
    sentences = sum(
        "。" in line.text and len(line.text) >= _LEAST_SENTENCE and "|" not in line.text
        for line in lines
    )
    if (marked and rows <= _LEAST_ROWS) or sentences > _MOST_SENTENCES:
        return False
    return not any(map(cutting.is_letter, lines))


def found(grids: Sequence[Grid], mapping: Mapping | None) -> list[CaseList]:
    """Those tables of a document that are lists of cases.

    Args:
        grids: its tables.
        mapping: what columns hold, where an editor says it.
    """
    lists = []
    around = [line for grid in grids for line in grid.above]
    for grid in grids:
        rows = [
            Row(at, cells, frozenset(column for row, column in grid.spanned if row == at - 1))
            for at, cells in enumerate(grid.rows, start=1)
            if any(cell.strip() for cell in cells)
        ]
        if _is_list(rows, mapping):
            lists.append(CaseList(grid.above, around, rows))
    return lists


def _is_list(rows: Sequence[Row], mapping: Mapping | None) -> bool:
    if len(rows) <= _LEAST_ROWS:
        return False
    head = heads.find(rows[: mappings.HEADER_AMONG], mapping)
    columns = mapping or mappings.guess(head.names)
    fields = [columns.columns.get(name.strip(), IGNORED) for name in head.names]
    if "title" not in fields or len({*fields} - {IGNORED}) < _LEAST_FIELDS:
        return False
    # In a form a value stands behind each name, and names stand below one another.
    if len(columns.unplaced) * 2 >= len(columns.columns):
        return False
    titles = {
        cell.strip()
        for row in rows[head.below :]
        if sum(1 for cell in row.cells if cell.strip()) > 1
        for field, cell in zip(fields, row.cells, strict=False)
        if field == "title" and not labels.is_name(cell.strip())
    }
    return sum(len(title) >= _LEAST_TITLE for title in titles) >= _LEAST_ROWS
