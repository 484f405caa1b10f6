"""What forms and portals print beside names, days and offices."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

TEXT = (
    "您提出的《关于修缮样例凉亭的建议》收悉,现答复如下:凉亭年久失修,我局已请人看过,备齐材料后动工。"
)
HEADED = "对县九届人大三次会议第16号建议的答复\n甲乙丙代表:\n"


def test_listed_seconders_are_those_whom_a_salutation_leaves_out(read: Reader) -> None:
    page = (
        "题目:关于修缮样例凉亭的建议\n领衔代表:甲乙丙\n%s凉亭年久失修,群众歇脚不便,建议修缮。\n"
        f"建议答复\n甲乙丙等代表:\n{TEXT}\n"
    )
    assert "movers_open" not in read.text(page % "附议代表:丁戊己\n").proposal
    assert read.text(page % "").proposal["movers_open"] is True


def test_a_salutation_whose_name_was_taken_out(read: Reader) -> None:
    draft = read.text(f"关于市政协九届三次会议第16号提案的答复\n委员:\n{TEXT}\n")
    assert "movers" not in draft.proposal
    assert "movers" in {question.field for question in draft.questions}


def test_what_a_form_prints_of_a_mover_on_the_same_line(read: Reader) -> None:
    draft = read.text(
        "代表姓名  甲乙丙 代表团  第七(甲镇)代表团\n承办单位  甲镇办事处主办    主办\n"
        "建议标题  关于修缮样例凉亭的建议\n内    容\n凉亭年久失修,群众歇脚不便,建议修缮。\n"
    )
    assert [one["name"] for one in draft.proposal["movers"]] == ["甲乙丙"]
    assert draft.proposal["handlers"] == [{"name": "甲镇办事处", "role": "lead"}]


SIGNED = f"样例市甲局{HEADED}{TEXT}\n"


@pytest.mark.parametrize(
    "ending",
    [
        "样例市甲局(公章) 2099.9.15",
        "2099年9月15日 样例市甲局",
        "特此函复 样例市甲局 2099年9月15日",
        "时间:2099年9月15日",
        "主办单位:样例市甲局  承办人:甲乙丙  电话:7120000\n2099年9月15日",
        "承办单位:样例市甲局 单位负责人: 二〇九九年九月十五日",
        "承办单位(公章):样例市甲局\n承办人(签字):甲乙丙\n2099年9月15日",
        "联系人:甲乙丙 联系电话:0999-7120000 2099年9月15日",
    ],
)
def test_a_day_at_a_letters_end(read: Reader, ending: str) -> None:
    reply = read.text(f"{SIGNED}{ending}\n").replies[0]
    assert reply["signed"] == "2099-09-15"
    assert "published" not in reply


def test_a_telephone_ends_where_a_day_begins(read: Reader) -> None:
    ending = "联系人:甲乙丙(甲科科长) 联系电话:0999-7120000 2099年9月15日"
    contact = read.text(f"{SIGNED}{ending}\n").replies[0]["contact"]
    assert contact == {"name": "甲乙丙", "phone": "0999-7120000"}


def test_whom_to_ask_in_a_sentence(read: Reader) -> None:
    sentence = "如有疑问,请与我局联系,联系人:甲乙丙,联系电话:0999-7120000。"
    reply = read.text(f"{SIGNED}{sentence}\n样例市甲局\n2099年9月15日\n").replies[0]
    assert reply["contact"] == {"name": "甲乙丙", "phone": "0999-7120000"}
    hotline = "凉亭旁公布了举报电话:0999-7120000。"
    assert "contact" not in read.text(f"{SIGNED}{hotline}\n样例市甲局\n").replies[0]


@pytest.mark.parametrize(
    ("page", "department"),
    [
        (f"样教体函〔2099〕8号\n{HEADED}{TEXT}县教体局已派人看过。\n", "县教体局"),
        (
            f"样环函〔2017〕8号\n对样例县九届人大三次会议第16号建议的答复\n{TEXT}\n",
            "样例县环境保护局",
        ),
        (f"{HEADED}{TEXT}\n感谢您对样例镇政府工作的关心和支持!\n", "样例镇政府"),
        (f"2099-10-18 样例市甲局10870\n{HEADED}{TEXT}\n", "样例市甲局"),
        (f"样例市人民政府\n首页 >> 公开\n\n样例市甲局{HEADED}{TEXT}\n", "样例市甲局"),
    ],
)
def test_whose_letter_it_is(read: Reader, page: str, department: str) -> None:
    draft = read.text(page)
    assert draft.replies[0]["department"] == department
    assert "reply[0].department" in {question.field for question in draft.questions}


def test_a_sign_that_two_offices_have_tells_none(read: Reader) -> None:
    page = f"样教体函〔2099〕8号\n{HEADED}{TEXT}县教体局、\n市教育体育局已派人看过。\n"
    assert read.text(page).replies[0]["department"] is None


def test_a_day_of_issue_before_that_of_publication_is_the_letters(read: Reader) -> None:
    head = "生成日期: 2099-08-21  发布日期: 2099-09-02\n"
    reply = read.text(f"{head}{SIGNED}").replies[0]
    assert (reply["date"], reply["published"]) == ("2099-08-21", "2099-09-02")
    signed = read.text(f"{head}{SIGNED}样例市甲局\n2099年8月19日\n").replies[0]
    assert "date" not in signed
    same = read.text(f"生成日期: 2099-08-21  发布日期: 2099-08-21\n{SIGNED}")
    assert "date" not in same.replies[0]
    assert "reply[0].date" in {question.field for question in same.questions}


@pytest.mark.parametrize(
    ("salutation", "movers"),
    [
        ("领衔代表甲乙丙:", ["甲乙丙"]),
        ("甲乙丙(丁镇)代表:", ["甲乙丙"]),
        ("甲乙丙（第12选区）代表:", ["甲乙丙"]),
        ("丁镇代表团甲乙丙代表:", ["甲乙丙"]),
        ("致甲乙丙代表:", ["甲乙丙"]),
        ("样例镇人大:", []),
        ("(甲乙丙)代表:", []),
    ],
)
def test_whom_a_letter_greets(read: Reader, salutation: str, movers: list[str]) -> None:
    draft = read.text(f"{SIGNED.splitlines()[0]}\n{salutation}\n{TEXT}\n样例市甲局\n")
    assert [one["name"] for one in draft.proposal.get("movers", [])] == movers


def test_a_class_before_a_heading_and_a_document_number_behind_it(read: Reader) -> None:
    heading = "关于县九届人大三次会议第16号建议(关于修缮样例凉亭的建议)的答复"
    reply = read.text(f"【B】{heading}\n甲乙丙代表:\n{TEXT}\n").replies[0]
    assert reply["outcome"] == {"label": "B", "code": "B"}
    assert read.text(f"{heading} 样甲函〔2099〕8号\n{TEXT}\n").replies[0]["number"] == (
        "样甲函〔2099〕8号"
    )


def test_a_number_within_a_class_is_no_second_case(read: Reader) -> None:
    heading = "关于政协第九届样例市委员会第三次会议第0016号(经济类第8号)提案答复的函"
    draft = read.text(f"{heading}\n甲乙丙委员:\n{TEXT}\n")
    assert draft.proposal["number"] == "0016"
    assert "number" not in {question.field for question in draft.questions}


def test_offices_a_line_each_in_a_letter_begin_none(read: Reader) -> None:
    body = "已完成以下单位的整改:\n样例市乙局\n样例市丙局\n样例镇人民政府\n其余单位正在推进。\n"
    draft = read.text(f"{SIGNED}{body}样例市甲局\n2099年9月15日\n")
    assert [one["department"] for one in draft.replies] == ["样例市甲局"]


def test_a_body_and_people_in_one_salutation(read: Reader) -> None:
    draft = read.text(
        f"关于市政协九届三次会议第16号提案的答复\n民进样例市委会并甲乙丙、丁戊己委员:\n{TEXT}\n"
    )
    assert [one["name"] for one in draft.proposal["movers"]] == [
        "民进样例市委会",
        "甲乙丙",
        "丁戊己",
    ]


@pytest.mark.parametrize("day", ["2099年9月15日 星期二", "2099年9月15日(印章)", "(2099年9月15日)"])
def test_what_stands_round_a_day(read: Reader, day: str) -> None:
    assert read.text(f"{SIGNED}样例市甲局\n{day}\n").replies[0]["signed"] == "2099-09-15"


def test_an_address_is_no_telephone(read: Reader) -> None:
    reply = read.text(f"{SIGNED}样例市甲局\n联系人:甲乙丙同志;联系方式:样例市丁路1号\n").replies[0]
    assert reply["contact"] == {"name": "甲乙丙"}


@pytest.mark.parametrize(
    ("words", "handlers"),
    [
        ("该提案由我局牵头办理,会办单位为市乙局、市丙局。", ["市乙局", "市丙局"]),
        ("我局会同会办单位市乙局认真研究办理,", ["市乙局"]),
        ("综合市乙局、样例区政府意见,", ["市乙局", "样例区政府"]),
        ("感谢市乙局的支持。", []),
    ],
)
def test_who_handles_a_case_too(read: Reader, words: str, handlers: list[str]) -> None:
    opening = f"您提出的《关于修缮样例凉亭的建议》收悉。{words}现答复如下:凉亭年久失修,备料后动工。"
    page = f"{SIGNED.splitlines()[0]}\n甲乙丙代表:\n{opening}\n样例市甲局\n2099年9月15日\n"
    told = read.text(page).proposal.get("handlers", [])
    assert [one["name"] for one in told] == handlers
    assert {one["role"] for one in told} <= {"joint"}


def test_offices_that_sign_on_one_line(read: Reader) -> None:
    draft = read.text(f"{HEADED}{TEXT}\n样例市甲局、样例市乙局\n2099年9月15日\n")
    assert draft.proposal["departments"] == ["样例市甲局", "样例市乙局"]


def test_the_one_office_whose_doings_a_letter_tells(read: Reader) -> None:
    letter = "您的建议收悉,现答复如下:\n样例县甲局按要求动工改建,预计年底完工。\n%s此复。\n"
    page = f"{HEADED}{letter}"
    draft = read.text(page % "")
    assert draft.replies[0]["department"] == "样例县甲局"
    assert "reply[0].department" in {question.field for question in draft.questions}
    assert read.text(page % "县乙局高度重视。\n").replies[0]["department"] is None
    assert read.text(page % "我委将继续关心。\n").replies[0]["department"] is None


def test_a_town_within_a_county(read: Reader) -> None:
    heading = "贵样县乙丙镇人民政府对县九届人大三次会议第16号建议的答复"
    draft = read.text(f"{heading}\n甲乙丙代表:\n{TEXT}\n乙丙镇人民政府\n2099年9月15日\n")
    assert draft.proposal["jurisdiction"] == "guiyang-yibing"
    assert "reply[0].department" not in {question.field for question in draft.questions}


def test_a_person_beside_the_office_to_be_asked(read: Reader) -> None:
    page = f"{HEADED}{TEXT}\n2099年8月18日\n联系单位及电话:样例市甲局 22830000\n%s"
    reply = read.text(page % "联 系 人:甲乙丙\n").replies[0]
    assert reply["contact"] == {"phone": "22830000", "name": "甲乙丙"}
    assert reply["department"] == "样例市甲局"
    assert read.text(page % "").replies[0]["department"] == "样例市甲局"
    section = page.replace("样例市甲局 22830000", "样例市甲局乙丙科 22830000")
    reply = read.text(section % "联系人:甲乙丙\n").replies[0]
    assert reply["contact"] == {"phone": "22830000", "name": "甲乙丙"}


def test_an_office_beside_the_hour_of_publication(read: Reader) -> None:
    page = f"对县九届人大三次会议第16号建议的答复\n%s\n甲乙丙代表:\n{TEXT}\n"
    for byline in ("2099年9月5日 18:20  样例市甲局", "样例市甲局  2099-09-05 18:20"):
        draft = read.text(page % byline)
        assert draft.replies[0]["department"] == "样例市甲局"
        assert draft.replies[0]["published"] == "2099-09-05"
        assert "reply[0].department" in {question.field for question in draft.questions}
    assert read.text(page % "2099年9月5日 18:20 样例网").replies[0]["department"] is None


@pytest.mark.parametrize(
    ("work", "department"), [("甲乙", "样例市甲乙局"), ("丙丁", None), ("我局", None)]
)
def test_whose_site_it_is_and_whose_work(read: Reader, work: str, department: str | None) -> None:
    letter = TEXT.replace("我局已", "已")
    draft = read.text(
        f"对县九届人大三次会议第16号建议的答复\n甲乙丙代表:\n{letter}\n感谢您对{work}工作的重视和关心。\n"
        "版权所有:样例市甲乙局 网站主办单位:样例市甲乙局\n"
    )
    assert draft.replies[0]["department"] == department


def test_an_office_in_the_first_of_two_headings(read: Reader) -> None:
    heading = "对九届全国人大二次会议第5751号建议的答复"
    page = f"%s{heading}\n样甲复〔2099〕1号\n\n{heading}\n甲乙丙代表:\n{TEXT}\n"
    assert read.text(page % "样例省人民政府").replies[0]["department"] == "样例省人民政府"
    assert read.text(page % "转发:").replies[0]["department"] is None


def test_a_sign_with_brackets_in_a_document_number(read: Reader) -> None:
    number = "样规（提）〔2099〕56号"
    assert read.text(f"文号:{number}\n{SIGNED}").replies[0]["number"] == number
    assert read.text(f"{number}\n{SIGNED}").replies[0]["number"] == number


@pytest.mark.parametrize(("value", "asked"), [("样规/提〔2099〕56号", True), ("无", False)])
def test_a_document_number_that_is_not_read_is_asked(read: Reader, value: str, asked: bool) -> None:
    draft = read.text(f"文号:{value}\n{SIGNED}")
    assert "number" not in draft.replies[0]
    assert ("reply[0].number" in {question.field for question in draft.questions}) is asked


def test_a_number_behind_its_year(read: Reader) -> None:
    draft = read.text(
        "提案编号:2099-第79号\n标题:关于修缮样例凉亭的提案\n提案者:民进样例市委\n承办单位:市甲局\n"
    )
    assert draft.proposal["number"] == "2099-第79"
