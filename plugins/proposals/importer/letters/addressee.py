"""To whom a letter is written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.importer import citation, movers
from proposals.importer.evidence import Fact, How, add
from proposals.importer.lines import plain
from proposals.importer.movers import Movers
from proposals.importer.page import Is, Item

ADDRESSED = re.compile(r"\s*(?!.*(?:如下|收悉|提出))[^。;:《]{2,60}:\s*")
"""A line above the opening sentence that ends in a colon, whatever it names."""
_ASSEMBLY = re.compile(r"\s*(?:尊敬的)?(?:各位)?(?:主任|主席|常委|副主任|副主席)\s*[、,].*")
"""主任、各位副主任、各位委员: a report to a standing committee is not written to its movers."""
_NAMES_APART = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<!委员)(?<!代表)\s+(?=(?!委员|代表|同志|女士|先生|等)[\u4e00-\u9fff]{2})"
)


def read(text: Sequence[Item], facts: dict[str, Fact]) -> tuple[Movers | None, str | None]:
    """People, or the organisation, that the letter is written to."""
    salutation = next((item for item in text if item.kind is Is.SALUTATION), None)
    if salutation is None or salutation.hit is None:
        first = text[0].line if text else None
        if first is None or not ADDRESSED.fullmatch(first.plain):
            return None, None
        addressee = first.text.strip().rstrip(":\uff1a").removeprefix("尊敬").removeprefix("的")
        add(facts, "addressee", first, _tidy_names(addressee), How.SALUTATION)
        return (None if _ASSEMBLY.match(plain(addressee)) else movers.read(addressee)), None
    addressee = salutation.hit.values["addressee"]
    add(facts, "addressee", salutation.line, _tidy_names(addressee), How.SALUTATION)
    if _ASSEMBLY.match(plain(addressee)):
        return None, None
    if salutation.hit["organisation"]:
        return None, salutation.hit["organisation"]
    names, who = salutation.hit["names"], salutation.hit["who"]
    if salutation.hit.rule == "role-first":
        return movers.read(f"{names}{who}"), None
    return (movers.read(addressee) if names else None), None


def _tidy_names(printed: str) -> str:
    """An addressee without the spaces that pad names; those between names stay, one each."""
    names = _NAMES_APART.split(printed.strip())
    return " ".join(map(citation.tidy_title, names))
