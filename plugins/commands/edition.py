"""Which state of the record a site is made from: asked of git and of the environment."""

from __future__ import annotations

import os
from pathlib import Path

from commands import git
from commands.bootstrap import ROOT
from commands.showing import real
from proposals.archive.edition import ArchiveError, Commit

DATE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970: https://reproducible-builds.org/specs/source-date-epoch/"""

_LAST = 253_402_300_799
"""The last second of the year 9999, which is as far as Python's calendar goes."""

_SOURCES = ("plugins", "theme", "pelicanconf.py", "publishconf.py")
"""What a site is made of besides content/."""


def commit(content: Path) -> Commit:
    """The state that a content folder is in now.

    Args:
        content: folder of the record. Where it lies in the project's own repository, changes of
            the program count as changes too.

    Raises:
        ArchiveError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    last = mark(content)
    return Commit(last or None, changed=bool(last) and _is_changed(content), epoch=_epoch(content))


def mark(content: Path) -> str:
    """The commit alone, for one look; empty where no commit holds the folder."""
    found = git.said(content, "rev-parse", "HEAD", "HEAD:./")
    return found.split()[0] if found else ""


def _is_changed(content: Path) -> bool:
    top = git.said(content, "rev-parse", "--show-toplevel")
    inside = top is not None and ROOT.is_relative_to(top)
    paths = [real(content), *(ROOT / name for name in _SOURCES if inside)]
    return git.said(content, "status", "--porcelain", "--", *map(str, paths)) != ""


def _epoch(content: Path) -> int | None:
    told = os.environ.get(DATE)
    if told:
        if not (told.isascii() and told.isdigit() and int(told) <= _LAST):
            message = f"{DATE}: {told!r} is no number of seconds from 1970 to 9999"
            raise ArchiveError(message)
        return int(told)
    committed = mark(content) and git.said(
        content, "log", "-1", "--no-show-signature", "--format=%ct"
    )
    return int(committed) if committed else None
