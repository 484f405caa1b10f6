"""What tells one content from another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

SIZE = 16
"""Bytes of a digest."""


def digest(data: bytes) -> bytes:
    """``SIZE`` bytes that stand for a content (BLAKE2b, RFC 7693)."""
    return hashlib.blake2b(data, digest_size=SIZE).digest()


def digest_of(parts: Iterable[bytes]) -> bytes:
    """Digest of digests, in their order."""
    return digest(b"".join(parts))
