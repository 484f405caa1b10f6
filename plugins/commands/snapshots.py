"""Originals kept as they were read, by their SHA-256, outside git.

They hold what is masked in the record, so they must not lie where git or a mirror takes them.
"""

from __future__ import annotations

import os
from pathlib import Path

from commands.showing import real
from proposals import wholefile
from proposals.importer.sources.file import File
from proposals.problems import Problem, ProblemsError


def folder(path: Path) -> Path:
    """The folder for snapshots, made when it is not there.

    Raises:
        ProblemsError: it lies in a git work tree.
        OSError: it cannot be made.
    """
    whole = real(path)
    for outer in (whole, *whole.parents):
        if (outer / ".git").exists():
            message = (
                f"lies in the git work tree {outer}; originals hold unmasked numbers, "
                "name a folder outside"
            )
            raise ProblemsError([Problem(path, 0, message)])
    path.mkdir(parents=True, exist_ok=True)
    return path


def keep(file: File, where: Path) -> Path:
    """Write a file's bytes to ``<where>/<first two digits>/<sha256>``, once.

    Raises:
        OSError: it cannot be written.
    """
    path = where / file.sha256[:2] / file.sha256
    if path.exists():
        return path
    path.parent.mkdir(exist_ok=True)
    # Two imports may keep the same at once.
    with wholefile.beside(path, f".keeping-{os.getpid()}-{file.sha256}") as part:
        # For nobody else to read: it holds what the record masks.
        part.touch(0o600)
        part.write_bytes(file.data)
    return path
