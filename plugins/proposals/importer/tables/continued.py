"""A case that takes several rows, one a department: its other cells merged, or printed again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from proposals.importer.tables.mapping import IGNORED, Mapping
from proposals.importer.tables.reading import Row

_MOST_ROWS = 60
"""Rows of one case; more departments than that handle none."""
_SUM = re.compile(r"(?:合\s*计|总\s*计|小\s*计|共\s*计)\s*[:：]?")
_NOTE = re.compile(r"(?:备\s*注|注|说\s*明|填表人|制表)\s*[:：]")
_NAMES_CASE = {"title", "number"}
_PART = "reply.role"


@dataclass(frozen=True, slots=True)
class Case:
    """The rows of a case.

    Attributes:
        row: what they say together: the first, with the departments of all and their parts.
        rows: each by itself.
    """

    row: Row
    rows: tuple[Row, ...]


def whole(rows: Iterable[Row], names: Sequence[str], columns: Mapping) -> Iterator[Case]:
    """Rows, those that tell of further departments of the case above joined to its own."""
    fields = [columns.columns.get(name.strip(), IGNORED) for name in names]
    case: Case | None = None
    for row in rows:
        if _is_sum(row):
            continue
        row = _printed_once(row, fields)
        if case is not None and len(case.rows) < _MOST_ROWS and _goes_on(case, row, fields):
            joined = Row(case.row.number, [*_with(case.row.cells, row.cells, fields)])
            case = Case(joined, (*case.rows, row))
            continue
        if case is not None:
            yield case
        case = Case(row, (row,))
    if case is not None:
        yield case


def _is_sum(row: Row) -> bool:
    """Whether a row counts those above it, or is a note below them: 合计, 备注:…."""
    said = [cell.strip() for cell in row.cells if cell.strip()]
    return bool(said) and bool(_SUM.fullmatch(said[0]) or (len(said) == 1 and _NOTE.match(said[0])))


def _printed_once(row: Row, fields: Sequence[str]) -> Row:
    """A row without what is merged with the row above, where that is the case itself.

    What only heads a group of cases (类别) is said of each of them.
    """
    if not any(fields[at] == "title" for at in row.again if at < len(fields)):
        return row
    cells = ["" if at in row.again else cell for at, cell in enumerate(row.cells)]
    return Row(row.number, cells)


def _goes_on(case: Case, row: Row, fields: Sequence[str]) -> bool:
    if len(row.cells) > len(fields):
        return False
    own = _told(row, fields)
    departments = [(field, cell) for field, cell in own if field.startswith("departments")]
    rest = {one for one in own if one not in departments and not one[0].startswith("reply.")}
    first = set(_told(case.rows[0], fields))
    named = {field for field, _ in first} & _NAMES_CASE
    if not departments or not named:
        return False
    if not rest:
        return True
    # The case is printed again, for a department that it has not named yet.
    again = {field for field, _ in rest} >= _NAMES_CASE and rest <= first
    known = {one for each in case.rows for one in _told(each, fields)}
    return again and not known & set(departments)


def _told(row: Row, fields: Sequence[str]) -> list[tuple[str, str]]:
    """What a row says, without what the record does not keep."""
    return [
        (field, cell.strip())
        for field, cell in zip(fields, row.cells, strict=False)
        if cell.strip() and field != IGNORED
    ]


def _with(cells: Sequence[str], more: Sequence[str], fields: Sequence[str]) -> Iterator[str]:
    for at, field in enumerate(fields):
        cell = cells[at] if at < len(cells) else ""
        other = more[at] if at < len(more) else ""
        if not (field.startswith("departments") or field == _PART):
            yield cell
        else:
            yield f"{cell}、{other}" if cell.strip() and other.strip() else cell or other
