"""A zip whose bytes depend on its files alone.

The standard library packs with the zlib of the machine, and zlib, zlib-ng and their versions
pack the same text into different bytes. Here libdeflate packs, in the version of the lock:
its author states that one version gives the same output everywhere.

The format: PKWARE's APPNOTE 6.3.10 (local headers 4.3.7, list of files 4.3.12, end 4.3.14-16).
"""

from __future__ import annotations

import mmap
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import deflate

from proposals import wholefile

EARLIEST = 315_532_800
"""1980-01-01, the first moment that a zip can name, in seconds since 1970 (UTC)."""

_LEVEL = 6
_PACKED_WHOLE = 1 << 27
"""Up to this size a file is packed, which takes as much memory; a larger one is stored."""
_CHUNK = 1 << 20
_LIMIT_32, _LIMIT_16 = 0xFFFFFFFF, 0xFFFF
_UTF8 = 0x800
_STORED, _DEFLATED = 0, 8
_UNIX, _FILE_MODE = 3, 0o100644


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the list at the end of the zip says of a file."""

    name: bytes
    method: int
    checksum: int
    packed: int
    size: int
    offset: int


@dataclass(slots=True)
class ZipWriter:
    """Writes a zip, one file after another.

    Attributes:
        stream: where to; written from its start, never read.
        epoch: the date of every file, in seconds since 1970; zips know even seconds from 1980.
    """

    stream: IO[bytes]
    epoch: int
    _entries: list[_Entry] = field(default_factory=list)
    _at: int = 0

    def add(self, name: str, content: bytes | Path) -> None:
        """Add a file.

        Args:
            name: its path in the zip, with ``/``.
            content: its bytes, or the file that holds them.

        Raises:
            OSError: the file cannot be read.
        """
        if isinstance(content, bytes):
            self._pack(name, content)
        elif not content.stat().st_size:
            self._pack(name, b"")
        else:
            with (
                content.open("rb") as file,
                mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
            ):
                self._pack(name, data)

    def finish(self) -> None:
        """Write the list of files; nothing can be added any more."""
        start = self._at
        for entry in self._entries:
            self._write(self._listed(entry))
        length, count = self._at - start, len(self._entries)
        if count >= _LIMIT_16 or max(start, length) >= _LIMIT_32:
            end = self._at
            wide = struct.pack("<HHLLQQQQ", 45, 45, 0, 0, count, count, length, start)
            self._write(struct.pack("<4sQ", b"PK\6\6", len(wide)) + wide)
            self._write(struct.pack("<4sLQL", b"PK\6\7", 0, end, 1))
        few = min(count, _LIMIT_16)
        sizes = (min(length, _LIMIT_32), min(start, _LIMIT_32))
        self._write(struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, few, few, *sizes, 0))

    def _pack(self, name: str, data: bytes | mmap.mmap) -> None:
        packed = deflate.deflate_compress(data, _LEVEL) if 0 < len(data) <= _PACKED_WHOLE else b""
        method = _DEFLATED if packed and len(packed) < len(data) else _STORED
        checksum = 0
        for chunk in _chunks(data):
            checksum = zlib.crc32(chunk, checksum)
        length = len(packed) if method == _DEFLATED else len(data)
        entry = _Entry(name.encode(), method, checksum, length, len(data), self._at)
        self._entries.append(entry)
        self._write(self._header(entry))
        if method == _DEFLATED:
            self._write(packed)
        else:
            for chunk in _chunks(data):
                self._write(chunk)

    def _header(self, entry: _Entry) -> bytes:
        wide = max(entry.size, entry.packed) >= _LIMIT_32
        extra = struct.pack("<HHQQ", 1, 16, entry.size, entry.packed) if wide else b""
        sizes = (_LIMIT_32, _LIMIT_32) if wide else (entry.packed, entry.size)
        common = self._common(entry, sizes, len(extra), wide=wide)
        return b"PK\3\4" + common + entry.name + extra

    def _listed(self, entry: _Entry) -> bytes:
        values = (entry.size, entry.packed, entry.offset)
        long = [value for value in values if value >= _LIMIT_32]
        extra = struct.pack(f"<HH{len(long)}Q", 1, 8 * len(long), *long) if long else b""
        sizes = (min(entry.packed, _LIMIT_32), min(entry.size, _LIMIT_32))
        common = self._common(entry, sizes, len(extra), wide=bool(long))
        made_by = struct.pack("<BB", 45 if long else 20, _UNIX)
        offset = min(entry.offset, _LIMIT_32)
        rest = struct.pack("<HHHLL", 0, 0, 0, _FILE_MODE << 16, offset)
        return b"PK\1\2" + made_by + common + rest + entry.name + extra

    def _common(self, entry: _Entry, sizes: tuple[int, int], extra: int, *, wide: bool) -> bytes:
        """What both headers say, from the version needed to the lengths."""
        flags = 0 if entry.name.isascii() else _UTF8
        clock, day = dos_time(self.epoch)
        needed = 45 if wide else 20
        head = struct.pack("<HHHHHL", needed, flags, entry.method, clock, day, entry.checksum)
        return head + struct.pack("<LLHH", *sizes, len(entry.name), extra)

    def _write(self, data: bytes | bytearray) -> None:
        self.stream.write(data)
        self._at += len(data)


def repack(path: Path) -> None:
    """Pack a zip that the standard library packed, again and the same everywhere.

    Args:
        path: the zip; replaced. Its files keep their names and order, and lose their dates.
    """
    with (
        wholefile.beside(path) as part,
        zipfile.ZipFile(path) as source,
        part.open("wb") as stream,
    ):
        packed = ZipWriter(stream, EARLIEST)
        for name in source.namelist():
            packed.add(name, source.read(name))
        packed.finish()


def dos_time(epoch: int) -> tuple[int, int]:
    """Time and day as zips write them, in UTC; before 1980 and after 2107 the nearest."""
    year, month, day, hour, minute, second, *_ = time.gmtime(max(epoch, EARLIEST))
    if year > 2107:
        year, month, day, hour, minute, second = 2107, 12, 31, 23, 59, 58
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def _chunks(data: bytes | mmap.mmap) -> Iterator[bytes]:
    for start in range(0, len(data), _CHUNK):
        yield data[start : start + _CHUNK]
