"""What feeds say in the interface's own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the interface, in its language.

    Attributes:
        cases: what the feed of new cases is called.
        replies: what the feed of replies is called.
        digest: said before a text that is retold and not the original.
        due: what a day is called by which an answer is due.
        groups: names of the indexes whose entries have feeds, by the index's name.
    """

    cases: str
    replies: str
    digest: str
    due: str
    groups: dict[str, str]
