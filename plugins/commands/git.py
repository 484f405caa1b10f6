"""Questions to git, asked so that neither locale nor settings of a person change its answers."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def said(folder: Path, *arguments: str) -> str | None:
    """What git says, without the white space around it; None when it is not there or refuses.

    Args:
        folder: where to ask.
        arguments: what stands after ``git`` on its command line.
    """
    try:
        ran = subprocess.run(
            command(folder, *arguments), capture_output=True, check=False, env=environment()
        )
    except OSError:
        return None
    return ran.stdout.decode("utf-8", "replace").strip() if ran.returncode == 0 else None


def marks(folder: Path) -> str:
    """What is checked out there: changes whenever git would say something else of its history.

    Empty where git knows nothing of the folder.
    """
    return said(folder, "rev-parse", "HEAD", "--is-shallow-repository", "HEAD:./") or ""


def command(folder: Path, *arguments: str) -> list[str]:
    """The command line of such a question."""
    return ["git", "-C", str(folder), *arguments]


def environment() -> dict[str, str]:
    """What it is asked in; it takes no locks, for it only looks."""
    return {**os.environ, "LC_ALL": "C", "GIT_PAGER": "", "GIT_OPTIONAL_LOCKS": "0"}
