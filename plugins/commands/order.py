"""What a build is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from commands.kept import Kept
from commands.placing import Listing
from proposals.digests import digest, digest_of
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
        files: those that were made, as ``placing.listing`` has them.
        standing: paths of those that are no pages, stand in the site and shall stay.
        cases: how many there are.
        replies: how many there are.
        inputs: digest of everything that the site follows from.
    """

    keys: dict[str, dict[str, bytes]]
    files: Listing
    standing: set[str]
    cases: int
    replies: int
    inputs: bytes

    @property
    def wanted(self) -> set[str]:
        """Path of every file that the site shall have."""
        pages = {
            f"{folder}/{name}" if folder else name
            for folder, names in self.keys.items()
            for name in names
        }
        return pages | self.standing | self.files.keys()


def inputs(surroundings: bytes, marks: Mapping[str, bytes]) -> bytes:
    """Digest of everything that a site follows from.

    Args:
        surroundings: digest of all of it but the cases.
        marks: digests of the case folders, in the order of ``casetree.names``.
    """
    return digest_of([surroundings, digest(repr(list(marks)).encode()), *marks.values()])
