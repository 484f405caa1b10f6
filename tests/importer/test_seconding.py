"""Lists of movers that name, in the same breath, who led and who only seconded."""

from __future__ import annotations

import time

import pytest

from proposals.importer import movers, seconding
from tests.importer.conftest import Reader


@pytest.mark.parametrize(
    ("phrase", "moved", "seconded"),
    [
        ("甲乙丙 领衔；丁戊己、庚辛壬 附议", ["甲乙丙"], ["丁戊己、庚辛壬"]),
        ("甲乙丙领衔，丁戊己附议", ["甲乙丙"], ["丁戊己"]),
        ("甲乙丙(领衔)、丁戊己(附议)、庚辛壬(附议)", ["甲乙丙"], ["丁戊己、庚辛壬"]),
        ("甲乙丙(领衔)、丁戊己、庚辛壬(附议)", ["甲乙丙"], ["丁戊己、庚辛壬"]),
        ("甲乙丙；" + "丁戊己、" * 200 + "庚辛壬 附议", ["甲乙丙"], ["丁戊己、" * 200 + "庚辛壬"]),
        ("甲乙丙、丁戊己(  附议 )", ["甲乙丙"], ["丁戊己"]),
        ("甲乙丙（附议：丁戊己、庚辛壬）", ["甲乙丙"], ["丁戊己、庚辛壬"]),
        ("甲乙丙；附议人：丁戊己", ["甲乙丙"], ["丁戊己"]),
        ("甲乙丙 附议代表：丁戊己、庚辛壬", ["甲乙丙"], ["丁戊己、庚辛壬"]),
        ("甲乙丙（联名：丁戊己、庚辛壬）", ["甲乙丙", "丁戊己", "庚辛壬"], []),
        ("甲乙丙；联名人：丁戊己、庚辛壬", ["甲乙丙", "丁戊己", "庚辛壬"], []),
        ("甲乙丙领衔，丁戊己、庚辛壬联名", ["甲乙丙", "丁戊己", "庚辛壬"], []),
        ("甲乙丙（领衔）、丁戊己代表", ["甲乙丙", "丁戊己"], []),
        ("甲乙丙、丁戊己代表", ["甲乙丙", "丁戊己"], []),
    ],
)
def test_who_moved_and_who_seconded(phrase: str, moved: list[str], seconded: list[str]) -> None:
    found = movers.read(phrase)
    assert [mover.name for mover in found.movers] == moved
    assert list(found.seconders) == seconded
    assert not found.unclear


def test_that_others_seconded_leaves_the_movers_open() -> None:
    found = movers.read("甲乙丙代表并附议人")
    assert [mover.name for mover in found.movers] == ["甲乙丙"]
    assert found.open
    assert not found.seconders


def test_seconders_within_a_label_become_a_note(read: Reader) -> None:
    draft = read.text(
        "案号:0066\n建议代表:甲乙丙　领衔；丁戊己、庚辛壬 附议\n建议标题:关于修缮样例凉亭的建议\n"
        "建议内容:凉亭年久失修。\n建议尽快修缮。\n"
    )
    assert [mover["name"] for mover in draft.proposal["movers"]] == ["甲乙丙"]
    assert draft.proposal["notes"] == ["原网页另列附议人：丁戊己、庚辛壬。"]
    assert not [one for one in draft.questions if one.field == "movers"]


@pytest.mark.parametrize("line", ["甲", ";", "甲 ", "领衔、", "(附议", ";甲附议"])
def test_a_list_without_end_is_read_in_time_that_grows_with_it(line: str) -> None:
    started = time.process_time()
    seconding.apart(f"{line * 20_000}{' ' * 20_000}甲")
    assert time.process_time() - started < 20
