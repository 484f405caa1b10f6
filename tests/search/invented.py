"""Invented cases of an invented city, to index without content/."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from proposals.case import Case, CaseReply
from proposals.corpus import Corpus
from proposals.model import (
    Contact,
    Department,
    Feedback,
    Jurisdiction,
    Kind,
    Mover,
    Outcome,
    Proposal,
    Reply,
    ReplyRole,
    Source,
    TextKind,
    Topic,
)
from proposals.registry import Registry

PLACE = Jurisdiction(slug="yangli", name="样例市")
OTHER = Jurisdiction(slug="linyang", name="邻样市")
ROADS = Department(jurisdiction="yangli", slug="lujiao", name="样例市路桥局", aliases=("路桥局",))
PARKS = Department(jurisdiction="linyang", slug="yuanlin", name="邻样市园林局")
TOPIC = Topic(slug="roads", name="道路")


def case(
    name: str,
    title: str,
    *paragraphs: str,
    place: Jurisdiction = PLACE,
    year: int | None = 2020,
    kind: Kind = Kind.CPPCC,
    movers: Sequence[str] = (),
    topics: Sequence[Topic] = (),
    replies: Iterable[tuple[Department, Reply]] = (),
) -> Case:
    """A case whose body is the paragraphs."""
    answered = tuple(
        CaseReply(reply, department, f"reply-{department.slug}") for department, reply in replies
    )
    return Case(
        id=name,
        proposal=Proposal(
            title=title,
            number=name,
            kind=kind,
            jurisdiction=place.slug,
            year=year,
            movers=tuple(Mover(name=mover) for mover in movers),
            topics=tuple(topic.slug for topic in topics),
            text=TextKind.ORIGINAL if paragraphs else None,
            body="\n\n".join(paragraphs),
        ),
        replies=answered,
        jurisdiction=place,
        handlers=(),
        topics=tuple(topics),
    )


def corpus(*cases: Case) -> Corpus:
    """A corpus of these cases, in this order."""
    registry = Registry(
        jurisdictions={place.slug: place for place in (PLACE, OTHER)},
        departments={(entry.jurisdiction, entry.slug): entry for entry in (ROADS, PARKS)},
        topics={TOPIC.slug: TOPIC},
    )
    return Corpus(registry, cases)


def full_case() -> Case:
    """A case in which every field that is searched has a text of its own."""
    reply = Reply(
        department="路桥局",
        role=ReplyRole.LEAD,
        title="关于甲号提案的复函",
        number="样路函〔2020〕7号",
        addressee="乙委员",
        date="2020-08-05",
        signed="2020-07",
        published="2020-09-23",
        contact=Contact(name="丙科长", phone="0000-0001234"),
        outcome=Outcome(label="已经采纳", code="A", scheme="样例分类"),
        feedback=Feedback(satisfaction="满意", comment="盼早日动工"),
        source=Source(publisher="样例市路桥局网"),
        notes=("复函无落款",),
        text=TextKind.ORIGINAL,
        body="## 现状\n\n桥面*正在*修补。\n\n- 第一项\n- 第二项",
    )
    made = case(
        "0007",
        "修补样例大桥的建议",
        "桥面有坑。",
        "| 处 | 坑 |\n|---|---|\n| 北 | 三 |",
        movers=("甲委员", "丁委员"),
        topics=(TOPIC,),
        replies=((ROADS, reply),),
    )
    proposal = made.proposal.model_copy(
        update={
            "term": 13,
            "session": 5,
            "submitted": "2020-01-02",
            "assigned": "2020-03",
            "due": "2020-09-01",
            "published": "2020",
            "status": "立案",
            "source": Source(publisher="样例市提案网"),
            "departments": ("路桥局",),
            "notes": ("原文有错字",),
        }
    )
    return replace(made, proposal=proposal, handlers=(("路桥局", ROADS),))


def sample() -> Corpus:
    """Some cases that differ in everything they can be filtered by."""
    garden = Reply(department="邻样市园林局", text=TextKind.ORIGINAL, body="树已种。")
    return corpus(
        full_case(),
        case("0008", "多种树的建议", "路边少树。", year=2021, topics=(TOPIC,)),
        case("0009", "公园夜间开放", place=OTHER, kind=Kind.NPC, replies=((PARKS, garden),)),
    )
