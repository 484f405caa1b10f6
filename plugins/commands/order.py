"""What a build is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from commands.kept import Kept
from commands.placing import Listing
from proposals.problems import ForeseenError


class BuildError(ForeseenError):
    """What was asked for cannot be built; the message is ours, or what Pelican said."""


Keys = Mapping[str, Mapping[str, bytes]]
"""Folder of a language below the site's root -> address there -> key of what stands at it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for, as ``commands.build.build_site`` describes it."""

    content: Path
    output: Path
    settings: Path
    languages: tuple[str, ...]
    only: tuple[str, ...]
    workers: int | None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """An order, and what was found out before anything is made.

    Attributes:
        order: what was asked for.
        staging: folder to make files in.
        kept: what earlier builds remember.
        program: digest of code, theme and settings.
        surroundings: digest of everything that the site follows from but the cases.
        marks: digests of the case folders; None where no site stands that they could be held
            against.
        there: the files of the site that stands.
        keys: of its pages, where they are known.
        cases: number of cases that it shows.
        replies: number of their replies.
    """

    order: Order
    staging: Path
    kept: Kept
    program: bytes
    surroundings: bytes
    marks: Mapping[str, bytes] | None
    there: Listing
    keys: Keys
    cases: int
    replies: int

    @property
    def may_be_edits(self) -> bool:
        """Whether pages of edited bodies may be all that is wanted."""
        order = self.order
        enough = order.draft or order.only == ("pages",)
        known = bool(self.keys) and self.marks is not None
        return enough and known and len(order.languages) < 2


@dataclass(frozen=True, slots=True)
class Made:
    """What was made.

    Attributes:
        keys: of all pages, those that stood already too.
        wanted: path of every file that the site shall have.
        cases: how many there are.
        replies: how many there are.
        marks: digests of the case folders that it shows.
    """

    keys: dict[str, dict[str, bytes]]
    wanted: set[str]
    cases: int
    replies: int
    marks: Mapping[str, bytes]
