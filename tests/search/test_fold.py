"""The table that the browser's fold is held to as well (tests/browser/test_modules.py)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.text import fold

TABLE = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "fold.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: ascii(row["text"]))
def test_folds_as_the_table_says(row: dict[str, str]) -> None:
    assert fold(row["text"]) == row["folded"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cn", "Mn", "Mc"])))
def test_a_part_without_marks_folds_to_a_part(text: str) -> None:
    """What is typed is a part of what is printed; without marks it stays one when folded."""
    middle = text[len(text) // 3 :]
    if not any("\u1100" <= char <= "\u11ff" for char in text):
        assert fold(middle) in fold(text)
