"""Whose the one unsigned letter of a page is, where its other letters and labels leave one office.

Like all that is told by what stands round a letter it is entered and asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from proposals.importer import places
from proposals.importer.evidence import Fact, How
from proposals.importer.letters.letter import Letter
from proposals.importer.petitions.petition import Handler
from proposals.importer.whose import Owner
from proposals.model import Jurisdiction, ReplyRole

_CLERKS = re.compile("(?:政府|政协|人大|督查室|党|代表|委员|提案委|工委)")
"""Bodies that pass letters on and answer none."""
_ANSWER_MOVER = {ReplyRole.LEAD.value, ReplyRole.SOLE.value}


def find(
    letters: Sequence[Letter],
    roles: Sequence[Fact | None],
    handlers: Sequence[Handler],
    place: Jurisdiction | None,
) -> dict[int, Owner]:
    """The owner of the only letter that names no department, by its index; empty otherwise.

    The co-handler writes to the lead department; of those that the page names as handling the
    case one is left.
    """
    unsigned = [at for at, one in enumerate(letters) if "department" not in one.facts]
    if len(letters) < 2 or len(unsigned) != 1:
        return {}
    at = unsigned[0]
    others = [one for index, one in enumerate(letters) if index != at]
    signed = [str(one.facts["department"].value) for one in others]

    def left(name: str) -> bool:
        return not any(places.same_department(name, other, place) for other in signed)

    role = roles[at]
    joint = role is not None and role.value == ReplyRole.JOINT.value
    wanted = {ReplyRole.JOINT.value} if joint else _ANSWER_MOVER
    named = [one for one in handlers if one.role in wanted and left(one.name)]
    if len(named) == 1:
        part = replace(named[0].fact, value=named[0].role)
        return {at: Owner(named[0].fact, "is the one left of those that handle the case", part)}
    if joint or named:
        return {}
    written_to = {
        one.organisation: one.facts["addressee"]
        for index, one in enumerate(letters)
        if index != at and one.organisation and _is_joint(roles[index])
    }
    if len(written_to) != 1:
        return {}
    name, fact = next(iter(written_to.items()))
    if _CLERKS.search(name) or not left(name):
        return {}
    told = replace(fact, value=name, how=How.SALUTATION)
    lead = replace(told, value=ReplyRole.LEAD.value)
    return {at: Owner(told, "is whom the co-handler writes to", lead)}


def _is_joint(role: Fact | None) -> bool:
    return role is not None and role.value == ReplyRole.JOINT.value
