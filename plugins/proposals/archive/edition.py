"""What is known of the state of the record that an archive holds."""

from __future__ import annotations

import time
from dataclasses import dataclass


class ArchiveError(Exception):
    """The archive cannot be made; the message says what stands in the way."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A state of the record, and what it is called.

    Attributes:
        name: of the site.
        address: where the site is published; None when that is not known.
        commit: the full hash of the commit; None for content that lies in no repository.
        changed: whether there are changes beside the commit.
        epoch: the date of every file written, in seconds since 1970 (UTC); None when neither a
            commit nor SOURCE_DATE_EPOCH gives one.
        cases, replies: how many the record has.
    """

    name: str
    address: str | None
    commit: str | None
    changed: bool
    epoch: int | None
    cases: int
    replies: int

    @property
    def date(self) -> str | None:
        """The day of ``epoch`` in UTC, as 2099-01-31."""
        return None if self.epoch is None else time.strftime("%Y-%m-%d", time.gmtime(self.epoch))

    @property
    def state(self) -> str | None:
        """The commit, and whether more was changed since."""
        if self.commit is None:
            return None
        return f"{self.commit} + changes" if self.changed else self.commit
