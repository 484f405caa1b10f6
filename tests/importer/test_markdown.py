"""Plain lines -> Markdown that renders to the same words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals.importer import markdown
from proposals.importer.lines import Line
from proposals.markup import render
from proposals.text import fold


def _write(*lines: str) -> str:
    return markdown.write([Line(number, text) for number, text in enumerate(lines, start=1)])


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("一、主要做法", "## 一、主要做法"),
        ("(一)健全组织,夯实基础", "### (一)健全组织,夯实基础"),
        ("一、修好凉亭。凉亭的顶换了瓦。", "一、修好凉亭。凉亭的顶换了瓦。"),
        ("一、办理情况如下:", "一、办理情况如下:"),
        ("一是修好凉亭", "一是修好凉亭"),
        ("　　缩进的段落。", "缩进的段落。"),
        ("建    议:", "建议:"),
        ("东莞市 “十四五”规划", "东莞市 “十四五”规划"),
        ("# 井号", "\\# 井号"),
        ("> 引文", "\\> 引文"),
        ("- 横线", "\\- 横线"),
        ("1. 序号", "1\\. 序号"),
        ("2.3公里", "2.3公里"),
        ("---", "\\---"),
        ("* * *", "\\* \\* \\*"),
        ("a_b*c`d[e]\\", "a\\_b\\*c\\`d\\[e]\\\\"),
        ("<东莞市规划>", "<东莞市规划>"),
    ],
)
def test_line(printed: str, written: str) -> None:
    assert _write(printed) == written


def test_lines_are_paragraphs() -> None:
    assert _write("甲。", "乙。", "", "丙。") == "甲。\n\n乙。\n\n丙。"


def test_wrapped_lines_are_joined_at_the_column() -> None:
    column = "一二三四五六七八九十" * 3
    assert _write(
        "  " + column[2:], column, column, "完。", "  又一段" + column[5:], column, "了。"
    ) == (f"{column[2:]}{column}{column}完。\n\n又一段{column[5:]}{column}了。")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.text(
            alphabet=st.sampled_from("甲乙丙。,:;()《》“”一二、12.34 #*_-+=`[]()<>!|\\&~/@a x:\"'"),
            max_size=30,
        ),
        max_size=6,
    )
)
def test_rendering_gives_the_words_back(lines: list[str]) -> None:
    """Whatever is printed, the reader reads it, and nothing becomes markup by accident."""
    rendered = render(_write(*lines), "p")
    assert fold("".join(block.text for block in rendered.blocks)) == fold("".join(lines))
    for tag in ("<em", "<strong", "<code", "<pre", "<ul", "<ol", "<blockquote", "<table", "<hr"):
        assert tag not in rendered.html
