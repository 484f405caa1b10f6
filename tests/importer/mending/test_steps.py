"""Lines of a page as a reader takes them: parted, joined, each value behind its label."""

from __future__ import annotations

import pytest

from proposals.importer.lines import Line
from proposals.importer.mending import steps

OPENING = "您提出的《关于修缮样例凉亭的建议》收悉,现答复如下:凉亭年久失修,我局请人看过,备料后动工。"


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        pytest.param(
            "甲乙丙委员:关于修缮样例凉亭的提案",
            ["关于修缮样例凉亭的提案", "甲乙丙委员"],
            id="a mover before a title",
        ),
        pytest.param(
            "事由:修缮样例凉亭建议人:甲乙丙建议内容:凉亭坏了",
            ["事由:修缮样例凉亭", "建议人:甲乙丙", "建议内容:凉亭坏了"],
            id="fields of a form",
        ),
        pytest.param(
            "责任领导:甲乙丙承办人:丁戊", ["责任领导:甲乙丙  承办人:丁戊"], id="labels that touch"
        ),
        pytest.param("| 样例市甲局 |", ["样例市甲局"], id="a row of one cell"),
        pytest.param("样 例 市 甲 局", ["样例市甲局"], id="characters apart"),
        pytest.param(
            "关于修缮样例凉亭的建议_样例县人民政府",
            ["关于修缮样例凉亭的建议"],
            id="a site behind a title",
        ),
        pytest.param(
            f"对市九届人大三次会议第16号建议的答复 甲乙丙代表:{OPENING * 2}",
            ["对市九届人大三次会议第16号建议的答复", f"甲乙丙代表:{OPENING * 2}"],
            id="a heading before its letter",
        ),
        pytest.param(
            f"{OPENING * 2}样例市甲局 2099年5月29日",
            [OPENING * 2, "样例市甲局", "2099年5月29日"],
            id="a signature behind a letter",
        ),
    ],
)
def test_what_runs_together_is_parted(printed: str, mended: list[str]) -> None:
    assert steps.mend([Line(7, printed)]) == [Line(7, text) for text in mended]


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        pytest.param(["样民函", "〔2099〕", "44号"], "样民函〔2099〕44号", id="a 文号"),
        pytest.param(
            ["关于市九届人大三次会议第16号", "建议的答复"],
            "关于市九届人大三次会议第16号建议的答复",
            id="a heading",
        ),
        pytest.param(
            ["样例市第九届人民代表大会", "第四次会议代表建议"],
            "样例市第九届人民代表大会第四次会议代表建议",
            id="a session",
        ),
        pytest.param(
            ["提案人:甲乙丙、丁戊、", "己庚代表"], "提案人:甲乙丙、丁戊、己庚代表", id="names"
        ),
        pytest.param(
            ["承办单位:(主办)样例市甲局", "(会办)样例市乙局"],
            "承办单位:(主办)样例市甲局 (会办)样例市乙局",
            id="departments",
        ),
    ],
)
def test_what_a_page_breaks_is_joined(printed: list[str], mended: str) -> None:
    lines = [Line(number, text) for number, text in enumerate(printed, start=1)]
    assert steps.mend(lines) == [Line(1, mended)]


def test_what_is_whole_stays_as_it_is() -> None:
    lines = [Line(1, "样例市甲局"), Line(2, ""), Line(3, "甲乙丙代表:"), Line(4, OPENING)]
    assert steps.mend(lines) == lines
