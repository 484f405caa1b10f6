"""What the sources publish and what they leave out, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from proposals.analysis.timeline import days_to_replies
from proposals.case import Case
from proposals.corpus import Corpus
from proposals.facts import Facts


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


_OF_CASES = {
    "number": ("number",),
    "movers": ("movers",),
    "session": ("term",),
    "body": ("text",),
    "submitted": ("submitted",),
    "assigned": ("assigned",),
    "departments": ("departments",),
    "status": ("status",),
}
_OF_REPLIES = {
    "reply.role": ("role",),
    "reply.number": ("number",),
    "reply.date": ("date", "signed"),
    "reply.outcome": ("outcome",),
    "reply.feedback": ("feedback",),
}
"""Fact -> the fields that say it, any of which will do."""


def coverage(record: Corpus) -> tuple[Share, ...]:
    """For each fact, the cases or replies that publish it."""
    cases = [case.facts for case in record.cases]
    replies = [answer.facts for case in record.cases for answer in case.answers]
    answered = Share("replies", sum(bool(case.answers) for case in record.cases), len(cases))
    return (*_shares(_OF_CASES, cases), answered, *_shares(_OF_REPLIES, replies))


def _shares(named: Mapping[str, tuple[str, ...]], documents: Sequence[Facts]) -> Iterable[Share]:
    for name, fields in named.items():
        known = sum(any(told.get(field) for field in fields) for told in documents)
        yield Share(name, known, len(documents))


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
        for _, days in days_to_replies(case):
            yield days
