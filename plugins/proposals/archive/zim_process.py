"""The ZIM, written in a process of its own: libzim prints, and is code under another licence."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from proposals.archive.edition import ArchiveError, Edition
from proposals.archive.verify import Advance

ADVANCED = "files:"
"""Begins a line in which the process says how many files it has taken, and of how many."""

RANDOM = 3
"""Exit code of the process when the identity of the ZIM is a random one."""


def write(site: Path, edition: Edition, target: Path, advance: Advance | None = None) -> bool:
    """Write the ZIM; arguments and answer as of ``zim.write``.

    Raises:
        ArchiveError: it could not be written; with all that was printed.
    """
    command = [sys.executable, "-m", "proposals.archive.zim", str(site), str(target)]
    printed = []
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="backslashreplace",
    ) as process:
        if process.stdin is None or process.stdout is None:
            message = "the process that writes the ZIM has no pipes"
            raise ArchiveError(message)
        # A few hundred bytes, which every pipe takes even if nobody reads them.
        process.stdin.write(json.dumps(asdict(edition)))
        process.stdin.close()
        for line in process.stdout:
            if not line.startswith(ADVANCED):
                printed.append(line)
            elif advance:
                advance(*map(int, line.removeprefix(ADVANCED).split()))
    if process.returncode not in (0, RANDOM):
        message = f"the ZIM could not be written:\n{''.join(printed).strip()}"
        raise ArchiveError(message)
    return process.returncode == 0
