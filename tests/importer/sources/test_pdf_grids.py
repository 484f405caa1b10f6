"""Ruled tables of a PDF: cells by the lines around them, over the ends of lines and pages."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from proposals.importer.sources import pdf_grids
from tests.importer.ruled import book

HEAD = ["序号", "提案号", "案由", "提案者", "承办单位"]
TITLE = "关于修缮样例凉亭并在凉亭四周增设样例长椅供往来居民歇脚的提案"


def rows(count: int, first: int = 1) -> list[list[str]]:
    return [
        [f"{at}", f"{at:03d}", f"{TITLE}之{at}", "王样例", "市甲局"]
        for at in range(first, first + count)
    ]


def test_a_cell_is_what_its_lines_surround() -> None:
    [grid] = pdf_grids.of_pdf(book("样例市政协提案目录", [HEAD, *rows(3)]))
    assert grid.rows == [HEAD, *rows(3)]
    assert grid.above == ["样例市政协提案委", "样例市政协提案目录"]


def test_lines_of_a_cell_stay_lines_unless_the_cell_is_full() -> None:
    cells = ["1", "001", TITLE, "王样例", "市甲局\n市乙局"]
    assert pdf_grids.of_pdf(book([HEAD, cells]))[0].rows[1] == cells


def test_merged_cells_are_one() -> None:
    table = [
        ["序号", "提案号", "案由", "办理单位", ""],
        ["", "", "", "主办", "会办"],
        *rows(2),
    ]
    style = [("SPAN", (at, 0), (at, 1)) for at in range(3)] + [("SPAN", (3, 0), (4, 0))]
    [grid] = pdf_grids.of_pdf(book(table, style=style))
    assert grid.rows[:2] == [
        ["序号", "提案号", "案由", "办理单位", ""],
        ["序号", "提案号", "案由", "主办", "会办"],
    ]
    assert grid.spanned == {(1, 0), (1, 1), (1, 2)}


@pytest.mark.parametrize("head", [False, True])
def test_a_table_goes_on_over_pages(head: bool) -> None:
    [grid] = pdf_grids.of_pdf(book("样例市政协提案目录", [HEAD, *rows(60)], head=head))
    assert grid.rows == [HEAD, *rows(60)]


def test_a_row_that_a_page_breaks_is_one() -> None:
    long = "样例" * 300
    table = [HEAD, *rows(16), ["17", "017", long, "李样例", "市乙局"], *rows(2, 18)]
    [grid] = pdf_grids.of_pdf(book(table, broken=True))
    assert grid.rows == table


def test_tables_with_lines_between_are_several() -> None:
    first, second = [HEAD, *rows(2)], [HEAD[:3], *(row[:3] for row in rows(3))]
    found = pdf_grids.of_pdf(book("一、代表建议", first, "二、政协提案", second))
    assert [grid.rows for grid in found] == [first, second]
    assert [grid.above[-1] for grid in found] == ["一、代表建议", "二、政协提案"]


def test_what_is_not_ruled_is_no_table() -> None:
    assert pdf_grids.of_pdf(book([HEAD, *rows(3)], ruled=False)) == []


def test_a_drawing_is_no_table() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for at in range(450):
        canvas.line(10 + at, 10, 10 + at, 800)
        canvas.line(10, 10 + at, 500, 10 + at)
    canvas.showPage()
    canvas.save()
    assert pdf_grids.of_pdf(file.getvalue()) == []


def test_a_page_full_of_strokes_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_grids, "_MOST_SEGMENTS", 10)
    assert pdf_grids.of_pdf(book([HEAD, *rows(3)])) == []
