"""Departments that the letter to the mover says it consulted (经商…, 经综合…意见)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proposals.importer import organisations, places, plausibility
from proposals.importer.evidence import Fact, Question
from proposals.importer.letters.letter import Letter
from proposals.importer.petitions.petition import Handler, Petition
from proposals.model import Jurisdiction, ReplyRole

_CLERKS = re.compile("(?:政府|政协|人大|督查室|党|代表|委员|提案委|工委)")
"""Bodies that pass letters on and answer none."""
_UNNAMED = re.compile(
    "(?:各|有关|相关|会办|协办|其他)*(?:会办|协办|承办|有关|相关)?(?:单位|部门|科室)"
)


def read(
    letters: Sequence[Letter], asked: Petition, place: Jurisdiction | None
) -> tuple[list[Handler], list[Question]]:
    """Departments that a letter consulted and that appear nowhere else on the page.

    A lead department that answers the mover names the co-handlers (会办) so; what it names need
    not be one everywhere, so an editor is asked to confirm it.

    Returns:
        The departments to enter beside the page's own 办理单位, the lead before those it
        consulted; and a question for each that was consulted.
    """
    handlers: list[Handler] = []
    questions: list[Question] = []
    own = [one.facts["department"] for one in letters if "department" in one.facts]
    known = [fact.value for fact in own] + [handler.name for handler in asked.handlers]
    for index, one in enumerate(letters):
        if index in asked.misfiled:
            continue
        found = [fact for fact in one.consulted if not _is_known(fact.value, known, place)]
        for fact in found:
            named = organisations.named(fact.value) is not None
            named = named and plausibility.objection("department", fact.value) is None
            if named:
                handlers.append(Handler(fact.value, ReplyRole.JOINT.value, fact))
                known.append(fact.value)
            questions += _question(fact, named)
        for fact, role in one.beside:
            if not _is_known(fact.value, known, place):
                handlers.append(Handler(fact.value, role, fact))
                known.append(fact.value)
    if handlers and not asked.handlers:
        handlers[:0] = [Handler(fact.value, None, fact) for fact in own[:1]]
    told = [*asked.handlers, *handlers]
    leads = list(_lead_addressed(letters, told))
    handlers += leads
    questions += map(_lead_question, leads[:1])
    handlers += _signed_together(letters, told)
    return handlers, questions


def _lead_addressed(letters: Sequence[Letter], told: Sequence[Handler]) -> Iterator[Handler]:
    """The department that the only letter of a page, a co-handler's, is written to leads."""
    for one in letters if len(letters) == 1 and not told else ():
        role = one.facts.get("role")
        if role is None or role.value != ReplyRole.JOINT.value:
            continue
        if one.organisation and not _CLERKS.search(one.organisation):
            yield Handler(one.organisation, ReplyRole.LEAD.value, one.facts["addressee"])
            if "department" in one.facts:
                own = one.facts["department"]
                yield Handler(own.value, ReplyRole.JOINT.value, own)


def _lead_question(lead: Handler) -> Question:
    message = f"a co-handler writes to {lead.name!r}, which is taken as 主办; confirm it"
    return Question("departments", message, lead.fact.line, lead.fact.text)


def _signed_together(letters: Sequence[Letter], told: Sequence[Handler]) -> Iterator[Handler]:
    """Departments that sign one letter side by side."""
    for one in letters if not told else ():
        same = [fact for fact in one.departments if fact.line == one.departments[0].line]
        names = {fact.value: fact for fact in reversed(same)}
        if len(names) > 1:
            for name in dict.fromkeys(fact.value for fact in same):
                yield Handler(name, None, names[name])


def _is_known(name: str, known: Sequence[str], place: Jurisdiction | None) -> bool:
    return any(places.same_department(name, other, place) for other in known)


def _question(fact: Fact, entered: bool) -> Iterator[Question]:
    if entered:
        message = f"{fact.value!r} was consulted and is taken as 会办; confirm it"
        yield Question("departments", message, fact.line, fact.text)
    elif not _UNNAMED.fullmatch(fact.value):
        message = f"{fact.value!r} was consulted; enter it if that means 会办 there"
        yield Question("departments", message, fact.line, fact.text)
