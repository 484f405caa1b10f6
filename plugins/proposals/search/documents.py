"""A case as search sees it: its pieces of text in order, and what it can be filtered by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from proposals import markup
from proposals.case import Case, CaseReply
from proposals.numerals import hanzi

FIELDS = (
    *("department", "jurisdiction", "session", "year", "topic"),
    *("kind", "role", "outcome", "reply"),
)
"""What cases can be filtered by, in the order in which the page offers it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text that a query can match.

    Attributes:
        field: which fact it is (``reply.number``); empty for the text of a body.
        anchor: id of the element of the case's page that shows it; empty for the page's top.
        text: as printed.
    """

    field: str
    anchor: str
    text: str


def passages(case: Case) -> Iterator[Passage]:
    """Everything of a case that is searched besides its title, in the order of its page."""
    yield from _facts(case)
    for item in case.replies:
        yield from _reply_facts(item)
    for block in markup.render(case.proposal.body, "proposal").blocks:
        yield Passage("", block.anchor, block.text)
    for item in case.replies:
        for block in markup.render(item.reply.body, item.anchor).blocks:
            yield Passage("", block.anchor, block.text)


def values(case: Case) -> Mapping[str, tuple[str, ...]]:
    """Values of a case for each of ``FIELDS``: addresses of the registry, codes of the model.

    A department is ``<jurisdiction>/<slug>``, a session ``<jurisdiction>/<kind>-<term>-<session>``
    and an outcome ``<jurisdiction>/<label>``: each place counts and grades in a way of its own.
    ``reply`` is ``yes`` or ``no``.
    """
    place = case.jurisdiction.slug
    sitting = (case.proposal.kind, case.proposal.term, case.proposal.session)
    outcomes = (item.reply.outcome for item in case.replies)
    return {
        "department": tuple(f"{item.jurisdiction}/{item.slug}" for item in case.departments),
        "jurisdiction": (place,),
        "session": (f"{place}/{'-'.join(str(part) for part in sitting if part is not None)}",)
        if case.proposal.term is not None
        else (),
        "year": (str(case.year),) if case.year else (),
        "topic": tuple(topic.slug for topic in case.topics),
        "kind": (case.proposal.kind.value,),
        "role": tuple(
            dict.fromkeys(item.reply.role.value for item in case.replies if item.reply.role)
        ),
        "outcome": tuple(dict.fromkeys(f"{place}/{item.label}" for item in outcomes if item)),
        "reply": ("yes" if case.replies else "no",),
    }


def session_name(term: int, session: int | None) -> str:
    """A session as people write it: 十三届五次, or 十三届 where the session is not known."""
    return f"{hanzi(term)}届" + (f"{hanzi(session)}次" if session is not None else "")


def _facts(case: Case) -> Iterator[Passage]:
    proposal = case.proposal
    yield from _texts("number", "", proposal.number)
    yield from _texts("mover", "", *(mover.name for mover in proposal.movers))
    official = (department.name for department in case.departments)
    yield from _texts("department", "", *dict.fromkeys((*proposal.departments, *official)))
    if proposal.term is not None:
        yield Passage("session", "", session_name(proposal.term, proposal.session))
    for field in ("submitted", "assigned", "due", "published"):
        yield from _texts(field, "", _printed(getattr(proposal, field)))
    yield from _texts("status", "", proposal.status)
    yield from _texts("topic", "", *(topic.name for topic in case.topics))
    yield from _texts("jurisdiction", "", case.jurisdiction.name)
    yield from _texts("source", "", proposal.source.publisher if proposal.source else None)
    yield from _texts("notes", "", *proposal.notes)


def _reply_facts(item: CaseReply) -> Iterator[Passage]:
    reply, at = item.reply, item.anchor
    yield from _texts("reply.title", at, reply.title)
    yield from _texts("reply.number", at, reply.number)
    for field in ("date", "published", "signed"):
        yield from _texts(f"reply.{field}", at, _printed(getattr(reply, field)))
    yield from _texts("reply.department", at, reply.department)
    yield from _texts("reply.addressee", at, reply.addressee)
    if reply.contact:
        told = filter(None, (reply.contact.name, reply.contact.phone))
        yield from _texts("reply.contact", at, " ".join(told))
    if reply.outcome:
        yield from _texts("reply.outcome", at, reply.outcome.label, *reply.outcome.unsaid)
    if reply.feedback:
        yield from _texts("reply.feedback", at, reply.feedback.satisfaction, reply.feedback.comment)
    yield from _texts("reply.source", at, reply.source.publisher if reply.source else None)
    yield from _texts("reply.notes", at, *reply.notes)


def _printed(day: str | None) -> str | None:
    """A partial ISO date as pages in Chinese print it: 2020年8月5日, 2020年8月, 2020年."""
    if day is None:
        return None
    return "".join(
        f"{int(part)}{unit}" for part, unit in zip(day.split("-"), "年月日", strict=False)
    )


def _texts(field: str, anchor: str, *texts: str | None) -> Iterator[Passage]:
    return (Passage(field, anchor, text) for text in texts if text)
