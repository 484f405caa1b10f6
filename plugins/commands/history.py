"""Ask git what was done to the record: one call, read as it comes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from proposals import history
from proposals.case import PROPOSALS
from proposals.history import History, State

_CHUNK = 1 << 16


def read(content: Path) -> History:
    """The history of a content folder, as far as the commit that is checked out.

    It is a function of that commit: what is not committed is not in it. Merges count once, when
    they enter the line of history that is checked out.

    Args:
        content: folder with ``proposals/``.
    """
    state = _state(content)
    if state is not State.KNOWN:
        return History(state)
    log = [
        *("log", "--first-parent", "-m", "--reverse", "--no-renames", "--name-status", "-z"),
        *("--no-show-signature", "--no-ext-diff", "--relative", "--encoding=UTF-8"),
        *(f"--format={history.FORMAT}", "--", PROPOSALS),
    ]
    with subprocess.Popen(
        _git(content, "-c", "log.showRoot=true", *log),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    ) as running:
        found = history.read(_tokens(running.stdout)) if running.stdout else History()
    # A folder that git knows nothing of has no history either, though one lies around it.
    return found if running.returncode == 0 and found.changes else History()


def mark(content: Path) -> str:
    """Changes whenever ``read`` would find something else; costs one look at the last commit."""
    state = _state(content)
    last = _said(content, "log", "-1", "--format=%H", "--", PROPOSALS) or ""
    return f"{state} {last}"


def _state(content: Path) -> State:
    shallow = _said(content, "rev-parse", "--is-shallow-repository")
    if shallow is None or _said(content, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        return State.ABSENT
    return State.SHALLOW if shallow == "true" else State.KNOWN


def _said(content: Path, *arguments: str) -> str | None:
    """What git says in one line; None when it is not there or refuses."""
    try:
        ran = subprocess.run(
            _git(content, *arguments), capture_output=True, check=False, env=_environment()
        )
    except OSError:
        return None
    return ran.stdout.decode("utf-8", "replace").strip() if ran.returncode == 0 else None


def _git(content: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(content), *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C", "GIT_PAGER": "", "GIT_OPTIONAL_LOCKS": "0"}


def _tokens(stream: IO[bytes]) -> Iterator[str]:
    """What NUL bytes part."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        for token in whole:
            yield token.decode("utf-8", "replace")
    if rest.strip():
        yield rest.decode("utf-8", "replace")
