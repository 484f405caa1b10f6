"""Lines above a text that say what it is; rules/headings.yml."""

from __future__ import annotations

from proposals.importer import rulebook
from proposals.importer.rulebook import Hit


def of_reply(text: str) -> Hit | None:
    """The heading of a letter (关于第8号建议的答复); ``title`` is it without what stands behind."""
    return rulebook.rule("headings", "reply").first(text)


def of_proposal(text: str) -> Hit | None:
    """The title of a proposal (关于样例的建议); ``title`` is it without its number."""
    return rulebook.rule("headings", "proposal").first(text)
