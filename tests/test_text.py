"""Chinese numerals and dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals import text
from proposals.numerals import hanzi
from tests import cases


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("五", 5),
        ("十", 10),
        ("十六", 16),
        ("二十", 20),
        ("一百零二", 102),
        ("二〇二〇", 2020),
        ("二○一五", 2015),
        ("12", 12),
        ("１２", 12),
        (" 7 ", 7),
        ("", None),
        ("甲", None),
        ("十甲", None),
    ],
)
def test_number(printed: str, value: int | None) -> None:
    assert text.number(printed) == value


@pytest.mark.parametrize(("pattern", "number", "called"), cases.CALLED)
def test_a_number_is_called_as_the_pattern_says_and_says_nothing_twice(
    pattern: str, number: str, called: str
) -> None:
    assert text.numbered(pattern, number) == called


@given(st.integers(min_value=0, max_value=999))
def test_number_reads_what_hanzi_writes(value: int) -> None:
    assert text.number(hanzi(value)) == value


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2020年08月05日", "2020-08-05"),
        ("2020年8月5日", "2020-08-05"),
        ("2020 年 8 月 5 日", "2020-08-05"),
        ("２０２０年８月５日", "2020-08-05"),
        ("2022.02.18", "2022-02-18"),
        ("2020-8-5", "2020-08-05"),
        ("2024/6/27", "2024-06-27"),
        ("2024-06-06 16:00", "2024-06-06"),
        ("二〇二〇年八月五日", "2020-08-05"),
        ("二○二四年五月", "2024-05"),
        ("二0二一年十一月三十日", "2021-11-30"),
        ("2015年3月", "2015-03"),
        ("县政府办2022-08-11", "2022-08-11"),
        ("2020年2月30日", None),
        ("2020年13月1日", None),
        ("1234年1月1日", None),
        ("3月19日", None),
        ("", None),
    ],
)
def test_date(printed: str, day: str | None) -> None:
    assert text.date(printed) == day


@given(st.text(max_size=30), st.text(max_size=30))
def test_fold_is_stable_and_joins(one: str, other: str) -> None:
    assert text.fold(text.fold(one)) == text.fold(one)
    assert not any(char.isspace() for char in text.fold(one + other))
