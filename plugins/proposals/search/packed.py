"""JSON below gzip: the form of the files of the index that are fetched whole.

Many servers compress nothing, or not what they do not know; packed, tables and texts take a
quarter to a half. libdeflate packs, in the version of the lock, and not the zlib of the machine:
the same record shall give the same bytes everywhere. theme/static/js/search/files.js unpacks.
"""

from __future__ import annotations

import gzip
import json
import zlib
from typing import Any

import deflate

SUFFIX = ".packed"
"""Not .gz: servers are told to have browsers unpack that themselves, some of them."""

_LEVEL = 9


def pack(value: object) -> bytes:
    """Anything that JSON knows -> the bytes of its file."""
    return bytes(deflate.gzip_compress(plain(value), _LEVEL))


def unpack(data: bytes) -> Any:
    """The bytes of a file -> what it holds.

    Raises:
        ValueError: they are not what ``pack`` gives.
    """
    try:
        return json.loads(gzip.decompress(data))
    except (OSError, EOFError, zlib.error) as error:
        message = f"damaged: {error}"
        raise ValueError(message) from error


def plain(value: object) -> bytes:
    """JSON, as short as it can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
