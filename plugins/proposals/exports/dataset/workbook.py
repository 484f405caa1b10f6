"""The tables as one spreadsheet (XLSX), for those who double-click.

Every text is stored as text, which no program takes for a formula; one that looks like one also
carries Excel's mark for "text, whatever it looks like" (quotePrefix), so that it stays text when
the cell is edited. Values are not changed. Bodies are left out: a cell holds at most 32,767
characters, and a letter may be longer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from proposals.corpus import Corpus
from proposals.exports.dataset.cells import array, is_risky
from proposals.exports.dataset.shape import Layer, Table, Value
from proposals.exports.site import Site
from proposals.problems import ForeseenError
from proposals.zipwriter import repack

_FIRST_SHEET = "说明 About"
_OPTIONS = {
    # Rows go to the disk as they come; texts stay texts.
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_NO_TIME = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""The earliest a .zip file can hold: a build knows no clock."""

_WIDTH = 18


class TooLargeError(ForeseenError):
    """A sheet cannot hold a table or a value; the message says which."""


def write(tables: Sequence[Table], record: Corpus, path: Path, site: Site) -> None:
    """Write a sheet of explanations and one for each table but those of texts.

    Args:
        tables: the tables of the record.
        record: whose rows are written.
        path: the file to write.
        site: named on the first sheet.

    Raises:
        TooLargeError: more rows than a sheet has, or a value that is too long for a cell.
    """
    shown = [table for table in tables if table.layer is Layer.METADATA]
    with xlsxwriter.Workbook(str(path), {**_OPTIONS, "tmpdir": str(path.parent)}) as book:
        book.set_properties({"title": site.name, "created": _NO_TIME})
        sheets = _Sheets(book)
        sheets.about(shown, site)
        for table in shown:
            sheets.table(table, record)
    # XlsxWriter packs with the zlib of the machine.
    repack(path)


class _Sheets:
    """Writes sheets of one workbook with its formats."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._guarded = book.add_format({"quote_prefix": True})

    def about(self, tables: Sequence[Table], site: Site) -> None:
        """What each column of each sheet means."""
        sheet = self._book.add_worksheet(_FIRST_SHEET)
        sheet.set_column(0, 3, _WIDTH)
        sheet.set_column(4, 5, 4 * _WIDTH)
        _put(sheet, 0, 0, f"{site.name} {site.address}", self._head)
        heads = ("表 Sheet", "栏 Column", "名称 Name", "英文 English", "说明", "Meaning")
        for place, text in enumerate(heads):
            _put(sheet, 2, place, text, self._head)
        columns = [(table, column) for table in tables for column in table.columns]
        for row, (table, column) in enumerate(columns, 3):
            said = column.words
            texts = (table.words.zh, column.name, said.zh, said.en, said.zh_about, said.en_about)
            for place, text in enumerate(texts):
                _put(sheet, row, place, text)

    def table(self, table: Table, record: Corpus) -> None:
        """The rows of a table below the names of its columns, in Chinese and as in other files."""
        sheet = self._book.add_worksheet(table.words.zh)
        sheet.set_column(0, len(table.columns) - 1, _WIDTH)
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(table.columns):
            _put(sheet, 0, place, f"{column.words.zh}\n{column.name}", self._head)
        last = 0
        for last, values in enumerate(table.rows(record), 1):
            for place, value in enumerate(values):
                self._value(sheet, last, place, value)
        sheet.autofilter(0, 0, last, len(table.columns) - 1)

    def _value(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        match value:
            case None:
                return
            case bool():
                _refuse(sheet, row, column, sheet.write_boolean(row, column, value))
            case int():
                _refuse(sheet, row, column, sheet.write_number(row, column, value))
            case str():
                _put(sheet, row, column, value, self._guarded if is_risky(value) else None)
            case _:
                _put(sheet, row, column, array(value))


def _put(sheet: Worksheet, row: int, column: int, text: str, shape: Format | None = None) -> None:
    _refuse(sheet, row, column, sheet.write_string(row, column, text, shape))


def _refuse(sheet: Worksheet, row: int, column: int, failed: int) -> None:
    """XlsxWriter leaves out what does not fit, and tells so by a number."""
    if failed:
        message = (
            f"the sheet {sheet.name!r} cannot hold row {row + 1}, column {column + 1}: "
            "Excel takes 1,048,576 rows and 32,767 characters a cell; shorten the value"
        )
        raise TooLargeError(message)
