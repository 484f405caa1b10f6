"""Table files -> rows of text: CSV, Excel workbooks, JSON and JSON Lines."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from proposals.importer.sources import containers, encoding
from proposals.importer.sources.refusal import Refusal, missing

MAX_ROWS = 200_000
MAX_CELLS = 5_000_000
"""A workbook is laid out in memory as a full grid, stray cells far below included."""

Range = tuple[tuple[int, int], tuple[int, int]]
"""Cells that are merged: row and column of the first, and of the last."""

_DELIMITERS = ",\t;"
_CELL = re.compile(rb'<(?:\w+:)?(?:c|row)\b[^>]*?\br="([A-Z]{0,3})([0-9]{1,7})"')


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        number: its 1-based line in the file, or row in the sheet.
        cells: as text.
        again: places among them of cells that began in a row above, and are merged with it.
    """

    number: int
    cells: Sequence[str]
    again: frozenset[int] = frozenset()


def csv_rows(data: bytes) -> Iterator[Row]:
    """Rows of a CSV or TSV file; the header is the first.

    Raises:
        Refusal: no text, a cell without end, or more than ``MAX_ROWS``.
    """
    text = encoding.decode(data)
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for cells in itertools.islice(reader, MAX_ROWS + 1):
            if any(cell.strip() for cell in cells):
                yield Row(number, cells)
            number = reader.line_num + 1
        more = next(reader, None)
    except csv.Error as error:
        # An open quotation mark takes in the rest of the file, or as much as csv allows a cell.
        if any(told in str(error) for told in ("field limit", "unexpected end")):
            message = "has a cell that does not end; most likely a quotation mark is not closed"
        else:
            message = f"is no sound CSV ({error}); save the table as .xlsx and import that"
        raise Refusal(message, number) from error
    if more is not None:
        raise _too_many()


def sheets(data: bytes) -> list[list[Row]]:
    """Rows of every sheet of a workbook (.xlsx, .xls) that has any.

    Raises:
        Refusal: damaged, protected, or larger than memory should hold.
    """
    try:
        import python_calamine as calamine
    except ImportError as error:
        raise missing(error) from error
    if data.startswith(b"PK"):
        parts = containers.unpack(data)
        _refuse_wide(parts.values())
        data = containers.pack(parts)
    try:
        workbook = calamine.load_workbook(io.BytesIO(data))
        found = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
        tables = [
            _sheet(sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or ())
            for sheet in found
        ]
    except calamine.PasswordError as error:
        raise Refusal("is protected by a password; save it without one") from error
    except (calamine.CalamineError, OSError) as error:
        message = "is a damaged workbook; open it and save it anew"
        raise Refusal(message) from error
    tables = [rows for rows in tables if rows]
    if not tables:
        raise Refusal("is a workbook without cells; there is nothing to import")
    return tables


def records(data: bytes) -> list[tuple[int, dict[str, object]]]:
    """Objects of a JSON list or of JSON Lines, each with its line (or place in the list).

    Numbers stay as they are written.

    Raises:
        Refusal: not JSON, not a list of objects, or more than ``MAX_ROWS``.
    """
    text = encoding.decode(data).lstrip("\ufeff")
    whole = _loads(text)
    if isinstance(whole, Refusal):
        found = _by_line(text, whole)
    elif isinstance(whole, list):
        found = list(enumerate(whole, start=1))
    else:
        found = [(1, whole)]
    if len(found) > MAX_ROWS:
        raise _too_many()
    objects = [(number, entry) for number, entry in found if isinstance(entry, dict)]
    if not objects or len(objects) != len(found):
        message = "should hold a list of objects, or an object a line, with a case in each"
        raise Refusal(message)
    return objects


def columns(objects: Sequence[tuple[int, dict[str, object]]]) -> list[Row]:
    """Flat objects as a table: the header, then a row each.

    Raises:
        Refusal: an object holds others; it is no table.
    """
    header = list(dict.fromkeys(name for _, entry in objects for name in entry))
    rows = [Row(0, header)]
    for number, entry in objects:
        values = [entry.get(name) for name in header]
        if any(isinstance(value, dict | list) for value in values):
            message = "holds objects within objects; give each case plain `name: value` pairs"
            raise Refusal(message, number)
        rows.append(Row(number, [_text(value) for value in values]))
    return rows


def _too_many() -> Refusal:
    return Refusal(f"has more than {MAX_ROWS:,} rows; the others were not read, take it apart")


def _sheet(grid: Sequence[Sequence[object]], merged: Sequence[Range]) -> list[Row]:
    texts = [[_text(cell) for cell in cells] for cells in grid]
    again: dict[int, set[int]] = {}
    for (first, left), (last, _) in merged:
        for at in range(first + 1, min(last + 1, len(texts))):
            if left < len(texts[at]) and texts[first][left].strip():
                texts[at][left] = texts[first][left]
                again.setdefault(at, set()).add(left)
    return [
        Row(at + 1, cells, frozenset(again.get(at, ())))
        for at, cells in enumerate(texts)
        if any(cell.strip() for cell in cells)
    ]


def _text(value: object) -> str:
    """A cell as printed: whole numbers without the .0 that spreadsheets store them with."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    return str(value)


def _refuse_wide(parts: Iterable[bytes]) -> None:
    """A stray cell at a sheet's far corner would make its grid larger than memory."""
    for part in parts:
        width = height = 1
        for cell in _CELL.finditer(part):
            width = max(width, _column(cell[1]))
            height = max(height, int(cell[2]))
        if height > MAX_ROWS or width * height > MAX_CELLS:
            message = (
                f"has a sheet of {height:,} rows and {width:,} columns; delete the empty ones, or "
                f"take it apart (at most {MAX_ROWS:,} rows and {MAX_CELLS:,} cells are read)"
            )
            raise Refusal(message)


def _column(letters: bytes) -> int:
    """Number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _by_line(text: str, whole: Refusal) -> list[tuple[int, object]]:
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            value = _loads(line)
            if isinstance(value, Refusal):
                raise whole if number == 1 else Refusal(value.message, number)
            found.append((number, value))
    return found


def _loads(text: str) -> object:
    """The value of a JSON text, its numbers as written; the refusal when it is none."""
    try:
        value: object = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        return Refusal(f"is not valid JSON: {error.msg.lower()}", error.lineno)
    except RecursionError:
        return Refusal("is JSON nested without end; it holds no list of cases")
    return value
