"""The page of a case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from proposals import markup
from proposals.analysis.surroundings import Surroundings
from proposals.analysis.timeline import timeline
from proposals.case import Case, CaseReply
from proposals.digests import digest_of
from proposals.exports.citation import cite
from proposals.markup import Rendered
from proposals.model import ReplyRole
from proposals_pelican.page import Page


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply with its body rendered."""

    item: CaseReply
    body: Rendered


@dataclass(frozen=True, slots=True)
class CasePages:
    """Makes the pages of cases.

    Attributes:
        site: absolute address of the site, without a slash at its end, for references.
        name: name of the site.
    """

    site: str
    name: str

    def page(self, case: Case, around: Surroundings, updated: str | None) -> Page:
        """The page of a case.

        Args:
            case: the case.
            around: the other cases that it shows.
            updated: as ``Page.updated``.
        """
        values, inputs = partial(self._values, case, around), partial(_inputs, case, around)
        return Page(case.address, "case", values, inputs, updated)

    def _values(self, case: Case, around: Surroundings) -> dict[str, Any]:
        leads = [item for item in case.replies if item.reply.role is ReplyRole.LEAD]
        return {
            "case": case,
            "body": markup.render(case.proposal.body, "proposal"),
            "letters": [letter(item) for item in case.replies],
            "lead": leads[0] if len(leads) == 1 else None,
            "steps": timeline(case),
            "beside": around.beside,
            "related": around.related,
            "citation": cite(case, f"{self.site}/{case.address}", self.name),
        }


def letter(item: CaseReply) -> Letter:
    """A reply as templates show it."""
    return Letter(item, markup.render(item.reply.body, item.anchor))


def _inputs(case: Case, around: Surroundings) -> bytes:
    return digest_of([case.digest, around.digest])
