"""Tables of web pages as rows and columns: spans, tables within tables, lines above."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals.importer.sources import html_grids
from proposals.importer.sources.grid import Grid
from proposals.importer.sources.refusal import Refusal


def grids(markup: str) -> list[Grid]:
    return html_grids.of_page(f"<meta charset=utf-8><body>{markup}".encode())


def test_a_cell_stands_in_each_row_that_it_spans_and_in_its_first_column() -> None:
    [grid] = grids(
        "<table><tr><td rowspan=2>甲<td colspan=2>乙<td>丙<tr><td>丁<td>戊<td>己<tr><td>庚</table>"
    )
    assert grid.rows == [["甲", "乙", "", "丙"], ["甲", "丁", "戊", "己"], ["庚"]]
    assert grid.spanned == {(1, 0)}


def test_a_block_that_spans_both_ways_keeps_its_room() -> None:
    [grid] = grids("<table><tr><td colspan=2 rowspan=2>甲<td>乙<tr><td>丙<tr><td>丁<td>戊<td>己")
    assert grid.rows == [["甲", "", "乙"], ["甲", "", "丙"], ["丁", "戊", "己"]]


def test_lines_of_a_cell_are_kept_apart() -> None:
    assert grids("<table><tr><td>甲<br>乙<td><p>丙<p>丁")[0].rows == [["甲\n乙", "丙\n丁"]]


def test_each_table_has_the_lines_above_it() -> None:
    found = grids("<h1>甲</h1><table><tr><td>一</table><p>乙<table><tr><td>二</table><p>丙")
    assert [(grid.above, grid.rows) for grid in found] == [(["甲"], [["一"]]), (["乙"], [["二"]])]


def test_a_table_that_lays_out_the_page_is_none() -> None:
    found = grids("<table><tr><td>甲<td><table><tr><td>一</table>乙</table>")
    assert [(grid.above, grid.rows) for grid in found] == [(["甲"], [["一"]])]


def test_what_a_reader_does_not_see_is_no_table() -> None:
    assert grids("<div style='display:none'><table><tr><td>一</table></div>") == []


@pytest.mark.parametrize("cell", ["<td colspan=999999>甲", "<td rowspan=999999>甲"])
def test_a_span_without_end_ends_with_the_table(cell: str) -> None:
    [grid] = grids(f"<table>{f'<tr>{cell}<td>乙' * 50}")
    assert len(grid.rows) == 50
    assert max(map(len, grid.rows)) <= html_grids.MAX_COLUMNS


_PIECES = st.sampled_from(
    [
        *("<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<th colspan=3>"),
        *("<td rowspan=2>", "<td rowspan=0>", "<td colspan=x>", "<p>", "<br>", "甲", "乙。"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40))
def test_any_markup_ends_in_tables_or_a_refusal(pieces: list[str]) -> None:
    try:
        found = grids("".join(pieces))
    except Refusal:
        return
    for grid in found:
        assert all(grid.rows[row - 1][column:] for row, column in grid.spanned)
