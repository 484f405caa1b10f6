"""Text of a cell: headings, paragraphs, and nothing lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals.importer.tables import cleaning
from proposals.markup import render
from proposals.text import fold

LONG = "凉亭漏雨已有三年之久居民多次反映而无人修缮请有关部门"


@pytest.mark.parametrize(
    ("cell", "body"),
    [
        ("凉亭漏雨。", "凉亭漏雨。"),
        (
            "调研情况：凉亭漏雨。问题分析：无人修。",
            "## 调研情况\n\n凉亭漏雨。\n\n## 问题分析\n\n无人修。",
        ),
        ("凉亭漏雨。具体建议： 修好。", "凉亭漏雨。\n\n## 具体建议\n\n修好。"),
        ("提出以下具体建议：修好。", "提出以下具体建议：修好。"),
        ("凉亭漏雨。\xa0 \xa0 请修好。", "凉亭漏雨。\n\n请修好。"),
        ("凉亭漏雨\u3000\u3000\u3000\u3000请修好", "凉亭漏雨\n\n请修好"),
        ("第二条规定\xa0 不得漏雨", "第二条规定 不得漏雨"),
        ("凉亭漏雨，\n请修好。\n换瓦。", "凉亭漏雨，请修好。\n\n换瓦。"),
        ("凉亭漏雨\n（一）换瓦\n2、换柱", "凉亭漏雨\n\n### （一）换瓦\n\n2、换柱"),
        ("甲\r\n\r\n乙", "甲\n\n乙"),
        ("WiFi\nAP\n凉亭", "WiFi AP凉亭"),
        (f"{LONG} 尽快修好", f"{LONG}尽快修好"),
        ("工业 农业 商业", "工业 农业 商业"),
        ("调研情况：一、凉亭漏雨", "## 调研情况\n\n### 一、凉亭漏雨"),
        ("# 一*二*", "\\# 一\\*二\\*"),
        (" \n ", ""),
    ],
)
def test_cells(cell: str, body: str) -> None:
    assert cleaning.body(cell) == body


_PIECES = st.sampled_from(
    [
        "调研情况：",
        "问题分析:",
        "具体建议",
        "：",
        "。",
        " ",
        "\xa0",
        "\u3000",
        "\n",
        "一、",
        "（一）",
        "1.",
        "甲",
        "乙丙",
        "a",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=30))
def test_nothing_is_lost(pieces: list[str]) -> None:
    cell = "".join(pieces)
    rendered = render(cleaning.body(cell), "p")
    shown = fold("".join(block.text for block in rendered.blocks))
    assert shown.replace(":", "") == re.sub(":", "", fold(cell))


@pytest.mark.parametrize(
    "cell",
    ["查看", "点击查看", "[查看详情]", "详情", "详见附件", "附件下载", "请点击此处查看", "-", " "],
)
def test_words_of_a_link_are_no_text(cell: str) -> None:
    assert cleaning.is_link(cell)


@pytest.mark.parametrize(
    "cell", ["查看现场后已经修缮", "见面会上已答复", "附件材料已寄出", "已修缮。"]
)
def test_short_texts_are_texts(cell: str) -> None:
    assert not cleaning.is_link(cell)
