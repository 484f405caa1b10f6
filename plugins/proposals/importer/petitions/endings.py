"""What stands under a proposal's text: a day, where it was moved, and who signed it."""

from __future__ import annotations

import re

from proposals import text as chinese
from proposals.importer import citation, under_title
from proposals.importer.evidence import How
from proposals.importer.page import Is
from proposals.importer.petitions import who_moved
from proposals.importer.petitions.claims import Claims
from proposals.importer.petitions.petition import Petition
from proposals.importer.segments.parts import Parts

_OF_CASE = ("kind", "term", "session", "number")
_SUBMITTED = re.compile(r"\s*\([^()。]{6,14}(?:提出|提交|撰写)\)\s*")
"""(2099年2月提出) under a proposal."""
_IN_BRACKETS = re.compile(r"\s*\([^()]{4,60}\)\s*")
_LINES_OF_ENDING = 3


def claim(parts: Parts, claims: Claims, petition: Petition) -> None:
    """(在市政协九届三次会议上提出), a day or a signature in the last lines of the text."""
    texts = [item for item in parts.body if item.kind is not Is.BLANK]
    for item in texts[-1:]:
        if item.kind is Is.DATE or _SUBMITTED.fullmatch(item.line.plain):
            claims.add("submitted", item.line, chinese.date(item.line.text), How.SIGNATURE)
    for item in texts[-_LINES_OF_ENDING:]:
        if _IN_BRACKETS.fullmatch(item.line.plain):
            cited = citation.read(item.line, How.SIGNATURE, quoted_title=False)
            claims.cite(cited, claims.missing(_OF_CASE))
        if not petition.movers.movers:
            who_moved.claim(under_title.below(item.line), petition)
