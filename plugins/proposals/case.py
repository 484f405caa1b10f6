"""A case: a proposal, its replies, and whom and what they refer to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from proposals import identity
from proposals.casetree import PROPOSALS as PROPOSALS
from proposals.digests import digest
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
    def departments(self) -> tuple[Department, ...]:
        """The handlers, then those known only by their reply; each once."""
        printed = (department for _, department in self.handlers)
        return tuple(dict.fromkeys([*printed, *(item.department for item in self.replies)]))

    @property
    def answered_by(self) -> tuple[Department, ...]:
        """The department of each reply."""
        return tuple(item.department for item in self.replies)

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
    def year(self) -> int | None:
        """The year the case is filed under; None when nothing is dated.

        Read off, in this order, its number, 年度, the proposal's own dates, the earliest date
        of a reply.
        """
        proposal = self.proposal
        own = (proposal.submitted, proposal.assigned, proposal.published)
        answered = (day for item in self.replies for day in (item.reply.date, item.reply.signed))
        return filed_under(proposal.number, proposal.year, own, answered)

    @property
    def updated(self) -> str | None:
        """Latest date known of the case: of a reply, of the proposal, or of its entry here."""
        proposal = self.proposal
        days = [proposal.submitted, proposal.assigned, proposal.published, proposal.added]
        for item in self.replies:
            days += [item.reply.date, item.reply.signed, item.reply.published]
        return max((day for day in days if day), default=None)


def filed_under(
    number: str | None,
    year: int | None,
    own: Iterable[str | None],
    answered: Iterable[str | None],
) -> int | None:
    """The year a case is filed under, as ``Case.year`` says, of the facts themselves.

    Args:
        number: the proposal's.
        year: 年度, if it is printed.
        own: the proposal's dates, the one that counts most first.
        answered: the dates of the replies.
    """
    stated = identity.year_in(number) or year
    if stated:
        return stated
    first = next((day for day in own if day), None) or min(filter(None, answered), default=None)
    return int(first[:4]) if first else None
