"""Forms that print every answer and have one ticked."""

from __future__ import annotations

import pytest

from proposals.importer import choices
from tests.importer.conftest import Reader

LETTER = (
    "对市政协九届三次会议第16号提案的答复\n甲乙丙委员:\n"
    "您提出的《关于修缮样例凉亭的提案》收悉。现答复如下:\n凉亭年底以前修好。\n"
    "样例市甲局\n2099年6月18日\n"
)


@pytest.mark.parametrize(
    ("printed", "answer"),
    [
        ("满意", "满意"),
        ("已解决（A）", "已解决（A）"),
        ("□满意  □基本满意  □不满意", ""),
        ("□满意", ""),
        ("☑满意 □基本满意 □不满意", "满意"),
        ("□满意 ☑ 基本满意 □不满意", "基本满意"),
        ("□满意□√基本满意□不满意", "基本满意"),
        ("满意（ ） 基本满意（ ） 不满意（ ）", ""),
        ("满意（√）、基本满意（）、不满意（）", "满意"),
        ("满意 ( √ ) 基本满意 (  )", "满意"),
        ("满意（  ）基本满意（  ）不满意（  ）", ""),
        ("满意（  ）基本满意（√）不满意（  ）", "基本满意"),
        ("A√ B C", "A"),
        ("☑满意 ☑基本满意", ""),
        ("满意□基本满意□不满意□", ""),
        ("满意√基本满意□不满意□", "满意"),
        ("已解决（）", "已解决（）"),
        ("所建长廊的柱子上标有□字样的全部换过", "所建长廊的柱子上标有□字样的全部换过"),
    ],
)
def test_the_ticked_answer_is_the_value(printed: str, answer: str) -> None:
    assert choices.chosen(printed) == answer


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("代表意见 | □满意 □基本满意 □不满意 |\n", None),
        ("委员意见:□满意 □基本满意 □不满意\n", None),
        ("委员意见:□满意 ☑基本满意 □不满意\n", "基本满意"),
        ("委员意见 | □满意 | □基本满意 | □不满意 |\n", None),
        ("提案者对答复意见:□满意 ☑基本满意 □不满意\n", "基本满意"),
        ("委员对答复的意见:满意（ ）基本满意（√）不满意（ ）\n", "基本满意"),
    ],
)
def test_a_form_under_a_letter(read: Reader, form: str, said: str | None) -> None:
    [reply] = read.text(LETTER + form).replies
    assert reply.get("feedback", {}).get("satisfaction") == said


@pytest.mark.parametrize(
    ("form", "code"), [("办理结果:□A ☑B □C\n", "B"), ("办复类别:A( ) B(√) C( )\n", "B")]
)
def test_a_class_among_others(read: Reader, form: str, code: str) -> None:
    [reply] = read.text(form + LETTER).replies
    assert reply["outcome"]["code"] == code
