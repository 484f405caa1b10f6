"""What the record knows of one department: its parts, its outcomes, its known times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from proposals.analysis.timeline import days_to
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
        own = [answer for answer in case.answers if _is(answer.department, department)]
        for answer in own:
            facts = answer.facts
            role = facts.get("role")
            roles[ReplyRole(role) if role else None] += 1
            if "outcome" in facts:
                outcomes[facts["outcome"]["label"]] += 1
        days += days_to(case, own)
    return Profile(
        tuple((role, roles[role]) for role in [*ReplyRole, None] if roles[role]),
        tuple(sorted(outcomes.items(), key=lambda row: (-row[1], row[0]))),
        tuple(sorted(days)),
    )


def _is(one: Department, other: Department) -> bool:
    # To compare whole departments takes ten times as long.
    return one.slug == other.slug and one.jurisdiction == other.jurisdiction
