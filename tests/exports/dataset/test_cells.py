"""Formulas in spreadsheets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.exports.dataset.cells import harmless, is_risky, original, plain
from tests.exports.dataset.invented import FORMULAS
from tests.exports.dataset.reading import named


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", " =", "'"]
)
def test_what_looks_like_a_formula_is_text(start: str) -> None:
    assert harmless(f"{start}1") == f"'{start}1"


@pytest.mark.parametrize("text", ["", "1-1", "样灯函〔2020〕3号", "（=1）", "0000-1234567", "“=1”"])
def test_other_text_stays(text: str) -> None:
    assert harmless(text) == text


@given(st.text())
def test_there_is_one_way_back(text: str) -> None:
    assert original(harmless(text)) == text


@given(st.from_regex(r"'*[=+@\t'-]?.{0,3}", fullmatch=True))
def test_apostrophes_of_ones_own_survive(text: str) -> None:
    assert original(harmless(text)) == text


def test_no_line_of_a_csv_file_starts_a_formula(data: Path) -> None:
    for path in (data / "csv").iterdir():
        for line in path.read_text("utf-8").split("\r\n"):
            for value in line.split(","):
                assert not value.lstrip('"').startswith(("=", "+", "-", "@", "\t"))


def test_the_spreadsheet_keeps_formulas_as_text_that_stays_text(data: Path) -> None:
    sheet = openpyxl.load_workbook(data / "record.xlsx")[named("cases").words.zh]
    titles = {cell.value: cell for cell in sheet["C"][1:]}
    assert set(FORMULAS) <= set(titles)
    for title, cell in titles.items():
        assert cell.data_type == "s"
        assert cell.quotePrefix == is_risky(title)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        ("0", "0"),
        (("甲", '"'), '["甲", "\\""]'),
    ],
)
def test_no_two_kinds_of_value_are_mixed_up(value: Any, text: str) -> None:
    assert plain(value) == text
