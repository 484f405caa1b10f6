"""Invented cases as objects, for tests that need no files."""

from __future__ import annotations

from proposals.case import Case, CaseReply
from proposals.corpus import Corpus
from proposals.model import Department, Jurisdiction, Kind, Mover, Proposal, Reply, Topic
from proposals.registry import Registry

PLACE = Jurisdiction(slug="yangli", name="样例市")


def department(slug: str) -> Department:
    return Department(jurisdiction=PLACE.slug, slug=slug, name=f"样例市{slug}局")


def answer(slug: str, **fields: object) -> CaseReply:
    reply = Reply.model_validate({"department": slug, **fields})
    return CaseReply(reply, department(slug), f"reply-{slug}")


def case(
    id_: str,
    *replies: CaseReply,
    topics: tuple[str, ...] = (),
    movers: tuple[str, ...] = (),
    **fields: object,
) -> Case:
    proposal = Proposal.model_validate(
        {
            "title": f"关于{id_}的建议",
            "kind": Kind.CPPCC,
            "jurisdiction": PLACE.slug,
            "number": id_,
            "movers": tuple(Mover(name=name) for name in movers),
            **fields,
        }
    )
    subjects = tuple(Topic(slug=topic, name=topic) for topic in topics)
    return Case(id_, proposal, replies, PLACE, (), subjects)


def record(*cases: Case) -> Corpus:
    return Corpus(Registry(jurisdictions={PLACE.slug: PLACE}), cases)


CALLED = [
    ("第{number}号", "0354", "第0354号"),
    ("第{number}号", "闭08", "第闭08号"),
    ("第{number}号", "闭08号", "第闭08号"),
    ("第{number}号", "道路交通类第6", "道路交通类第6号"),
    ("第{number}号", "道路交通类第6号", "道路交通类第6号"),
    ("No. {number}", "道路交通类第6号", "No. 道路交通类第6号"),
]
"""Pattern, number of a case, and what it is called."""
