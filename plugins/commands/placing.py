"""Files that were made -> the site: what is the same stays, what is stale goes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from proposals.digests import digest

Listing = dict[str, int]
"""Path below the site's root -> bytes."""


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
    if not there:
        shutil.rmtree(output, ignore_errors=True)
        output.parent.mkdir(parents=True, exist_ok=True)
        staging.rename(output)
        return Placed(len(wanted), 0), made
    stale = [name for name in there if name not in wanted]
    for name in stale:
        (output / name).unlink()
    written = 0
    for name, size in made.items():
        source, target = staging / name, output / name
        if there.get(name) != size or not _equal(source, target):
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
            written += 1
    if stale:
        _remove_empty(output)
    shutil.rmtree(staging)
    kept = {name: size for name, size in there.items() if name in wanted}
    return Placed(written, len(stale)), kept | made


def _equal(one: Path, other: Path) -> bool:
    """Whether two files of one size hold the same."""
    return one.samefile(other) or one.read_bytes() == other.read_bytes()


def _remove_empty(folder: Path) -> None:
    for parent, _, _ in os.walk(folder, topdown=False):
        if not os.listdir(parent):  # noqa: PTH208  (what walk has seen may be gone by now)
            os.rmdir(parent)  # noqa: PTH106
