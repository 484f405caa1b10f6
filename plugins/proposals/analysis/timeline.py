"""The life of a case as far as it is published: 提出, 交办, 答复, 反馈."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from proposals.case import Answer, Case, CaseReply


class Stage(StrEnum):
    """A station in the life of a case."""

    SUBMITTED = "submitted"
    ASSIGNED = "assigned"
    REPLIED = "replied"
    FEEDBACK = "feedback"


class Step(NamedTuple):
    """One station of one case.

    Attributes:
        stage: which station.
        day: partial ISO date; None when it is not published.
        item: the reply concerned, for ``REPLIED`` and ``FEEDBACK``; None when there is none.
        days: whole days since ``since``; None unless both are known to the day and in order.
        since: the station that ``days`` are counted from.
    """

    stage: Stage
    day: str | None
    item: CaseReply | None = None
    days: int | None = None
    since: Stage | None = None


def timeline(case: Case) -> tuple[Step, ...]:
    """The stations of a case in order; those not published are there without a date.

    A reply's day is its 答复日期, else the date under the letter. Its days count from 交办,
    else from 提出: those are what the rules of procedure set their limits from.
    """
    proposal = case.proposal
    submitted, assigned = proposal.submitted, proposal.assigned
    before = (Stage.SUBMITTED, submitted)
    origin = (Stage.ASSIGNED, assigned) if assigned else before
    dated = [(_day(item), item) for item in case.replies]
    if len(dated) > 1:
        dated.sort(key=_place)
    steps = [Step(Stage.SUBMITTED, submitted), _after(before, Stage.ASSIGNED, assigned)]
    steps += [_after(origin, Stage.REPLIED, day, item) for day, item in dated]
    if not dated:
        steps.append(Step(Stage.REPLIED, None))
    told = [Step(Stage.FEEDBACK, None, item) for _, item in dated if item.reply.feedback]
    return (*steps, *(told or [Step(Stage.FEEDBACK, None)]))


def days_to(case: Case, answers: Iterable[Answer]) -> Iterator[int]:
    """The days that ``timeline`` counts to some of a case's replies, without their objects."""
    told = case.facts
    origin = told.get("assigned") or told.get("submitted")
    for answer in answers if origin else ():
        facts = answer.facts
        days = days_between(origin, facts.get("date") or facts.get("signed"))
        if days is not None:
            yield days


def days_between(first: str | None, second: str | None) -> int | None:
    """Days from one date to another; None unless both are known to the day and in order."""
    if first is None or second is None or len(first) != 10 or len(second) != 10:
        return None
    days = (dt.date.fromisoformat(second) - dt.date.fromisoformat(first)).days
    return days if days >= 0 else None


def _after(
    origin: tuple[Stage, str | None], stage: Stage, day: str | None, item: CaseReply | None = None
) -> Step:
    days = days_between(origin[1], day)
    return Step(stage, day, item, days, None if days is None else origin[0])


def _place(dated: tuple[str | None, CaseReply]) -> tuple[bool, str]:
    """Orders by day: a month or a year stands after the days that it may be, no day last."""
    day, _ = dated
    return day is None, f"{day}~"


def _day(item: CaseReply) -> str | None:
    return item.reply.date or item.reply.signed
