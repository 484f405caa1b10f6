"""Long indexes from A to Z."""

from __future__ import annotations

import pytest

from proposals import collation, indexes
from proposals_pelican import letters
from tests.cases import case, record

FAMILY_NAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"


def movers(count: int) -> indexes.Index:
    names = [
        first + second + third
        for third in FAMILY_NAMES
        for second in FAMILY_NAMES
        for first in FAMILY_NAMES
    ][:count]
    return indexes.build(record(*(case(str(n), movers=(name,)) for n, name in enumerate(names))))[
        "movers"
    ]


def sections(index: indexes.Index) -> tuple[letters.Section, ...]:
    return letters.sections(index, letters.readings([index])())


def test_a_short_index_stands_in_one_list() -> None:
    (section,) = sections(movers(letters.FEW))
    assert section.letter == ""
    assert len(section.entries) == letters.FEW


def test_a_long_index_has_a_section_a_letter_on_one_page() -> None:
    found = sections(movers(100))
    assert [section.letter for section in found] == sorted({section.letter for section in found})
    assert {section.address for section in found} == {"movers/index.html"}
    assert sum(len(section.entries) for section in found) == 100


def test_a_very_long_index_has_a_page_a_letter() -> None:
    index = movers(letters.MANY)
    pages = letters.pages(sections(index), index.address)
    assert pages[index.address] == ()
    assert "movers/letter-w.html" in pages
    listed = [entry for parts in pages.values() for part in parts for entry in part.entries]
    assert len(listed) == letters.MANY


@pytest.mark.parametrize(
    ("name", "letter"),
    [("周绮霞", "Z"), ("民进市委会", "M"), ("ABC小组", "A"), ("αβ", "#"), ("123", "#"), ("", "#")],
)
def test_a_name_is_looked_up_under_its_first_sound(name: str, letter: str) -> None:
    assert collation.readings([name])()[name].initial == letter


def test_names_of_one_sound_keep_an_order() -> None:
    read = collation.readings(["李丽", "李莉"])()
    assert read["李丽"].order != read["李莉"].order
