"""Tables of web pages and Word documents as they are laid out: rows and columns, not lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from proposals.importer.sources import html, html_writer, word
from proposals.importer.sources.grid import Grid
from proposals.importer.sources.html_tables import Cell
from proposals.importer.sources.html_writer import Writer

MAX_COLUMNS = 200
"""No table that people read is wider; a cell may say that it spans a million."""


def of_page(data: bytes) -> list[Grid]:
    """Tables of a web page that hold no others, in their order.

    Raises:
        Refusal: as ``html.lines``, but not for want of text.
    """
    return _of_markup(html.markup(data))


def of_word(data: bytes) -> list[Grid]:
    """Tables of a Word document.

    Raises:
        Refusal: as ``word.lines``, but not for want of text.
    """
    return _of_markup(word.markup(data), spaces_kept=True)


def laid_out(above: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Grid:
    """A table of cells that may span rows and columns.

    Args:
        above: as ``Grid.above``.
        rows: the cells that begin in each row.
    """
    table: list[list[str]] = []
    spanned: set[tuple[int, int]] = set()
    waiting: dict[int, tuple[int, str]] = {}
    for at, cells in enumerate(rows):
        row: list[str] = []
        coming = iter(cells)
        cell = next(coming, None)
        while cell is not None or any(column >= len(row) for column in waiting):
            column = len(row)
            if column in waiting:
                left, text = waiting.pop(column)
                row.append(text)
                spanned.add((at, column))
                if left > 1:
                    waiting[column] = (left - 1, text)
            elif cell is None:
                row.append("")
            else:
                text = "\n".join(cell.lines)
                width = max(1, min(cell.across, MAX_COLUMNS - column))
                for shift in range(width):
                    said = text if not shift else ""
                    row.append(said)
                    if cell.down > 1:
                        waiting[column + shift] = (cell.down - 1, said)
                cell = next(coming, None)
            if len(row) >= MAX_COLUMNS:
                break
        table.append(row)
    return Grid(above, table, frozenset(spanned))


def _of_markup(page: str, *, spaces_kept: bool = False) -> list[Grid]:
    return html.walked(page, _GridWriter, spaces_kept=spaces_kept).grids


@dataclass(slots=True)
class _GridWriter(Writer):
    """Keeps the tables that a page has, beside its lines."""

    grids: list[Grid] = field(default_factory=list)
    below: int = 0

    def table(self, node: Any, depth: int) -> None:
        """A table; one that holds others lays out the page, and its cells are walked through."""
        self.end_line()
        if not self.seen(node):
            return
        rows = list(html_writer.rows(node))
        if len(node.css("table")) > 1:
            for row in rows:
                for cell in row:
                    self.children(cell, depth + 3)
                    self.end_line()
            return
        above = self.lines[self.below :]
        cells = [[self.cell(cell, depth + 3) for cell in row] for row in rows]
        self.grids.append(laid_out(above, cells))
        # Whether a hidden part says more than what is shown is told by the lines.
        for row in cells:
            self.row(row)
        self.below = len(self.lines)
