"""A proposal whose text the page prints below the letter that answers it."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

LETTER = """\
对市政协九届三次会议第0125号提案的答复
甲乙丙委员:
您提出的《关于修缮样例凉亭的提案》收悉。现答复如下:
凉亭已经列入今年的修缮计划,年底以前完工,届时请您到现场查看。
感谢您对我们工作的关心和支持。
样例市甲局
2099年6月18日
(联系人:丁戊己;联系电话:7120000)
"""
LONG = (
    "样例凉亭建于上个世纪,年久失修,柱子已经歪斜,群众歇脚不便,遇雨漏水,存在安全隐患,群众多次反映。\n"
)
SHORT = "样例凉亭年久失修,遇雨漏水。\n建议尽快修缮。\n"


@pytest.mark.parametrize("text", [LONG, SHORT], ids=["long", "short"])
@pytest.mark.parametrize(
    "mark",
    [
        "附:建议原文\n",
        "附件:原提案\n关于修缮样例凉亭的提案\n提案人:甲乙丙\n",
        "附件1\n提案原文\n关于修缮样例凉亭的提案\n",
        "附:关于修缮样例凉亭的提案\n",
        "附提案全文:\n",
        "附:第0125号提案\n",
        "附件:甲乙丙委员提案\n",
        "附:《关于修缮样例凉亭的提案》(第0125号)\n",
        "提案原文:关于修缮样例凉亭的提案\n",
        "以下为提案原文:\n",
        "提案原文如下:\n",
        "原提案:\n",
        "提案内容:\n",
        "提案内容\n",
        "【提案内容】\n",
        "一、提案内容\n",
        "(提案原文)\n",
        "案由:关于修缮样例凉亭的提案\n提案人:甲乙丙\n提案内容:",
        "提案编号:0125\n提案人:甲乙丙\n案由:关于修缮样例凉亭的提案\n",
        "关于修缮样例凉亭的提案\n提案人:甲乙丙\n",
        "抄送:市政协提案委。\n\n关于修缮样例凉亭的提案\n甲乙丙委员\n",
    ],
)
def test_a_text_below_its_letter(read: Reader, mark: str, text: str) -> None:
    draft = read.text(f"{LETTER}{mark}{text}")
    proposal, [reply] = draft.proposal, draft.replies
    assert proposal["title"] == "关于修缮样例凉亭的提案"
    assert proposal["number"] == "0125"
    assert proposal["movers"] == [{"name": "甲乙丙", "role": "member"}]
    assert proposal["body"].startswith("样例凉亭")
    assert reply["signed"] == "2099-06-18"
    assert reply["department"] == "样例市甲局"
    assert reply["contact"] == {"name": "丁戊己", "phone": "7120000"}
    assert "年久失修" not in reply["body"]
    assert not [one for one in draft.questions if one.field == "body"]


@pytest.mark.parametrize(
    "mark",
    [
        "附:样例凉亭修缮实施方案\n",
        "附件:2099年提案办理工作安排\n",
        "附:关于增设样例长椅的提案\n",
        "提案办理情况征询意见表\n",
    ],
)
def test_another_enclosure_is_no_proposal(read: Reader, mark: str) -> None:
    draft = read.text(f"{LETTER}{mark}{LONG}")
    assert "body" not in draft.proposal


def test_a_letter_that_tells_the_proposal_in_a_section_stays_whole(read: Reader) -> None:
    head, rest = LETTER.split("凉亭已经")
    draft = read.text(f"{head}一、提案内容\n{LONG}二、办理情况\n凉亭已经{rest}")
    assert "body" not in draft.proposal
    assert "年久失修" in draft.replies[0]["body"]


def test_facts_of_the_page_are_those_of_the_letter_above(read: Reader) -> None:
    head = "发布时间:2099-07-01\n文号:样甲函〔2099〕8号\n"
    draft = read.text(f"{head}{LETTER}附:提案原文\n{LONG}")
    assert draft.replies[0]["published"] == "2099-07-01"
    assert draft.replies[0]["number"] == "样甲函〔2099〕8号"
    assert "published" not in draft.proposal


def test_a_row_of_the_text_below_the_row_of_the_letter(read: Reader) -> None:
    draft = read.text(
        "案由 | 关于修缮样例凉亭的提案\n编号 | 0125\n提案人 | 甲乙丙\n"
        "答复内容 | 甲乙丙委员:您提出的提案收悉,现答复如下:"
        "凉亭已经列入今年的修缮计划,年底以前完工。样例市甲局 2099年6月18日\n"
        f"提案内容 | {LONG}"
    )
    assert draft.proposal["body"].startswith("样例凉亭")
    assert "年久失修" not in draft.replies[0]["body"]


def test_movers_named_above_and_below_are_of_one_case(read: Reader) -> None:
    form = "案由:关于修缮样例凉亭的提案\n提案人:甲乙丙\n提案内容:"
    draft = read.text(f"提案人:甲乙丙\n{LETTER}{form}{LONG}")
    assert draft.proposal["body"].startswith("样例凉亭")
    assert not [one for one in draft.questions if "another case" in one.message]


def test_a_word_for_the_original_ends_a_letter_that_nobody_signed(read: Reader) -> None:
    head = LETTER.partition("感谢")[0]
    draft = read.text(f"{head}提案原文:\n{LONG}")
    assert draft.proposal["body"].startswith("样例凉亭")
    assert "年久失修" not in draft.replies[0]["body"]


def test_movers_with_a_colon_below_a_title_are_no_salutation(read: Reader) -> None:
    draft = read.text(f"{LETTER}原提案:\n关于修缮样例凉亭的提案\n甲乙丙委员:\n{LONG}")
    assert len(draft.replies) == 1
    assert draft.proposal["body"].startswith("样例凉亭")


def test_the_original_in_a_row_below_that_of_the_letter(read: Reader) -> None:
    first, rest = LETTER.partition("\n")[2].split("\n", 1)
    row = f"提案原文 | 关于修缮样例凉亭的提案\n{LONG}"
    draft = read.text(f"编号 | 0125\n答复函 | {first}\n{rest}{row}")
    assert draft.replies[0]["addressee"] == "甲乙丙委员"
    assert draft.proposal["body"].startswith("样例凉亭")
    assert "提案原文" not in draft.replies[0]["body"]


def test_the_original_of_a_second_case_is_left_out_and_asked(read: Reader) -> None:
    draft = read.text(f"{LETTER}附:提案原文一\n{LONG}附:提案原文二\n样例长椅太少,应当增设。\n")
    assert draft.proposal["body"].startswith("样例凉亭")
    assert "长椅" not in draft.proposal["body"]
    assert "body" in {one.field for one in draft.questions}


@pytest.mark.parametrize("mark", ["提案内容:\n", "提案内容\n", "【提案内容】\n", "原提案:\n"])
def test_a_label_alone_under_the_closing_words_of_a_letter_that_nobody_signed(
    read: Reader, mark: str
) -> None:
    head = LETTER.partition("样例市甲局")[0]
    draft = read.text(f"{head}{mark}{LONG}")
    assert draft.proposal["body"].startswith("样例凉亭")
    assert "年久失修" not in draft.replies[0]["body"]


@pytest.mark.parametrize("mark", ["提案内容:\n", "提案内容\n"])
def test_thanks_at_a_letters_beginning_do_not_end_it(read: Reader, mark: str) -> None:
    head, _, rest = LETTER.partition("凉亭已经")
    head = head.replace("收悉。现", "收悉,感谢您对凉亭的关心。现")
    draft = read.text(f"{head}{mark}{LONG}办理情况如下:\n凉亭已经{rest}")
    assert "body" not in draft.proposal
    assert "年久失修" in draft.replies[0]["body"]
