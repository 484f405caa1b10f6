"""Ask git what was done to the record: one call, read as it comes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from commands import git
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
        git.command(content, "-c", "log.showRoot=true", *log),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=git.environment(),
    ) as running:
        found = history.read(_tokens(running.stdout)) if running.stdout else History()
    # A folder that git knows nothing of has no history either, though one lies around it.
    return found if running.returncode == 0 and found.changes else History()


def mark(content: Path) -> str:
    """Changes whenever ``read`` would find something else; costs one look at the last commit."""
    state = _state(content)
    last = git.said(content, "log", "-1", "--format=%H", "--", PROPOSALS) or ""
    return f"{state} {last}"


def _state(content: Path) -> State:
    shallow = git.said(content, "rev-parse", "--is-shallow-repository")
    if shallow is None or git.said(content, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        return State.ABSENT
    return State.SHALLOW if shallow == "true" else State.KNOWN


def _tokens(stream: IO[bytes]) -> Iterator[str]:
    """What NUL bytes part."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        for token in whole:
            yield token.decode("utf-8", "replace")
    if rest.strip():
        yield rest.decode("utf-8", "replace")
