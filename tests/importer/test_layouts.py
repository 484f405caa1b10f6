"""The five layouts of the seeds, on invented pages that the project keeps."""

from __future__ import annotations

import pytest

from proposals import privacy
from tests.importer.conftest import MOBILE, Reader, page_text

FACTS = {
    "labelled": (
        {
            "title": "关于加强样例工作的建议",
            "number": "20990354",
            "kind": "cppcc",
            "jurisdiction": "yangli",
            "term": 13,
            "session": 5,
            "movers": [{"name": "甲辛丁", "role": "member"}],
            "departments": ["甲局", "乙局"],
            "votes": {"support": 3, "oppose": 1},
            "text": "original",
        },
        [
            {
                "department": "乙局",
                "role": "joint",
                "title": "关于样例市政协十三届五次会议第20990354号代表建议答复的会办意见",
                "number": "样乙函〔2099〕811号",
                "date": "2099-08-05",
                "signed": "2099-07-30",
                "addressee": "市甲局",
                "contact": {"name": "戊己庚", "phone": "22830000"},
                "text": "original",
            },
            {
                "department": "甲局",
                "role": "lead",
                "number": "样甲函〔2099〕134号",
                "date": "2099-09-23",
                "signed": "2099-09-21",
                "addressee": "丙丁委员、戊庚委员",
                "contact": {"name": "辛壬癸", "phone": "138********"},
                "text": "original",
            },
        ],
    ),
    "reposted": (
        {
            "title": "关于加大样例推广力度的建议",
            "number": "98",
            "kind": "npc",
            "jurisdiction": "yangli",
            "term": 16,
            "session": 5,
            "year": 2099,
            "movers": [{"name": "丙丁戊", "role": "deputy"}],
        },
        [
            {
                "department": "样例市甲局",
                "title": "2099年度样例市甲局关于市十六届人大五次会议第98号代表建议的答复",
                "addressee": "丙丁戊代表",
                "text": "original",
            }
        ],
    ),
    "bare_names": (
        {
            "title": "凉亭修缮中进一步完善石凳的建议",
            "number": "20990152",
            "kind": "cppcc",
            "jurisdiction": "yangli",
            "year": 2099,
            "movers": [{"name": "民进市委会", "role": "party"}],
            "departments": ["甲局", "公安局", "市委政法委"],
            "text": "original",
        },
        [
            {"department": "公安局", "role": "joint", "addressee": "市甲局", "text": "original"},
            {
                "department": "市委政法委",
                "role": "joint",
                "addressee": "市甲局",
                "text": "original",
            },
            {"department": "甲局", "role": "lead", "addressee": "民进市委会", "text": "original"},
        ],
    ),
    "unanswered": (
        {
            "title": "关于进一步提升样例凉亭服务能力的建议",
            "number": "20994012",
            "kind": "cppcc",
            "jurisdiction": "yangli-ding",
            "movers": [{"name": "民革界别", "role": "sector"}],
            "published": "2099-07-20",
            "text": "original",
        },
        [],
    ),
    "untitled": (
        {
            "title": "关于样例凉亭管理的建议",
            "number": "20990071",
            "kind": "cppcc",
            "jurisdiction": "yangli",
            "term": 14,
            "session": 2,
            "movers": [{"name": "丙丁戊", "role": "member"}],
            "departments": ["甲局", "财政局", "住建局"],
            "text": "original",
        },
        [
            {"department": "财政局", "role": "joint", "addressee": "市甲局", "text": "original"},
            {"department": "甲局", "role": "lead", "addressee": "丙丁戊委员", "text": "original"},
            {"department": "住建局", "role": "joint", "text": "original"},
        ],
    ),
}


@pytest.mark.parametrize("name", FACTS)
def test_facts(read: Reader, name: str) -> None:
    draft = read.page(name)
    expected_proposal, expected_replies = FACTS[name]
    aside = {"body", "source", "notes"}
    assert {k: v for k, v in draft.proposal.items() if k not in aside} == expected_proposal
    bodiless = [{k: v for k, v in reply.items() if k != "body"} for reply in draft.replies]
    assert bodiless == expected_replies


def test_misfiled_letter_is_kept_and_noted(read: Reader) -> None:
    draft = read.page("labelled")
    (note,) = draft.proposal["notes"]
    assert "丙丁委员、戊庚委员" in note
    assert "关于修补另一条街的建议" in note
    assert not {*",;:"} & {*note}
    assert "三盏灯已经换新。" in draft.replies[1]["body"]


def test_repost_is_graded_and_its_notice_left_out(read: Reader) -> None:
    draft = read.page("reposted")
    assert draft.proposal["source"]["grade"] == "repost"
    body = draft.replies[0]["body"]
    assert body.endswith("凉亭的顶换了瓦。")
    assert "023" not in body


def test_mobile_numbers_never_leave_the_importer(read: Reader) -> None:
    draft = read.page("labelled")
    told = f"{draft.proposal}{draft.replies}{draft.questions}{draft.evidence}{draft.original}"
    assert MOBILE not in told
    assert not privacy.find(told)
    assert [finding.kind for finding in draft.original.masked] == ["mobile", "mobile"]


def test_bodies_are_markdown_of_everything_but_labels(read: Reader) -> None:
    draft = read.page("labelled")
    assert draft.proposal["body"] == "\n\n".join(
        [
            "样例街的路灯坏了三盏,居民晚上出门要打手电。这一段是编造的文字,只为试验排版。",
            "建议:",
            "1、请甲局修好路灯。1. 不是列表。",
            "2、请乙局写明\\*经费\\*从何而来,<以>实数为准。",
        ]
    )
    assert draft.replies[1]["body"] == "\n\n".join(
        [
            "尊敬的丙丁委员、戊庚委员:",
            "你们提出的关于“关于修补另一条街的建议”的建议收悉,现将我局的办理情况回复如下:",
            "## 一、看过现场",
            "三盏灯已经换新。",
            "### (一)换灯泡",
            "用的是节能灯。",
            "专此答复。",
            "样例市甲局",
            "2099年9月21日",
            "(联系人及联系电话:辛壬癸, 22832000、138\\*\\*\\*\\*\\*\\*\\*\\*)",
        ]
    )


def test_likely_values_are_asked(read: Reader) -> None:
    asked = {question.field for question in read.page("unanswered").questions}
    assert asked == {"jurisdiction"}
    asked = {question.field for question in read.page("untitled").questions}
    assert asked == {"reply[2].role"}


def test_every_fact_says_where_it_stands(read: Reader) -> None:
    draft = read.page("labelled")
    for name in ("title", "number", "kind", "jurisdiction", "term", "session", "movers"):
        fact = draft.evidence[name]
        line = draft.original.lines[fact.line - 1]
        assert line.text.strip() in fact.text
    assert draft.evidence["reply[1].signed"].line == 52
    assert draft.evidence["reply[1].role"].how.value == "salutation"


def test_bare_headings_are_known_without_a_list_of_departments(read: Reader) -> None:
    listed = page_text("untitled")
    draft = read.text(listed.replace("办理单位: 甲局,财政局,住建局\n", ""))
    assert [reply["department"] for reply in draft.replies] == ["财政局", "甲局", "住建局"]
    assert draft.replies == read.text(listed).replies


def test_a_signature_before_an_enclosure_is_no_heading(read: Reader) -> None:
    enclosure = "全市有十座凉亭。\n此复。\n样例市甲局\n附件:清单\n"
    signed = page_text("untitled").replace("全市有十座凉亭。\n", enclosure)
    assert len(read.text(signed).replies) == 3


def test_a_letter_to_the_lead_is_joint_whatever_it_calls_itself(read: Reader) -> None:
    page = page_text("labelled").replace("会办意见", "意见")
    draft = read.text(page)
    assert [reply["role"] for reply in draft.replies] == ["joint", "lead"]
    assert "reply[0].role" in {question.field for question in draft.questions}


@pytest.mark.parametrize(
    ("head", "values"),
    [
        ("承办单位 | 办理结果 | 备注", "市甲局 | A | 无"),
        ("序号 | 承办单位 | 办理结果 | 代表反馈", "1 | 市甲局 | A | 满意"),
        ("承办单位 | 办理方式 | 办理结果 | 区域编码", "市甲局 | 主办 | A | 22"),
    ],
)
def test_a_head_row_with_a_column_that_no_rule_names(read: Reader, head: str, values: str) -> None:
    draft = read.text(
        f"关于修缮样例凉亭的建议\n建议编号:0016\n提出代表:王样例\n{head}\n{values}\n答复正文\n"
        "王样例代表:\n您提出的建议收悉,现答复如下:凉亭年久失修,已请人看过,备齐材料后动工。\n"
        "样例市甲局\n2099年9月15日\n"
    )
    assert draft.proposal["departments"] == ["市甲局"]
    assert draft.replies[0]["outcome"] == {"label": "A", "code": "A"}


def test_a_name_of_a_column_is_no_value(read: Reader) -> None:
    draft = read.text(
        "关于修缮样例凉亭的建议\n建议编号:0016\n提出代表:王样例\n承办单位 | 办理结果 | 代表反馈\n"
        "答复正文\n王样例代表:\n您提出的建议收悉,现答复如下:凉亭年久失修,已请人看过。\n"
        "样例市甲局\n2099年9月15日\n"
    )
    assert "outcome" not in draft.replies[0]
    assert "feedback" not in draft.replies[0]
