#!/usr/bin/env python3
"""Is this mirror as it was made? 本镜像是否完整如初?

    python3 verify.py                 the folder this file lies in 本文件所在的文件夹
    python3 verify.py PATH            a folder, a zip or a BagIt bag 文件夹、zip 或 BagIt 包
                                      or a file that SHA256SUMS beside it lists 或校验表所列的文件
    python3 verify.py PATH --expect SHA256 --key PUBLIC-KEY

Needs Python 3.8 or newer, nothing else, and no network. Exit code 0: as its manifest says;
1: something is changed, missing, added, damaged or not vouched for; 2: nothing was checked.

A manifest proves that files fit it; it cannot prove itself. What vouches for it comes from
outside: its SHA-256 as published (--expect), the SHA256SUMS beside a zip, or a minisign
signature and a public key that you have from elsewhere (--key).
"""

# One file and the standard library alone, because it travels inside every mirror; the command
# ``verify`` of the project runs this same file. So it keeps to what Python 3.8 knows.

from __future__ import annotations

import argparse
import base64
import hashlib
import os
import re
import stat
import struct
import sys
import zipfile
import zlib
from pathlib import Path
from typing import IO, Callable, Iterable, Iterator, NamedTuple

MANIFEST = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.minisig"
PAYLOAD = "manifest-sha256.txt"
TAGS = "tagmanifest-sha256.txt"
UPDATING = ".mirror-update"
"""Folder of an update under way (see update.py); it is there only while one is unfinished."""

CHUNK = 1 << 20
LARGEST_MANIFEST = 1 << 28
BOMB_BYTES, BOMB_RATIO = 1 << 30, 100
"""A zip that unpacks to more than both (bytes; times its own size) is not unpacked."""

Advance = Callable[[int, int], None]
"""Called with what is done and all there is to do."""

UNREADABLE = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    OverflowError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What reading a damaged or hostile file may raise."""

WORDS = {
    "changed": "已改动",
    "missing": "缺少",
    "added": "多出",
    "renamed": "改名",
    "damaged": "损坏",
    "unsafe": "不安全",
    "manifest": "清单有误",
    "untrusted": "无从担保",
}


class VerifyError(Exception):
    """Nothing could be checked; the message says why."""


class DamagedError(VerifyError):
    """Nothing could be checked because what holds the mirror is broken or a trap."""


class Problem(NamedTuple):
    """One thing that is not as it should be.

    Attributes:
        kind: a key of ``WORDS``.
        path: file in the mirror, with ``/``; empty when it is about the whole.
        detail: more, for a person; may be empty.
    """

    kind: str
    path: str
    detail: str = ""

    def __str__(self) -> str:
        told = f"{self.kind} {WORDS[self.kind]}".ljust(16)
        return printable("  ".join(part for part in (told, self.path, self.detail) if part))


class Report(NamedTuple):
    """What was found.

    Attributes:
        path: what was looked at.
        form: ``mirror`` or ``bag``; ``file`` for a single file that checksums beside it list.
        files: number of files that the manifest lists.
        digest: SHA-256 of the manifest, in hex: of SHA256SUMS, or of a bag's tag manifest; of a
            single file, its own.
        problems: everything that is wrong, in order of path.
        vouched: what, from outside, vouches for the manifest.
        notes: what a person should know besides.
    """

    path: Path
    form: str
    files: int
    digest: str
    problems: tuple[Problem, ...]
    vouched: tuple[str, ...]
    notes: tuple[str, ...]


class Anchors(NamedTuple):
    """What vouches for a manifest from outside; each may be None.

    Attributes:
        expect: SHA-256, in hex, of the manifest or of the zip as a whole.
        key: minisign public key: the file, or its line of base64.
        sums: a file of checksums that names the zip or the manifest; looked for beside what is
            checked when None.
    """

    expect: str | None = None
    key: str | None = None
    sums: Path | None = None


def verify(
    path: Path,
    anchors: Anchors = Anchors(),  # noqa: B008
    advance: Advance | None = None,
) -> Report:
    """Check a mirror against its manifest, and the manifest against what vouches for it.

    Args:
        path: folder or zip that holds a mirror (SHA256SUMS) or a BagIt bag; or any other file
            that a SHA256SUMS beside it lists, as the ZIM is.
        anchors: what vouches from outside.
        advance: called with the files read and all there are, before each.

    Raises:
        VerifyError: ``path`` is none of these, or an argument cannot be read.
    """
    if path.is_file() and not _is_zip(path):
        return _verify_file(path, anchors)
    with open_source(path) as source:
        manifest = read_manifest(source)
        differing = _compare(source, manifest, advance)
        problems = [*source.problems, *manifest.problems, *differing]
        trust = vouch(path, source, manifest, anchors)
    return Report(
        path=path,
        form=manifest.form,
        files=len(manifest.sums),
        digest=manifest.digest,
        problems=tuple(sorted({*problems, *trust.problems}, key=lambda each: (each[1], each))),
        vouched=trust.vouched,
        notes=trust.notes,
    )


def _verify_file(path: Path, anchors: Anchors) -> Report:
    """Check a file that holds no manifest of its own, such as the ZIM."""
    with open(path, "rb") as stream:  # noqa: PTH123
        digest = digest_of(stream)
    manifest = Manifest("file", {path.name: digest}, digest, (path.name,), ())
    sums = _sums_beside(path, anchors.sums)
    if not anchors.expect and (sums is None or _listed(path, sums, manifest, {digest}) is None):
        where = f"{sums} does not list it" if sums else f"no {MANIFEST} lies beside it"
        message = f"{path}: is no zip, and {where} 不是 zip，也没有列出它的校验值"
        raise VerifyError(message)
    trust = vouch(path, Source(), manifest, anchors)
    return Report(path, "file", 1, digest, trust.problems, trust.vouched, trust.notes)


# Where files come from: a folder or a zip, seen alike


class Source:
    """Files by their path, and what is wrong before any is read.

    Attributes:
        files: path, with ``/`` -> what ``open`` needs to know of it.
        folders: paths of folders that stand there by themselves, each ending in ``/``.
        refused: paths that stand in ``problems`` and are not read.
        problems: what makes the whole or one of its names unsafe or unreadable.
    """

    def __init__(self) -> None:
        self.files: dict[str, object] = {}
        self.folders: set[str] = set()
        self.refused: set[str] = set()
        self.problems: list[Problem] = []

    def __enter__(self) -> Source:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a file.

        Raises:
            one of UNREADABLE.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of what is open."""

    def digest(self, name: str) -> str:
        """SHA-256 of a file, in hex; raises as ``open`` does."""
        with self.open(name) as stream:
            return digest_of(stream)

    def refuse(self, name: str, why: str) -> None:
        """Note a file that will not be read."""
        self.refused.add(name)
        self.problems.append(Problem("unsafe", name, why))

    def below(self, top: str) -> None:
        """Let paths begin below a folder; what stands outside it keeps its place above."""
        self.files = {_below(name, top): found for name, found in self.files.items()}
        self.folders = {_below(name, top) for name in self.folders - {top}}
        self.refused = {_below(name, top) for name in self.refused}


def _below(name: str, top: str) -> str:
    return name[len(top) :] if name.startswith(top) else f"../{name}"


class FolderSource(Source):
    """The files of a folder; links are named and not followed."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root
        waiting = [("", str(root))]
        while waiting:
            above, folder = waiting.pop()
            try:
                with os.scandir(folder) as found:
                    entries = list(found)
            except OSError as error:
                self.problems.append(Problem("damaged", above, f"cannot be read: {error.strerror}"))
                continue
            folders = [
                (f"{above}{entry.name}/", entry.path)
                for entry in entries
                if entry.is_dir(follow_symlinks=False)
            ]
            waiting += folders
            self.folders.update(name for name, _ in folders)
            for entry in entries:
                self._take(above + entry.name, entry)

    def _take(self, name: str, entry: os.DirEntry[str]) -> None:
        if entry.is_symlink():
            self.refuse(name, "a symbolic link: not followed")
        elif entry.is_file(follow_symlinks=False):
            self.files[name] = entry.path
        elif not entry.is_dir(follow_symlinks=False):
            self.refuse(name, "neither a file nor a folder")

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a file of the folder."""
        return open(str(self.files[name]), "rb")  # noqa: PTH123


class ZipSource(Source):
    """The files of a zip whose parts fit together; nothing is unpacked to the disk."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        try:
            self.archive = zipfile.ZipFile(path)
        except (*UNREADABLE, NotImplementedError) as error:
            message = f"{path}: damaged {WORDS['damaged']}: not a whole zip (cut short?): {error}"
            raise DamagedError(message) from error
        self.size = path.stat().st_size
        self.problems += _layout(path, self.archive)
        for info in self.archive.infolist():
            self._take(info)
        unpacked = sum(info.file_size for info in self.archive.infolist())
        if unpacked > max(BOMB_BYTES, BOMB_RATIO * self.size):
            self.archive.close()
            message = f"{path}: unsafe {WORDS['unsafe']}: would unpack to {unpacked:,} bytes"
            raise DamagedError(message)

    def _take(self, info: zipfile.ZipInfo) -> None:
        # zipfile mends names (backslashes, all after a NUL); other programs do not.
        name = info.orig_filename
        why = unsafe_name(name[:-1] if name.endswith("/") else name)
        kind = stat.S_IFMT(info.external_attr >> 16)
        if why:
            self.refuse(name, why)
        elif name in self.files:
            self.refuse(name, "stands in the zip twice")
        elif kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            self.refuse(name, "a link or a device, not a file")
        elif info.flag_bits & 1 or info.compress_type not in (0, 8):
            self.refuse(name, "encrypted, or packed in an unusual way")
        elif not name.endswith("/"):
            self.files[name] = info
        elif info.file_size:
            self.refuse(name, "a folder with bytes of its own")
        else:
            self.folders.add(name)

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a file of the zip."""
        info = self.files[name]
        assert isinstance(info, zipfile.ZipInfo)  # noqa: S101
        return self.archive.open(info)

    def close(self) -> None:
        """Close the zip."""
        self.archive.close()


def open_source(path: Path) -> FolderSource | ZipSource:
    """A folder or zip as a source of files.

    A zip or folder with a single folder that holds the mirror counts as that folder.

    Raises:
        VerifyError: no such path, or neither a folder nor a readable zip.
    """
    if not path.exists():
        message = f"{path}: there is no such file or folder"
        raise VerifyError(message)
    if not path.is_dir() and not _is_zip(path):
        message = f"{path}: is neither a folder nor a zip"
        raise VerifyError(message)
    source = FolderSource(path) if path.is_dir() else ZipSource(path)
    if not {MANIFEST, "bagit.txt"} & {*source.files}:
        tops = {name.partition("/")[0] + "/" for name in source.files if "/" in name}
        held = [top for top in tops if {top + MANIFEST, top + "bagit.txt"} & {*source.files}]
        if len(held) == 1:
            source.below(held[0])
    return source


def _is_zip(path: Path) -> bool:
    """Whether a file is a zip or was one: by its name, since a damaged one begins with anything."""
    if not path.is_file():
        return False
    if path.suffix.lower() == ".zip":
        return True
    with open(path, "rb") as stream:  # noqa: PTH123
        return stream.read(4) in (b"PK\3\4", b"PK\5\6")


def unsafe_name(name: str) -> str:
    """Why a path must not be used below a folder; empty when it may.

    Such names make programs that unpack write elsewhere than into their folder.
    """
    if not name or name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "an absolute or empty path"
    if "\\" in name or any(ord(sign) < 32 or ord(sign) == 127 for sign in name):
        return "a backslash or control character in the path"
    if {"", ".", ".."} & {*name.split("/")}:
        return "a path that leads elsewhere"
    return ""


def _layout(path: Path, archive: zipfile.ZipFile) -> Iterator[Problem]:
    """Bytes of a zip that belong to no file, files that share bytes, names that differ.

    Such zips show different files to different programs, or unpack without end.
    """
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    end = 0
    for info in infos:
        if info.comment:
            yield Problem("added", info.orig_filename, "a comment in the list of files")
    with open(path, "rb") as stream:  # noqa: PTH123
        for info in infos:
            # A list of files that says to lie elsewhere moves them all, even before the beginning.
            stream.seek(max(0, info.header_offset))
            header = stream.read(30) if info.header_offset >= 0 else b""
            if len(header) < 30 or header[:4] != b"PK\3\4":
                yield Problem("damaged", info.orig_filename, "its header is not where it should be")
                return
            name_length, extra_length = struct.unpack("<26xHH", header)
            if _name(stream.read(name_length), header[7] & 8) != info.orig_filename:
                yield Problem("unsafe", info.orig_filename, "has another name in its own header")
            if info.header_offset < end:
                yield Problem("unsafe", info.orig_filename, "shares its bytes with another file")
            elif info.header_offset > end:
                yield Problem("unsafe", "", f"bytes before {info.orig_filename} belong to no file")
            end = info.header_offset + 30 + name_length + extra_length + info.compress_size
            if info.flag_bits & 8:
                end += _descriptor(stream, end)
    if archive.comment:
        yield Problem("added", "", "a comment at the end of the zip")
    if infos and archive.start_dir != end:
        yield Problem("unsafe", "", "bytes before the list of files belong to no file")
    with open(path, "rb") as stream:  # noqa: PTH123
        yield from _ending(stream, archive.start_dir, len(infos))


def _ending(stream: IO[bytes], start: int, count: int) -> Iterator[Problem]:
    """What follows the files: their list, for large zips a wide end, the end, and nothing more.

    PKWARE's APPNOTE 6.3.10, 4.3.12 and 4.3.14-16. Python's ``zipfile`` looks for the end from
    behind and passes over what stands around it.
    """
    at = start
    for _ in range(count):
        stream.seek(at)
        header = stream.read(46)
        if header[:4] != b"PK\1\2" or len(header) < 46:
            yield Problem("damaged", "", "the list of files is shorter than it says")
            return
        at += 46 + sum(struct.unpack("<28xHHH12x", header))
    length = at - start
    stream.seek(at)
    rest = stream.read(76)
    if rest[:4] == b"PK\6\6":
        wide = struct.unpack("<4sQ12xQQQQ4sLQL", rest) if len(rest) == 76 else ()
        if wide != (b"PK\6\6", 44, count, count, length, start, b"PK\6\7", 0, at, 1):
            yield Problem("unsafe", "", "the wide end of the zip tells of another list of files")
            return
        at += 76
    stream.seek(at)
    end = stream.read(22)
    if end[:4] != b"PK\5\6" or len(end) < 22:
        yield Problem("unsafe", "", "bytes behind the list of files belong to no file")
        return
    *said, comment = struct.unpack("<8xHHLLH", end)
    right = ((count, 0xFFFF), (count, 0xFFFF), (length, 0xFFFFFFFF), (start, 0xFFFFFFFF))
    # What does not fit into the end is told by the wide one, or by old programs cut to size.
    if any(told not in (most, value & most) for told, (value, most) in zip(said, right)):
        yield Problem("unsafe", "", "the end of the zip tells of another list of files")
    if stream.seek(0, os.SEEK_END) != at + 22 + comment:
        yield Problem("unsafe", "", "bytes behind the end of the zip belong to no file")


def _name(written: bytes, is_utf8: int) -> str:
    return written.decode("utf-8" if is_utf8 else "cp437", "replace")


def _descriptor(stream: IO[bytes], at: int) -> int:
    """Length of what programs that write in one go put behind a file: its sizes, again."""
    stream.seek(at)
    following = stream.read(28)
    if following[:4] != b"PK\7\10":
        return 12
    return 24 if following[24:28] in (b"PK\3\4", b"PK\1\2", b"PK\6\6") else 16


# The manifest, and what it is compared with


class Manifest(NamedTuple):
    """What a mirror says of itself.

    Attributes:
        form: ``mirror`` or ``bag``.
        sums: path -> SHA-256 in hex.
        digest: SHA-256 of the file that, alone, settles all others.
        apart: files that no manifest can list.
        problems: lines that are none.
    """

    form: str
    sums: dict[str, str]
    digest: str
    apart: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_manifest(source: Source) -> Manifest:
    """The manifest of a mirror or of a bag.

    Raises:
        VerifyError: there is none.
    """
    if "bagit.txt" in source.files:
        return _read_bag(source)
    if MANIFEST not in source.files:
        hint = f" ({UPDATING} shows an unfinished update)" if _is_updating(source) else ""
        message = f"no {MANIFEST} and no bagit.txt in it: not a mirror{hint} 不是镜像"
        raise VerifyError(message)
    sums, problems, digest = _read_sums(source, MANIFEST)
    return Manifest("mirror", sums, digest, (MANIFEST, SIGNATURE), tuple(problems))


def _read_bag(source: Source) -> Manifest:
    """RFC 8493: one manifest for what lies in data/, one for the files beside it."""
    for name in (PAYLOAD, TAGS):
        if name not in source.files:
            message = f"no {name} in the bag: nothing to check it against"
            raise VerifyError(message)
    payload, problems, _ = _read_sums(source, PAYLOAD)
    tags, more, digest = _read_sums(source, TAGS)
    problems += more
    problems += [
        Problem("manifest", PAYLOAD, f"lists {name}, which is not in data/")
        for name in payload
        if not name.startswith("data/")
    ]
    if PAYLOAD not in tags:
        problems.append(Problem("manifest", TAGS, f"does not list {PAYLOAD}"))
    return Manifest("bag", {**tags, **payload}, digest, (TAGS,), tuple(problems))


def _read_sums(source: Source, name: str) -> tuple[dict[str, str], list[Problem], str]:
    """Lines of ``hash  path``; also the file's own hash."""
    try:
        with source.open(name) as stream:
            written = stream.read(LARGEST_MANIFEST)
        text = written.decode("utf-8")
    except UNREADABLE as error:
        message = f"{name}: damaged {WORDS['damaged']}: {error}"
        raise DamagedError(message) from error
    sums, problems = parse_sums(text, name, coded=name in (PAYLOAD, TAGS))
    return sums, problems, hashlib.sha256(written).hexdigest()


def parse_sums(
    text: str, name: str, *, coded: bool = False
) -> tuple[dict[str, str], list[Problem]]:
    """Checksums as ``sha256sum`` and BagIt write them.

    Args:
        text: lines of 64 hex digits, two spaces (or a space and ``*``), and a path.
        name: of the file, for its problems.
        coded: line breaks and ``%`` in paths are percent-encoded, as BagIt has it.

    Returns:
        path -> hash; and what is wrong with lines. Unsafe paths are left out.
    """
    sums: dict[str, str] = {}
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line:
            continue
        found = re.fullmatch(r"([0-9a-fA-F]{64}) [ *](.+)", line.rstrip("\r"))
        path = found[2] if found else ""
        if coded:
            path = re.sub("%(0A|0D|25)", lambda code: chr(int(code[1], 16)), path)
        why = unsafe_name(path) if found else "is no line of a checksum and a path"
        if path in sums:
            why = f"lists {path} twice"
        if why or found is None:
            problems.append(Problem("manifest", name, f"line {number}: {why}"))
        else:
            sums[path] = found[1].lower()
    return sums, problems


def _compare(source: Source, manifest: Manifest, advance: Advance | None) -> list[Problem]:
    """Every listed file is read once; files that are not listed only to know them again."""
    problems = []
    missing: dict[str, list[str]] = {}
    for number, (path, expected) in enumerate(sorted(manifest.sums.items())):
        if advance:
            advance(number, len(manifest.sums))
        if path in source.refused:
            continue
        if path not in source.files:
            missing.setdefault(expected, []).append(path)
            continue
        try:
            if source.digest(path) != expected:
                problems.append(Problem("changed", path))
        except UNREADABLE as error:
            problems.append(Problem("damaged", path, str(error)))
    known = {*manifest.sums, *manifest.apart}
    for path in sorted({*source.files} - known):
        problems.append(_added(source, path, missing))
    needed = {above for path in known.union(source.files) for above in _folders_above(path)}
    for path in source.folders - needed:
        problems.append(Problem("added", path, _of_update(path) or "an empty folder"))
    for paths in missing.values():
        problems += [Problem("missing", path) for path in paths]
    return problems


def _folders_above(path: str) -> Iterator[str]:
    """The folders on the way to a path: ``a/b/c`` has ``a/`` and ``a/b/``."""
    return (path[: found.end()] for found in re.finditer("/", path))


def _added(source: Source, path: str, missing: dict[str, list[str]]) -> Problem:
    """A file that is not listed: one of the missing under another name, or really new."""
    if _of_update(path):
        return Problem("added", path, _of_update(path))
    try:
        before = missing.get(source.digest(path)) if missing else None
    except UNREADABLE as error:
        return Problem("damaged", path, str(error))
    if not before:
        return Problem("added", path)
    # Of several files with these bytes, the one that differs in case alone is meant first.
    before.sort(key=lambda name: (name.lower() != path.lower(), name))
    old = before.pop(0)
    return Problem("renamed", path, f"was {old}")


def _of_update(path: str) -> str:
    """What is said of a path in the folder of an update under way; empty for others."""
    unfinished = path.startswith(f"{UPDATING}/")
    return "of an unfinished update: run it again to end it" if unfinished else ""


def _is_updating(source: Source) -> bool:
    return any(_of_update(name) for name in source.files)


# What vouches for the manifest


class Trust(NamedTuple):
    """The outcome of ``vouch``."""

    problems: tuple[Problem, ...]
    vouched: tuple[str, ...]
    notes: tuple[str, ...]


def vouch(path: Path, source: Source, manifest: Manifest, anchors: Anchors) -> Trust:
    """Ask everything outside the mirror that may vouch for it."""
    problems: list[Problem] = []
    vouched: list[str] = []
    notes: list[str] = []
    if anchors.key:
        _public_key(anchors.key)
    hashes = {manifest.digest}
    sums = _sums_beside(path, anchors.sums)
    if path.is_file() and (sums or anchors.expect):
        with open(path, "rb") as stream:  # noqa: PTH123
            hashes.add(digest_of(stream))
    if anchors.expect:
        if anchors.expect.strip().lower() in hashes:
            vouched.append("its SHA-256 is the one expected")
        else:
            found = " and ".join(sorted(hashes))
            problems.append(Problem("untrusted", "", f"--expect names another hash than {found}"))
    signed: list[tuple[str, bytes, bytes]] = []
    if sums:
        said = _listed(path, sums, manifest, hashes)
        if said is True:
            vouched.append(f"its SHA-256 is in {sums}")
            signed += _signed(sums.name, sums.read_bytes(), sums.with_name(sums.name + ".minisig"))
        elif manifest.form == "file" and said is False:
            problems.append(Problem("changed", path.name, f"{sums} lists another SHA-256"))
        elif said is False or anchors.sums:
            problems.append(Problem("untrusted", "", f"{sums} does not list it as it is"))
    if manifest.form == "mirror" and SIGNATURE in source.files:
        with source.open(MANIFEST) as text, source.open(SIGNATURE) as seal:
            signed.append((MANIFEST, text.read(LARGEST_MANIFEST), seal.read(CHUNK)))
    if anchors.key and not signed:
        problems.append(Problem("untrusted", "", "no signature is there to check with --key"))
    for name, message, signature in signed:
        if not anchors.key:
            notes.append(f"{name} is signed; give --key to check the signature")
            continue
        why = check_signature(message, signature, anchors.key)
        if why:
            problems.append(Problem("untrusted", f"{name}.minisig", why))
        else:
            vouched.append(f"{name} is signed with the key given")
    return Trust(tuple(problems), tuple(vouched), tuple(notes))


def _sums_beside(path: Path, given: Path | None) -> Path | None:
    if given:
        if not given.is_file():
            message = f"{given}: there is no such file of checksums"
            raise VerifyError(message)
        return given
    beside = path.resolve().parent / MANIFEST
    return beside if beside.is_file() else None


def _listed(path: Path, sums: Path, manifest: Manifest, hashes: set[str]) -> bool | None:
    """Whether a file of checksums lists this mirror; None when it is about other things."""
    listed, _ = parse_sums(sums.read_text("utf-8", "replace"), sums.name)
    if hashes & {*listed.values()}:
        # A zip's own entry must fit too: its manifest may be right and its bytes not.
        return not path.is_file() or listed.get(path.name) in {None, *hashes}
    suffix = ".manifest" if manifest.form == "mirror" else ".tagmanifest"
    if path.is_file():
        return False if path.name in listed else None
    return False if any(name.endswith(suffix) for name in listed) else None


def _signed(name: str, message: bytes, signature: Path) -> Iterator[tuple[str, bytes, bytes]]:
    if signature.is_file():
        yield name, message, signature.read_bytes()


# minisign signatures: https://jedisct1.github.io/minisign/ (signature format), RFC 8032 (Ed25519)


def check_signature(message: bytes, signature: bytes, key: str) -> str:
    """Why a minisign signature does not hold; empty when it does.

    Args:
        message: what is signed.
        signature: the ``.minisig`` file.
        key: path of the public key, or its line of base64.

    Raises:
        VerifyError: ``key`` is no public key.
    """
    key_id, point = _public_key(key)
    lines = signature.decode("utf-8", "replace").splitlines()
    try:
        signed = base64.b64decode(lines[1], validate=True)
        comment = lines[2].partition("trusted comment: ")[2].encode("utf-8")
        over_comment = base64.b64decode(lines[3], validate=True)
    except (IndexError, ValueError):
        return "is no minisign signature"
    if len(signed) != 74 or signed[:2] not in (b"Ed", b"ED"):
        return "is no minisign signature"
    if signed[2:10] != key_id:
        return "was made with another key"
    if signed[:2] == b"ED":
        message = hashlib.blake2b(message).digest()
    if not _ed25519(point, message, signed[10:]):
        return "does not fit what it signs"
    if not _ed25519(point, signed[10:] + comment, over_comment):
        return "its comment was changed"
    return ""


def _public_key(key: str) -> tuple[bytes, bytes]:
    try:
        text = Path(key).read_text("utf-8") if Path(key).is_file() else key
    except (OSError, ValueError):
        text = key
    try:
        decoded = base64.b64decode(text.strip().splitlines()[-1], validate=True)
    except (IndexError, ValueError):
        decoded = b""
    if len(decoded) != 42 or decoded[:2] != b"Ed":
        message = f"{printable(key)}: is neither a minisign public key nor a file with one"
        raise VerifyError(message)
    return decoded[2:10], decoded[10:]


PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE_D = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME
SQRT_OF_MINUS_1 = pow(2, (PRIME - 1) // 4, PRIME)


def _ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """RFC 8032, 5.1.7. Only public values: the time it takes tells nobody anything."""
    point = _decode_point(public)
    if point is None or len(signature) != 64:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    if scalar >= ORDER:
        return False
    hashed = hashlib.sha512(signature[:32] + public + message).digest()
    challenge = int.from_bytes(hashed, "little") % ORDER
    x, y, z, t = point
    minus = (-x % PRIME, y, z, -t % PRIME)
    found = _add(multiply(BASE, scalar), multiply(minus, challenge))
    return encode_point(found) == signature[:32]


def _decode_point(data: bytes) -> tuple[int, int, int, int] | None:
    """RFC 8032, 5.1.3."""
    number = int.from_bytes(data, "little")
    odd, y = number >> 255, number & ((1 << 255) - 1)
    if y >= PRIME:
        return None
    square = (y * y - 1) * pow(CURVE_D * y * y + 1, PRIME - 2, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * SQRT_OF_MINUS_1 % PRIME
    if (x * x - square) % PRIME or (x == 0 and odd):
        return None
    if x & 1 != odd:
        x = PRIME - x
    return x, y, 1, x * y % PRIME


def encode_point(point: tuple[int, int, int, int]) -> bytes:
    """RFC 8032, 5.1.2."""
    x, y, z, _ = point
    inverse = pow(z, PRIME - 2, PRIME)
    x, y = x * inverse % PRIME, y * inverse % PRIME
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _add(one: tuple[int, ...], two: tuple[int, ...]) -> tuple[int, int, int, int]:
    """RFC 8032, 5.1.4."""
    a = (one[1] - one[0]) * (two[1] - two[0]) % PRIME
    b = (one[1] + one[0]) * (two[1] + two[0]) % PRIME
    c = 2 * one[3] * two[3] * CURVE_D % PRIME
    d = 2 * one[2] * two[2] % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def multiply(point: tuple[int, int, int, int], scalar: int) -> tuple[int, int, int, int]:
    """A point of the curve, ``scalar`` times."""
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = _add(total, point)
        point = _add(point, point)
        scalar >>= 1
    return total


def _base() -> tuple[int, int, int, int]:
    point = _decode_point((4 * pow(5, PRIME - 2, PRIME) % PRIME).to_bytes(32, "little"))
    assert point is not None  # noqa: S101
    return point


BASE = _base()


# Small things, and the command line


def digest_of(stream: IO[bytes]) -> str:
    """SHA-256 of what a stream still holds, in hex."""
    digest = hashlib.sha256()
    for chunk in iter(lambda: stream.read(CHUNK), b""):
        digest.update(chunk)
    return digest.hexdigest()


def printable(text: str) -> str:
    """Text that cannot play tricks with a terminal."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def lines(report: Report) -> Iterator[str]:
    """A report for a person, in both languages."""
    if report.form == "file":
        yield f"{printable(str(report.path))}: a single file 单个文件"
        yield f"SHA-256 校验值: {report.digest}"
    else:
        yield f"{printable(str(report.path))}: {report.form}, {report.files} files 个文件"
        yield f"SHA-256 of its manifest 清单的校验值: {report.digest}"
    yield from (str(problem) for problem in report.problems)
    yield from (f"Vouched for 有据: {text}" for text in report.vouched)
    yield from (f"Note 注意: {text}" for text in report.notes)
    if report.problems:
        count = len(report.problems)
        yield f"NOT INTACT 不完整: {count} problem{'' if count == 1 else 's'} 处问题"
        return
    if report.form == "file":
        yield "Intact 完整: its SHA-256 is the one listed or expected 与所列校验值一致"
        return
    yield "Intact 完整: every file is as the manifest says 每个文件都与清单一致"
    if not report.vouched:
        yield (
            "But nothing outside vouches for the manifest: compare its SHA-256 with the one "
            "published, or give --expect or --key\n"
            "但清单本身没有外来凭据：请与公布的校验值比对，或用 --expect、--key"
        )


def run(
    path: Path,
    anchors: Anchors,
    say: IO[str] | None = None,
    advance: Advance | None = None,
) -> int:
    """Check, print, and give the exit code."""
    try:
        report = verify(path, anchors, advance)
    except DamagedError as error:
        print(f"NOT INTACT 不完整: {printable(str(error))}", file=say)
        return 1
    except (VerifyError, OSError) as error:
        print(f"Not checked 未能核对: {printable(str(error))}", file=say)
        return 2
    for line in lines(report):
        print(line, file=say)
    return 1 if report.problems else 0


def main(arguments: Iterable[str] | None = None) -> int:
    """The command line of the file itself."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", nargs="?", default=Path(__file__).resolve().parent, type=Path)
    parser.add_argument("--expect", help="SHA-256 of the manifest or of the zip")
    parser.add_argument("--key", help="minisign public key: a file, or its line of base64")
    parser.add_argument("--sums", type=Path, help="file of checksums that lists it")
    given = parser.parse_args(None if arguments is None else list(arguments))
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    anchors = Anchors(given.expect, given.key, given.sums)
    return run(given.path, anchors, advance=_count if sys.stderr.isatty() else None)


def _count(done: int, total: int) -> None:
    """On a terminal, how many files were read; a large mirror takes a minute."""
    text = ""
    if done + 1 == total:
        text = f"\r{' ' * 40}\r"
    elif done and done % 500 == 0:
        text = f"\r{done} / {total} files 个文件"
    sys.stderr.write(text)
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
