"""Table files of every kind, and files that are none."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals.importer.assemble import Draft
from proposals.importer.sources.refusal import Refusal
from proposals.importer.tables import reading
from tests.importer.tables.conftest import Table

ROWS = [["案号", "案由", "发布时间"], ["0012", "甲建议", "2099-01-05"], ["13", "乙建议", ""]]


OLD = Path(__file__).with_name("old.xls")
"""A workbook of the old format (BIFF8), made with xlwt 1.3.0: an empty sheet; on the next a merged
title, an empty row, the table with a number, a day and texts in its cells."""


def _book(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _csv(delimiter: str = ",") -> str:
    return "".join(delimiter.join(row) + "\r\n" for row in ROWS)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", _csv().encode()),
        ("a.csv", _csv().encode("utf-8-sig")),
        ("a.csv", _csv().encode("gb18030")),
        ("a.csv", _csv(";").encode()),
        ("a.tsv", _csv("\t").encode("utf-16")),
        ("a.xlsx", _book(ROWS)),
        ("a.xlsx", _book([], [["样例市提案一览"], [], *ROWS])),
        ("a.xls", OLD.read_bytes()),
        ("a.json", json.dumps([dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]).encode()),
        (
            "a.jsonl",
            "\n".join(
                json.dumps(dict(zip(ROWS[0], row, strict=True)), ensure_ascii=False)
                for row in ROWS[1:]
            ).encode(),
        ),
    ],
    ids=["csv", "bom", "gb18030", "semicolon", "tsv", "xlsx", "titled", "xls", "json", "jsonl"],
)
def test_one_table_in_every_form(table: Table, name: str, data: bytes) -> None:
    drafts = table.read(name, data)
    assert all(isinstance(draft, Draft) for draft in drafts)
    facts = [
        (draft.proposal["number"], draft.proposal["title"], draft.proposal.get("published"))
        for draft in drafts
        if isinstance(draft, Draft)
    ]
    assert facts == [("0012", "甲建议", "2099-01-05"), ("13", "乙建议", None)]


def test_cells_of_a_workbook_are_as_printed() -> None:
    hour = dt.datetime.fromisoformat("2099-01-05 10:30:00")
    cells = [12, 12.5, dt.date(2099, 1, 5), hour, True, None, "0012"]
    ((row,),) = reading.sheets(_book([cells]))
    assert row.cells == ["12", "12.5", "2099-01-05", "2099-01-05 10:30:00", "True", "", "0012"]


def test_every_sheet_is_read(table: Table) -> None:
    assert len(table.read("a.xlsx", _book(ROWS, [[]], ROWS))) == 4


def test_numbers_of_json_stay_as_written(table: Table) -> None:
    (draft,) = table.read("a.json", '[{"案号": 20200354, "案由": "甲建议", "年度": 2099}]'.encode())
    assert isinstance(draft, Draft)
    assert (draft.proposal["number"], draft.proposal["year"]) == ("20200354", 2099)


def test_a_row_says_on_which_line_it_begins() -> None:
    rows = list(reading.csv_rows('案由,内容\n甲,"一\n二"\n\n乙,三\n'.encode()))
    assert [(row.number, row.cells) for row in rows] == [
        (1, ["案由", "内容"]),
        (2, ["甲", "一\n二"]),
        (5, ["乙", "三"]),
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "a.csv",
            '案由,案号\n"甲,1\n'.encode() + "乙".encode() * 140_000,
            "quotation mark is not closed",
        ),
        ("a.csv", '案由,案号\n"甲"x,1\n'.encode(), "is no sound CSV"),
        ("a.csv", b"a,b\x00\xff", "zero bytes"),
        ("a.xlsx", _book(ROWS)[:900], "is damaged; open it"),
        ("a.xls", OLD.read_bytes()[:2000], "open it and save it as .docx or .xlsx"),
        ("a.xlsx", _book([[]]), "without cells"),
        ("a.json", b'{"a": ', "is not valid JSON"),
        ("a.jsonl", b'{"a": "1"}\n{"a"', "a.jsonl:2: is not valid JSON"),
        ("a.json", b"[1, 2]", "should hold a list of objects"),
        ("a.json", b"[]", "should hold a list of objects"),
        ("a.json", b'[{"a": {"b": 1}}]', "objects within objects"),
        ("a.json", b"[" * 200_000, "nested without end"),
        ("a.json", b'[{"proposal": {}}, {"a": 1}]', "holds no `proposal`"),
        ("a.json", b'[{"proposal": {}, "replies": 1}]', "'replies' should be a list"),
    ],
)
def test_refusals(table: Table, name: str, data: bytes, message: str) -> None:
    (problem,) = table.problems(name, data)
    assert message in problem


def test_rows_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_ROWS", 3)
    assert len(list(reading.csv_rows(b"a\n1\n2\n3\n"))) == 4
    with pytest.raises(Refusal, match="more than 3 rows"):
        list(reading.csv_rows(b"a\n1\n2\n3\n4\n"))
    with pytest.raises(Refusal, match="more than 3 rows"):
        reading.records(b'{"a": 1}\n' * 4)


def _with_sheet(part: bytes) -> bytes:
    file = io.BytesIO(_book(ROWS))
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, part if "worksheets/" in name else old.read(name))
    return made.getvalue()


@pytest.mark.parametrize(
    "cell", [b'<c r="XFD1048576"><v>1</v></c>', b'<row r="1048576"><c><v>1</v></c></row>']
)
def test_a_stray_cell_far_below_takes_no_memory(cell: bytes) -> None:
    with pytest.raises(Refusal, match="1,048,576 rows"):
        reading.sheets(_with_sheet(b"<worksheet><sheetData>" + cell + b"</sheetData></worksheet>"))


def test_our_own_json_is_read_back(table: Table) -> None:
    record = {
        "source": "x",
        "proposal": {
            "title": "甲建议",
            "number": "0012",
            "kind": "npc",
            "jurisdiction": "yangli",
            "topics": ["bridges"],
            "term": "many",
            "colour": "red",
            "body": "凉亭。",
        },
        "replies": [{"department": "甲局", "signed": "2099-01"}, {"body": "无名。"}],
        "questions": [],
    }
    (draft,) = table.read("a.jsonl", json.dumps(record).encode())
    assert isinstance(draft, Draft)
    assert draft.proposal["number"] == "0012"
    assert draft.proposal["source"] == {"sha256": draft.original.sha256}
    assert draft.replies == [
        {"department": "甲局", "signed": "2099-01"},
        {"department": None, "body": "无名。"},
    ]
    assert draft.topics == {"bridges": "bridges"}
    asked = [question.field for question in draft.questions]
    assert asked == ["term", "colour", "reply[1].department"]


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200), name=st.sampled_from(["csv_rows", "sheets", "records"]))
def test_any_bytes_end_in_rows_or_a_refusal(data: bytes, name: str) -> None:
    try:
        found = list(getattr(reading, name)(data))
    except Refusal:
        return
    assert isinstance(found, list)
