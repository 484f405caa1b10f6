"""The class that tells how a case ended (A类, 已解决)."""

from __future__ import annotations

import re

from proposals.importer import rulebook
from proposals.importer.evidence import Fact, How, add
from proposals.importer.lines import Line, plain

_SMALL_CODE = re.compile(r"\s*[a-d]类?\s*")
"""办复类别:a."""


def add_outcome(facts: dict[str, Fact], line: Line, printed: str, how: How) -> None:
    """Enter the class that a text tells, unless one is entered already."""
    small = how is How.LABEL and _SMALL_CODE.fullmatch(plain(printed))
    hit = rulebook.first(rulebook.load("outcomes"), printed.upper() if small else printed)
    if hit:
        add(facts, "outcome.label", line, printed.strip() if small else hit["label"], how)
        add(facts, "outcome.code", line, hit["code"], how)
