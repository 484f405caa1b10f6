"""A case: a proposal, its replies, and whom and what they refer to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from proposals import facts, identity
from proposals.casetree import PROPOSALS as PROPOSALS
from proposals.digests import digest
from proposals.facts import Facts
from proposals.model import Department, Jurisdiction, Proposal, Reply, ReplyRole, Topic


@dataclass(frozen=True, slots=True)
class CaseReply:
    """A reply in its case.

    Attributes:
        reply: what the department answered.
        department: the department that the registry knows.
        anchor: id of the reply on the case's page: ``reply-<slug>``, and ``reply-<slug>--2`` for
            the second of one department, because ``reply-<slug>-2`` is a paragraph of the first.
    """

    reply: Reply
    department: Department
    anchor: str


class Answer(Protocol):
    """A reply as far as its facts go, without the object that holds its text."""

    @property
    def department(self) -> Department:
        """As in ``CaseReply``."""

    @property
    def anchor(self) -> str:
        """As in ``CaseReply``."""

    @property
    def facts(self) -> Facts:
        """What its front matter says."""


@dataclass(frozen=True, slots=True)
class StatedAnswer:
    """An ``Answer`` of a reply at hand."""

    department: Department
    anchor: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Case:
    """A proposal, its replies, and the registry entries they refer to.

    Attributes:
        id: folder name; last part of the address.
        proposal: what was asked.
        replies: lead first, then sole, separate, unknown and joint; in printed order.
        jurisdiction: the place.
        handlers: 办理单位 in printed order: the name as printed, and whom it means.
        topics: in the order the editors gave.
    """

    id: str
    proposal: Proposal
    replies: tuple[CaseReply, ...]
    jurisdiction: Jurisdiction
    handlers: tuple[tuple[str, Department], ...]
    topics: tuple[Topic, ...]

    @property
    def facts(self) -> Facts:
        """What the proposal's front matter says: for whoever looks at a little of every case."""
        return facts.of(self.proposal)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Facts of the replies, in their order."""
        return tuple(
            StatedAnswer(item.department, item.anchor, facts.of(item.reply))
            for item in self.replies
        )

    @property
    def departments(self) -> tuple[Department, ...]:
        """The handlers, then those known only by their reply; each once."""
        printed = [department for _, department in self.handlers]
        return tuple(dict.fromkeys([*printed, *self.answered_by]))

    @property
    def answered_by(self) -> tuple[Department, ...]:
        """The department of each reply."""
        return tuple(answer.department for answer in self.answers)

    @property
    def digest(self) -> bytes:
        """Changes with everything that the case says, and with the names it refers to."""
        return digest(repr(self).encode())

    @property
    def front(self) -> bytes:
        """As ``digest``, but need not change with the bodies."""
        return self.digest

    def part_of(self, name: str) -> ReplyRole | None:
        """The part printed beside a handler's name, if one is."""
        return next((one.role for one in self.proposal.handlers if one.name == name), None)

    @property
    def key(self) -> str:
        """``<jurisdiction>/<id>``, the identity that never changes."""
        return f"{self.jurisdiction.slug}/{self.id}"

    @property
    def address(self) -> str:
        """Path of its page below the site's root."""
        return f"{PROPOSALS}/{self.key}.html"

    @property
    def title(self) -> str:
        """案由 as printed."""
        return self.proposal.title

    @property
    def number(self) -> str | None:
        """编号 as printed, if it is."""
        return self.proposal.number

    @property
    def has_more_movers(self) -> bool:
        """Whether the source says that there are movers beyond those it names."""
        of = self.facts.get
        return bool(of("movers_open")) or of("movers_total", 0) > len(of("movers", ()))

    @property
    def moved_by(self) -> str:
        """Who moved it, as a sentence names them: 甲、乙等 where there are more than it names."""
        names = "、".join(mover["name"] for mover in self.facts.get("movers", ()))
        return f"{names}等" if names and self.has_more_movers else names

    @property
    def year(self) -> int | None:
        """The year the case is filed under, as ``filed_under``."""
        return filed_under(self.facts, [answer.facts for answer in self.answers])

    @property
    def updated(self) -> str | None:
        """Latest date known of the case, as ``latest_day``."""
        return latest_day(self.facts, [answer.facts for answer in self.answers])


def filed_under(proposal: Facts, answers: Iterable[Facts]) -> int | None:
    """The year a case is filed under; None when nothing is dated.

    Read off, in this order, its number, 年度, the proposal's own dates, the earliest date of a
    reply.
    """
    of = proposal.get
    stated = identity.year_in(of("number")) or of("year")
    if stated:
        return int(stated)
    first = of("submitted") or of("assigned") or of("published")
    if not first:
        days = (answer.get(name) for answer in answers for name in ("date", "signed"))
        first = min(filter(None, days), default=None)
    return int(first[:4]) if first else None


def latest_day(proposal: Facts, answers: Iterable[Facts]) -> str | None:
    """Latest date known of a case: of a reply, of the proposal, or of its entry here."""
    of = proposal.get
    days = [of("submitted"), of("assigned"), of("published"), of("added")]
    for answer in answers:
        of = answer.get
        days += [of("date"), of("signed"), of("published")]
    return max(filter(None, days), default=None)
