"""Numbers in the words of a reader's language."""

from __future__ import annotations

import pytest
from babel import Locale

from proposals_pelican import filters


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (1, "1 byte", "1字节"),
        (277, "277 bytes", "277字节"),
        (1_536, "1.5 kB", "1.5kB"),
        (123_456, "123 kB", "123kB"),
        (3_400_000, "3.4 MB", "3.4MB"),
    ],
)
def test_a_size_is_told_in_the_unit_that_is_read_most_easily(
    value: int, english: str, chinese: str
) -> None:
    assert filters.size(value, Locale.parse("en")) == english
    told = filters.size(value, Locale.parse("zh_CN"))
    assert told.replace(" ", "").replace("\xa0", "") == chinese
