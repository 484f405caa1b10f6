"""The long headings of forms: they tell body and session, and are neither title nor text."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

LETTER = (
    "尊敬的王样例代表:\n您提出的《关于修缮样例凉亭的建议》收悉。现答复如下:\n"
    "凉亭已经列入今年的修缮计划,年底以前完工,届时请您到现场查看。\n样例市甲局\n2099年6月18日\n"
)
TEXT = "样例凉亭建于上个世纪,年久失修,柱子已经歪斜,群众歇脚不便,遇雨漏水,群众多次反映。\n"
FORM = "编号 | 16\n案由 | 关于修缮样例凉亭的建议\n领衔代表 | 王样例\n承办单位 | 样例市甲局\n"


@pytest.mark.parametrize(
    "heading",
    [
        "样例市第九届人民代表大会第三次会议代表建议、批评和意见办理答复登记表",
        "样例省样例自治州样例市第九届人民代表大会第三次会议人大代表建议、批评和意见办理情况答复登记表",
        "样例省样例自治州样例市第九届人民代表大会第三次会议\n人大代表建议、批评和意见办理情况答复登记表",
        "附件2\n样例市第九届人民代表大会第三次会议代表建议、批评和意见办理答复件审查表",
        "样例市第九届人民代表大会第三次会议代表建议、批评和意见\n(2099年度)",
        "样例市九届人大三次会议代表建议、批评、意见处理专用纸",
    ],
)
@pytest.mark.parametrize("form", [FORM, FORM.replace(" | ", ":")], ids=["rows", "colons"])
def test_a_forms_heading(read: Reader, heading: str, form: str) -> None:
    for rest in (LETTER, f"答复内容:\n{LETTER}", f"内容:\n{TEXT}"):
        draft = read.text(f"{heading}\n{form}{rest}")
        proposal = draft.proposal
        assert proposal["title"] == "关于修缮样例凉亭的建议"
        assert (proposal["kind"], proposal["term"], proposal["session"]) == ("npc", 9, 3)
        assert (proposal["number"], proposal["departments"]) == ("16", ["样例市甲局"])
        assert "登记表" not in f"{proposal.get('body')}{draft.replies}"
        assert "专用纸" not in f"{proposal.get('body')}{draft.replies}"
        assert {one.field for one in draft.questions} <= {"jurisdiction"}


@pytest.mark.parametrize(
    "heading",
    [
        "政协样例市第九届委员会第三次会议提案",
        "样例市政协九届三次会议委员提案办理情况登记表",
        "中国人民政治协商会议样例市第九届委员会第三次会议委员提案办理答复情况征询意见登记表",
    ],
)
def test_the_heading_of_a_form_below_a_letter_is_not_of_the_letter(
    read: Reader, heading: str
) -> None:
    letter = LETTER.replace("代表", "委员").replace("建议", "提案")
    form = FORM.replace("领衔代表", "提案人").replace("建议", "提案")
    draft = read.text(f"{letter}\n{heading}\n{form}内容:\n{TEXT}")
    assert draft.replies[0]["body"].endswith("2099年6月18日")
    assert draft.proposal["body"].startswith("样例凉亭")
    assert (draft.proposal["term"], draft.proposal["session"]) == (9, 3)


def test_the_place_of_a_conference_named_behind_its_term(read: Reader) -> None:
    draft = read.text(
        f"政协第九届样例市委员会第三次会议\n提    案\n第16号\n案由:关于修缮样例凉亭的提案\n"
        f"提案人:王样例\n{TEXT}"
    )
    assert draft.place is not None
    assert draft.place.name == "样例市"
    assert draft.proposal["body"].startswith("样例凉亭")
