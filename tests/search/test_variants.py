"""The committed table of characters is what the task writes, and says what it is taken to say."""

from __future__ import annotations

import re

import pytest

from commands import variants

pytest.importorskip("opencc", reason="the table is made with OpenCC, of the extra import")


def test_the_table_is_what_the_task_writes() -> None:
    assert variants.TABLE.read_text("utf-8") == variants.table()


def test_the_table_holds_pairs_of_characters_each_once() -> None:
    both, simpler = (
        "".join(re.findall(r'"([^"]*)"', part)) for part in variants.table().split("export")[1:]
    )
    traditional = both[::2] + simpler[::2]
    assert len(both) % 2 == len(simpler) % 2 == 0
    assert len(set(traditional)) == len(traditional)
    assert len(set(both[1::2])) == len(both) // 2
    assert dict(zip(both[::2], both[1::2], strict=True))["區"] == "区"
    assert dict(zip(simpler[::2], simpler[1::2], strict=True))["髮"] == "发"
