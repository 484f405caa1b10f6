"""What the sources publish and what they leave out, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from proposals.analysis.timeline import days_to
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
    cases = _shares(_OF_CASES, (case.facts for case in record.cases))
    answers = (answer.facts for case in record.cases for answer in case.answers)
    answered = sum(bool(case.answers) for case in record.cases)
    return (*cases, Share("replies", answered, len(record.cases)), *_shares(_OF_REPLIES, answers))


def _shares(named: Mapping[str, tuple[str, ...]], documents: Iterable[Facts]) -> list[Share]:
    known = dict.fromkeys(named, 0)
    total = 0
    for told in documents:
        total += 1
        for name, fields in named.items():
            for field in fields:
                if told.get(field):
                    known[name] += 1
                    break
    return [Share(name, count, total) for name, count in known.items()]


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
        yield from days_to(case, case.answers)
