"""Heads without labels, tables flattened to lines, reports, and lists of movers a line each."""

from __future__ import annotations

from tests.importer.conftest import MOBILE, Reader

TEXT = (
    "您提出的《关于修缮样例凉亭的建议》收悉,现答复如下:凉亭年久失修,我局已请人看过,备齐材料后动工。"
)
HEADED = "对县九届人大三次会议第16号建议的答复\n甲乙丙代表:\n"


def test_values_of_a_list_without_labels(read: Reader) -> None:
    draft = read.text(
        "• 009999999/2099-00077\n  • 样例市甲局\n  • 综合,建议提案\n  • 2099-09-10\n"
        f"  • 2099-09-10\n{HEADED}{TEXT}\n"
    )
    assert draft.proposal["title"] == "关于修缮样例凉亭的建议"
    assert draft.replies[0]["department"] == "样例市甲局"
    assert draft.replies[0]["published"] == "2099-09-10"
    assert "body" not in draft.proposal


def test_two_days_of_such_a_list_are_asked(read: Reader) -> None:
    draft = read.text(
        f"• 009999999/2099-00077\n• 样例市甲局\n• 2099-09-10\n• 2099-09-12\n{HEADED}{TEXT}\n"
        "样例市甲局\n2099年8月28日\n"
    )
    assert "published" not in draft.replies[0]
    assert "published" in {question.field for question in draft.questions}


def test_a_number_that_is_no_index_begins_no_list(read: Reader) -> None:
    draft = read.text(f"样甲函〔2099〕8号\n样例市甲局\n{HEADED}{TEXT}\n")
    assert draft.replies[0]["number"] == "样甲函〔2099〕8号"


def test_cells_below_the_head_of_a_table(read: Reader) -> None:
    draft = read.text(
        "案  由: 关于修缮样例凉亭的建议\n主办单位 会办 交办日期\n2099-03-29\n"
        "承办单位答复 答复日期 答复内容\n样例市甲局\n2099-08-13\n详细查看\n"
        f"{HEADED}{TEXT}\n"
    )
    assert draft.proposal["assigned"] == "2099-03-29"
    assert "departments" not in draft.proposal
    assert draft.replies[0]["department"] == "样例市甲局"
    assert draft.replies[0]["date"] == "2099-08-13"


def test_a_report_in_numbered_paragraphs(read: Reader) -> None:
    draft = read.text(
        "县九届人大三次会议第176号建议的办理情况\n"
        "1.建议情况。甲乙丙代表提出“关于修缮样例凉亭的建议”。\n"
        "2.答复情况。凉亭属小型项目,已列入计划,材料备齐后动工。\n"
    )
    assert draft.proposal["title"] == "关于修缮样例凉亭的建议"
    assert draft.proposal["number"] == "176"
    assert [one["name"] for one in draft.proposal["movers"]] == ["甲乙丙"]
    assert len(draft.replies) == 1


def test_movers_a_line_each_with_workplace_and_telephone(read: Reader) -> None:
    draft = read.text(
        "政协样例县九届三次会议提案\n第35号\n标 题:关于修缮样例凉亭的提案\n"
        f"提案者:甲乙丙(县教研室){MOBILE}\n丁戊己(县甲局){MOBILE}\n庚辛壬(甲镇中心学校)\n"
        "案 由:凉亭年久失修,群众歇脚不便。\n审查意见:县甲局主办,县乙局会办\n"
    )
    assert [one["name"] for one in draft.proposal["movers"]] == ["甲乙丙", "丁戊己", "庚辛壬"]
    assert draft.proposal["departments"] == ["县甲局", "县乙局"]
    assert draft.proposal["handlers"] == [
        {"name": "县甲局", "role": "lead"},
        {"name": "县乙局", "role": "joint"},
    ]


def test_what_may_be_made_public_begins_no_letter(read: Reader) -> None:
    draft = read.text(
        "样例市甲局关于市政协九届一次会议第16号提案的复函\nA\n同意公开\n样甲函〔2099〕8号\n"
        f"样例市甲局\n关于市政协九届一次会议第16号提案的复函\n甲乙丙委员:\n{TEXT}\n"
    )
    assert len(draft.replies) == 1
    assert draft.replies[0]["addressee"] == "甲乙丙委员"
    assert draft.replies[0]["outcome"] == {"label": "A", "code": "A"}


def test_a_page_in_an_offices_section(read: Reader) -> None:
    path = "首页 > 信息公开 > 市甲局 > 建议办理\n"
    assert read.text(f"{path}{HEADED}{TEXT}\n").replies[0]["department"] == "市甲局"
    other = "首页 > 信息公开 > 市丙委 > 建议办理\n"
    assert read.text(f"{other}{HEADED}{TEXT}\n").replies[0]["department"] is None


def test_a_contact_before_an_office(read: Reader) -> None:
    draft = read.text(
        f"{HEADED}{TEXT}\n(联系人:甲  乙 市甲局丁分局副书记,电话:0999-7120000(手机号码))\n"
    )
    assert draft.replies[0]["contact"] == {"name": "甲  乙", "phone": "0999-7120000"}


def test_a_reply_below_its_label_and_the_form_of_its_signing(read: Reader) -> None:
    draft = read.text(
        "题 目: 关于修缮样例凉亭的建议\n领协代表: 甲乙丙\n凉亭年久失修,群众歇脚不便,建议修缮。\n"
        "回复结果:\n签 发 人: 签发日期: 2099-07-14\n我局一直重视凉亭,先后修过多处,备料后动工。\n"
        "样例市甲局\n2099年6月18日\n"
    )
    assert draft.replies[0]["department"] == "样例市甲局"
    assert draft.replies[0]["signed"] == "2099-06-18"
    assert draft.proposal["body"].endswith("建议修缮。")


def test_cells_of_a_table_on_one_line(read: Reader) -> None:
    page = (
        "案  由: 关于修缮样例凉亭的建议\n提 案 者: [委员] 甲乙丙;\n主办单位 会办 交办日期\n%s\n"
        "承办单位答复 答复日期 答复内容\n样例市\n2099-08-13\n详细查看\n"
        f"{HEADED}{TEXT}\n"
    )
    draft = read.text(page % "样例市甲局;样例市乙局;    2099-03-29")
    assert [one["name"] for one in draft.proposal["movers"]] == ["甲乙丙"]
    assert draft.proposal["assigned"] == "2099-03-29"
    assert draft.proposal["handlers"] == [{"name": "样例市甲局", "role": "lead"}]
    assert "departments" in {question.field for question in draft.questions}
    assert draft.replies[0]["department"] == "样例市"
    assert draft.replies[0]["date"] == "2099-08-13"
    told = read.text(page % "样例市甲局;    样例市乙局;    2099-03-29")
    assert told.proposal["handlers"][1] == {"name": "样例市乙局", "role": "joint"}


def test_rows_of_labels_that_touch_their_values(read: Reader) -> None:
    draft = read.text(
        "索引号009999999/2099-29292 成文日期2099-11-21\n发文机关样例市甲局 发布日期2099-11-22\n"
        f"发文字号 主题词\n保存为word 打印 关闭\n{HEADED}{TEXT}\n"
    )
    assert draft.replies[0]["department"] == "样例市甲局"
    assert draft.replies[0]["date"] == "2099-11-21"
    assert draft.replies[0]["published"] == "2099-11-22"
    assert "word" not in draft.replies[0]["body"]


def test_a_sentence_that_begins_like_a_label_is_no_row(read: Reader) -> None:
    draft = read.text(f"{HEADED}{TEXT}\n时效性强的项目先动工 其余后动工\n关键词是凉亭 不是其他\n")
    assert "时效性强的项目先动工 其余后动工" in draft.replies[0]["body"]


def test_a_letter_that_names_its_case_at_once(read: Reader) -> None:
    draft = read.text(
        "甲乙丙代表您好:\n关于增设样例信号灯的建议,样例大队高度重视,已与乙大队研究商讨,备料后动工。\n"
    )
    assert draft.proposal["title"] == "关于增设样例信号灯的建议"
    draft = read.text(
        "甲乙丙代表:\n您好!您提出的《关于修缮样例凉亭的建议》对于方便群众具有重要意义,我们认同。\n样例市甲局\n"
    )
    assert draft.proposal["title"] == "关于修缮样例凉亭的建议"
