"""Plain bodies: the short way gives the bytes of the long one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals import markup_blocks, markup_plain
from tests.record import bodies


def is_plain(body: str, *, top_level: int = 3) -> bool:
    """Whether a body takes the short way; if so, it leads where the long one does."""
    plain = markup_plain.render(body, bodies.PREFIX, top_level)
    if plain is not None:
        assert plain.html == bodies.read_with_care(body, top_level=top_level)
    if plain is not None and top_level == markup_blocks.TOP_LEVEL:
        assert list(plain.sections()) == list(markup_blocks.sections(plain.html))
        assert list(plain.points()) == list(markup_blocks.points(plain.html))
    return plain is not None


@pytest.mark.parametrize(
    "body",
    [
        "",
        "甲，乙。",
        "甲\n\n乙\n",
        "## 一、甲\n\n乙 3.5%（2020-08-05）\n\n## 二、丙",
        "1. 甲\n2. 乙\n\n- 丙\n- 丁\n\n戊",
        "- 甲\n\n- 乙\n- 丙\n\n1. 丁\n\n1. 戊",
        "**甲**：乙\n\n**“甲”**乙\n\n**甲：**乙\n\n1. **甲。**\n\n## **甲**",
        "1.甲\n\n(1)乙\n\n2020年",
        "## 甲  乙\n\n**丙  丁：**戊\n\n## **己  庚**辛  壬",
    ],
)
def test_what_letters_are_made_of_is_plain(body: str) -> None:
    assert is_plain(body)
    assert is_plain(body, top_level=7)


@pytest.mark.parametrize(
    "body",
    [
        *("甲\n乙", "甲  \n乙", "甲 ", " 甲", "\u3000甲", "\ufeff甲", "甲\n===", "甲\r\n\r\n乙"),
        *("2. 甲", "1) 甲", "- 1. 甲", "-  甲", "- ", "- 甲\n  乙", "- 甲\n1. 乙", "甲\n- 乙"),
        *(
            "## ",
            "## 甲 #",
            "### 甲",
            "**甲**乙**丙**",
            "**a)**b",
            "** 甲**",
            "**甲",
            "甲*乙*",
            "_甲_",
        ),
        *(
            "&lt;",
            "<b>",
            "`甲`",
            "[甲](x)",
            "<http://x>",
            "\\.",
            "甲|乙\n-|-",
            "> 甲",
            "---",
            "~~~",
        ),
        *("甲\x01", "甲\x7f", "甲\u2028", "甲\ud800"),
    ],
)
def test_what_may_mean_something_is_not_plain(body: str) -> None:
    assert not is_plain(f"甲\n\n{body}\n\n乙")


@settings(max_examples=400)
@given(bodies.LINES, st.sampled_from([1, 3, 7]))
def test_any_lines_read_as_with_care(body: str, top_level: int) -> None:
    is_plain(body, top_level=top_level)


@given(st.text())
def test_any_text_reads_as_with_care(body: str) -> None:
    is_plain(body)


@pytest.mark.parametrize("line", ["甲{0}乙", "{0}甲{0}", "**{0}甲{0}**乙"])
def test_every_character_reads_as_with_care(line: str) -> None:
    """Of those beyond 16 bits the first stand for all: plain ones are one range."""
    characters = map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x20010)))
    lines = [line.format(one) for one in characters]
    plain = [one for one in lines if markup_plain.render(one, "b", 3) is not None]
    assert len(plain) > 40_000
    for start in range(0, len(plain), 10_000):
        assert is_plain("\n\n".join(plain[start : start + 10_000]))


def test_bodies_of_the_record_read_as_with_care(root: Path) -> None:
    for content in ("content", "tests/fixtures/content"):
        for body in bodies.of_record(root / content):
            is_plain(body)


def test_most_invented_bodies_are_plain() -> None:
    invented = bodies.invented(100)
    assert sum(map(is_plain, invented)) > 0.8 * len(invented)


def test_most_real_bodies_are_plain(shared: Path) -> None:
    assert sum(map(is_plain, bodies.of_a_real_table(shared))) >= 200
