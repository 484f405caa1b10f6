"""Random identities of a new ZIM, replaced by ones that follow from its contents.

libzim draws a random UUID for the file, and Xapian one for each of the two indexes in it
(full text and titles); all else follows from the files. Format: https://wiki.openzim.org/wiki/
ZIM_file_format (header: UUID at 8, position of the checksum at 72; the last 16 bytes are the
MD5 of what stands before). Xapian's glass databases begin with a fixed mark, a version of two
bytes, and the UUID.
"""

from __future__ import annotations

import hashlib
import mmap
import struct
from pathlib import Path

_ZIM = b"ZIM\x04"
_UUID_AT, _CHECKSUM_FIELD, _LENGTH = 8, 72, 16
_XAPIAN = b"\x0f\x0dXapian Glass"
_VERSION = 2
_INDEXES = 2
_CHUNK = 1 << 20


def settle(path: Path) -> bool:
    """Give a ZIM an identity that its contents alone decide.

    Args:
        path: a ZIM that libzim has just written; changed in place.

    Returns:
        False, and the file as it was, when it is not built as we know it: then it is a good
        ZIM with a random identity.
    """
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as data:
        places = [_UUID_AT, *_marks(data)]
        end = struct.unpack_from("<Q", data, _CHECKSUM_FIELD)[0]
        known = data[:4] == _ZIM and len(places) == 1 + _INDEXES and end == len(data) - _LENGTH
        if not known:
            return False
        for place in places:
            data[place : place + _LENGTH] = bytes(_LENGTH)
        content = _digest(data, end, "sha256")
        for number, place in enumerate(places):
            data[place : place + _LENGTH] = _uuid(content + bytes([number]))
        data[end:] = _digest(data, end, "md5")
    return True


def _marks(data: mmap.mmap) -> list[int]:
    """Where the UUIDs of the indexes stand."""
    found = []
    at = data.find(_XAPIAN)
    while at >= 0:
        found.append(at + len(_XAPIAN) + _VERSION)
        at = data.find(_XAPIAN, at + 1)
    return found


def _digest(data: mmap.mmap, end: int, name: str) -> bytes:
    digest = hashlib.new(name, usedforsecurity=False)
    for start in range(0, end, _CHUNK):
        digest.update(data[start : min(start + _CHUNK, end)])
    return digest.digest()


def _uuid(seed: bytes) -> bytes:
    """A UUID of version 8 (RFC 9562, 5.8): made from a hash, and saying so."""
    value = bytearray(hashlib.sha256(seed).digest()[:_LENGTH])
    value[6] = value[6] & 0x0F | 0x80
    value[8] = value[8] & 0x3F | 0x80
    return bytes(value)
