"""A table of a document as it is laid out, whatever the document's format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        above: lines between the table before it, or the head of the page, and itself.
        rows: cells as text, one a column; a cell that spans columns stands in its first, one that
            spans rows in each of them.
        spanned: (row, column) of the cells that began in a row above.
    """

    above: Sequence[str]
    rows: Sequence[Sequence[str]]
    spanned: frozenset[tuple[int, int]]
