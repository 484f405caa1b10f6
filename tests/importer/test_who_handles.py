"""Who handles a case where a form says it in a sentence; heads of letters with a day."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

FORM = """\
政协样例市第九届委员会第三次会议提案
第0042号
题    目  关于修缮样例凉亭的建议
提 案 人  共青团样例市委、市青联
审查意见  立案。并案办理(与第0051号并案)
承办意见  请市甲局、市总工会分别办理
情况分析:
凉亭年久失修。
具体建议:
一、年底动工。
"""
MOVED = "案号:16\n届次:样例市政协九届三次会议\n提案人:甲乙丙\n案由:关于修缮样例凉亭的提案\n"


def test_an_opinion_on_the_form_of_a_proposal_is_no_reply(read: Reader) -> None:
    draft = read.text(FORM)
    assert draft.replies == []
    assert draft.proposal["departments"] == ["市甲局", "市总工会"]
    assert {one["role"] for one in draft.proposal["handlers"]} == {"separate"}
    assert "凉亭年久失修" in draft.proposal["body"]


def test_a_sentence_behind_the_label_of_departments(read: Reader) -> None:
    draft = read.text(f"{MOVED}承办单位:建议由市甲局主办,市乙局、市丙局会办\n内容:凉亭年久失修。\n")
    assert draft.proposal["departments"] == ["市甲局", "市乙局", "市丙局"]
    assert [one["role"] for one in draft.proposal["handlers"]] == ["lead", "joint", "joint"]


def test_letters_under_heads_with_part_office_and_day(read: Reader) -> None:
    draft = read.text(
        f"{MOVED}主办单位:样例市甲局\n分办单位:样例市乙局\n内容:凉亭年久失修。\n"
        "主办单位答复(样例市甲局,2099年6月1日):\n甲乙丙委员:\n提案收悉。凉亭年底动工。\n"
        "分办单位答复(样例市乙局,2099年6月12日):\n甲乙丙委员:\n提案收悉。桌椅年底添置。\n"
    )
    told = [(one["department"], one["role"], one["date"]) for one in draft.replies]
    assert told == [
        ("样例市甲局", "lead", "2099-06-01"),
        ("样例市乙局", "separate", "2099-06-12"),
    ]
    assert "桌椅" not in draft.replies[0]["body"]


def test_an_office_and_a_day_alone_are_of_the_page(read: Reader) -> None:
    draft = read.text(
        "对样例市政协九届三次会议第16号提案的答复\n样例市甲局 2099-09-21\n甲乙丙委员:\n"
        "您提出的《关于修缮样例凉亭的提案》收悉,现答复如下:凉亭年底动工。\n"
        "样例市甲局\n2099年9月15日\n"
    )
    (reply,) = draft.replies
    assert "date" not in reply
    assert reply["signed"] == "2099-09-15"


def test_a_letter_that_sends_the_answer_on_is_left_out(read: Reader) -> None:
    draft = read.text(
        "关于印发县政协九届二次会议第12号提案答复的函\n县政协提案委:\n"
        "现将县政协委员甲乙丙提出的第12号提案《关于修缮样例凉亭的提案》的答复报送你们,请查收。\n"
        "附件:关于县政协九届二次会议第12号提案的答复\n样例县甲局\n2099年6月1日\n附件\n"
        "关于县政协九届二次会议第12号提案的答复\n甲乙丙委员:\n"
        "您提出的《关于修缮样例凉亭的提案》收悉,现答复如下:\n凉亭年底动工。\n"
        "样例县甲局\n2099年5月28日\n"
    )
    (reply,) = draft.replies
    assert (reply["addressee"], reply["signed"]) == ("甲乙丙委员", "2099-05-28")
    assert draft.proposal["movers"] == [{"name": "甲乙丙", "role": "member"}]
    assert "replies" in {question.field for question in draft.questions}


def test_a_day_that_nobody_filled_in_tells_the_month(read: Reader) -> None:
    for printed in ("2099年8月   日", "2099年8月份"):
        (reply,) = read.text(
            "对样例市政协九届三次会议第16号提案的答复\n甲乙丙委员:\n"
            f"您提出的《关于修缮样例凉亭的提案》收悉,现答复如下:凉亭动工。\n样例市甲局\n{printed}\n"
        ).replies
        assert reply["signed"] == "2099-08"


def test_the_telephone_of_the_mover_on_a_form_below_a_letter(read: Reader) -> None:
    (reply,) = read.text(
        "对样例市政协九届三次会议第16号提案的答复\n甲乙丙委员:\n"
        "您提出的《关于修缮样例凉亭的提案》收悉,现答复如下:凉亭动工。\n"
        "样例市甲局\n2099年9月15日\n附:\n提案办理情况征询意见表\n"
        "委员姓名 | 甲乙丙 | 联系电话 | 0999-7120000\n"
        "对办理结果 | □满意 ☑基本满意 □不满意\n"
    ).replies
    assert "contact" not in reply
    assert reply["feedback"] == {"satisfaction": "基本满意"}


@pytest.mark.parametrize(
    ("opening", "department"),
    [
        ("您提出的《关于样例的建议》,已由市人大常委会转交我院办理。现答复如下:", "样例市人民法院"),
        ("感谢市政协和您。您提出的《关于样例的建议》收悉,现答复如下:", "中共样例市委组织部"),
        ("落实市人大要求,您提出的《关于样例的建议》收悉,现答复如下:", "样例市甲局"),
    ],
)
def test_words_before_a_congress_are_no_place(read: Reader, opening: str, department: str) -> None:
    draft = read.text(f"甲乙丙代表:\n{opening}\n凉亭年底动工。\n{department}\n2099年9月15日\n")
    assert draft.place is not None
    assert draft.place.name == "样例市"


def test_whom_a_government_charged_with_a_case(read: Reader) -> None:
    draft = read.text(
        "样例市人民政府办公室关于对市政协九届三次会议第16号提案的复函\n甲乙丙委员:\n"
        "您提出的《关于修缮样例凉亭的提案》收悉。市政府责成市甲局会同市乙局、市丙局研究办理,现函复如下:\n"
        "凉亭动工。\n样例市人民政府办公室\n2099年9月15日\n"
    )
    assert {"name": "市甲局", "role": "lead"} in draft.proposal["handlers"]
    assert {"name": "市丙局", "role": "joint"} in draft.proposal["handlers"]


def test_a_body_that_leads_and_its_telephone_before_its_name(read: Reader) -> None:
    draft = read.text(
        "样例市总工会关于对市政协九届三次会议第16号提案的答复\n甲乙丙委员:\n"
        "您提出的《关于修缮样例凉亭的提案》由我会主办,市乙局协办。现答复如下:\n凉亭动工。\n"
        "如有意见,请与我们联系。(联系电话:0999-7120000,联系人:样例部 丁戊)\n"
        "样例市总工会\n2099年9月15日\n"
    )
    (reply,) = draft.replies
    assert reply["role"] == "lead"
    assert reply["contact"] == {"name": "丁戊", "phone": "0999-7120000"}
    assert {"name": "市乙局", "role": "joint"} in draft.proposal["handlers"]


def test_a_sort_and_a_number_before_a_title(read: Reader) -> None:
    draft = read.text(
        "【重点提案】第0003号 关于修缮样例凉亭的建议\n提案者:甲乙丙\n凉亭年久失修。\n"
    )
    assert draft.proposal["title"] == "关于修缮样例凉亭的建议"
    assert draft.proposal["number"] == "0003"


def test_who_handles_a_case_by_the_word_of_a_government(read: Reader) -> None:
    draft = read.text(
        "样例县第九届人民代表大会第一次会议代表建议\n(第0103号)\n标题:关于修缮样例凉亭的建议\n"
        "代表姓名:甲乙丙\n内容:\n凉亭年久失修。\n县政府批办意见:请县甲局牵头,县乙局配合\n"
        "办理单位答复:年内动工。样例县甲局 2099年6月3日\n"
    )
    assert draft.proposal["body"] == "凉亭年久失修。"
    assert draft.proposal["handlers"] == [
        {"name": "县甲局", "role": "lead"},
        {"name": "县乙局", "role": "joint"},
    ]
    (reply,) = draft.replies
    assert reply["body"].startswith("年内动工。")


def test_a_count_before_what_the_movers_are(read: Reader) -> None:
    draft = read.text(
        "对样例市九届人大三次会议第16号建议的答复\n甲乙、丙丁戊、己庚3位人大代表:\n"
        "你们联名提出的《关于修缮样例凉亭的建议》收悉,现答复如下:凉亭动工。\n"
        "样例市甲局\n2099年9月15日\n"
    )
    assert [one["name"] for one in draft.proposal["movers"]] == ["甲乙", "丙丁戊", "己庚"]


def test_a_report_to_a_standing_committee_names_the_movers_it_tells_of(read: Reader) -> None:
    draft = read.text(
        "关于样例县九届人大三次会议第6号议案办理情况的报告\n主任、各位副主任、各位委员:\n"
        "受县人民政府委托,现将甲乙等11名代表提出的《关于修缮样例凉亭的议案》(第6号)办理情况报告如下:\n"
        "凉亭动工。\n样例县甲局\n2099年9月15日\n"
    )
    assert draft.proposal["movers"] == [{"name": "甲乙", "role": "deputy"}]
    assert draft.proposal["movers_total"] == 11
    assert "movers" not in {question.field for question in draft.questions}


def test_a_title_behind_the_body_that_is_written_to(read: Reader) -> None:
    draft = read.text(
        "对样例市政协九届三次会议第16号提案的答复\n民盟样例市委会:\n"
        "收悉贵会《关于修缮样例凉亭的提案》,现就所提问题答复如下:\n凉亭动工。\n"
        "样例市甲局\n2099年9月15日\n"
    )
    assert draft.proposal["title"] == "关于修缮样例凉亭的提案"
