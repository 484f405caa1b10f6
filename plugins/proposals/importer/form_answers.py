"""The answer of which a form tells the facts, where the page leaves the letter out.

承办单位, 答复日期, 满意度: a row of a table that tells as much tells of a reply, and so does
a form. Whose it was is entered and asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from proposals.importer.evidence import Fact
from proposals.importer.labels import Labelled, Scope
from proposals.importer.letters import labelled
from proposals.importer.letters.letter import Letter
from proposals.importer.petitions.petition import Handler
from proposals.importer.whose import Owner
from proposals.model import ReplyRole

_OF_ANSWER = {"date", "number", "feedback.satisfaction"}
"""Fields of which one is enough; an outcome alone may be that of the case."""
_ANSWER_MOVER = {ReplyRole.LEAD.value, ReplyRole.SOLE.value}


def read(labels: Sequence[Labelled], handlers: Sequence[Handler]) -> tuple[Letter, Owner] | None:
    """The answer that a page without letters tells of, and whose it is taken to be.

    Args:
        labels: of the page.
        handlers: who handles the case; of several one has to lead.
    """
    facts: dict[str, Fact] = {}
    labelled.read([one for one in labels if one.label.scope is Scope.REPLY], facts)
    leads = [one for one in handlers if one.role in _ANSWER_MOVER]
    likely = leads or handlers
    if not _OF_ANSWER & facts.keys() or len({one.name for one in likely}) != 1:
        return None
    who = likely[0]
    part = replace(who.fact, value=who.role) if who.role else None
    return Letter(facts=facts), Owner(who.fact, "handles the case", part)
