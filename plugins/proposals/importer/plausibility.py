"""Whether a value can be what it was read as; what cannot is asked about and not entered."""

from __future__ import annotations

from proposals.importer import rulebook
from proposals.importer.lines import plain


def objection(field: str, value: str) -> str | None:
    """Why a value is not to be entered, in words that follow it.

    None where nothing speaks against it.

    Args:
        field: ``title``, ``department``, ``mover``, ``number`` of a case, or ``document`` (文号).
        value: as printed.
    """
    for rule in rulebook.load("implausible"):
        if rule.sets["field"] == field and rule.first(value):
            return rule.sets["why"]
    if field == "department" and not rulebook.first(rulebook.load("offices"), plain(value).strip()):
        return "does not end as an office's name does"
    return None
