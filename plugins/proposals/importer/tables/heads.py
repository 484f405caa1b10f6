"""Where the head of a table stands, in one row or in two, and what each column is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from proposals.importer import two_row_heads
from proposals.importer.tables import mapping as mappings
from proposals.importer.tables.mapping import Mapping
from proposals.importer.tables.reading import Row

_LEAST_CELLS = 2


@dataclass(frozen=True, slots=True)
class Head:
    """The names of columns.

    Attributes:
        names: one a column, as printed; those of a head of two rows are made one.
        first: index of its first row.
        below: index of the first row of data.
    """

    names: Sequence[str]
    first: int
    below: int


def find(rows: Sequence[Row], mapping: Mapping | None) -> Head:
    """The head of a sheet: the row, or two together, whose cells are most often column names."""

    def known(names: Sequence[str]) -> int:
        told = [name.strip() for name in names if name.strip()]
        if mapping is not None:
            return sum(name in mapping.columns for name in told)
        guessed = mappings.guess(told)
        return len(guessed.columns) - len(guessed.unplaced)

    among = rows[: mappings.HEADER_AMONG]
    heads = [
        Head(names, at, at + 2)
        for at in range(len(among) - 1)
        if (names := _together(among[at].cells, among[at + 1].cells))
    ]
    heads += [Head(row.cells, at, at + 1) for at, row in enumerate(among)]
    # Of those that tell as much two rows count before one, and the first before the others.
    return max(heads, key=lambda head: known(head.names))


def _together(upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
    """Names of the columns of two rows that may be one head."""
    above, below = ([cell.strip() for cell in row] for row in (upper, lower))
    width = max(len(above), len(below))
    above += [""] * (width - len(above))
    below += [""] * (width - len(below))
    said = [cell for cell in (*above, *below) if cell]
    if min(map(_filled, (above, below))) < _LEAST_CELLS:
        return None
    if not all(map(two_row_heads.may_be_name, said)):
        return None
    names: list[str] = []
    group = ""
    field_of = _field_of()
    for over, under in zip(above, below, strict=True):
        # A cell that spans columns is printed in the first of them.
        group = over or group
        names.append(two_row_heads.name(over if not under else group, under, field_of))
    twice = {name for name in names if name and names.count(name) > 1}
    return None if twice else names


def _filled(cells: Sequence[str]) -> int:
    return sum(map(bool, cells))


def _field_of() -> Callable[[str], str | None]:
    def field(name: str) -> str | None:
        guessed = mappings.guess([name])
        return None if guessed.unplaced else guessed.columns[name]

    return field
