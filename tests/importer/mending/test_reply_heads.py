"""Whose reply follows, in the forms in which portals print it above a salutation."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

PROPOSAL = (
    "提案名称:关于修缮样例凉亭的提案\n提案者:甲乙丙\n提案内容:\n"
    "凉亭年久失修,群众歇脚不便,遇雨漏水,建议有关部门尽快派人看过,备齐材料后动工修缮。\n"
)
LETTER = (
    "甲乙丙委员:\n您提出的《关于修缮样例凉亭的提案》收悉,现答复如下:\n"
    "凉亭属小型项目,已派人看过,列入明年计划。\n感谢您的关心和支持。\n%s2099年9月15日\n"
)


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("样例市教育局(答复单位)", None),
        ("【样例市教育局】", None),
        ("1.样例市教育局", None),
        ("一、样例市教育局答复", None),
        ("(一)样例市教育局(主办)", "lead"),
        ("样例市教育局:", None),
        ("主办单位(样例市教育局)答复:", "lead"),
        ("样例市教育局【会办】", "joint"),
    ],
)
def test_an_office_above_a_salutation(read: Reader, head: str, role: str | None) -> None:
    draft = read.text(f"{PROPOSAL}{head}\n{LETTER % ''}")
    assert [one["department"] for one in draft.replies] == ["样例市教育局"]
    assert draft.replies[0].get("role") == role
    assert draft.proposal["body"].endswith("动工修缮。")


def test_an_office_above_a_letter_to_another(read: Reader) -> None:
    joint = (
        "样例市教育局:\n样例市甲局:\n甲乙丙委员提出的《关于修缮样例凉亭的提案》收悉。"
        "现提出会办意见如下:\n凉亭属小型项目,已派人看过,列入明年计划。\n2099年9月15日\n"
    )
    (reply,) = read.text(f"{PROPOSAL}{joint}").replies
    assert (reply["department"], reply["addressee"]) == ("样例市教育局", "样例市甲局")


def test_a_government_above_a_salutation_may_be_the_sites(read: Reader) -> None:
    letter = LETTER % "样例市教育局\n"
    draft = read.text(f"{PROPOSAL}【样例市人民政府】\n{letter}")
    assert draft.replies[0]["department"] == "样例市教育局"


def test_an_office_in_a_letter_heads_nothing(read: Reader) -> None:
    letter = (LETTER % "样例市教育局\n").replace("凉亭属", "1.样例市乙局\n凉亭属")
    draft = read.text(f"{PROPOSAL}{letter}")
    assert [one["department"] for one in draft.replies] == ["样例市教育局"]
