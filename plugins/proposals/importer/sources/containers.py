"""The ZIP containers in which Word and Excel keep the parts of a document."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from proposals.importer.sources.refusal import Refusal

MAX_UNPACKED = 150_000_000
"""Bytes; a workbook of a hundred thousand rows stays below."""

MAX_PARTS = 5_000

MAX_DIRECTORY = 20_000_000
"""Bytes of an archive's own list of entries; twenty thousand long names need less."""

TAIL = 66_000
"""Bytes at an archive's end among which the record of its list stands (APPNOTE 4.3.16)."""

_END = b"PK\x05\x06"

_DAMAGED = "is damaged; open it in the program that made it and save it anew"


def names(data: bytes) -> frozenset[str]:
    """Names of the parts.

    Raises:
        Refusal: it is no container that can be read.
    """
    refuse_endless(data[-TAIL:])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refusal(_DAMAGED) from error


def refuse_endless(tail: bytes) -> None:
    """Look at an archive's end before its list of entries is read into memory.

    Raises:
        Refusal: the list is longer than ``MAX_DIRECTORY``.
    """
    at = tail.rfind(_END)
    listed = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if listed > MAX_DIRECTORY:
        raise Refusal("lists more files than are read at once; take it apart")


def unpack(data: bytes) -> dict[str, bytes]:
    """Parts of a container by name, media left out.

    Raises:
        Refusal: damaged, protected, or larger unpacked than ``MAX_UNPACKED``.
    """
    refuse_endless(data[-TAIL:])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if "/media/" not in info.filename]
            if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_UNPACKED:
                # zipfile never yields more than the size an entry declares.
                raise Refusal(f"unpacks to more than {MAX_UNPACKED:,} bytes; it is no document")
            return {info.filename: archive.read(info) for info in infos}
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError) as error:
        raise Refusal(_DAMAGED) from error
    except RuntimeError as error:
        raise Refusal("is protected by a password; save it without one") from error


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A container of these parts, stored as they are: it unpacks to what it weighs."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return packed.getvalue()
