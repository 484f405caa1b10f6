"""Names in a phrase: padded, joined by 并, in traditional characters."""

from __future__ import annotations

import pytest

from proposals.importer import movers


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("王甲并李　乙代表", ["王甲", "李乙"]),
        ("王甲和李　乙丙", ["王甲 李 乙丙"]),
        ("王甲乙与李丙丁代表", ["王甲乙", "李丙丁"]),
        ("王甲乙及李丙丁代表", ["王甲乙", "李丙丁"]),
        ("王　甲 李　乙 赵丙丁代表", ["王甲", "李乙", "赵丙丁"]),
        ("王　甲 李　乙丙", ["王 甲 李 乙丙"]),
        ("王　甲 李　乙 赵　丙代表", ["王甲", "李乙", "赵丙"]),
        ("王 甲 李 乙", ["王甲", "李乙"]),
        ("王 甲 乙", ["王甲乙"]),
        ("王甲代表李　乙代表", ["王甲", "李乙"]),
        ("市人大代表王　甲、李乙丙", ["王甲", "李乙丙"]),
        ("欧阳和平 王甲乙", ["欧阳和平", "王甲乙"]),
        ("王和平 李　乙", ["王和平", "李乙"]),
    ],
)
def test_names_that_spaces_pad(phrase: str, names: list[str]) -> None:
    found = movers.read(phrase)
    assert [*(mover.name for mover in found.movers), *found.unclear] == names


@pytest.mark.parametrize(
    "phrase", ["王甲并李　乙丙代表", "王 甲 李 乙 丙代表", "王 甲 李 乙 丙 丁委员", "王代表"]
)
def test_half_a_name_is_asked_with_its_neighbour(phrase: str) -> None:
    found = movers.read(phrase)
    assert not found.movers
    assert found.unclear


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("簡　甲委員", "簡甲"), ("簡　 甲　 乙委員", "簡甲乙"), ("簡甲乙", "簡甲乙")],
)
def test_a_padded_name_keeps_its_traditional_characters(phrase: str, name: str) -> None:
    assert [mover.name for mover in movers.read(phrase).movers] == [name]
