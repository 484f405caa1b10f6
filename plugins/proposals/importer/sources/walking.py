"""Folders and archives -> the files in them, in the order of their names.

The names inside an archive are only ever shown. Nothing is unpacked to disk.
"""

from __future__ import annotations

import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from proposals.importer.sources import containers, detect
from proposals.importer.sources.detect import Format
from proposals.importer.sources.file import MAX_BYTES, File
from proposals.importer.sources.refusal import Refusal
from proposals.problems import Problem, ProblemsError

MAX_ENTRIES = 20_000
MAX_ARCHIVE = 2_000_000_000
"""Bytes of an archive, and of everything that it unpacks to."""

_UNUSED = frozenset({"thumbs.db", "desktop.ini"})
_UTF8 = 0x800
"""Flag of an entry whose name is UTF-8 (APPNOTE 4.4.4)."""

Found = File | ProblemsError
"""A file, or why one cannot be read."""


def count(paths: Iterable[Path]) -> int:
    """How many files there are to read; an archive counts as one."""
    return sum(len(_files(path)) if path.is_dir() else 1 for path in paths)


def walk(paths: Iterable[Path]) -> Iterator[tuple[Path, Iterator[Found]]]:
    """Every file below the paths, one at a time.

    Args:
        paths: files, folders and archives.

    Yields:
        A path of ``count`` and what it holds: one file, or the entries of an archive. What
        cannot be read comes as an error in its place.
    """
    for path in paths:
        if not path.is_dir():
            yield path, _found(path)
            continue
        files = _files(path)
        if not files:
            message = "holds no file; name the files or another folder to import"
            yield path, iter([ProblemsError([Problem(path, 0, message)])])
        for inner in files:
            yield inner, _found(inner)


def _files(folder: Path) -> list[Path]:
    """Files of a folder in the order of their names; links out of it are not followed."""
    return sorted(
        path
        for path in folder.rglob("*")
        if not path.is_symlink() and path.is_file() and not _unused(path.relative_to(folder))
    )


def _unused(path: Path) -> bool:
    """What programs leave in folders beside documents: ~$letter.docx, .DS_Store."""
    hidden = any(part.startswith((".", "~$", "__MACOSX")) and part != ".." for part in path.parts)
    return hidden or path.name.lower() in _UNUSED


def _found(path: Path) -> Iterator[Found]:
    try:
        if not path.exists():
            yield ProblemsError([Problem(path, 0, "is not there; correct the path")])
        elif _is_large_archive(path) or _is_archive(file := File.at(path)):
            yield from _entries(path)
        else:
            yield file
    except ProblemsError as error:
        yield error
    except OSError as error:
        yield ProblemsError([Problem(path, 0, f"cannot be read: {error.strerror}")])


def _is_large_archive(path: Path) -> bool:
    """Larger than any document, an archive is read from disk entry by entry."""
    return path.is_file() and path.stat().st_size > MAX_BYTES and path.suffix.lower() == ".zip"


def _is_archive(file: File) -> bool:
    try:
        return file.data.startswith(b"PK") and detect.detect(file) is Format.ARCHIVE
    except Refusal:
        return False


def _entries(path: Path) -> Iterator[Found]:
    _refuse_endless(path)
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
            _refuse_too_much(path, infos)
            for info in sorted(infos, key=_shown_name):
                if not _unused(Path(_shown_name(info).replace("\\", "/"))):
                    yield _entry(path, archive, info)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        message = "is a damaged archive; make it anew, or unpack it and import the folder"
        raise ProblemsError([Problem(path, 0, message)]) from error


def _refuse_too_much(path: Path, infos: Sequence[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_ENTRIES:
        message = f"holds {len(infos):,} files; at most {MAX_ENTRIES:,} are read"
        raise ProblemsError([Problem(path, 0, message)])
    if sum(info.file_size for info in infos) > MAX_ARCHIVE:
        message = f"unpacks to more than {MAX_ARCHIVE:,} bytes; take it apart"
        raise ProblemsError([Problem(path, 0, message)])


def _entry(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Found:
    shown = path / _safely_shown(_shown_name(info))
    message = _unwelcome(info)
    if message is None:
        try:
            # zipfile never yields more than the size an entry declares.
            file = File(shown, archive.read(info))
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError):
            message = "is damaged within its archive; make the archive anew"
        else:
            if not _is_archive(file):
                return file
            message = "is an archive within an archive; unpack the outer one"
    return ProblemsError([Problem(shown, 0, message)])


def _unwelcome(info: zipfile.ZipInfo) -> str | None:
    if _leads_out(_shown_name(info)):
        return "has a name that leads out of its archive; it was not read"
    if info.file_size > MAX_BYTES:
        return f"unpacks to {info.file_size:,} bytes; at most {MAX_BYTES:,} are read"
    if info.flag_bits & 1:
        return "is protected by a password; unpack the archive and import the folder"
    return None


def _shown_name(info: zipfile.ZipInfo) -> str:
    """Name of an entry; without its flag Windows programs in China write GBK."""
    if info.flag_bits & _UTF8:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or not parts[0] or ":" in parts[0]


def _safely_shown(name: str) -> str:
    """A name for messages: no path, no control characters, of bounded length."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
    shown = "/".join(parts)[-200:] or "(no name)"
    return "".join("?" if unicodedata.category(char).startswith("C") else char for char in shown)


def _refuse_endless(path: Path) -> None:
    size = path.stat().st_size
    if size > MAX_ARCHIVE:
        message = f"has {size:,} bytes; at most {MAX_ARCHIVE:,} are read; take it apart"
        raise ProblemsError([Problem(path, 0, message)])
    with path.open("rb") as file:
        file.seek(max(size - containers.TAIL, 0))
        tail = file.read()
    try:
        containers.refuse_endless(tail)
    except Refusal as refusal:
        raise ProblemsError([Problem(path, 0, refusal.message)]) from refusal
