"""Files that were made -> the site: what is the same stays, what is stale goes."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from proposals import wholefile
from proposals.digests import digest

Listing = dict[str, int]
"""Path below the site's root -> bytes."""

MARKS = ("sitemap.xml", "theme/site.css")
"""Files by which a site of ours is known: a sitemap alone has every other generator's too. They are
there first and go last, so that a site that was cut short is known as well."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What changed in the site: files written, and files removed."""

    written: int
    removed: int


def listing(folder: Path) -> Listing:
    """Every file below a folder with its size; none when there is no such folder."""
    found: Listing = {}
    waiting = [("", str(folder))]
    while waiting:
        prefix, path = waiting.pop()
        try:
            entries = os.scandir(path)
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    found[prefix + entry.name] = entry.stat(follow_symlinks=False).st_size
    return found


def mark(files: Listing) -> bytes:
    """Digest of a listing."""
    return digest(repr(sorted(files.items())).encode("utf-8", "surrogateescape"))


def is_ours(folder: Path) -> bool:
    """Whether a folder is a site that we built, the first files of one, or empty."""
    if not folder.is_dir():
        return False
    marks = [folder / name for name in MARKS]
    if all(mark.is_file() for mark in marks):
        return True
    ours = {folder, *marks, *(mark.parent for mark in marks)}
    return all(path in ours for path in folder.rglob("*"))


def place(
    staging: Path, made: Listing, wanted: Collection[str], output: Path, there: Listing
) -> tuple[Placed, Listing]:
    """Bring the site to what it should be.

    Args:
        staging: folder of the files that were made; it is gone afterwards.
        made: what ``listing`` says of it.
        wanted: paths of every file that the site shall have, made or there already.
        output: the site.
        there: what it has.

    Returns:
        What was done, and what the site has now.
    """
    if not there and not output.is_mount():
        shutil.rmtree(output, ignore_errors=True)
        output.parent.mkdir(parents=True, exist_ok=True)
        staging.rename(output)
        return Placed(len(wanted), 0), made
    stale = [name for name in there if name not in wanted]
    # What is new comes first: if there is no room for it, all that was there stands still.
    early = _in_the_way(stale, wanted)
    for name in early:
        (output / name).unlink()
    written = 0
    for name, size in sorted(made.items(), key=lambda one: one[0] not in MARKS):
        source, target = staging / name, output / name
        if there.get(name) != size or not _equal(source, target):
            _move(source, target)
            written += 1
    for name in set(stale).difference(early):
        # It may have gone with a folder in whose place stands a file.
        with suppress(FileNotFoundError, NotADirectoryError):
            (output / name).unlink()
    if stale:
        _remove_empty(output)
    shutil.rmtree(staging)
    kept = {name: size for name, size in there.items() if name in wanted}
    return Placed(written, len(stale)), kept | made


def empty(folder: Path) -> None:
    """Remove all that is in a folder."""
    marked = {name.partition("/")[0] for name in MARKS}
    for path in sorted(folder.iterdir(), key=lambda one: one.name in marked):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _in_the_way(stale: Collection[str], wanted: Collection[str]) -> list[str]:
    """Stale paths that are folders by now, or the same as wanted ones to disks that fold case."""
    if not stale:
        return []
    taken = {name.casefold() for name in wanted}
    folders = {name.rpartition("/")[0] for name in taken}
    taken |= {str(parent) for folder in folders for parent in PurePosixPath(folder, "*").parents}
    return [name for name in stale if name.casefold() in taken]


def _move(source: Path, target: Path) -> None:
    """Let a file take its place in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        shutil.rmtree(target)
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The site is a disk of its own, as in a container.
        with wholefile.beside(target) as part:
            shutil.copyfile(source, part)


def _equal(one: Path, other: Path) -> bool:
    """Whether two files of one size hold the same."""
    return one.samefile(other) or one.read_bytes() == other.read_bytes()


def _remove_empty(folder: Path) -> None:
    for parent, _, _ in os.walk(folder, topdown=False):
        if parent != str(folder) and not os.listdir(parent):  # noqa: PTH208  (what walk has seen may be gone by now)
            os.rmdir(parent)  # noqa: PTH106
