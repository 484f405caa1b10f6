"""To whom a letter is written where no colon tells it."""

from __future__ import annotations

from tests.importer.conftest import Reader

HEADING = "关于对区九届人大四次会议第T016号代表建议的会办意见"
OPENING = "甲乙丙代表提出的关于修缮样例凉亭的代表建议收悉。结合职责,会办意见函告如下\n"
END = "以上意见供你单位统一答复代表时参考。\n"


def test_an_office_above_a_co_handlers_letter(read: Reader) -> None:
    letter = f"{OPENING}凉亭已请人看过。\n{END}"
    page = f"{HEADING}\n样例区甲局\n\n{letter}\n样例区乙镇人民政府\n2099年3月2日\n"
    draft = read.text(page)
    assert draft.proposal["title"] == "关于修缮样例凉亭的代表建议"
    assert draft.proposal["handlers"] == [
        {"name": "样例区甲局", "role": "lead"},
        {"name": "样例区乙镇人民政府", "role": "joint"},
    ]
    reply = draft.replies[0]
    assert (reply["department"], reply["addressee"]) == ("样例区乙镇人民政府", "样例区甲局")
    assert "样例区甲局\n" in reply["body"]


def test_an_office_that_signs_its_own_letter_is_not_written_to(read: Reader) -> None:
    page = f"{HEADING}\n样例区甲局\n\n{OPENING}凉亭已请人看过。\n{END}\n样例区甲局\n2099年3月2日\n"
    reply = read.text(page).replies[0]
    assert reply["department"] == "样例区甲局"
    assert reply.get("addressee") != "样例区甲局"
