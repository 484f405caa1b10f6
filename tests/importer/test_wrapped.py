"""Text that was saved in lines of one width, as from a PDF."""

from __future__ import annotations

from tests.importer.conftest import Reader

LETTER = """\
                     样例市甲局

           样甲函〔2099〕48号               B

        样例市甲局关于市政协九届
          一次会议第103号提案的答复函

甲乙丙、丁戊己委员:
    你们在市政协九届一次会议上提出的《关于扶持样例茶
产业发展、打造样例品牌的建议》(第103号提案)已收
悉。经商市乙局,现答复如下:
    一、扩大种植规模。全市现有茶园5.6万亩,其中样例
茶1.8万亩,涉及农户4300户。
    专此函复。

                  样例市甲局
                 2099年6月15日

                   — 1 —
"""


def test_an_opening_that_a_column_breaks(read: Reader) -> None:
    draft = read.text(LETTER)
    assert draft.proposal["title"] == "关于扶持样例茶产业发展、打造样例品牌的建议"
    assert draft.proposal["number"] == "103"
    [reply] = draft.replies
    assert reply["signed"] == "2099-06-15"
    assert reply["outcome"]["code"] == "B"


def test_the_number_of_a_page_is_no_text(read: Reader) -> None:
    [reply] = read.text(LETTER).replies
    assert "— 1 —" not in reply["body"]


def test_lines_that_end_as_sentences_stay_apart(read: Reader) -> None:
    text = LETTER.replace(
        "    你们在市政协九届一次会议上提出的《关于扶持样例茶\n"
        "产业发展、打造样例品牌的建议》(第103号提案)已收\n悉。",
        "    首先感谢你们对样例事业的关心和大力支持,欢迎常来。\n"
        "    你们提出的《关于修缮样例凉亭的建议》收悉。",
    )
    assert read.text(text).proposal["title"] == "关于修缮样例凉亭的建议"
