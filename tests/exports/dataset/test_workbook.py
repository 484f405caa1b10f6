"""The spreadsheet, as somebody sees it who opens it."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from proposals import zipwriter
from proposals.exports.dataset.shape import Layer
from proposals.exports.dataset.tables import TABLES
from tests.exports.dataset.invented import SITE

SHOWN = [table for table in TABLES if table.layer is Layer.METADATA]


@pytest.fixture(scope="module")
def book(data: Path) -> Workbook:
    return openpyxl.load_workbook(data / "record.xlsx")


def test_the_first_sheet_explains_every_column_of_every_other(book: Workbook) -> None:
    title, _, heads, *rows = book.worksheets[0].iter_rows(values_only=True)
    assert title[0] == f"{SITE.name} {SITE.address}"
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    assert told == [
        {
            "表 Sheet": table.words.zh,
            "栏 Column": column.name,
            "名称 Name": column.words.zh,
            "英文 English": column.words.en,
            "说明": column.words.zh_about,
            "Meaning": column.words.en_about,
        }
        for table in SHOWN
        for column in table.columns
    ]


def test_each_table_has_a_sheet_whose_head_stays_in_sight(book: Workbook) -> None:
    assert book.sheetnames[1:] == [table.words.zh for table in SHOWN]
    for table in SHOWN:
        sheet = book[table.words.zh]
        heads = [str(cell.value) for cell in sheet[1]]
        assert heads == [f"{column.words.zh}\n{column.name}" for column in table.columns]
        assert all(cell.font.bold for cell in sheet[1])
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_its_bytes_are_not_those_of_the_machines_zlib(data: Path, tmp_path: Path) -> None:
    again = Path(shutil.copy(data / "record.xlsx", tmp_path))
    zipwriter.repack(again)
    assert again.read_bytes() == (data / "record.xlsx").read_bytes()


def test_it_was_made_at_no_time(book: Workbook) -> None:
    """A build knows no clock."""
    assert (book.properties.created.year, book.properties.title) == (1980, SITE.name)
