"""Two letters on a page, of which one is not signed."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

LEAD = (
    "王样例委员:\n您提出的《关于修缮样例凉亭的提案》收悉。现答复如下:\n"
    "凉亭已经列入今年的修缮计划,年底以前完工,届时请您到现场查看。\n"
)
THANKS = "感谢您的关心和支持。\n"
JOINT = (
    "市甲局:\n王样例委员提出的《关于修缮样例凉亭的提案》收悉。现提出会办意见如下:\n"
    "修缮经费已经列入预算,请甲局按照程序办理有关手续,并加强管护。\n样例市乙局\n2099年6月10日\n"
)


@pytest.mark.parametrize(
    "between",
    [
        f"{THANKS}\n",
        "",
        f"{THANKS}2099年6月18日\n\n",
        f"{THANKS}2099年6月18日\n会办意见\n",
        f"{THANKS}二、会办单位意见\n",
    ],
    ids=["thanks", "nothing", "day", "section", "numbered-section"],
)
def test_an_unsigned_lead_above_a_co_handler(read: Reader, between: str) -> None:
    draft = read.text(f"{LEAD}{between}{JOINT}")
    lead, joint = draft.replies
    assert (lead["department"], lead["role"], lead["addressee"]) == ("市甲局", "lead", "王样例委员")
    assert (joint["department"], joint["role"], joint["addressee"]) == (
        "样例市乙局",
        "joint",
        "市甲局",
    )
    assert joint["signed"] == "2099-06-10"
    assert lead.get("signed") == ("2099-06-18" if "2099" in between else None)
    assert "会办" not in lead["body"]
    assert "reply[0].department" in {one.field for one in draft.questions}
    assert "departments" not in draft.proposal or "市甲局" in draft.proposal["departments"]


def test_a_section_above_an_office_is_not_of_the_letter_before(read: Reader) -> None:
    joint = JOINT.replace("样例市乙局\n", "")
    draft = read.text(f"{LEAD}{THANKS}二、会办单位意见\n(一)样例市乙局\n{joint}")
    lead, other = draft.replies
    assert (lead["department"], other["department"]) == ("市甲局", "样例市乙局")
    assert (lead["role"], other["role"]) == ("lead", "joint")
    assert "会办" not in lead["body"]


def test_the_lead_that_the_page_names_wrote_the_unsigned_letter(read: Reader) -> None:
    to_mover = JOINT.replace("市甲局:", "王样例委员:").replace(
        "现提出会办意见", "现将我局会办意见函告"
    )
    draft = read.text(f"主办单位:样例市甲局\n会办单位:样例市乙局\n{LEAD}{THANKS}\n{to_mover}")
    lead, joint = draft.replies
    assert (lead["department"], lead["role"]) == ("样例市甲局", "lead")
    assert (joint["department"], joint["role"]) == ("样例市乙局", "joint")
    assert "reply[0].department" in {one.field for one in draft.questions}


def test_an_unsigned_co_handler_is_asked(read: Reader) -> None:
    joint = JOINT.replace("样例市乙局\n", "")
    draft = read.text(f"{LEAD}样例市甲局\n2099年6月18日\n{joint}")
    assert draft.replies[0]["department"] == "样例市甲局"
    assert draft.replies[1]["department"] is None
    assert "reply[1].department" in {one.field for one in draft.questions}


def test_the_only_co_handler_that_the_page_names_wrote_the_unsigned_opinion(read: Reader) -> None:
    joint = JOINT.replace("样例市乙局\n", "")
    draft = read.text(
        f"主办单位:样例市甲局\n会办单位:样例市乙局\n{LEAD}样例市甲局\n2099年6月18日\n{joint}"
    )
    assert [one["department"] for one in draft.replies] == ["样例市甲局", "样例市乙局"]
    assert "reply[1].department" in {one.field for one in draft.questions}


def test_the_head_of_the_next_letter_is_not_of_the_one_above(read: Reader) -> None:
    first = JOINT.replace("市甲局:", "对市政协九届三次会议第8号提案的会办意见\n市甲局:")
    second = f"对市政协九届三次会议第8号提案的答复\n{LEAD}样例市甲局\n2099年6月18日\n"
    draft = read.text(f"{first}-------\n样例市甲局\n样甲函〔2099〕9号\n{second}")
    joint, lead = draft.replies
    assert "number" not in joint
    assert joint["body"].endswith("2099年6月10日")
    assert (lead["number"], lead["department"]) == ("样甲函〔2099〕9号", "样例市甲局")


def test_two_unsigned_letters_are_asked(read: Reader) -> None:
    joint = JOINT.replace("样例市乙局\n", "").replace("市甲局:", "王样例委员:")
    draft = read.text(f"{LEAD}{THANKS}\n{joint}")
    assert [one["department"] for one in draft.replies] == [None, None]
