"""Signs at lines' edges that are none of what the line says; gates for values of tables."""

from __future__ import annotations

import pytest

from proposals.importer.lines import Line
from proposals.importer.mending import edges
from tests.importer.conftest import Reader

TEXT = "您提出的《关于修缮样例凉亭的建议》收悉,现答复如下:凉亭年久失修,我局已请人看过,备料后动工。"


def test_a_sign_that_the_encoding_lost(read: Reader) -> None:
    draft = read.text(f"关于市政协九届三次会议第16号提案的答复\n?甲乙丙委员:\n{TEXT}\n")
    assert draft.replies[0]["addressee"] == "甲乙丙委员"


def test_a_document_number_and_dashes_before_a_heading(read: Reader) -> None:
    heading = "关于市政协九届三次会议第16号提案的答复"
    for printed in (
        f"样财函〔2099〕8号 — {heading}",
        f"样财函〔2099〕8号--{heading}",
        f"- 样财函〔2099〕8号 -\n{heading}",
    ):
        draft = read.text(f"{printed}\n甲乙丙委员:\n{TEXT}\n")
        assert draft.replies[0]["number"] == "样财函〔2099〕8号"
        assert draft.replies[0]["title"] == heading


def test_questions_and_sentences_keep_their_signs() -> None:
    for text in ("为什么?因为", "样财函〔2099〕8号规定了补助", "- 文号样财函〔2099〕8号"):
        assert edges.clean([Line(1, text)]) == [Line(1, text)]


def test_a_number_of_letter_and_year(read: Reader) -> None:
    draft = read.text(f"• 对市九届人大二次会议第B(2099)331号 建议的答复\n甲乙丙代表:\n{TEXT}\n")
    assert draft.proposal["number"] == "B(2099)331"
    assert draft.replies[0]["title"].startswith("对市九届")


def test_a_padded_name_behind_its_title(read: Reader) -> None:
    draft = read.text(f"关于市九届人大三次会议第16号建议的答复\n市人大代表甲 乙、丙丁戊:\n{TEXT}\n")
    assert [one["name"] for one in draft.proposal["movers"]] == ["甲乙", "丙丁戊"]


def test_rows_of_empty_cells_and_who_put_the_page_in(read: Reader) -> None:
    draft = read.text(
        f"|\n关于市九届人大三次会议第16号建议的答复\n甲乙丙代表:\n{TEXT}\n样例市甲局\n2099年6月25日\n"
        "|\n|\n文章录入:庚辛\n| 责任编辑:庚辛\n|\n"
    )
    assert draft.replies[0]["body"].rstrip().endswith("2099年6月25日")


def test_rows_of_a_form_that_numbers_or_frames_its_labels(read: Reader) -> None:
    rows = ["案由:关于修缮样例凉亭的提案", "提案人:甲乙丙", "主办单位:样例市甲局"]
    text = "提案内容:凉亭年久失修,群众歇脚不便,请予修缮,并请安排管护人员。"
    for signs in (("1.", "2.", "3.", "4."), ("(一)", "(二)", "(三)", "(四)")):
        page = "\n".join(a + b for a, b in zip(signs, [*rows, text], strict=True))
        draft = read.text(f"{page}\n")
        assert draft.proposal["title"] == "关于修缮样例凉亭的提案"
        assert draft.proposal["movers"][0]["name"] == "甲乙丙"
        assert draft.proposal["departments"] == ["样例市甲局"]
    framed = "\n".join(f"〖{row.replace(':', '〗:', 1)}" for row in [*rows, text])
    assert read.text(f"{framed}\n").proposal["departments"] == ["样例市甲局"]


def test_a_numbered_paragraph_is_no_row(read: Reader) -> None:
    draft = read.text(
        f"关于市九届人大三次会议第16号建议的答复\n甲乙丙代表:\n{TEXT}\n1.办理情况:凉亭已经测量。\n"
    )
    assert "1.办理情况" in draft.replies[0]["body"].replace("\\", "")


def test_the_number_of_a_case_is_no_title(read: Reader) -> None:
    draft = read.text(
        "提案标题:关于修缮样例凉亭的提案\n提案者:甲乙丙\n样例市乙局\n样例市甲局:\n"
        "关于第16号提案,我局会办意见如下:\n凉亭用地没有争议,可以办理手续,请贵局按程序申请,我局尽快办结。\n"
        "2099年4月2日\n"
    )
    assert not draft.proposal.get("notes")


def test_a_number_in_wide_digits(read: Reader) -> None:
    draft = read.text(
        "建议编号:０１６  建议人:甲乙丙\n建议标题:关于修缮样例凉亭的建议\n"
        f"答复内容:\n甲乙丙代表:\n{TEXT}\n"
    )
    assert draft.proposal["number"] == "016"


def test_a_seal_behind_the_office_of_a_label(read: Reader) -> None:
    draft = read.text(
        f"关于市九届人大三次会议第16号建议的答复\n甲乙丙代表:\n{TEXT}\n承办单位:样例市甲局(公章)\n"
        "答复时间:2099年5月6日\n"
    )
    assert draft.proposal["departments"] == ["样例市甲局"]
    assert draft.replies[0]["department"] == "样例市甲局"


def test_a_greeting_before_the_name(read: Reader) -> None:
    draft = read.text(f"标题:关于市九届人大三次会议第16号建议的答复\n您好,甲乙丙代表!\n{TEXT}\n")
    assert [one["name"] for one in draft.proposal["movers"]] == ["甲乙丙"]
    assert draft.replies[0]["title"] == "关于市九届人大三次会议第16号建议的答复"


def test_an_office_that_touches_the_name_to_ask_for(read: Reader) -> None:
    head = f"关于市九届人大三次会议第16号建议的答复\n甲乙丙代表:\n{TEXT}\n"
    draft = read.text(f"{head}联系单位及联系人:样例县甲局庚辛\n联系电话:0999-7120000\n")
    assert draft.replies[0]["contact"]["name"] == "庚辛"
    draft = read.text(f"{head}联系单位及联系人:样例县甲局办公室\n联系电话:0999-7120000\n")
    assert draft.replies[0]["contact"]["name"] == "样例县甲局办公室"


def test_a_helper_writes_to_the_lead(read: Reader) -> None:
    draft = read.text(
        "县甲局:\n甲乙丙代表提出的《关于修缮样例凉亭的建议》(第26号)收悉。现将协助办理答复如下:\n"
        "收到建议后,我局组织人员调研,及时维修凉亭,更好满足群众歇脚的需要,并将继续加强管护。\n"
        "样例县乙局\n2099年6月18日\n上篇:\n下篇:\n"
    )
    assert draft.replies[0]["role"] == "joint"
    assert draft.proposal["handlers"][0] == {"name": "县甲局", "role": "lead"}
    assert "下篇" not in draft.replies[0]["body"]


def test_categories_and_counts_round_a_case(read: Reader) -> None:
    draft = read.text(
        "[提案] 关于修缮样例凉亭的提案\n提案者:甲乙丙\n"
        "凉亭年久失修,群众歇脚不便,雨天尤其如此,请予修缮。\n"
        "交办意见:市甲局主办,市乙局协办\n回复1\n回复单位:市甲局\n"
        f"回复内容:{TEXT}\n回复2\n回复单位:市乙局\n回复内容:凉亭用地手续齐全,我局没有意见,可以动工。\n"
    )
    assert draft.proposal["title"] == "关于修缮样例凉亭的提案"
    assert draft.proposal["departments"] == ["市甲局", "市乙局"]
    assert [one["department"] for one in draft.replies] == ["市甲局", "市乙局"]
    assert draft.proposal["body"].rstrip().endswith("请予修缮。")
    assert not any("回复2" in one["body"] for one in draft.replies)


def test_the_movers_own_day_and_the_sites_address(read: Reader) -> None:
    letter = (
        f"关于市九届人大三次会议第16号建议的答复\n甲乙丙代表:\n{TEXT}\n样例市甲局\n2099年5月6日\n"
    )
    answered = read.text(f"{letter}代表对答复的意见:满意\n代表签名:甲乙丙\n2099年5月20日\n")
    assert answered.replies[0]["signed"] == "2099-05-06"
    shown = read.text(
        f"{letter}\n您是第 12345 位访客\n地址:样例市样例路1号 电话:0999-7000000\n"
        "主办:样例市甲局 技术支持:样例科技有限公司\n"
    )
    assert "contact" not in shown.replies[0]
    asked = read.text(f"{letter}联系地址:样例市样例路1号 联系电话:0999-7000000\n")
    assert asked.replies[0]["contact"] == {"phone": "0999-7000000"}


@pytest.mark.parametrize("number", ["[样甲函〔2099〕21号]", "【样甲函[2099]21号】"])
def test_a_number_in_brackets_behind_a_heading(read: Reader, number: str) -> None:
    draft = read.text(
        f"关于省九届人大一次会议甲36号建议的答复{number}\n甲乙丙代表:\n"
        "您提出的《关于修缮样例凉亭的建议》收悉,现答复如下:凉亭年久失修,备齐材料后动工。\n"
    )
    assert draft.proposal["number"] == "甲36"
    assert draft.replies[0]["number"] == number[1:-1]
    assert draft.replies[0]["title"] == "关于省九届人大一次会议甲36号建议的答复"
