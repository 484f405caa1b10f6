"""A case that takes several rows, one a department, as cells merged downwards leave it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from proposals.importer.tables.mapping import IGNORED, Mapping
from proposals.importer.tables.reading import Row

_MOST_ROWS = 60
"""Rows of one case; more departments than that handle none."""
_NAMES_CASE = {"title", "number"}


def whole(rows: Iterable[Row], names: Sequence[str], columns: Mapping) -> Iterator[Row]:
    """Rows, those that only name further departments of the case above joined to its own."""
    fields = [columns.columns.get(name.strip(), IGNORED) for name in names]
    case: Row | None = None
    joined = 0
    for row in rows:
        more = joined < _MOST_ROWS and _goes_on(row, fields)
        if case is not None and more and _names_case(case, fields):
            case = Row(case.number, [*_with(case.cells, row.cells)])
            joined += 1
            continue
        if case is not None:
            yield case
        case, joined = row, 0
    if case is not None:
        yield case


def _goes_on(row: Row, fields: Sequence[str]) -> bool:
    if len(row.cells) > len(fields):
        return False
    said = [field for field, cell in zip(fields, row.cells, strict=False) if cell.strip()]
    told = {field for field in said if field != IGNORED}
    departments = {field for field in told if field.startswith("departments")}
    return bool(departments) and told <= {*departments, "reply.role"}


def _names_case(row: Row, fields: Sequence[str]) -> bool:
    told = {field for field, cell in zip(fields, row.cells, strict=False) if cell.strip()}
    return bool(told & _NAMES_CASE)


def _with(cells: Sequence[str], more: Sequence[str]) -> Iterator[str]:
    for at, cell in enumerate(cells):
        other = more[at] if at < len(more) else ""
        yield f"{cell}、{other}" if cell.strip() and other.strip() else cell or other
