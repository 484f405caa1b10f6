"""The rows of each table, read from the record one by one, in an order that stays."""

from __future__ import annotations

from collections.abc import Iterator

from proposals import indexes
from proposals.case import PROPOSALS, Case, CaseReply
from proposals.corpus import Corpus
from proposals.exports.dataset.flat import flat
from proposals.exports.dataset.shape import Row
from proposals.exports.published import PRIVATE, department_id
from proposals.indexes import Person
from proposals.model import Department, Jurisdiction, Mover, Proposal, Reply, Topic, Withdrawn

_ELSEWHERE = {"movers", "topics", "departments", "handlers", "jurisdiction", "body"}
"""Fields of a proposal that are references, or stand in a table of their own."""

JURISDICTION = flat(Jurisdiction, frozenset({"slug"}))
DEPARTMENT = flat(Department, frozenset({"jurisdiction"}))
TOPIC = flat(Topic, frozenset({"slug"}))
MOVER = flat(Mover)
WITHDRAWN = flat(Withdrawn, frozenset({"case", "instead"}))
CASE = flat(Proposal, PRIVATE | _ELSEWHERE)
REPLY = flat(Reply, PRIVATE | {"department", "body"})


def jurisdictions(record: Corpus) -> Iterator[Row]:
    """Every place of the registry, by slug."""
    used = {case.jurisdiction.slug for case in record.cases}
    for slug, place in sorted(record.registry.jurisdictions.items()):
        page = indexes.address(place) if slug in used else None
        yield (slug, *JURISDICTION.values(place), page)


def departments(record: Corpus) -> Iterator[Row]:
    """Every department of the registry, by identifier."""
    used = {department_id(one) for case in record.cases for one in case.departments}
    known = {department_id(entry): entry for entry in record.registry.departments.values()}
    for id_, department in sorted(known.items()):
        page = indexes.address(department) if id_ in used else None
        yield (id_, department.jurisdiction, *DEPARTMENT.values(department), page)


def topics(record: Corpus) -> Iterator[Row]:
    """Every topic of the registry, by slug."""
    used = {topic.slug for case in record.cases for topic in case.topics}
    for slug, topic in sorted(record.registry.topics.items()):
        yield (slug, *TOPIC.values(topic), indexes.address(topic) if slug in used else None)


def movers(record: Corpus) -> Iterator[Row]:
    """Everybody who proposed, by identifier."""
    people = {
        mover_id(person): (person, mover)
        for case in record.cases
        for mover in case.proposal.movers
        for person in (indexes.person(case, mover),)
    }
    for id_, (person, mover) in sorted(people.items(), key=lambda item: item[0]):
        yield (id_, person.jurisdiction.slug, *MOVER.values(mover), indexes.address(person))


def cases(record: Corpus) -> Iterator[Row]:
    """Every case, in the order of the record."""
    for case in record.cases:
        facts = CASE.values(case.proposal)
        yield (case.key, case.jurisdiction.slug, *facts, case.year, case.updated, case.address)


def case_movers(record: Corpus) -> Iterator[Row]:
    """Who proposed which case."""
    for case in record.cases:
        for position, mover in enumerate(case.proposal.movers, 1):
            yield (case.key, position, mover_id(indexes.person(case, mover)))


def case_departments(record: Corpus) -> Iterator[Row]:
    """Which departments a proposal is said to be handled by."""
    for case in record.cases:
        for position, (name, department) in enumerate(case.handlers, 1):
            role = case.part_of(name)
            yield (case.key, position, department_id(department), name, role and role.value)


def case_topics(record: Corpus) -> Iterator[Row]:
    """What a case is filed under."""
    for case in record.cases:
        for position, topic in enumerate(case.topics, 1):
            yield (case.key, position, topic.slug)


def replies(record: Corpus) -> Iterator[Row]:
    """Every reply, case by case, in the order of the page."""
    for case in record.cases:
        for position, item in enumerate(case.replies, 1):
            place = (reply_id(case, item), case.key, position, department_id(item.department))
            facts = REPLY.values(item.reply)
            yield (*place, item.reply.department, *facts, f"{case.address}#{item.anchor}")


def documents(record: Corpus) -> Iterator[Row]:
    """Every proposal and reply with its text; a body is asked for once."""
    for case in record.cases:
        proposal = case.proposal
        yield (f"{case.key}#proposal", case.key, None, proposal.title, proposal.body or None)
        for item in case.replies:
            id_, reply = reply_id(case, item), item.reply
            yield (id_, case.key, id_, reply.title, reply.body or None)


def withdrawn(record: Corpus) -> Iterator[Row]:
    """Every case that was published and is no longer, by identifier."""
    for key, one in sorted(record.registry.withdrawn.items()):
        yield (key, *WITHDRAWN.values(one), one.instead, f"{PROPOSALS}/{key}.html")


def reply_id(case: Case, item: CaseReply) -> str:
    """``<jurisdiction>/<id>#<anchor>``, unique in the whole record."""
    return f"{case.key}#{item.anchor}"


def mover_id(person: Person) -> str:
    """The person's part of the address of their page, which never changes."""
    return indexes.address(person).removeprefix("movers/").removesuffix(".html")
