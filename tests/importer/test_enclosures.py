"""What is signed under an enclosure is not signed under the letter."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

LETTER = (
    "关于市九届人大二次会议第35号建议的答复\n甲乙丙代表:\n"
    "您提出的《关于整治样例河的建议》收悉。现答复如下:\n年底前建成两座样例站。\n{list}"
    "样例市甲局\n2099年6月18日\n{notes}"
)
ENCLOSURE = (
    "样例河断面一览\n上游断面的水质比去年好,下游断面的水质没有变化。\n样例市乙站\n2099年1月5日\n"
)
LIST = "附件:1.样例河断面一览\n2.样例河排口清单\n"


@pytest.mark.parametrize("listed", ["", LIST], ids=["unlisted", "listed"])
@pytest.mark.parametrize(
    "notes",
    [
        "",
        "(联系人:丁戊己,0999-7120000)\n",
        "抄送:市人大常委会代表工委,市政府办公室\n",
        "联系人:丁戊己\n抄送:市人大常委会代表工委\n(此件公开发布)\n",
    ],
)
@pytest.mark.parametrize("head", ["附件1\n", "附件\n", "附件1:\n"])
def test_an_enclosure_below_notes(read: Reader, listed: str, notes: str, head: str) -> None:
    draft = read.text(LETTER.format(list=listed, notes=notes) + head + ENCLOSURE)
    [reply] = draft.replies
    assert reply["department"] == "样例市甲局"
    assert reply["signed"] == "2099-06-18"


def test_an_enclosure_that_the_letter_lists_needs_no_signature_above(read: Reader) -> None:
    text = LETTER.format(list=LIST, notes="").replace("样例市甲局\n2099年6月18日\n", "")
    [reply] = read.text(f"{text}附件1\n{ENCLOSURE}").replies
    assert reply.get("department") != "样例市乙站"
    assert "signed" not in reply
