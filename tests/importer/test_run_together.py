"""Pages that part what belongs together, or print together what is apart."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

TEXT = "您提出的《关于修缮样例凉亭的建议》收悉,现答复如下:凉亭年久失修,已请人看过,备齐材料后动工。"


def test_a_heading_parted_by_blank_lines_is_one(read: Reader) -> None:
    draft = read.text(
        "样例省甲厅\n\n\n对样例省三届人大四次会议\n\n\n代表建议第1016号的答复\n\n\n"
        f"甲乙丙代表:\n\n\n{TEXT}\n"
    )
    assert draft.proposal["number"] == "1016"
    assert (draft.proposal["term"], draft.proposal["session"]) == (3, 4)


def test_a_letter_behind_its_heading_on_one_line(read: Reader) -> None:
    draft = read.text(
        "样例县甲局对县九届人大二次会议第094号建议的答复 甲乙丙等代表: "
        f"{TEXT}感谢代表关心县里的凉亭,也请代表继续提出意见。身体健康,工作顺利! 2099年7月30日 |\n"
    )
    assert draft.proposal["number"] == "094"
    assert draft.replies[0]["department"] == "样例县甲局"
    assert draft.replies[0]["addressee"] == "甲乙丙等代表"
    assert draft.replies[0]["signed"] == "2099-07-30"


def test_labels_of_a_form_that_touch_the_values_before_them(read: Reader) -> None:
    draft = read.text(
        "提案编号:20990456第一提案人:民盟样例市委、王样例\n案由:关于修缮样例凉亭的提案\n"
        "主办:市甲局会办:市乙局、市丙局\n提案内容:凉亭年久失修,柱子已经歪了,应当修好。\n"
    )
    assert draft.proposal["number"] == "20990456"
    assert [one["name"] for one in draft.proposal["movers"]] == ["民盟样例市委", "王样例"]
    assert draft.proposal["handlers"] == [
        {"name": "市甲局", "role": "lead"},
        {"name": "市乙局", "role": "joint"},
        {"name": "市丙局", "role": "joint"},
    ]


def test_labels_that_touch_their_values_in_a_list(read: Reader) -> None:
    draft = read.text(
        "- 索引号000099/2099-02432\n- 发布机构样例市政府办公室\n- 文号样民函〔2099〕14号\n"
        "- 发布日期2099-08-19\n样例市民政局关于市人大代表建议第200号答复的函\n"
        f"甲乙丙代表:\n{TEXT}\n"
    )
    assert draft.replies[0]["number"] == "样民函〔2099〕14号"
    assert draft.replies[0]["published"] == "2099-08-19"
    assert draft.replies[0]["department"] == "样例市民政局"


@pytest.mark.parametrize("both", ["建议/提案", "提案/建议", "建议(提案)"])
def test_a_form_for_both_kinds(read: Reader, both: str) -> None:
    draft = read.text(
        f"{both}提出者: 甲乙丙 {both}号: 001\n标题: 关于修缮样例凉亭的建议\n"
        f"{both}内容:\n\n凉亭年久失修,柱子已经歪了,老人不敢进去歇脚,应当修好。\n"
    )
    assert draft.proposal["number"] == "001"
    assert [mover["name"] for mover in draft.proposal["movers"]] == ["甲乙丙"]


def test_that_a_case_was_answered_is_no_letter(read: Reader) -> None:
    draft = read.text(
        "样例市丁区第九届人民代表大会\n第四次会议代表建议、批评和意见\n第67号\n"
        "代表姓名 |\n甲乙丙 |\n联系电话 |\n22830000 |\n题目:关于修缮样例凉亭的建议\n"
        "内容:凉亭年久失修,柱子已经歪了,老人不敢进去歇脚。\n主办单位:区甲局\n"
        "协办单位:区乙局\n办理情况:已于2099年6月24日办复\n"
    )
    assert draft.replies == []
    assert draft.proposal["departments"] == ["区甲局", "区乙局"]
    assert "办复" in str([question.text for question in draft.questions])


def test_a_movers_telephone_is_no_contact_of_a_reply(read: Reader) -> None:
    draft = read.text(
        "标题:关于修缮样例凉亭的建议\n代表姓名:甲乙丙\n工作单位:甲村\n联系电话:22830000\n"
        "内容:凉亭年久失修,柱子已经歪了,老人不敢进去歇脚。\n答复单位:样例县甲局\n"
        f"甲乙丙代表:\n{TEXT}\n样例县甲局\n2099年5月6日\n"
    )
    assert "contact" not in draft.replies[0]


def test_a_class_in_a_small_letter(read: Reader) -> None:
    draft = read.text(
        f"关于市政协九届二次会议第16号提案的答复函\n甲乙丙委员:\n{TEXT}\n办复类别:a\n样例市甲局\n"
    )
    assert draft.replies[0]["outcome"] == {"label": "a", "code": "A"}


def test_a_title_behind_its_session_and_number(read: Reader) -> None:
    draft = read.text(
        "九届七次 第72号关于修缮样例凉亭的提案\n提案者:农工市委\n"
        "提案理由:凉亭年久失修,柱子已经歪了,老人不敢进去歇脚,应当早日修好。\n"
    )
    assert draft.proposal["title"] == "关于修缮样例凉亭的提案"
    assert draft.proposal["number"] == "72"
    assert (draft.proposal["term"], draft.proposal["session"]) == (9, 7)


def test_a_text_label_that_holds_the_title(read: Reader) -> None:
    draft = read.text(
        "关于区政协九届二次会议第9号委员提案办理情况的复函\n委员姓名:甲乙丙\n"
        "建议内容:关于支持样例凉亭建议\n办理结果:\n"
        "您们提出的关于支持样例凉亭的建议提案收悉,现答复如下:\n凉亭已经修好。\n"
    )
    assert draft.proposal["title"] == "关于支持样例凉亭建议"


@pytest.mark.parametrize(
    ("printed", "signed"),
    [("2099年6月13", "2099-06-13"), ("2099年6月3", None), ("2099年6月3日", "2099-06-03")],
)
def test_a_day_without_its_sign(read: Reader, printed: str, signed: str | None) -> None:
    draft = read.text(
        f"对县九届人大三次会议第16号建议的答复\n甲乙丙代表:\n{TEXT}\n样例县甲局\n{printed}\n"
    )
    assert draft.replies[0].get("signed") == signed


def test_a_short_year_is_read_where_the_letter_is_of_that_year(read: Reader) -> None:
    page = (
        "发布日期:{day} 09:32:23 作者:甲局 点击数: 来源:\n对县九届人大三次会议第16号建议的答复\n"
        f"甲乙丙代表:\n{TEXT}\n样例县甲局\n2022年6月28日\n"
    )
    assert read.text(page.format(day="22/07/14")).replies[0]["published"] == "2022-07-14"
    assert "published" not in read.text(page.format(day="14/07/22")).replies[0]


@pytest.mark.parametrize(
    ("page", "department"),
    [
        (
            (
                "样例县人民政府关于县九届人大五次会议第27号建议办理意见的函\n甲乙丙代表\n"
                "提出的《关于修缮样例凉亭的建议》交由县甲局办理,经研究,现答复如下:\n已修好。\n"
            ),
            "县甲局",
        ),
        (
            (
                f"对县九届人大五次会议第27号建议的答复\n甲乙丙代表:\n{TEXT}\n2099年5月29日\n"
                "样例县甲局办公室 2099年5月29日印发\n"
            ),
            "样例县甲局",
        ),
        (
            (
                f"对县九届人大五次会议第27号建议的答复\n甲乙丙代表:\n{TEXT}\n"
                "联系单位:样例县甲局\n联系电话:22830000\n2099年5月29日\n"
            ),
            "样例县甲局",
        ),
        (
            (
                "样例县甲局关于对县政协九届一次会议第96号提案的答复\n提案内容:\n"
                "凉亭年久失修,柱子已经歪了,老人不敢进去歇脚,应当早日修好。\n答复内容:\n"
                "凉亭已列入计划,材料备齐之后动工,请委员放心,也请继续关心县里的凉亭。\n"
            ),
            "样例县甲局",
        ),
    ],
)
def test_whose_letter_it_is_stays_a_question(read: Reader, page: str, department: str) -> None:
    draft = read.text(page)
    assert draft.replies[0]["department"] == department
    assert "reply[0].department" in {question.field for question in draft.questions}


def test_whom_to_ask_before_the_signature_on_a_letters_line(read: Reader) -> None:
    draft = read.text(
        "[样例]样例省甲厅关于省九届人大四次会议第1172号建议的答复\n\n"
        "样例法规网 佚名\n样例法规网 中国样例  样例法规网 2099-05-16 10:06:17  评论()\n\n"
        f"甲乙丙、丁戊己代表: {TEXT}感谢您对凉亭的关心。 领导署名:庚辛壬 联 系 人:癸 甲 "
        "联系电话:22830000 样例省甲厅 2099年5月9日 (此件主动公开)\n"
    )
    reply = draft.replies[0]
    assert reply["department"] == "样例省甲厅"
    assert reply["title"] == "样例省甲厅关于省九届人大四次会议第1172号建议的答复"
    assert (reply["signed"], reply["published"]) == ("2099-05-09", "2099-05-16")
    assert reply["contact"] == {"name": "癸 甲", "phone": "22830000"}
    assert "body" not in draft.proposal


def test_a_letter_printed_again_above_the_end_of_the_page(read: Reader) -> None:
    letter = f"甲乙丙委员:\n{TEXT}{TEXT}\n2099年8月18日\n"
    draft = read.text(f"{letter}{letter}本页的样例结尾\n")
    assert len(draft.replies) == 1


def test_officials_contacts_and_signature_on_one_line(read: Reader) -> None:
    draft = read.text(
        f"对县九届人大二次会议第94号建议的答复\n甲乙丙代表:\n{TEXT}\n签发领导:丁戊己    "
        "经办人:庚辛    联系电话:22830000    样例县甲局    2099年5月10日    (依申请公开)\n"
    )
    reply = draft.replies[0]
    assert (reply["department"], reply["signed"]) == ("样例县甲局", "2099-05-10")
    assert reply["contact"] == {"name": "庚辛", "phone": "22830000"}
