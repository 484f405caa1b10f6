"""What libraries of documents print of a letter before its text, on one line with it."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

HEADING = "样例市甲局关于政协样例市委员会九届二次会议第0016号提案办理情况的答复函"
LETTER = "甲乙丙委员:您提出的《关于修缮样例凉亭的建议》收悉。现答复如下:凉亭年久失修,已请人看过。"
PROPERTIES = (
    "•【制定机关】样例市甲局•【公布日期】2099.05.12•【字号】样甲函〔2099〕21号"
    "•【效力等级】地方规范性文件•【主题分类】机关工作,凉亭"
)


@pytest.mark.parametrize(
    "page",
    [
        f"{HEADING}文章属性{PROPERTIES}正文{HEADING}{LETTER}\n",
        f"{HEADING}{PROPERTIES.replace('•', ' ')} {HEADING}{LETTER}\n",
        f"{HEADING}\n{PROPERTIES}\n{HEADING}\n{LETTER}\n",
        f"【法规名称】{HEADING} {PROPERTIES.replace('•', ' ')} 【正文】 {LETTER}\n",
        f"{HEADING}\n文章属性{PROPERTIES.replace('•', chr(10))}\n正文\n{HEADING}\n{LETTER}\n",
    ],
)
def test_a_letter_behind_its_properties(read: Reader, page: str) -> None:
    draft = read.text(page)
    assert draft.proposal["number"] == "0016"
    assert [mover["name"] for mover in draft.proposal["movers"]] == ["甲乙丙"]
    reply = draft.replies[0]
    assert reply["department"] == "样例市甲局"
    assert reply["number"] == "样甲函〔2099〕21号"
    assert reply["published"] == "2099-05-12"
    assert reply["addressee"] == "甲乙丙委员"
    assert reply["body"].startswith("甲乙丙委员:您提出")


def test_two_names_in_brackets_are_no_such_list(read: Reader) -> None:
    text = LETTER.replace("凉亭年久失修", "【公布日期】【字号】两栏已经填好,凉亭年久失修")
    assert "【公布日期】" in read.text(f"{HEADING}\n{text}\n").replies[0]["body"]
