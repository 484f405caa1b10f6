"""Values that a page runs together with others are asked about, or taken apart; never entered."""

from __future__ import annotations

import pytest

from proposals.importer import plausibility
from tests.importer.conftest import Reader

LETTER = """\
样例县甲局关于对县政协九届三次会议第12号提案的答复

甲乙丙委员:

您提出的《关于修缮样例凉亭的提案》收悉,现答复如下:

凉亭已经修好。

样例县甲局
2099年5月6日
"""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "加强样例公路的管理建议人:甲乙丙"),
        ("title", "关于样例的议案甲乙丙等14名代表"),
        ("title", "首页>代表建议"),
        ("department", "处理状态"),
        ("department", "会办"),
        ("department", "住建"),
        ("mover", "详见附件"),
        ("number", "2099-01-05"),
        ("document", "〔〕样水建字〔2099〕2号"),
    ],
)
def test_what_no_such_value_looks_like_is_objected_to(field: str, value: str) -> None:
    assert plausibility.objection(field, value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "关于修缮样例凉亭的提案"),
        ("department", "样例市甲局"),
        ("department", "市发展改革委(市粮食和储备局)"),
        ("department", "甲镇"),
        ("mover", "甲乙丙"),
        ("number", "4-3-087"),
        ("document", "样水建字〔2099〕2号"),
    ],
)
def test_what_looks_like_its_field_is_not(field: str, value: str) -> None:
    assert plausibility.objection(field, value) is None


def test_a_word_that_is_no_department_is_asked(read: Reader) -> None:
    draft = read.text(f"编号 12 办理部门 甲局 办件情形\n{LETTER}")
    assert draft.proposal["departments"] == ["甲局"]
    assert any(
        question.field == "departments" and "办件情形" in question.message
        for question in draft.questions
    )


def test_the_head_of_a_table_is_no_value(read: Reader) -> None:
    draft = read.text(f"主办单位 会办 交办日期\n    2099-03-20\n{LETTER}")
    assert "departments" not in draft.proposal
    assert draft.replies[0]["department"] == "样例县甲局"


def test_movers_behind_a_title_are_movers(read: Reader) -> None:
    draft = read.text(
        "题  目: 关于建设样例凉亭的议案 甲乙丙等14名代表\n内容: 样例县没有凉亭,老人无处歇脚。\n"
    )
    assert draft.proposal["title"] == "关于建设样例凉亭的议案"
    assert [mover["name"] for mover in draft.proposal["movers"]] == ["甲乙丙"]
    assert draft.proposal["movers_total"] == 14


def test_movers_behind_a_title_keep_their_characters(read: Reader) -> None:
    draft = read.text(
        "題  目: 關於建設樣例涼亭的議案 甲書顯等１４名代表\n內容: 樣例縣沒有涼亭,老人無處歇腳。\n"
    )
    assert [mover["name"] for mover in draft.proposal["movers"]] == ["甲書顯"]
    assert draft.proposal["movers_total"] == 14


@pytest.mark.parametrize("label", ["案由", "标题"])
@pytest.mark.parametrize("sort", ["重点提案：", "【重点提案】", "2099年度政协提案: ", ""])
def test_the_sort_before_a_title_is_no_part_of_it(label: str, sort: str, read: Reader) -> None:
    draft = read.text(f"{label}：{sort}关于修缮样例凉亭的提案\n提案人：甲乙丙\n\n样例凉亭旧了。\n")
    assert draft.proposal["title"] == "关于修缮样例凉亭的提案"


def test_a_form_on_one_line_is_taken_apart(read: Reader) -> None:
    draft = read.text(
        "样例市丁区第九届人民代表大会第二次会议代表建议\n"
        "事由:加强样例公路的管理建议人:甲乙丙建议内容:样例公路修好了,没有人管。"
        "建议落实管护办法。\n"
    )
    assert draft.proposal["title"] == "加强样例公路的管理"
    assert [mover["name"] for mover in draft.proposal["movers"]] == ["甲乙丙"]
    assert (draft.proposal["term"], draft.proposal["session"]) == (9, 2)
    assert "没有人管" in draft.proposal["body"]


def test_titles_that_a_letter_prints_in_two_ways_are_asked(read: Reader) -> None:
    draft = read.text(
        "对样例区第九届人民代表大会第四次会议16号议案《关于样例镇公交线路的规划》答复\n"
        "甲乙丙代表:\n您提出的《关于开通样例镇公交线路的建议》已收悉,现答复如下:\n"
        "公交车已经开了。\n样例区甲局\n2099年7月15日\n"
    )
    assert draft.proposal["title"] is None
    assert "title" in {question.field for question in draft.questions}
