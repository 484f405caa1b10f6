"""What pages break over lines, what stands beside a letter, and who is only named near it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.importer.conftest import Reader

TEXT = "您提出的《关于修缮样例凉亭的建议》收悉,现答复如下:凉亭年久失修,已请人看过,备齐材料后动工。"
HEADED = "对县九届人大三次会议第16号建议的答复\n甲乙丙代表:\n"


def test_a_report_without_a_salutation_is_a_reply(read: Reader) -> None:
    draft = read.text(
        "发布机构: | 甲局 | 文 号: | 样甲发〔2099〕14号 |\n"
        "关于对县九届人民代表大会二次会议建议办理进展情况报告\n"
        "在县九届人民代表大会二次会议上,甲乙丙、丁戊、己庚等提出的《关于修缮样例凉亭的建议》。\n"
        "此建议由我局负责办理,现将办理进展情况汇报如下:\n凉亭已列入计划,材料备齐后动工。\n"
        "2099年7月27日\n"
    )
    assert draft.proposal["title"] == "关于修缮样例凉亭的建议"
    assert [one["name"] for one in draft.proposal["movers"]] == ["甲乙丙", "丁戊", "己庚"]
    assert draft.proposal["movers_open"] is True
    assert draft.replies[0]["number"] == "样甲发〔2099〕14号"
    assert draft.replies[0]["signed"] == "2099-07-27"


def test_those_beside_whom_the_addressee_moved_it(read: Reader) -> None:
    draft = read.text(
        "关于市政协九届三次会议第58号提案答复的函\n甲乙丙委员:\n您与丁戊、己庚委员在市政协九届"
        "三次会议期间提出的“关于修缮样例凉亭”的提案收悉,现答复如下:\n凉亭已经修好。\n"
    )
    assert [one["name"] for one in draft.proposal["movers"]] == ["甲乙丙", "丁戊", "己庚"]
    assert draft.replies[0]["addressee"] == "甲乙丙委员"


def test_a_deputation_that_the_opening_names(read: Reader) -> None:
    draft = read.text(
        "对九届省人大三次会议第16号建议的答复\n"
        "样例代表团提出的关于修缮样例凉亭的建议收悉。经商乙部,现答复如下。\n凉亭已经修好。\n"
    )
    assert draft.proposal["movers"] == [{"name": "样例代表团", "role": "group"}]
    assert draft.proposal["departments"] == ["乙部"]
    assert draft.replies[0]["department"] is None


def test_a_capacity_printed_twice(read: Reader) -> None:
    draft = read.text(f"关于市政协提案的答复\n甲乙·丙丁委员、戊己委员委员:\n{TEXT}\n")
    assert [one["name"] for one in draft.proposal["movers"]] == ["甲乙·丙丁", "戊己"]


def test_a_document_number_on_three_lines(read: Reader) -> None:
    draft = read.text(
        f"索引号:\nYL0001\n发文字号:\n样甲容\n〔2099〕\n44号\n公开类型:\n主动公开\n{HEADED}{TEXT}\n"
    )
    assert draft.replies[0]["number"] == "样甲容〔2099〕44号"


def test_metadata_whose_labels_touch_values_and_labels(read: Reader) -> None:
    draft = read.text(
        "成文日期:2099-05-17文号:样府督复〔2099〕1号索取号:YA0001发布机构:区政府载体类型:纸质\n"
        f"{HEADED}{TEXT}\n"
    )
    assert draft.replies[0]["number"] == "样府督复〔2099〕1号"
    assert draft.replies[0]["date"] == "2099-05-17"


def test_metadata_without_colons(read: Reader) -> None:
    draft = read.text(
        "发文机关样例市甲局\n发文日期2099年07月31日\n时效性现行有效\n发文字号样甲提函〔2099〕85号\n"
        f"甲乙丙代表:\n{TEXT}\n"
    )
    assert draft.replies[0]["number"] == "样甲提函〔2099〕85号"
    assert draft.replies[0]["department"] == "样例市甲局"


def test_a_label_broken_over_two_lines(read: Reader) -> None:
    draft = read.text(
        "领 衔\n代 表\n甲乙丙\n所属代表团\n第三代表团\n工作单位\n样例小学\n联系电话\n\n"
        "附 议 代 表\n\n"
        "标 题:关于修缮样例凉亭的建议\n建议全文:\n凉亭年久失修,柱子已经歪了,老人不敢进去歇脚。\n"
    )
    assert draft.proposal["movers"] == [{"name": "甲乙丙"}]


@pytest.mark.parametrize(
    ("printed", "outcome", "number"),
    [
        ("样赫水议〔2099〕29 号 类 别:C\n", "C", "样赫水议〔2099〕29 号"),
        ("样发改函〔209915  B\n", "B", None),
        (
            "议案办理情况 | 类 别: C 类\n签发人:戊己庚 样红政函〔2099〕45号\n",
            "C",
            "样红政函〔2099〕45号",
        ),
    ],
)
def test_marks_of_a_head_on_one_line(
    read: Reader, printed: str, outcome: str, number: str | None
) -> None:
    draft = read.text(f"{printed}{HEADED}{TEXT}\n样例县甲局\n2099年6月26日\n")
    assert draft.replies[0]["outcome"]["code"] == outcome
    assert draft.replies[0].get("number") == number


def test_a_class_behind_the_heading(read: Reader) -> None:
    draft = read.text(
        "关于样例州九届人大一次会议第193号建议的答复函 B\n"
        "《关于修缮样例凉亭的建议》经转地区甲局研究办理,现答复如下:\n凉亭已经修好。\n"
    )
    assert draft.replies[0]["outcome"]["code"] == "B"
    assert draft.proposal["number"] == "193"


def test_the_contact_and_not_the_official_above(read: Reader) -> None:
    official = "主管领导:戊己 职务:副局长\n联系电话:7120000\n"
    draft = read.text(
        f"{HEADED}{TEXT}\n{official}办理人:丁戊己 职务:主任\n联系电话:7130000\n样例县甲局\n"
    )
    assert draft.replies[0]["contact"]["phone"] == "7130000"
    # Where there is no other, it is the one to call.
    alone = read.text(f"{HEADED}{TEXT}\n{official}样例县甲局\n")
    assert alone.replies[0]["contact"]["phone"] == "7120000"


def test_a_signature_behind_the_contact(read: Reader) -> None:
    draft = read.text(f"{HEADED}{TEXT}\n联系人姓名及电话:丁戊己 7120000 样例县甲局 2099年\n")
    assert draft.replies[0]["contact"] == {"name": "丁戊己", "phone": "7120000"}
    assert draft.replies[0]["department"] == "样例县甲局"


@pytest.mark.parametrize(
    ("printed", "signed"),
    [
        ("2099月6月11日", "2099-06-11"),
        ("20991026", "2099-10-26"),
        ("2099821", None),
        ("二00八年六月十八日[1]", "2008-06-18"),
    ],
)
def test_a_day_whose_signs_are_lost(read: Reader, printed: str, signed: str | None) -> None:
    draft = read.text(f"{HEADED}{TEXT}\n样例县甲局\n{printed}\n")
    assert draft.replies[0].get("signed") == signed


@pytest.mark.parametrize(
    ("site", "department"),
    [("样例市人民政府", None), ("样例讯中心", "样例市甲局"), ("样例市甲局", "样例市甲局")],
)
def test_a_name_far_above_a_letter(read: Reader, site: str, department: str | None) -> None:
    source = "来源: 样例市甲局网站\n" if site == "样例讯中心" else ""
    draft = read.text(
        f"{site}\n\n当前所在:首页 > 建议提案\n\n{source}\n{HEADED}{TEXT}我局将继续努力。\n"
    )
    assert draft.replies[0]["department"] == department


def test_two_offices_in_one_heading(read: Reader) -> None:
    draft = read.text(
        "样例县甲镇人民政府 样例县乙局 对县九届人大三次会议第55号建议的 复 函\n"
        f"甲乙丙代表:\n{TEXT}\n"
    )
    assert draft.replies[0]["department"] == "样例县甲镇人民政府"
    assert draft.proposal["departments"] == ["样例县甲镇人民政府", "样例县乙局"]


def test_who_keeps_a_page_handles_no_case(read: Reader) -> None:
    draft = read.text(f"发布机构: 样例市甲局 责任部门: 样例市乙局\n{HEADED}{TEXT}\n样例市甲局\n")
    assert "departments" not in draft.proposal


def test_who_handles_a_case_with_whom(read: Reader) -> None:
    draft = read.text(
        "甲乙丙委员:\n你提出的“关于修缮样例凉亭的提案”,由甲部会同乙部、丙部办理,还征求了丁部的办理意见。"
        "经认真研究,答复如下:\n凉亭已经修好。\n"
    )
    roles = {one["name"]: one["role"] for one in draft.proposal["handlers"]}
    assert roles == {"甲部": "lead", "乙部": "joint", "丙部": "joint"}


def test_names_behind_and_others_in_traditional_characters(read: Reader) -> None:
    draft = read.text(
        "關于省九屆人大一次會議第97號建議的答復\n甲乙丙代表:\n您提出的《關于修繕樣例涼亭的建議》收悉,"
        "我委會同省甲委、省乙辦等相關部門進行了深入研究,現答復如下:\n涼亭已經修好。\n"
    )
    assert draft.proposal["departments"] == ["省甲委", "省乙辦"]


def test_a_number_whose_bracket_nobody_closed_is_not_of_the_title(read: Reader) -> None:
    draft = read.text(
        "甲乙丙委员:\n您在县政协九届五次会议上提出的《关于修缮样例凉亭,方便老人(第25号提案》收悉,"
        "现答复如下:\n凉亭已经修好。\n"
    )
    assert draft.proposal["title"] == "关于修缮样例凉亭,方便老人"
    assert draft.proposal["number"] == "25"


@pytest.mark.parametrize(
    "page",
    [
        f"{HEADED}{TEXT}\n2099年9月23日\n联系单位:样例市甲局\n联 系 人:丁戊己 联系电话:56190000\n",
        f"{HEADED}感谢您对样例市甲局工作的关心和支持。{TEXT}\n",
        f"{HEADED}{TEXT}针对这些问题,样例市甲局领导班子组织人员认真研究。\n",
    ],
)
def test_an_office_that_must_have_written_is_entered_and_asked(read: Reader, page: str) -> None:
    draft = read.text(page)
    assert draft.replies[0]["department"] == "样例市甲局"
    assert "reply[0].department" in {question.field for question in draft.questions}


def test_a_bar_of_links_is_no_text(read: Reader) -> None:
    draft = read.text(
        "样例省政务邮件系统 | 样例省甲云业务中台系统 | 设为首页 | 加入收藏 | 资讯网\n\n"
        f"对样例省九届人大五次会议第18号建议的答复\n2099-06-22 16:05 来源:样例省甲厅\n"
        f"甲乙丙代表:\n{TEXT}\n"
    )
    assert "body" not in draft.proposal
    assert draft.replies[0]["department"] == "样例省甲厅"


def test_a_place_in_traditional_characters(read: Reader) -> None:
    draft = read.text(
        "甲乙丙代表:\n您提出的《關於修繕樣例涼亭的建議》收悉,現答復如下:\n涼亭已經修好。\n"
        "樣陵縣甲局\n2099年6月21日\n"
    )
    assert draft.place is not None
    assert draft.place.slug == "yangling"
    assert draft.replies[0]["department"] == "樣陵縣甲局"


@pytest.mark.parametrize(
    "closing", ["以上意见供你单位统一答复代表时参考。", "请综合后一并答复代表。"]
)
def test_a_letter_that_another_answers_with_is_a_co_handlers(read: Reader, closing: str) -> None:
    draft = read.text(
        "市乙局:\n甲乙丙代表在市九届人大三次会议上提出的《关于修缮样例凉亭的建议》收悉,现函告如下:\n"
        f"凉亭已经修好。\n{closing}\n样例市甲局\n2099年5月12日\n"
    )
    assert draft.replies[0]["role"] == "joint"
    assert draft.proposal["handlers"] == [
        {"name": "市乙局", "role": "lead"},
        {"name": "样例市甲局", "role": "joint"},
    ]


def test_readings_behind_characters(read: Reader) -> None:
    draft = read.text(
        "對縣政協(xié)九屆三次會議第16號提案的答復(fù)\n甲乙丙委員:\n"
        "您提出的《關于修繕樣例涼亭的提案》收悉,現(xiàn)答復(fù)如下:涼亭年久失修,備料後動工。\n"
        "聯(lián)系人:丁戊己\n聯(lián)系電話:0999-7120000\n"
    )
    assert draft.proposal["kind"] == "cppcc"
    assert draft.replies[0]["contact"] == {"name": "丁戊己", "phone": "0999-7120000"}
    assert "xiàn" not in draft.replies[0]["body"]


@pytest.mark.parametrize(
    "left",
    [
        lambda line: f"> {line}",
        lambda line: f"\u2022 {line}",
        lambda line: line.replace("委员", "委\u200b员"),
        lambda line: f"{line}&nbsp;",
    ],
)
def test_what_copying_leaves_in_lines(read: Reader, left: Callable[[str], str]) -> None:
    lines = [
        "样例市甲局关于市政协九届三次会议第16号提案的答复",
        "甲乙丙委员:",
        "您提出的《关于修缮样例凉亭的提案》收悉,现答复如下:凉亭年久失修,备料后动工。",
        "感谢您的关心。",
        "样例市甲局",
        "2099年9月15日",
    ]
    draft = read.text("\n".join(map(left, lines)))
    assert [one["name"] for one in draft.proposal["movers"]] == ["甲乙丙"]
    assert [one["department"] for one in draft.replies] == ["样例市甲局"]
    assert draft.replies[0]["signed"] == "2099-09-15"
    assert ">" not in draft.replies[0]["body"]


def test_a_telephone_number_on_two_lines(read: Reader) -> None:
    page = f"{HEADED}{TEXT}\n联系人:甲乙丙 联系电话:%s\n"
    joined = read.text(page % "0999-71\n20000").replies[0]["contact"]
    assert joined == {"name": "甲乙丙", "phone": "0999-7120000"}
    two = read.text(page % "7120000\n7120001").replies[0]["contact"]
    assert two["phone"] == "7120000"
    assert "phone" not in read.text(page % "0999-").replies[0]["contact"]


def test_news_of_a_reply_and_the_heading_that_it_quotes(read: Reader) -> None:
    contact = "联系单位及电话:样例市甲局乙科\n0999-7120000\n"
    letter = f"甲乙丙代表:\n{TEXT}\n{contact}样例市甲局\n2099年9月15日\n"
    draft = read.text(f"样例市甲局答复人大代表有关修缮样例凉亭的建议\n{letter}")
    assert draft.proposal["title"] == "关于修缮样例凉亭的建议"
    assert draft.replies[0]["contact"] == {"name": "样例市甲局乙科", "phone": "0999-7120000"}
    quoted = read.text(f"{letter}原标题:【对县九届人大三次会议第16号建议的答复】\n")
    assert (quoted.proposal["number"], quoted.proposal["session"]) == ("16", 3)
