"""Everything of a case that can be searched, and where its page shows it."""

from __future__ import annotations

from dataclasses import replace

from proposals.model import Source, SourceGrade, Votes
from proposals.search import documents
from tests.search import invented


def test_every_fact_and_every_block_is_a_passage_of_its_own() -> None:
    found = list(documents.passages(invented.full_case()))
    assert [(item.field, item.anchor, item.text) for item in found] == [
        ("number", "", "0007"),
        ("mover", "", "甲委员"),
        ("mover", "", "丁委员"),
        ("department", "", "路桥局"),
        ("department", "", "样例市路桥局"),
        ("session", "", "十三届五次"),
        ("submitted", "", "2020年1月2日"),
        ("assigned", "", "2020年3月"),
        ("due", "", "2020年9月1日"),
        ("published", "", "2020年"),
        ("status", "", "立案"),
        ("topic", "", "道路"),
        ("jurisdiction", "", "样例市"),
        ("source", "", "样例市提案网"),
        ("notes", "", "原文有错字"),
        ("reply.title", "reply-lujiao", "关于甲号提案的复函"),
        ("reply.number", "reply-lujiao", "样路函〔2020〕7号"),
        ("reply.date", "reply-lujiao", "2020年8月5日"),
        ("reply.published", "reply-lujiao", "2020年9月23日"),
        ("reply.signed", "reply-lujiao", "2020年7月"),
        ("reply.department", "reply-lujiao", "路桥局"),
        ("reply.addressee", "reply-lujiao", "乙委员"),
        ("reply.contact", "reply-lujiao", "丙科长 0000-0001234"),
        ("reply.outcome", "reply-lujiao", "已经采纳"),
        ("reply.outcome", "reply-lujiao", "A"),
        ("reply.outcome", "reply-lujiao", "样例分类"),
        ("reply.feedback", "reply-lujiao", "满意"),
        ("reply.feedback", "reply-lujiao", "盼早日动工"),
        ("reply.source", "reply-lujiao", "样例市路桥局网"),
        ("reply.notes", "reply-lujiao", "复函无落款"),
        ("", "proposal-1", "桥面有坑。"),
        ("", "proposal-2", "处 坑"),
        ("", "proposal-3", "北 三"),
        ("", "reply-lujiao-1", "现状"),
        ("", "reply-lujiao-2", "桥面正在修补。"),
        ("", "reply-lujiao-3", "第一项"),
        ("", "reply-lujiao-4", "第二项"),
    ]


def test_what_is_not_known_is_no_passage() -> None:
    found = list(documents.passages(invented.case("0001", "题目", year=None)))
    assert [item.field for item in found] == ["number", "jurisdiction"]


def test_a_term_without_a_session_is_printed_alone() -> None:
    case = invented.full_case()
    proposal = case.proposal.model_copy(update={"session": None})
    found = documents.passages(replace(case, proposal=proposal))
    assert [item.text for item in found if item.field == "session"] == ["十三届"]


def test_what_is_said_of_a_copy_besides_its_publisher_is_no_passage() -> None:
    """As docs/search.md says; neither are votes, counts, the year alone and the day of entry."""
    case = invented.full_case()
    source = Source(
        publisher="样例市提案网",
        address="https://example.org/0007",
        retrieved="2098-11-12",
        sha256="0" * 64,
        grade=SourceGrade.REPOST,
    )
    more = {"votes": Votes(support=77, oppose=0), "movers_total": 77, "added": "2098-11-13"}
    proposal = case.proposal.model_copy(update={"source": source, **more})
    (item,) = case.replies
    reply = replace(item, reply=item.reply.model_copy(update={"source": source}))
    told = [one.text for one in documents.passages(replace(case, proposal=proposal))]
    assert told == [one.text for one in documents.passages(case)]
    answered = documents.passages(replace(case, replies=(reply,)))
    assert [one.text for one in answered if one.field == "reply.source"] == ["样例市提案网"]


def test_values_to_filter_by() -> None:
    assert documents.values(invented.full_case()) == {
        "department": ("yangli/lujiao",),
        "jurisdiction": ("yangli",),
        "session": ("yangli/cppcc-13-5",),
        "year": ("2020",),
        "topic": ("roads",),
        "kind": ("cppcc",),
        "role": ("lead",),
        "outcome": ("yangli/已经采纳",),
        "reply": ("yes",),
    }
    unknown = documents.values(invented.case("0001", "题目", year=None))
    assert unknown["session"] == unknown["outcome"] == ()
    assert unknown["year"] == unknown["department"] == unknown["role"] == ()
    assert unknown["reply"] == ("no",)
