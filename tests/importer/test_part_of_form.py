"""A form that tells the part of its only department in a field of its own."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

FORM = (
    "建议编号 | 0045 | 建议类型 | 城建 |\n建议题目 | 关于拆除样例广告牌的建议 | | |\n"
    "领衔代表 | 甲乙丙 | 附议代表 | 无 |\n承办单位 | {departments} | {label} | {part} |\n"
    "答复意见 | 甲乙丙代表:您提出的关于拆除样例广告牌的建议收悉,现答复如下:"
    "广告牌已全部拆除。 | | |\n答复日期 | 2099.4.8 | 办理结果 | 已解决 |\n"
)


@pytest.mark.parametrize(
    ("part", "role"),
    [("独办", "sole"), ("单独办理", "sole"), ("主办", "lead"), ("分办", "separate")],
)
@pytest.mark.parametrize("label", ["办理方式", "承办方式", "办理类型"])
def test_the_part_is_the_one_departments(read: Reader, label: str, part: str, role: str) -> None:
    draft = read.text(FORM.format(departments="市甲局", label=label, part=part))
    assert draft.proposal["handlers"] == [{"name": "市甲局", "role": role}]
    [reply] = draft.replies
    assert reply["role"] == role


def test_of_several_departments_it_says_nothing(read: Reader) -> None:
    draft = read.text(FORM.format(departments="市甲局、市乙局", label="办理方式", part="主办"))
    assert not draft.proposal.get("handlers")


@pytest.mark.parametrize(
    "head",
    ["[答复] 市甲局  2099-05-20\n", "【答复】市甲局 2099年5月20日\n", "答复:市甲局(2099-05-20)\n"],
)
def test_who_answered_and_when_behind_the_word_for_it(read: Reader, head: str) -> None:
    draft = read.text(
        "关于加强样例食堂监管的提案\n提案人:甲乙丙\n主办:市甲局　　协办:市乙局\n提案建议:\n"
        f"一、推行样例灶台,让家长看得见后厨。\n{head}甲乙丙委员:您提出的"
        "《关于加强样例食堂监管的提案》收悉。现答复如下:样例灶台已经装好。\n[反馈] 满意\n"
    )
    [reply] = draft.replies
    assert (reply["department"], reply["date"]) == ("市甲局", "2099-05-20")
    assert reply["feedback"] == {"satisfaction": "满意"}
    assert reply["body"].startswith("甲乙丙委员")
