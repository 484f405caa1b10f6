"""Questions to git, asked so that neither locale nor settings of a person change its answers."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_ELSEWHERE = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_NAMESPACE"),
    *("GIT_OBJECT_DIRECTORY", "GIT_SHALLOW_FILE", "GIT_PREFIX"),
)
"""Variables that name a repository, as hooks have them; we ask of a folder."""


def said(folder: Path, *arguments: str) -> str | None:
    """What git says, without the white space around it; None when it is not there or refuses.

    Args:
        folder: where to ask.
        arguments: what stands after ``git`` on its command line.
    """
    ran = _ran(folder, *arguments)
    return ran.stdout.decode("utf-8", "replace").strip() if ran and ran.returncode == 0 else None


def refusal(folder: Path) -> str | None:
    """Why git will not speak of a folder that lies in a repository, in its own words."""
    ran = _ran(folder, "rev-parse", "--git-dir")
    if ran is None or ran.returncode == 0:
        return None
    why = ran.stderr.decode("utf-8", "replace").strip()
    return None if "not a git repository" in why else why


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
    told = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return {**told, "LC_ALL": "C", "GIT_PAGER": "", "GIT_OPTIONAL_LOCKS": "0"}


def _ran(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    try:
        return subprocess.run(
            command(folder, *arguments), capture_output=True, check=False, env=environment()
        )
    except OSError:
        return None
