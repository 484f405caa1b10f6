"""Tables of a PDF whose cells are ruled: rows and columns by the lines that are drawn.

A PDF knows no tables. Where every cell has lines around it, as office programs draw them, a
character stands in the cell whose lines surround it; what is not ruled is not read as a table.
"""

from __future__ import annotations

import ctypes
import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from proposals.importer.sources import pdf
from proposals.importer.sources.grid import Grid

_NEAR = 2.5
"""Points; both edges of a drawn line, and lines that were meant to be one."""
_LEAST_LINE = 4.0
_MOST_SEGMENTS = 60_000
"""On a page; a drawing, and no table, has more."""
_MOST_EDGES = 400
_LEAST_CELLS = 2


@dataclass(frozen=True, slots=True)
class _Char:
    text: str
    left: float
    right: float
    middle: float
    size: float


@dataclass(slots=True)
class _Cell:
    """A cell: its first row and column among the edges, and the right edge."""

    row: int
    column: int
    right: float
    chars: list[_Char] = field(default_factory=list)


def of_pdf(data: bytes) -> list[Grid]:
    """Ruled tables of a PDF, in their order; one that goes on on the next page is one.

    Raises:
        Refusal: as ``pdf.lines``, but not for want of text.
    """
    with pdf.opened(data) as document:
        pages = [list(_of_page(page)) for page in document]
    return _whole(list(_without_heads(pages)))


def _of_page(page: Any) -> Iterator[Grid]:
    if page.get_rotation():
        return
    across, down = _lines(page)
    xs = _edges(x for x, _, _ in down)
    # A row that the end of the page breaks may have no line there.
    ends = (-end for _, low, high in down for end in (low, high))
    ys = _edges(itertools.chain((-y for y, _, _ in across), ends))
    if not (_LEAST_CELLS < len(xs) <= _MOST_EDGES and _LEAST_CELLS < len(ys) <= _MOST_EDGES):
        return
    chars = list(_chars(page))
    cells = _cells(xs, ys, across, down)
    outside: list[_Char] = []
    for char in chars:
        row = bisect_right(ys, -char.middle) - 1
        column = bisect_right(xs, (char.left + char.right) / 2) - 1
        cell = cells.get((row, column))
        (cell.chars if cell else outside).append(char)
    below = float("inf")
    for rows in _runs(cells, len(ys), len(xs)):
        top = -ys[rows[0]]
        above = _text([char for char in outside if top < char.middle < below], float("inf"))
        below = top
        table = _grid(cells, rows, len(xs), above.split("\n") if above else [])
        if any(any(row) for row in table.rows):
            yield table


_Line = tuple[float, float, float]
"""A drawn line: where it stands, and from where to where it goes."""


def _lines(page: Any) -> tuple[list[_Line], list[_Line]]:
    """Lines across a page (by height) and down it (by place), in points."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

    across: list[_Line] = []
    down: list[_Line] = []
    left = _MOST_SEGMENTS
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left -= raw.FPDFPath_CountSegments(drawn.raw)
        if left < 0:
            return [], []
        for (x, y), (to_x, to_y) in _segments(drawn, raw):
            if abs(y - to_y) <= _NEAR and abs(x - to_x) >= _LEAST_LINE:
                across.append((y, min(x, to_x), max(x, to_x)))
            elif abs(x - to_x) <= _NEAR and abs(y - to_y) >= _LEAST_LINE:
                down.append((x, min(y, to_y), max(y, to_y)))
    return across, down


_Point = tuple[float, float]


def _segments(drawn: Any, raw: Any) -> Iterator[tuple[_Point, _Point]]:
    matrix = drawn.get_matrix()
    begin: _Point | None = None
    last: _Point | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(raw.FPDFPath_CountSegments(drawn.raw)):
        segment = raw.FPDFPath_GetPathSegment(drawn.raw, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begin = point
        elif last is not None and kind == raw.FPDF_SEGMENT_LINETO:
            yield last, point
        last = point
        if begin is not None and raw.FPDFPathSegment_GetClose(segment):
            yield last, begin


def _edges(places: Iterable[float]) -> list[float]:
    """Places of lines, those that are near one another as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _cells(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[_Line], down: Sequence[_Line]
) -> dict[tuple[int, int], _Cell]:
    """(row, column) between the edges -> the cell that is ruled there, which may span several."""
    walls = _drawn(xs, ((x, -high, -low) for x, low, high in down), ys)
    floors = _drawn(ys, ((-y, left, right) for y, left, right in across), xs)
    cells: dict[tuple[int, int], _Cell] = {}
    for row in range(len(ys) - 1):
        standing = [at for at in range(len(xs)) if (at, row) in walls]
        for left, right in itertools.pairwise(standing):
            # A cell without a line above it goes on from the row above.
            open_above = row > 0 and not any((row, at) in floors for at in range(left, right))
            over = cells.get((row - 1, left)) if open_above else None
            cell = over or _Cell(row, left, xs[right])
            for column in range(left, right):
                cells[row, column] = cell
    return cells


def _drawn(
    places: Sequence[float], lines: Iterable[_Line], between: Sequence[float]
) -> set[tuple[int, int]]:
    """(which line, which stretch between two others) where a line is drawn."""
    found = set()
    for place, begin, end in lines:
        at = bisect_right(places, place + 1e-6) - 1
        first = bisect_right(between, begin + _NEAR) - 1
        for stretch in range(max(first, 0), len(between) - 1):
            middle = (between[stretch] + between[stretch + 1]) / 2
            if middle > end:
                break
            if middle >= begin:
                found.add((at, stretch))
    return found


def _runs(cells: dict[tuple[int, int], _Cell], rows: int, columns: int) -> Iterator[list[int]]:
    """Rows that follow one another and hold cells: a table each."""
    run: list[int] = []
    for row in range(rows):
        if any((row, column) in cells for column in range(columns)):
            run.append(row)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _grid(
    cells: dict[tuple[int, int], _Cell], rows: Sequence[int], columns: int, above: list[str]
) -> Grid:
    filled = [
        column for column in range(columns) if any(_begins(cells, row, column) for row in rows)
    ]
    table: list[list[str]] = []
    spanned: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        texts = []
        for place, column in enumerate(filled):
            cell = cells.get((row, column))
            if cell is None or cell.column != column:
                texts.append("")
                continue
            texts.append(_text(cell.chars, cell.right))
            if cell.row != row:
                spanned.add((at, place))
        table.append(texts)
    return Grid(above, table, frozenset(spanned))


def _begins(cells: dict[tuple[int, int], _Cell], row: int, column: int) -> bool:
    cell = cells.get((row, column))
    return cell is not None and cell.column == column


def _text(chars: Sequence[_Char], right: float) -> str:
    """What characters say; a line that reaches the right edge goes on in the next."""
    text = ""
    before: _Char | None = None
    for char in chars:
        if char.text.isspace():
            text += char.text
            continue
        if before is not None and abs(char.middle - before.middle) > before.size / 2:
            full = before.right + 1.6 * before.size >= right
            latin = text[-1:].isascii() and text[-1:].isalnum() and char.text.isascii()
            text += (" " if latin else "") if full else "\n"
        text += char.text
        before = char
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _chars(page: Any) -> Iterator[_Char]:
    text_page = page.get_textpage()
    for at, char in enumerate(text_page.get_text_range()):
        if char in "\r\n\x02\ufffe":
            continue
        left, bottom, right, top = text_page.get_charbox(at, loose=True)
        yield _Char(pdf.plain(char), left, right, (bottom + top) / 2, max(top - bottom, 1.0))


def _without_heads(pages: Sequence[Sequence[Grid]]) -> Iterator[Grid]:
    """Tables; above them no page numbers, and nothing that stood above one of an earlier page."""
    known: set[str] = set()
    for page in pages:
        own: set[str] = set()
        for table in page:
            own |= {pdf.edge_key(line) for line in table.above}
            above = [
                line
                for line in table.above
                if pdf.edge_key(line) not in known and not pdf.is_page_number(line)
            ]
            yield Grid(above, table.rows, table.spanned)
        known |= own


def _whole(tables: Sequence[Grid]) -> list[Grid]:
    """Tables; one that goes on at the head of the next page is one with the one before it."""
    found: list[Grid] = []
    for table in tables:
        last = found[-1] if found else None
        width = len(table.rows[0])
        if last is None or table.above or len(last.rows[0]) != width:
            found.append(table)
            continue
        head = list(last.rows[0])
        again = sum(1 for row in table.rows[:2] if list(row) == head)
        rows = [*last.rows]
        rest = list(table.rows[again:])
        if rest and not rest[0][0] and any(rest[0]) and all(row[0] for row in rows):
            # The row was broken by the end of the page.
            broken = zip(rows[-1], rest.pop(0), strict=True)
            rows[-1] = [f"{one}{other}" for one, other in broken]
            again += 1
        moved = {(row - again + len(rows), column) for row, column in table.spanned if row >= again}
        found[-1] = Grid(last.above, [*rows, *rest], last.spanned | moved)
    return found
