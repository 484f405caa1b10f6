"""What the record knows of one department: its parts, its outcomes, its known times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from proposals.analysis.timeline import Stage, timeline
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
        for item in case.replies:
            if item.department != department:
                continue
            roles[item.reply.role] += 1
            if item.reply.outcome:
                outcomes[item.reply.outcome.label] += 1
        days += [
            step.days
            for step in timeline(case)
            if step.stage is Stage.REPLIED
            and step.days is not None
            and step.item is not None
            and step.item.department == department
        ]
    return Profile(
        tuple((role, roles[role]) for role in [*ReplyRole, None] if roles[role]),
        tuple(sorted(outcomes.items(), key=lambda row: (-row[1], row[0]))),
        tuple(sorted(days)),
    )
