"""The page of a case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from proposals import markup
from proposals.addressing import is_to_others
from proposals.analysis.surroundings import Surroundings
from proposals.analysis.timeline import timeline
from proposals.case import Case, CaseReply
from proposals.digests import digest_of
from proposals.exports.citation import cite
from proposals.markup import Rendered
from proposals.model import ReplyRole, TextKind

_KEY, _UPDATED = attrgetter("key"), attrgetter("updated")


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply with its body rendered.

    Attributes:
        item: the reply.
        body: its body.
        whole: whether that holds salutation, signature and contact itself, as an original does
            and a digest does not.
        explained: whether what is generally said of its department's part holds for it.
        nth: which letter of its department's it is, where that wrote several: else two headings
            and two links would read alike.
    """

    item: CaseReply
    body: Rendered
    whole: bool
    explained: bool
    nth: int | None


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
        return max(filter(None, (self.case.updated, self.changed)), default=None)

    def inputs(self) -> bytes:
        """As ``Page.inputs``."""
        return digest_of([self.case.digest, self.around.digest, (self.changed or "").encode()])

    def values(self) -> dict[str, Any]:
        """As ``Page.values``."""
        case, publisher = self.case, self.publisher
        leads = [item for item in case.replies if item.reply.role is ReplyRole.LEAD]
        return {
            "case": case,
            "changed": self.changed,
            "updated": self.updated(),
            "body": markup.render(case.proposal.body, "proposal"),
            "letters": [letter(case, item) for item in case.replies],
            "lead": leads[0] if len(leads) == 1 else None,
            "steps": timeline(case),
            "beside": self.around.beside,
            "related": self.around.related,
            "citation": cite(case, f"{publisher.site}/{case.address}", publisher.name),
        }


def latest(cases: Collection[Case], changed: Mapping[str, str]) -> str | None:
    """Latest date known of cases.

    Args:
        cases: these.
        changed: case -> time of its latest change, where the record's history is known.
    """
    # The sitemap asks this of every list, and a case stands in six.
    days = map(_UPDATED, cases)
    times = map(changed.get, map(_KEY, cases)) if changed else ()
    return max(filter(None, chain(days, times)), default=None)


def letter(case: Case, item: CaseReply) -> Letter:
    """A reply as templates show it.

    Whoever has a part answers the movers, but for the joint, who write to the lead: a letter to
    others is no such answer.
    """
    reply, body = item.reply, item.reply.body
    whole = reply.text is TextKind.ORIGINAL and (not reply.addressee or reply.addressee in body)
    explained = reply.role is ReplyRole.JOINT or not is_to_others(case, reply)
    own = [one.anchor for one in case.replies if one.department == item.department]
    nth = own.index(item.anchor) + 1 if len(own) > 1 else None
    return Letter(item, markup.render(body, item.anchor), whole, explained, nth)
