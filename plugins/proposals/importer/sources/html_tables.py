"""Tables of web pages: cells, and heads of two rows as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from proposals.importer import labels, organisations, two_row_heads

_LEAST_COLUMNS = 3
_ROLE_BEHIND = re.compile("[(（](?:[主会协分独]办|牵头|配合)(?:单位)?[)）]$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row.

    Attributes:
        lines: what it holds.
        layout: whether it holds a table of its own.
        across: how many columns it spans.
        down: how many rows it spans.
    """

    lines: Sequence[str]
    layout: bool = False
    across: int = 1
    down: int = 1

    @property
    def text(self) -> str:
        """What it holds on one line, without spaces."""
        return "".join("".join(self.lines).split())


def joined(rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    """Rows; a head of two, one of which spans columns of the other, is one row."""
    upper: Sequence[Cell] | None = None
    for row in rows:
        row = _with_lists(row)
        if upper is None:
            upper = row
            continue
        head = _head(upper, row)
        if head:
            upper = head
        else:
            yield upper
            upper = row
    if upper is not None:
        yield upper


def _with_lists(row: Sequence[Cell]) -> Sequence[Cell]:
    """Cells of a row; one with departments, a line each, has them on one line."""
    if len(row) < 2:
        return row
    return [_with_list(cell) for cell in row]


def _with_list(cell: Cell) -> Cell:
    if len(cell.lines) > 1 and not cell.layout and labels.is_name(cell.text):
        return Cell([cell.text], False, cell.across, cell.down)
    names = [line.strip(" \u3000,，、;；") for line in cell.lines]
    if len(names) < 2 or cell.layout or not all(map(_is_department, names)):
        return cell
    return Cell(["、".join(names)], False, cell.across, cell.down)


def _is_department(text: str) -> bool:
    return organisations.department(_ROLE_BEHIND.sub("", text)) is not None


def _head(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell] | None:
    """The names of columns where two rows are a head together."""
    beneath = sum(cell.across for cell in upper if cell.down == 1)
    width = sum(cell.across for cell in lower)
    spans = any(cell.across > 1 for cell in upper)
    if not spans or beneath != width or len(upper) < 2 or len(lower) < 2:
        return None
    if not all(map(_may_be_name, (*upper, *lower))):
        return None
    below = iter(lower)
    names: list[str] = []
    grouped = False
    for cell in upper:
        if cell.down > 1:
            names.append(cell.text)
            continue
        taken = count = 0
        while taken < cell.across:
            under = next(below, None)
            if under is None:
                return None
            names.append(two_row_heads.name(cell.text, under.text, _field))
            taken += under.across
            count += 1
        grouped = grouped or count > 1
        if taken != cell.across:
            return None
    known = sum(labels.is_name(name) for name in names)
    if not grouped or len(names) < _LEAST_COLUMNS or 2 * known <= len(names):
        return None
    return [Cell([name]) for name in names]


def _may_be_name(cell: Cell) -> bool:
    """Whether a cell may name a column; an office is a value."""
    office = organisations.department(cell.text) and not labels.is_name(cell.text)
    return two_row_heads.may_be_name(cell.text) and not office


def _field(text: str) -> str | None:
    label = labels.named(text)
    return label.field if label else None
