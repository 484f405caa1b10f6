"""What stands under a letter on the page of an account, and is none of its text."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

LETTER = (
    "对市九届人大三次会议第16号建议的答复\n王样例代表:\n"
    "您提出的“关于修缮样例凉亭的建议”收悉,现答复如下:\n凉亭已请人看过,备料后动工。\n"
    "样例市甲局\n2099年9月15日\n"
)


@pytest.mark.parametrize(
    "foot",
    [
        "END",
        "责编：小甲　校对：阿乙",
        "文字：甲乙　编辑：丙丁　审核：戊己",
        "阅读 312　赞 5　在看 2",
        "点击蓝字关注我们",
        "往期推荐\n▶关于增设样例长椅的建议\n样例长椅怎么选\n喜欢就点个“在看”吧",
    ],
)
def test_the_foot_of_an_article_is_no_text(read: Reader, foot: str) -> None:
    draft = read.text(f"{LETTER}{foot}\n")
    assert draft.replies[0]["signed"] == "2099-09-15"
    assert draft.replies[0]["body"] == read.text(LETTER).replies[0]["body"]


def test_a_letter_under_earlier_articles_stays(read: Reader) -> None:
    draft = read.text(f"往期推荐\n{LETTER}")
    assert draft.replies[0]["body"] == read.text(LETTER).replies[0]["body"]
