"""A case that takes several rows, one a department, as cells merged downwards leave it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from proposals.importer.tables.mapping import IGNORED, Mapping
from proposals.importer.tables.reading import Row

_MOST_ROWS = 60
"""Rows of one case; more departments than that handle none."""
_SUM = re.compile(r"(?:合\s*计|总\s*计|小\s*计|共\s*计)\s*[:：]?")
_NOTE = re.compile(r"(?:备\s*注|注|说\s*明|填表人|制表)\s*[:：]")
_NAMES_CASE = {"title", "number"}


def whole(rows: Iterable[Row], names: Sequence[str], columns: Mapping) -> Iterator[Row]:
    """Rows, those that only name further departments of the case above joined to its own."""
    fields = [columns.columns.get(name.strip(), IGNORED) for name in names]
    case: Row | None = None
    joined = 0
    for row in rows:
        if _is_sum(row):
            continue
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


def _is_sum(row: Row) -> bool:
    """Whether a row counts those above it, or is a note below them: 合计, 备注:…."""
    said = [cell.strip() for cell in row.cells if cell.strip()]
    return bool(said) and bool(_SUM.fullmatch(said[0]) or (len(said) == 1 and _NOTE.match(said[0])))


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
