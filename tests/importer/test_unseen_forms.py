"""Forms of portals that the fixtures before them do not have; every page is invented."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

TEXT = (
    "您提出的《关于修缮样例凉亭的建议》收悉,现答复如下:凉亭年久失修,我局已请人看过,备齐材料后动工。"
)
SIGNED = "样例市甲局\n2099年9月15日\n"
LETTER = f"对市政协九届三次会议第16号提案的答复\n甲乙丙委员:\n{TEXT}\n{SIGNED}"


def test_every_row_of_a_numbered_form_is_read(read: Reader) -> None:
    draft = read.text(
        "一、基本信息\n1. 建议编号:第16号\n2. 建议题目:关于修缮样例凉亭的建议\n3. 代表姓名:甲乙丙\n"
        "二、办理信息\n1. 主办单位:样例市甲局\n2. 办理时限:2099年9月30日前\n"
        "3. 办理结果:A类(已解决)\n"
        f"4. 代表满意度:满意\n三、答复全文\n甲乙丙代表:\n{TEXT}\n{SIGNED}"
    )
    assert draft.proposal["due"] == "2099-09-30"
    (reply,) = draft.replies
    assert reply["outcome"] == {"label": "A类(已解决)", "code": "A"}
    assert reply["feedback"] == {"satisfaction": "满意"}


@pytest.mark.parametrize(
    ("printed", "grade"),
    [
        ("满意☑ 基本满意□ 不满意□", "满意"),
        ("满意□ 基本满意■ 不满意□", "基本满意"),
        ("满意□ 基本满意□ 不满意□", None),
        ("满意☑ 基本满意☑ 不满意□", None),
        ("☑满意 □基本满意 □不满意", "满意"),
    ],
)
def test_a_box_behind_its_answer(read: Reader, printed: str, grade: str | None) -> None:
    (reply,) = read.text(f"{LETTER}委员意见:{printed}\n").replies
    assert reply.get("feedback", {}).get("satisfaction") == grade


def test_a_grade_behind_the_movers_signature(read: Reader) -> None:
    (reply,) = read.text(f"{LETTER}委员签字:甲乙丙    满意程度:满意(√) 基本满意( )\n").replies
    assert reply["feedback"] == {"satisfaction": "满意"}


def test_a_standing_member_is_greeted_by_that_title(read: Reader) -> None:
    draft = read.text(LETTER.replace("甲乙丙委员", "甲乙常委"))
    assert draft.proposal["movers"] == [{"name": "甲乙", "role": "member"}]
    assert draft.replies[0]["addressee"] == "甲乙常委"


def test_a_body_before_the_word_for_members(read: Reader) -> None:
    draft = read.text(LETTER.replace("甲乙丙委员", "甲乙丙、民盟样例市委委员"))
    assert [one["name"] for one in draft.proposal["movers"]] == ["甲乙丙", "民盟样例市委"]


def test_a_title_before_a_movers_name(read: Reader) -> None:
    draft = read.text(
        "关于修缮样例凉亭的建议\n(第0123号)\n提出人:市政协委员 甲乙丙\n"
        "凉亭年久失修,群众歇脚不便,建议修缮。\n"
    )
    assert draft.proposal["movers"] == [{"name": "甲乙丙", "role": "member"}]
    assert draft.proposal["number"] == "0123"
    assert "movers" not in {question.field for question in draft.questions}


def test_a_number_in_quotation_marks_is_no_title(read: Reader) -> None:
    draft = read.text(
        "关于市九届人大一次会议“甲10号”建议的答复\n甲乙丙代表:\n"
        f"你们提出的“甲10号”《关于修缮样例凉亭的建议》收悉,现答复如下:已请人看过。\n{SIGNED}"
    )
    assert draft.proposal["title"] == "关于修缮样例凉亭的建议"
    assert draft.proposal["number"] == "甲10"


def test_a_second_number_within_the_first_is_asked(read: Reader) -> None:
    draft = read.text(LETTER.replace("第16号", "第16(0034)号"))
    assert draft.proposal["number"] == "16"
    assert any("0034" in question.message for question in draft.questions)


@pytest.mark.parametrize("number", ["提案第一四三号", "第一四三号提案"])
def test_a_number_in_words_before_or_behind_its_kind(read: Reader, number: str) -> None:
    draft = read.text(
        f"市政协九届三次会议{number}\n案由:关于修缮样例凉亭的提案\n提案者:甲乙丙\n"
        "提案内容:凉亭年久失修,群众歇脚不便,建议修缮。\n"
    )
    assert draft.proposal["number"] == "一四三"


@pytest.mark.parametrize(
    "opening",
    [
        "您二位提出的关于修缮样例凉亭的建议收到,答复如下:已请人看过。",
        "您在《关于修缮样例凉亭的建议》中提出的意见,我们认真研究,现回复如下:已请人看过。",
    ],
)
def test_a_title_in_other_words(read: Reader, opening: str) -> None:
    draft = read.text(f"对市九届人大三次会议第16号建议的答复\n甲乙丙代表:\n{opening}\n{SIGNED}")
    assert draft.proposal["title"] == "关于修缮样例凉亭的建议"


def test_a_report_of_a_co_handler(read: Reader) -> None:
    draft = read.text(
        "关于市政协九届三次会议第16号提案协办意见的报告\n市乙局:\n"
        "现将甲乙丙委员提出的《关于修缮样例凉亭的提案》(第16号)协办意见报告如下:\n"
        f"我局已备齐材料。\n{SIGNED}"
    )
    assert draft.proposal["number"] == "16"
    assert draft.replies[0]["role"] == "joint"
    assert draft.replies[0]["addressee"] == "市乙局"


def test_a_letter_that_names_the_part_of_its_own_office(read: Reader) -> None:
    draft = read.text(
        "对市政协九届三次会议第16号提案的答复\n甲乙丙委员:\n您提出的《关于修缮样例凉亭的提案》,"
        f"由市甲局主办、市丙局协办。现将办理情况答复如下:\n已请人看过。\n{SIGNED}"
    )
    assert draft.replies[0]["role"] == "lead"
    assert {"name": "市丙局", "role": "joint"} in draft.proposal["handlers"]


def test_a_sign_for_suggestions_before_the_year(read: Reader) -> None:
    page = f"是否公开:是\n办理结果:(C)\n建议字:〔2099〕8号\n{LETTER}"
    assert read.text(page).replies[0]["number"] == "建议字:〔2099〕8号"


def test_a_day_behind_a_signature_in_one_sentence(read: Reader) -> None:
    draft = read.text(
        "案由:关于修缮样例凉亭的提案\n提案人:甲乙丙\n办理单位:市甲局\n办理意见及结果\n"
        "甲乙丙委员:您所提的提案收悉。凉亭已列入计划。样例市甲局,2099年4月5日。\n"
    )
    assert draft.replies[0]["signed"] == "2099-04-05"


FORM = (
    "建议编号:1035\n建议名称:关于修缮样例凉亭的建议\n领衔代表:甲乙丙\n届次:样例市九届人大四次会议\n"
    "%s答复时间:2099年07月19日\n办理结果:已采纳\n满意程度:满意\n"
)


def test_a_form_tells_the_answer_without_its_letter(read: Reader) -> None:
    draft = read.text(FORM % "主办单位:市甲局\n会办单位:市乙局\n")
    (reply,) = draft.replies
    assert (reply["department"], reply["role"], reply["date"]) == ("市甲局", "lead", "2099-07-19")
    assert reply["outcome"] == {"label": "已采纳"}
    assert reply["feedback"] == {"satisfaction": "满意"}
    assert "body" not in reply
    assert "reply[0].department" in {question.field for question in draft.questions}


@pytest.mark.parametrize("handlers", ["", "承办单位:市甲局、市乙局\n"])
def test_an_answer_of_nobody_or_of_several_is_asked(read: Reader, handlers: str) -> None:
    draft = read.text(FORM % handlers)
    assert not draft.replies
    assert "reply[0].outcome" in {question.field for question in draft.questions}


@pytest.mark.parametrize(
    "form",
    [
        "征询意见:\n希望增加石凳。\n",
        "委员满意度:满意\n意见:\n希望增加石凳。\n",
        "委员满意度:满意\n意见:希望增加石凳。\n打印 关闭\n",
    ],
)
def test_a_comment_below_its_label(read: Reader, form: str) -> None:
    (reply,) = read.text(LETTER + form).replies
    assert reply["feedback"]["comment"] == "希望增加石凳。"
    assert "希望增加石凳" not in reply["body"]


def test_what_goes_on_below_such_a_label_is_a_text(read: Reader) -> None:
    (reply,) = read.text(f"反馈意见:\n凉亭已修。\n石凳已换。\n{LETTER}").replies
    assert "feedback" not in reply


def test_unknown_cells_of_a_form_are_not_the_proposals_text(read: Reader) -> None:
    draft = read.text(
        "案件编号\t16\n案由\t关于修缮样例凉亭的提案\n提案人\t甲乙丙\n递交方式\t网上\n"
        "承办单位\t市甲局\n归档日期\t2099-03-03\n交办时间\t2099-03-01\n"
    )
    assert "body" not in draft.proposal
    assert draft.proposal["assigned"] == "2099-03-01"


def test_a_row_of_tabs_announces_no_reply(read: Reader) -> None:
    draft = read.text(
        "提案信息\n办理答复\n委员反馈\n提案编号:16\n提案名称:关于修缮样例凉亭的提案\n提案人:甲乙丙\n"
        f"内容:\n凉亭年久失修,群众歇脚不便。\n答复时间:2099-09-18\n答复内容:\n甲乙丙委员:\n{TEXT}\n{SIGNED}"
    )
    (reply,) = draft.replies
    assert (reply["date"], reply["signed"]) == ("2099-09-18", "2099-09-15")
    assert draft.proposal["body"].startswith("凉亭年久失修")


@pytest.mark.parametrize(
    ("foot", "contact"),
    [
        ("主办人:甲乙戊;电话:0999-7120000", {"name": "甲乙戊", "phone": "0999-7120000"}),
        ("具体经办:甲乙戊  7120000", {"name": "甲乙戊", "phone": "7120000"}),
    ],
)
def test_whom_to_ask_under_other_words(read: Reader, foot: str, contact: dict[str, str]) -> None:
    assert read.text(f"{LETTER}{foot}\n").replies[0]["contact"] == contact


@pytest.mark.parametrize("form", ["评价:满意\n", "反馈:满意。\n", "是否满意:满意\n"])
def test_a_grade_under_other_words(read: Reader, form: str) -> None:
    assert read.text(LETTER + form).replies[0]["feedback"] == {"satisfaction": "满意"}


def test_a_class_behind_the_word_for_sort(read: Reader) -> None:
    assert read.text(f"类  型:B类\n{LETTER}").replies[0]["outcome"] == {"label": "B类", "code": "B"}
    assert "outcome" not in read.text(f"类型:提案\n{LETTER}").replies[0]


def test_a_party_whose_proposal_another_leads(read: Reader) -> None:
    draft = read.text(
        "市甲局对市政协九届三次会议第16号提案的协办意见\n市乙局:\n贵局主办的民盟样例总支提出的"
        "《关于修缮样例凉亭的提案》(第16号)收悉,现提出协办意见如下:\n凉亭可以修。\n"
        "市甲局\n2099年9月15日\n"
    )
    assert draft.proposal["movers"] == [{"name": "民盟样例总支", "role": "party"}]


def test_whom_the_lead_asked_for_consent(read: Reader) -> None:
    draft = read.text(LETTER.replace("现答复如下", "经商市乙局、市丙局同意,现答复如下"))
    assert {"市乙局", "市丙局"} <= set(draft.proposal["departments"])


def test_a_part_in_a_cell_before_its_department(read: Reader) -> None:
    draft = read.text(
        "建议序号 | 16 | 代表姓名 | 甲乙丙 |\n建议题目 | 关于修缮样例凉亭的建议 | | |\n"
        "承办单位 | (主办)市甲局 | (协办) | 市乙局 |\n建议内容 | 凉亭年久失修。 | | |\n"
    )
    assert draft.proposal["handlers"] == [
        {"name": "市甲局", "role": "lead"},
        {"name": "市乙局", "role": "joint"},
    ]


def test_a_site_that_bids_welcome(read: Reader) -> None:
    page = f"欢迎访问己庚市人民政府门户网站\n首页 | 要闻动态 | 政务公开 | 互动交流\n{LETTER}"
    place = read.text(page.replace("样例市", "")).place
    assert place is not None
    assert place.name == "己庚市"
    hidden = read.text(page.replace("样例市", "").replace("己庚", "某某")).place
    assert hidden is None or "某" not in hidden.name


def test_a_bar_of_sections_is_no_text_of_a_proposal(read: Reader) -> None:
    draft = read.text(f"首页 | 要闻动态 | 政务公开 | 互动交流\n{FORM % ''}")
    assert "body" not in draft.proposal


def test_indented_values_below_their_labels(read: Reader) -> None:
    draft = read.text(
        "　　建议题目 \n　　关于修缮样例凉亭的建议 \n　　提出代表 \n　　甲乙丙 \n　　主办单位 \n"
        "　　市甲局 \n　　协办单位 \n　　市乙局、市丙局 \n　　建议内容 \n　　凉亭年久失修。\n"
    )
    assert {one["name"]: one["role"] for one in draft.proposal["handlers"]} == {
        "市甲局": "lead",
        "市乙局": "joint",
        "市丙局": "joint",
    }


@pytest.mark.parametrize("mark", ["# {}", "### {}", "**{}**"])
def test_marks_of_markdown_round_a_line_are_none_of_it(read: Reader, mark: str) -> None:
    head = "样例市甲局对市政协九届三次会议第16号提案的答复"
    (reply,) = read.text(f"{mark.format(head)}\n甲乙丙委员:\n{TEXT}\n2099年9月15日\n").replies
    assert reply["title"] == head
    assert reply["department"] == "样例市甲局"


def test_a_spaced_label_of_a_sites_imprint(read: Reader) -> None:
    draft = read.text(f"{LETTER}主 办 单 位:样例市人民政府办公室 版权所有\n")
    assert "departments" not in draft.proposal


@pytest.mark.parametrize("below", ["信息公开选项:主动公开\n", "打印 关闭\n", ""])
def test_a_signature_below_its_day(read: Reader, below: str) -> None:
    page = LETTER.replace(SIGNED, f"2099年9月15日\n样例市甲局\n{below}")
    (reply,) = read.text(page).replies
    assert (reply["department"], reply["signed"]) == ("样例市甲局", "2099-09-15")


def test_an_opening_broken_at_a_columns_edge_names_who_was_consulted(read: Reader) -> None:
    draft = read.text(
        "对市政协九届三次会议第16号提案的答复\n甲乙丙委员:\n"
        "您提出的《关于修缮样例凉亭的建议》(第16号)收悉。经与市乙局、市丙局共同研究办\n"
        f"理,现答复如下:\n已请人看过。\n{SIGNED}"
    )
    assert {"市乙局", "市丙局"} <= set(draft.proposal["departments"])


@pytest.mark.parametrize("between", ["\n", "\t", " | "])
def test_a_part_apart_from_its_label(read: Reader, between: str) -> None:
    draft = read.text(
        f"建议名称:关于修缮样例凉亭的建议\n领衔代表:甲乙丙\n承办类型{between}主办\n承办单位{between}市甲局\n"
        f"办理期限{between}2099-09-30\n建议内容:\n凉亭年久失修,群众歇脚不便。\n"
    )
    assert draft.proposal["handlers"] == [{"name": "市甲局", "role": "lead"}]
    assert draft.proposal["due"] == "2099-09-30"


def test_rows_that_no_rule_names_are_not_the_proposals_text(read: Reader) -> None:
    draft = read.text(
        "建议名称 | 关于修缮样例凉亭的建议 |\n领衔代表 | 甲乙丙 |\n建议类型 | 闭会建议 |\n"
        "承办单位 | 市甲局 |\n"
    )
    assert "body" not in draft.proposal


@pytest.mark.parametrize(
    ("foot", "contact"),
    [
        ("联系人及电话\n甲乙戊 7120000", {"name": "甲乙戊", "phone": "7120000"}),
        ("联系电话:\n0999-7120000", {"phone": "0999-7120000"}),
    ],
)
def test_whom_to_ask_below_a_label(read: Reader, foot: str, contact: dict[str, str]) -> None:
    assert read.text(f"{LETTER}{foot}\n").replies[0]["contact"] == contact


def test_an_outcome_in_words_behind_the_heading_of_replies(read: Reader) -> None:
    (reply,) = read.text(f"办理情况:解决采纳\n{LETTER}").replies
    assert reply["outcome"] == {"label": "解决采纳"}
    assert reply["addressee"] == "甲乙丙委员"


def test_a_form_of_brackets(read: Reader) -> None:
    draft = read.text(
        "关于修缮样例凉亭的提案\n政协样例市第九届委员会第三次会议  提案第90016号\n提案人:甲乙丙\n"
        "【问题】凉亭年久失修。\n【建议】尽快修缮凉亭。\n【办理答复】(市甲局  2099-06-30)\n"
        "甲乙丙委员:您提出的《关于修缮样例凉亭的提案》收悉,现答复如下:已请人看过。\n【反馈】满意\n"
    )
    told = draft.proposal
    assert (told["number"], told["term"], told["session"]) == ("90016", 9, 3)
    (reply,) = draft.replies
    assert (reply["department"], reply["date"]) == ("市甲局", "2099-06-30")
    assert reply["feedback"] == {"satisfaction": "满意"}


def test_a_number_with_a_sign_between_year_and_count(read: Reader) -> None:
    page = FORM.replace("1035", "2099-ZH-017").replace("满意程度", "测评结果")
    draft = read.text(page % "主办单位:市甲局\n")
    assert draft.proposal["number"] == "2099-ZH-017"
    assert draft.replies[0]["feedback"] == {"satisfaction": "满意"}


def test_one_day_under_two_labels_is_that_of_publication(read: Reader) -> None:
    draft = read.text(f"生成日期:2099-09-30\n生效日期:2099-09-30\n{LETTER}")
    assert draft.replies[0]["published"] == "2099-09-30"
    assert "published" not in {question.field for question in draft.questions}
