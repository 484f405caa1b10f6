"""What is known of the state of the record that an archive holds."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from proposals.problems import ForeseenError


class ArchiveError(ForeseenError):
    """The archive cannot be made; the message says what stands in the way."""


@dataclass(frozen=True, slots=True)
class Commit:
    """The state of a repository.

    Attributes:
        hash: of the commit, in full; None for content that lies in no repository.
        changed: whether what a site is made of has changes that are in no commit.
        epoch: the date of what is made of it, in seconds since 1970 (UTC); None when neither a
            commit nor SOURCE_DATE_EPOCH gives one.
    """

    hash: str | None = None
    changed: bool = False
    epoch: int | None = None

    @property
    def date(self) -> str | None:
        """The day of ``epoch`` in UTC, as 2099-01-31."""
        return None if self.epoch is None else time.strftime("%Y-%m-%d", time.gmtime(self.epoch))

    def __str__(self) -> str:
        return f"{self.hash or 'no commit'}{' + changes' if self.changed else ''}"


@dataclass(frozen=True, slots=True)
class Edition:
    """A state of the record, and what it is called.

    Attributes:
        name: of the site.
        cases, replies: how many the record has.
        address: where the site is published; None when that is not known.
        commit: the state that it is made from.
    """

    name: str
    cases: int
    replies: int
    address: str | None = None
    commit: Commit = field(default_factory=Commit)
