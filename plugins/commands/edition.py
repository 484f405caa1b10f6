"""Which state of the record is being packed: asked of git and of the environment."""

from __future__ import annotations

import os
import runpy
import subprocess
from pathlib import Path

from commands.bootstrap import ROOT
from proposals.archive.edition import ArchiveError, Edition

DATE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970: https://reproducible-builds.org/specs/source-date-epoch/"""


def of(content: Path, *, cases: int, replies: int) -> Edition:
    """The edition that a content folder is in now.

    Args:
        content: folder of the record.
        cases: how many it has.
        replies: how many they have.

    Raises:
        ArchiveError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    commit = _git(content, "rev-parse", "HEAD")
    settings = runpy.run_path(str(ROOT / "pelicanconf.py"))
    return Edition(
        name=settings["SITENAME"],
        address=os.environ.get("SITEURL", "").rstrip("/") or None,
        commit=commit,
        changed=commit is not None and bool(_git(content, "status", "--porcelain")),
        epoch=_epoch(content),
        cases=cases,
        replies=replies,
    )


def _epoch(content: Path) -> int | None:
    told = os.environ.get(DATE)
    if told:
        if not (told.isascii() and told.isdigit()):
            message = f"{DATE}: {told!r} is no number of seconds since 1970"
            raise ArchiveError(message)
        return int(told)
    committed = _git(content, "log", "-1", "--format=%ct")
    return int(committed) if committed else None


def _git(folder: Path, *arguments: str) -> str | None:
    """What git says of the repository a folder lies in; None when there is none, or no git."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return found.stdout.strip() if found.returncode == 0 else None
