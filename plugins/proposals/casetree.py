"""The folders of the cases on disk: their names, and digests of what is in them.

Knows nothing of what the files say, and imports little: a build that finds nothing changed
looks here and at nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from proposals import parallel
from proposals.digests import digest, digest_of
from proposals.problems import Problem

PROPOSALS = "proposals"
"""Folder of the cases, in content/ and in the site alike."""

_TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_PIECE = 1 << 16
"""Bytes asked for at once; nearly every file is shorter."""


class NoFileError(Exception):
    """A case folder holds something that is no file."""


def names(content: Path, problems: list[Problem]) -> list[str]:
    """``<jurisdiction>/<id>`` of every case folder, in a stable order.

    What lies elsewhere below ``proposals/`` is added to the problems.
    """
    root = content / PROPOSALS
    if root not in visible(content, problems):
        return []
    return [
        f"{place}/{name}"
        for place in _folders(root, problems)
        for name in _folders(root / place, problems)
    ]


def digests(root: Path, folders: Sequence[str], workers: int | None = None) -> dict[str, bytes]:
    """Digest of each folder's names and bytes; ``b""`` where something cannot be read.

    Args:
        root: the folder that ``folders`` lie in.
        folders: ``<jurisdiction>/<id>``, in any order.
        workers: as in ``parallel.spread``.
    """
    parts = parallel.spread(partial(_digests, str(root)), folders, workers)
    return dict(zip(folders, (one for part in parts for one in part), strict=True))


def digest_of_files(files: Mapping[str, bytes]) -> bytes:
    """What ``digests`` says of a folder, from the digest of each of its files."""
    return digest_of([repr(list(files)).encode(), *files.values()])


def file_names(folder: str) -> list[str]:
    """Names of the files of a folder, sorted, without those that programs hide.

    Raises:
        OSError: the folder cannot be read.
        NoFileError: it holds something else.
    """
    with os.scandir(folder) as entries:
        return sorted(
            entry.name for entry in entries if not entry.name.startswith(".") and _is_file(entry)
        )


def read(path: str) -> bytes:
    """Bytes of a file."""
    # Half the time of open(), a fifth of Path's: ten thousand cases are thirty thousand files.
    opened = os.open(path, _TO_READ)
    try:
        pieces = [os.read(opened, _PIECE)]
        while len(pieces[-1]) == _PIECE:
            pieces.append(os.read(opened, _PIECE))
    finally:
        os.close(opened)
    return b"".join(pieces)


def visible(folder: Path, problems: list[Problem]) -> list[Path]:
    """Entries in a stable order, without those that programs hide (.DS_Store, .swp).

    A folder that cannot be read is a problem, and has none.
    """
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        message = f"cannot be read ({error.strerror}); it should be a folder"
        problems.append(Problem(folder, 0, message))
        return []


def is_a(kind: Callable[[Path], bool], path: Path) -> bool:
    """Whether a path is of a kind; not so when it cannot be looked at."""
    try:
        return kind(path)
    except OSError:
        return False


def _folders(parent: Path, problems: list[Problem]) -> list[str]:
    """Names of the folders in a folder; anything else there is a problem."""
    try:
        with os.scandir(parent) as entries:
            found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    except OSError:
        found = [("", False)]
    if all(is_folder or name.startswith(".") for name, is_folder in found):
        return sorted(name for name, _ in found if not name.startswith("."))
    folders = []
    for entry in visible(parent, problems):
        if entry.is_symlink():
            problems.append(Problem(entry, 0, "is a link; put the folder itself here"))
        elif is_a(Path.is_dir, entry):
            folders.append(entry.name)
        else:
            problems.append(Problem(entry, 0, "lies outside a case folder; move it into one"))
    return folders


def _digests(root: str, folders: Sequence[str]) -> list[bytes]:
    return [_digest(f"{root}/{name}") for name in folders]


def _digest(path: str) -> bytes:
    try:
        return digest_of_files({name: digest(read(f"{path}/{name}")) for name in file_names(path)})
    except (OSError, NoFileError):
        return b""


def _is_file(entry: os.DirEntry[str]) -> bool:
    if not entry.is_file():
        raise NoFileError(entry.name)
    return True
