"""What Markdown would show as something else than an editor meant is asked, on its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import checking
from proposals import body_slips

TABLE = "| 路段 | 盏数 |\n| --- | --- |\n| 甲路 | 3 |\n| 乙路 | |"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "　　两个全角空格。\n\n## 小标题\n\n正文 #3 号楼，a | b。",
        TABLE,
        f"上文。\n\n{TABLE}\n\n下文。",
        "1. 一\n\n    接着说。\n\n    再说。\n2. 二",
        "- 一\n    - 二\n\n        三",
        "正文换行\n    接着说。",
        r"\#1机组" + "\n\n" + r"\| 甲 |",
        "![灯](https://example.org/lamp.jpg)",
    ],
)
def test_what_is_as_it_was_meant_is_not_asked(body: str) -> None:
    assert list(body_slips.of(body)) == []


@pytest.mark.parametrize(
    ("body", "at", "words"),
    [
        ("    四个空格。\n\n    又一段。", 0, "piece of code"),
        ("正文。\n\n\t制表符。", 2, "piece of code"),
        ("1. 一\n\n正文。\n\n    四个空格。", 4, "piece of code"),
        ("正文。\n\n##小标题", 2, "heading without a blank"),
        ("＃＃ 小标题", 0, "heading without a blank"),
        ("正文。\n\n| 路段 | 盏数 |\n| 甲路 | 3 |", 2, "rows of a table"),
        ("｜路段｜盏数｜\n｜---｜---｜\n｜甲路｜3｜", 0, "rows of a table"),
        ("| 路段 | 盏数 |\n| —— | —— |\n| 甲路 | 3 |", 0, "rows of a table"),
        ("见图：![灯](lamp.jpg)", 0, "not on the web"),
    ],
)
def test_what_would_be_shown_otherwise_is_asked_once(body: str, at: int, words: str) -> None:
    ((line, message),) = body_slips.of(body)
    assert line == at
    assert words in message


def test_a_hostile_body_takes_no_time() -> None:
    for part in ("![" * 2, "    a\n\n", "|", "#", "- \n    ", "|-"):
        assert len(list(body_slips.of(part * (200_000 // len(part))))) < 60_000


def test_check_asks_on_the_line_of_the_file(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = min(content.glob("proposals/*/*/proposal.md"))
    text = path.read_text("utf-8")
    path.write_text(f"{text}\n##没有空格\n", "utf-8")
    assert checking.run([content], content) == 0
    line = text.count("\n") + 2
    assert f"proposal.md:{line}: to confirm: 'body' has a heading" in capsys.readouterr().err
