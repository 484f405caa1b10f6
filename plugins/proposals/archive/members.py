"""The files of a package: each with its path in it, its bytes and their hash."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from proposals import wholefile
from proposals.archive.edition import ArchiveError
from proposals.archive.verify import Advance, digest_of, unsafe_name
from proposals.zipwriter import EARLIEST, ZipWriter

_NOT_EVERYWHERE = re.compile(
    r'[<>:"|?*]|[. ](?:/|$)|[^\x20-\x7e]|(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:[./]|$)',
    re.IGNORECASE,
)
"""What Windows or a stick with FAT refuses, and letters that systems write in two ways."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a package.

    Attributes:
        path: where it stands in the package, with ``/``.
        content: its bytes, or the file that holds them.
        sha256: of the bytes, in hex.
        size: number of bytes.
    """

    path: str
    content: bytes | Path
    sha256: str
    size: int

    def read(self) -> bytes:
        """The bytes; raises OSError when the file cannot be read."""
        return self.content if isinstance(self.content, bytes) else self.content.read_bytes()

    def at(self, path: str) -> Member:
        """The same file at another place."""
        return Member(path, self.content, self.sha256, self.size)


def of_bytes(path: str, content: bytes) -> Member:
    """A member that is not yet a file."""
    return Member(path, content, hashlib.sha256(content).hexdigest(), len(content))


def of_text(path: str, text: str) -> Member:
    """The same, of text in UTF-8."""
    return of_bytes(path, text.encode("utf-8"))


def of_folder(folder: Path) -> list[Member]:
    """Every file below a folder but the hidden ones, by their path below it.

    Args:
        folder: read file by file; memory holds names and hashes alone.

    Raises:
        ArchiveError: a link, or a name that would not stand on every system.
        OSError: a file or folder cannot be read.
    """
    paths = []
    for where, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = [name for name in files if not name.startswith(".")]
        for name in (*folders, *files):
            path = Path(where, name)
            # Before it is followed: it may lead nowhere, or to what never ends.
            if path.is_symlink():
                message = f"{path}: is a symbolic link; put what it leads to in its place"
                raise ArchiveError(message)
        paths += [Path(where, name) for name in files]
    named = sorted((path.relative_to(folder).as_posix(), path) for path in paths)
    refuse_unportable(name for name, _ in named)
    return [of_file(path, name) for name, path in named]


def of_file(path: Path, name: str) -> Member:
    """A file, and where it shall stand.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        return Member(name, path, digest_of(stream), path.stat().st_size)


def _refuse(error: OSError) -> None:
    """What cannot be listed would be missed without a word."""
    raise error


def refuse_unportable(paths: Iterable[str]) -> None:
    """A mirror must unpack to the same files on every system.

    Raises:
        ArchiveError: a name that some system refuses, or two that some system takes for one.
    """
    seen: dict[str, str] = {}
    for path in paths:
        why = unsafe_name(path) or (
            _NOT_EVERYWHERE.search(path) and "a name that not every system takes"
        )
        if why:
            message = f"{path}: {why}; rename it"
            raise ArchiveError(message)
        twin = seen.setdefault(path.lower(), path)
        if twin != path:
            message = f"{path} and {twin}: one file on systems that ignore case; rename one"
            raise ArchiveError(message)


def sums(members: Iterable[Member]) -> str:
    """Checksums as ``sha256sum -c`` and BagIt read them, in order of path."""
    ordered = sorted(members, key=lambda member: member.path)
    return "".join(f"{member.sha256}  {member.path}\n" for member in ordered)


def write_zip(
    target: Path,
    members: Iterable[Member],
    epoch: int | None,
    top: str = "",
    advance: Advance | None = None,
) -> None:
    """Pack members into a zip, in order of path; it is there whole or not at all.

    Args:
        target: the zip.
        members: what it shall hold; each is read again as it is packed.
        epoch: the date of all of them; 1980-01-01 when None.
        top: folder in the zip that holds them, with its ``/``.
        advance: called with the members packed and all there are, before each.

    Raises:
        OSError: a file cannot be read, or the zip not be written.
    """
    with whole(target) as stream:
        packed = ZipWriter(stream, EARLIEST if epoch is None else epoch)
        ordered = sorted(members, key=lambda member: member.path)
        for number, member in enumerate(ordered):
            if advance:
                advance(number, len(ordered))
            packed.add(top + member.path, member.content)
        packed.finish()


@contextmanager
def whole(target: Path) -> Iterator[IO[bytes]]:
    """A file to write that takes its place only once everything is in it."""
    with wholefile.beside(target) as part, part.open("wb") as stream:
        yield stream
