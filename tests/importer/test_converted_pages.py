"""Text that other programs took out of pages: Markdown, PDFs with running heads, saved articles."""

from __future__ import annotations

from proposals.importer.lines import Line
from proposals.importer.mending import markdown_marks, running_heads
from tests.importer.conftest import Reader

MARKDOWN = """\
Title: 样例市甲局关于市政协九届三次会议第16号提案的答复-样例市人民政府

URL Source: http://www.yangli.example/16.html

Published Time: 2099-09-21T08:00:00+08:00

Markdown Content:
# 样例市甲局关于市政协九届三次会议第16号提案的答复

*   [首页](http://www.yangli.example/)

发布时间:2099-09-21 15:33 ![Image 1](http://www.yangli.example/x.png)

**甲乙丙委员:**

您提出的**《关于修缮样例凉亭的提案》**收悉,现答复如下:

1\\. 凉亭年底动工。

样例市甲局

2099年9月15日

[打印](javascript:window.print()) [关闭](javascript:window.close())
"""


def test_a_page_that_was_made_markdown(read: Reader) -> None:
    draft = read.text(MARKDOWN)
    assert draft.proposal["title"] == "关于修缮样例凉亭的提案"
    assert draft.proposal["movers"] == [{"name": "甲乙丙", "role": "member"}]
    (reply,) = draft.replies
    assert (reply["department"], reply["signed"]) == ("样例市甲局", "2099-09-15")
    assert reply["published"] == "2099-09-21"
    assert "1\\. 凉亭年底动工。" in reply["body"]
    assert "javascript" not in reply["body"]
    assert "**" not in reply["body"]


def test_asterisks_of_other_pages_stay() -> None:
    lines = [Line(1, "张**、李**委员:"), Line(2, "**凉亭**年久失修。")]
    assert markdown_marks.without(lines) == lines


def test_a_markdown_page_of_brackets_is_read_in_time_that_grows_with_it() -> None:
    lines = [Line(1, "Markdown Content:"), Line(2, "[" * 50_000 + "](http://" * 5_000)]
    assert len(markdown_marks.without([*lines, Line(3, "**a" * 30_000)])) == 3


PAGED = """\
样例市代表建议答复件
样例市甲局关于市十七届人大四次会议第216号建议的答复
甲乙丙代表:
您提出的“关于修缮样例凉亭的建议”收悉,现答复如下:
凉亭年底动工,
— 1 —
样例市代表建议答复件
桌椅明年添置。
样例市甲局
2099年9月2日
— 2 —
"""


def test_the_head_of_each_page_is_no_text(read: Reader) -> None:
    (reply,) = read.text(PAGED).replies
    assert "答复件" not in reply["body"]
    assert "桌椅明年添置" in reply["body"]


def test_an_office_that_heads_a_letter_on_a_new_page_stays() -> None:
    texts = ["样例市甲局", "甲", "— 1 —", "样例市甲局", "乙", "第 2 页 共 2 页"]
    told = running_heads.without([Line(at, text) for at, text in enumerate(texts)])
    assert [line.text for line in told] == [*texts[:5], ""]


def test_what_an_app_prints_round_an_article_is_no_text(read: Reader) -> None:
    draft = read.text(
        "提案编号:16\n提案者:甲乙丙\n提案标题:关于修缮样例凉亭的提案\n正文:\n凉亭年久失修。\n"
        "阅读原文\n喜欢此内容的人还喜欢\n"
    )
    assert draft.proposal["body"] == "凉亭年久失修。"
