"""What the sources publish and what they leave out, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from proposals.analysis.timeline import Stage, timeline
from proposals.case import Case, CaseReply
from proposals.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many say something.

    Attributes:
        field: name of the fact, ``reply.`` before those of replies.
        known: how many publish it.
        total: how many there are.
    """

    field: str
    known: int
    total: int


_CASE_FACTS: dict[str, Callable[[Case], object]] = {
    "number": lambda case: case.proposal.number,
    "movers": lambda case: case.proposal.movers,
    "session": lambda case: case.proposal.term,
    "body": lambda case: case.proposal.text,
    "submitted": lambda case: case.proposal.submitted,
    "assigned": lambda case: case.proposal.assigned,
    "departments": lambda case: case.proposal.departments,
    "status": lambda case: case.proposal.status,
    "replies": lambda case: case.replies,
}
_REPLY_FACTS: dict[str, Callable[[CaseReply], object]] = {
    "reply.role": lambda item: item.reply.role,
    "reply.number": lambda item: item.reply.number,
    "reply.date": lambda item: item.reply.date or item.reply.signed,
    "reply.outcome": lambda item: item.reply.outcome,
    "reply.feedback": lambda item: item.reply.feedback,
}


def coverage(record: Corpus) -> tuple[Share, ...]:
    """For each fact, the cases or replies that publish it."""
    replies = [item for case in record.cases for item in case.replies]
    of_cases = [
        Share(name, sum(bool(fact(case)) for case in record.cases), len(record.cases))
        for name, fact in _CASE_FACTS.items()
    ]
    of_replies = [
        Share(name, sum(bool(fact(item)) for item in replies), len(replies))
        for name, fact in _REPLY_FACTS.items()
    ]
    return (*of_cases, *of_replies)


def by_year(record: Corpus) -> tuple[tuple[int | None, int], ...]:
    """Cases by the year they are filed under, oldest first; those without a year last."""
    counts = Counter(case.year for case in record.cases)
    years = sorted(year for year in counts if year is not None)
    return tuple((year, counts[year]) for year in [*years, *([None] if None in counts else [])])


def days_to_reply(record: Corpus) -> tuple[int, ...]:
    """Days from 交办 (else 提出) to each reply for which both are published, ascending."""
    return tuple(sorted(_days(record.cases)))


def _days(cases: Iterable[Case]) -> Iterable[int]:
    for case in cases:
        for step in timeline(case):
            if step.stage is Stage.REPLIED and step.days is not None:
                yield step.days
