"""What the record knows of one department: its parts, its outcomes, its known times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from proposals.analysis.timeline import days_to_replies
from proposals.case import Case
from proposals.model import Department, ReplyRole


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts over a department's replies. Never a score: schemes and records differ.

    Attributes:
        roles: replies by role in the order of the model; None last, for unknown.
        outcomes: replies by outcome as printed, most frequent first.
        days: known days to its replies, ascending.
    """

    roles: tuple[tuple[ReplyRole | None, int], ...]
    outcomes: tuple[tuple[str, int], ...]
    days: tuple[int, ...]


def profile(department: Department, cases: Iterable[Case]) -> Profile:
    """Profile of a department over the cases it is part of."""
    roles: Counter[ReplyRole | None] = Counter()
    outcomes: Counter[str] = Counter()
    days: list[int] = []
    for case in cases:
        for answer in case.answers:
            if answer.department != department:
                continue
            role = answer.facts.get("role")
            roles[ReplyRole(role) if role else None] += 1
            if "outcome" in answer.facts:
                outcomes[answer.facts["outcome"]["label"]] += 1
        days += [
            count for answer, count in days_to_replies(case) if answer.department == department
        ]
    return Profile(
        tuple((role, roles[role]) for role in [*ReplyRole, None] if roles[role]),
        tuple(sorted(outcomes.items(), key=lambda row: (-row[1], row[0]))),
        tuple(sorted(days)),
    )
