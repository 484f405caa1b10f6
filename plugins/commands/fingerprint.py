"""Digests of everything besides the cases that a site depends on."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Iterable
from pathlib import Path

from commands.bootstrap import ROOT
from proposals.casetree import PROPOSALS
from proposals.digests import digest, digest_of
from proposals.problems import UNREADABLE, Problem, ProblemsError

_TOLD_BY_ENVIRONMENT = ("SITEURL", "SOURCE_DATE_EPOCH", "CARD_FONT", "REPOSITORY", "CONTACT")
"""Variables that settings files read."""


def of_program(settings: Path) -> bytes:
    """Digest of code, theme, settings, and the versions of what they use.

    Args:
        settings: the Pelican settings file.
    """
    files = {*ROOT.glob("*conf.py"), *ROOT.glob("requirements*.lock.txt"), settings}
    told = [sys.version, *(os.environ.get(name, "") for name in _TOLD_BY_ENVIRONMENT)]
    folders = (ROOT / "plugins", theme(settings))
    # All settings files are among the files; which of them is used is told by its bytes.
    used = digest(settings.read_bytes())
    parts = [digest(repr(told).encode()), used, *map(of_folder, folders), _of(ROOT, files)]
    return digest_of(parts)


def theme(settings: Path) -> Path:
    """Folder of the theme that a settings file names; ours where it cannot be read.

    Pelican reads the file again, and says what is wrong with it.
    """
    try:
        named = runpy.run_path(str(settings)).get("THEME", "theme")
    except (Exception, SystemExit):
        return ROOT / "theme"
    return settings.parent / str(named)


def of_code() -> bytes:
    """Digest of the code that reads the record, and of the Python that runs it."""
    return digest_of([digest(sys.version.encode()), of_folder(ROOT / "plugins" / "proposals")])


def of_surroundings(content: Path) -> bytes:
    """Digest of what lies in content/ beside the cases: registry, pages, news.

    What cannot be read counts by its name: who needs it says what is wrong with it, and a link to
    nothing that nobody needs is in nobody's way.
    """
    with os.scandir(content) as entries:
        names = sorted(entry.name for entry in entries if entry.name != PROPOSALS)
    return digest_of(of_folder(content / name, all_read=False) for name in names)


def of_folder(folder: Path, *, all_read: bool = True) -> bytes:
    """Digest of the names and bytes of everything in a folder, or of one file.

    What a program keeps under a name with a leading dot is no part of it.

    Args:
        folder: the folder, or file.
        all_read: whether everything in it must be a file that can be read.

    Raises:
        ProblemsError: something that must is no file that has bytes to read.
    """
    if folder.is_file():
        return _of(folder.parent, [folder], all_read)
    files = [
        Path(parent, name)
        for parent, _, names in os.walk(folder)
        for name in names
        if not name.startswith(".") and not name.endswith((".pyc", ".pyo"))
    ]
    if not all_read:
        return _of(folder, files, all_read)
    odd = [Problem(path, 0, UNREADABLE) for path in files if not path.is_file()]
    if odd:
        raise ProblemsError(odd)
    return _of(folder, files)


def _of(root: Path, files: Iterable[Path], all_read: bool = True) -> bytes:
    parts = []
    for path in sorted(files):
        name = path.relative_to(root) if path.is_relative_to(root) else path.name
        parts += [str(name).encode("utf-8", "surrogateescape"), digest(_read(path, all_read))]
    return digest_of(parts)


def _read(path: Path, must: bool) -> bytes:
    if must:
        return path.read_bytes()
    try:
        # A pipe would be waited for.
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""
