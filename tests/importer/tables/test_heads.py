"""Tables whose head has two rows, and the parts of departments that columns tell."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
import xlsxwriter

from proposals.importer.assemble import Draft
from tests.importer.tables.conftest import Table

PARTS = [
    {"name": "市甲局", "role": "lead"},
    {"name": "市乙局", "role": "joint"},
    {"name": "市丙局", "role": "joint"},
]
TITLE = "关于修缮样例凉亭的提案"


def _book(rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """A workbook with one sheet; ``merged`` are ranges: first row, first column, last of both."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for at, cells in enumerate(rows):
            sheet.write_row(at, 0, cells)
        for first, left, last, right in merged:
            sheet.merge_range(first, left, last, right, rows[first][left])
    return file.getvalue()


def _drafts(table: Table, data: bytes) -> list[Draft]:
    found = table.read("a.xlsx", data)
    assert [one for one in found if isinstance(one, Draft)] == found
    return found  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("rows", "merged"),
    [
        (
            [
                ["序号", "提案编号", "案由", "提案人", "办理单位", "", "备注"],
                ["", "", "", "", "主办", "协办", ""],
                ["1", "0125", TITLE, "王样例", "市甲局", "市乙局、市丙局", ""],
            ],
            [(0, 4, 0, 5), *((0, at, 1, at) for at in (0, 1, 2, 3, 6))],
        ),
        (
            [
                ["样例市政协提案办理一览表"],
                ["基本信息", "", "", "承办情况", ""],
                ["编号", "案由", "提案人", "主办单位", "会办单位"],
                ["0125", TITLE, "王样例", "市甲局", "市乙局\n市丙局"],
            ],
            [(0, 0, 0, 4), (1, 0, 1, 2), (1, 3, 1, 4)],
        ),
        (
            [
                ["提案", "", "", "办理单位", ""],
                ["编号", "名称", "提案人", "牵头", "配合"],
                ["0125", TITLE, "王样例", "市甲局", "市乙局；市丙局"],
            ],
            [(0, 0, 0, 2), (0, 3, 0, 4)],
        ),
        (
            [
                ["编号", "案由", "提案人", "主办", "会办"],
                ["0125", TITLE, "王样例", "市甲局", "市乙局，市丙局"],
            ],
            [],
        ),
        (
            [
                ["编号", "案由", "提案人", "承办单位"],
                ["0125", TITLE, "王样例", "主办:市甲局\n会办:市乙局、市丙局"],
            ],
            [],
        ),
        (
            [
                ["编号", "案由", "提案人", "承办单位"],
                ["0125", TITLE, "王样例", "市甲局(主办)、市乙局(协办)、市丙局(协办)"],
            ],
            [],
        ),
        (
            [
                ["编号", "案由", "提案人", "主办单位", "会办单位"],
                ["0125", TITLE, "王样例", "市甲局", "市乙局"],
                ["", "", "", "", "市丙局"],
            ],
            [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3)],
        ),
    ],
    ids=["part", "whole", "groups", "one-row", "in-cell", "behind", "merged-down"],
)
def test_parts_of_departments(
    table: Table, rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]]
) -> None:
    (draft,) = _drafts(table, _book(rows, merged))
    proposal = draft.proposal
    assert proposal["number"] == "0125"
    assert proposal["title"] == TITLE
    assert [one["name"] for one in proposal["movers"]] == ["王样例"]
    assert proposal["departments"] == ["市甲局", "市乙局", "市丙局"]
    assert proposal["handlers"] == PARTS
    assert draft.questions == []


def test_the_one_that_handles_beside_co_handlers_leads(table: Table) -> None:
    (draft,) = table.drafts(f"案号,案由,承办单位,协办单位\n0125,{TITLE},市甲局,市乙局、市丙局\n")
    assert draft.proposal["handlers"] == PARTS


@pytest.mark.parametrize(
    "rows",
    [
        [["市甲局、市乙局、市丙局", "主办、会办、会办"]],
        [["市甲局", "主办"], ["市乙局", "会办"], ["市丙局", "协办"]],
        [["市甲局(主)市乙局(会)市丙局(协)", ""]],
    ],
)
def test_a_column_of_parts(table: Table, rows: list[list[str]]) -> None:
    head = ["编号", "案由", "承办单位", "承办类型"]
    cases = [
        ["0125" if at == 0 else "", TITLE if at == 0 else "", *row] for at, row in enumerate(rows)
    ]
    (draft,) = _drafts(table, _book([head, *cases]))
    assert draft.proposal["handlers"] == PARTS
    assert draft.replies == []


def test_a_column_of_parts_that_tells_too_few_is_asked(table: Table) -> None:
    (draft,) = table.drafts(f"案号,案由,承办单位,承办类型\n0125,{TITLE},市甲局、市乙局,主办\n")
    assert "handlers" not in draft.proposal
    assert "departments" in {one.field for one in draft.questions}


def test_a_header_broken_over_lines(table: Table) -> None:
    (draft,) = _drafts(
        table,
        _book([["编号", "案由", "主办\n单位", "会办\n单位"], ["0125", TITLE, "市甲局", "无"]]),
    )
    assert draft.proposal["handlers"] == PARTS[:1]
    assert draft.questions == []


def test_a_row_of_sums_or_notes_is_no_case(table: Table) -> None:
    (draft,) = table.drafts(
        f"案号,案由,承办单位\n0125,{TITLE},市甲局\n合计,1件,\n备注:只列主办单位,,\n"
    )
    assert draft.proposal["number"] == "0125"


def test_parts_that_no_column_tells_stay_open(table: Table) -> None:
    (draft,) = table.drafts(f"案号,案由,承办单位\n0125,{TITLE},市甲局、市乙局\n")
    assert draft.proposal["departments"] == ["市甲局", "市乙局"]
    assert "handlers" not in draft.proposal


def test_who_answered_has_the_part_of_its_column(table: Table) -> None:
    (draft,) = table.drafts(
        f"案号,案由,主办单位,会办单位,答复单位,答复内容\n0125,{TITLE},甲局,乙局,样例市乙局,已经修好。\n"
    )
    assert draft.replies[0]["role"] == "joint"


def test_a_name_below_another_column_is_no_title(table: Table) -> None:
    rows = [
        ["编号", "案由", "提案人", ""],
        ["", "", "名称", "联系电话"],
        ["0125", TITLE, "王样例", "7120000"],
    ]
    (draft,) = _drafts(table, _book(rows, [(0, 2, 0, 3)]))
    assert draft.proposal["title"] == TITLE
    assert [one["name"] for one in draft.proposal["movers"]] == ["王样例"]
    assert draft.replies == []


def test_a_row_of_short_words_below_a_head_is_a_case(table: Table) -> None:
    drafts = table.drafts(
        "案由,提案人,承办单位\n修缮样例凉亭,王样例,甲局\n增设样例长椅,李样例,乙局\n"
    )
    assert [one.proposal["title"] for one in drafts] == ["修缮样例凉亭", "增设样例长椅"]


def test_a_row_without_a_case_that_says_more_than_departments_is_asked(table: Table) -> None:
    drafts = table.drafts(
        f"案号,案由,承办单位,提案人\n0125,{TITLE},市甲局,王样例\n,,市乙局,李样例\n"
    )
    assert len(drafts) == 2
    assert "title" in {one.field for one in drafts[1].questions}
