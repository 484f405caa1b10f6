"""The page of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from proposals import markup
from proposals.addressing import is_to_others
from proposals.analysis.surroundings import Surroundings
from proposals.analysis.timeline import timeline
from proposals.case import Case, CaseReply
from proposals.digests import digest_of
from proposals.exports.citation import cite
from proposals.markup import Rendered
from proposals.model import ReplyRole


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply with its body rendered.

    Attributes:
        item: the reply.
        body: its body.
        explained: whether what is generally said of its department's part holds for it.
    """

    item: CaseReply
    body: Rendered
    explained: bool


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, for references.

    Attributes:
        site: absolute address of the site, without a slash at its end.
        name: name of the site.
    """

    site: str
    name: str


class CasePage(NamedTuple):
    """The page of a case, as ``Page``. Of these there are most, so each is small and soon made.

    Attributes:
        case: the case.
        around: the other cases that it shows.
        publisher: who publishes it.
        changed: time of its latest change, where the record's history is known.
    """

    case: Case
    around: Surroundings
    publisher: Publisher
    changed: str | None

    @property
    def address(self) -> str:
        """As ``Page.address``."""
        return self.case.address

    @property
    def template(self) -> str:
        """As ``Page.template``."""
        return "case"

    def updated(self) -> str | None:
        """As ``Page.updated``."""
        return latest([self.case], {self.case.key: self.changed})

    def inputs(self) -> bytes:
        """As ``Page.inputs``."""
        return digest_of([self.case.digest, self.around.digest])

    def values(self) -> dict[str, Any]:
        """As ``Page.values``."""
        case, publisher = self.case, self.publisher
        leads = [item for item in case.replies if item.reply.role is ReplyRole.LEAD]
        return {
            "case": case,
            "body": markup.render(case.proposal.body, "proposal"),
            "letters": [letter(case, item) for item in case.replies],
            "lead": leads[0] if len(leads) == 1 else None,
            "steps": timeline(case),
            "beside": self.around.beside,
            "related": self.around.related,
            "citation": cite(case, f"{publisher.site}/{case.address}", publisher.name),
        }


def latest(cases: Iterable[Case], changed: Mapping[str, str | None]) -> str | None:
    """Latest date known of cases.

    Args:
        cases: these.
        changed: case -> time of its latest change, where the record's history is known.
    """
    days = (day for case in cases for day in (case.updated, changed.get(case.key)))
    return max(filter(None, days), default=None)


def letter(case: Case, item: CaseReply) -> Letter:
    """A reply as templates show it.

    Whoever has a part answers the movers, but for the joint, who write to the lead: a letter to
    others is no such answer.
    """
    explained = item.reply.role is ReplyRole.JOINT or not is_to_others(case.proposal, item.reply)
    return Letter(item, markup.render(item.reply.body, item.anchor), explained)
