"""A page of several cases; what stands round a letter and is none of it."""

from __future__ import annotations

from tests.importer.conftest import Reader

PAGE = """\
一、关于修缮样例凉亭的建议
领衔代表:甲乙丙 样例村(第一代表组)
议案内容:凉亭年久失修,群众歇脚不便,请予修缮。
答复内容:
尊敬的甲乙丙代表:
“关于修缮样例凉亭的建议”的议案收悉,已请人看过,备料后动工。
样例市甲局
2099年9月12日
二、建设样例大桥
领衔代表:丁戊己
议案内容:样例村只有一座危桥,请新建一座。
答复内容:
大桥已列入计划,预计明年建成。
样例市乙局
2099年10月16日
"""


def test_the_first_of_several_cases_is_taken_and_the_others_are_told(read: Reader) -> None:
    draft = read.text(PAGE)
    assert draft.proposal["title"] == "关于修缮样例凉亭的建议"
    assert [one["name"] for one in draft.proposal["movers"]] == ["甲乙丙"]
    assert [one["department"] for one in draft.replies] == ["样例市甲局"]
    assert "危桥" not in draft.replies[0]["body"]
    told = [one for one in draft.questions if "another case" in one.message]
    assert [one.line for one in told] == [9]


def test_movers_named_again_are_no_other_case(read: Reader) -> None:
    same = PAGE.replace("二、建设样例大桥\n", "").replace("丁戊己", "甲乙丙")
    draft = read.text(same)
    assert not any("another case" in one.message for one in draft.questions)


def test_the_same_movers_under_another_title_are_another_case(read: Reader) -> None:
    draft = read.text(PAGE.replace("丁戊己", "甲乙丙"))
    assert any("another case" in one.message for one in draft.questions)


def test_sections_above_a_letter_and_its_heading_below(read: Reader) -> None:
    heading = "关于“样例凉亭修缮工程”的建议的答复"
    draft = read.text(
        f"{heading}\n县人大九届二次会议\n16\n主办单位: 样例市甲局\n甲乙丙代表:\n"
        "你提出的关于“样例凉亭修缮工程”的建议收悉,现答复如下:\n凉亭备料后动工。\n"
        f"样例市甲局\n2099年5月19日\n\n{heading}\n"
    )
    assert draft.replies[0]["title"] == heading
    assert draft.replies[0]["body"].startswith("甲乙丙代表")
    assert draft.replies[0]["body"].rstrip().endswith("2099年5月19日")


def test_the_place_of_the_office_that_wrote_the_letters_beside(read: Reader) -> None:
    draft = read.text(
        "县政协社会和法制委员会:\n您提出的“关于修缮样例凉亭的提案”交由我局办理,现答复如下:\n"
        "凉亭备料后动工。\n"
        "上一条:庚县甲局关于答复第2号提案的函 下一条:庚县甲局关于答复第5号提案的函\n"
    )
    assert draft.place is not None
    assert draft.place.name == "庚县"
