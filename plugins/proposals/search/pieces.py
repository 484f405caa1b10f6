"""Pagefind's files of one shard -> its pieces, in order, and where each begins.

A shard is one record to Pagefind, so that a word has one list of places and not one a case: a
third of the memory and a quarter of the time. Its ``pf_meta`` says which piece holds which words;
``pf_index`` is a piece. Both are CBOR (RFC 8949) below gzip, as the comments in Pagefind's own
``pagefind_web/src`` (``metadata.rs``, ``index.rs``) describe it. theme/static/js/search/piece.js
reads the pieces; pyproject.toml fixes the version, and what is not as expected stops the build.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from proposals.search.pagefind import SearchIndexError

_SIGNATURE = b"pagefind_dcd"


@dataclass(frozen=True, slots=True)
class Pieces:
    """The index of a shard.

    Attributes:
        starts: for each piece a text that comes after all words of the pieces before, and not
            after its own, in the order of code points: what begins a word stands, if at all, in
            the last piece that does not start after the word.
        contents: each piece as Pagefind wrote it.
    """

    starts: tuple[str, ...]
    contents: tuple[bytes, ...]


def read(files: Mapping[PurePosixPath, bytes], words: int) -> Pieces:
    """Take Pagefind's files apart.

    Args:
        files: of an index of one record.
        words: how many words the record has.

    Raises:
        SearchIndexError: the files are not what they were in the version we know.
    """
    try:
        packed = next(content for path, content in files.items() if path.suffix == ".pf_meta")
        content = gzip.decompress(packed)
        if not content.startswith(_SIGNATURE):
            raise _unknown("pf_meta")
        _, records, chunks, *_ = _Reader(content, len(_SIGNATURE)).value()
        found = Pieces(
            tuple(_starts(chunks)),
            tuple(files[PurePosixPath(f"index/{name}.pf_index")] for _, _, name in chunks),
        )
        [(_, counted)] = records
    except (StopIteration, KeyError, IndexError, ValueError, TypeError, OSError) as error:
        raise _unknown("pf_meta") from error
    if counted != words:
        message = f"pagefind indexed {counted} of {words} words; use the locked version"
        raise SearchIndexError(message)
    return found


def _starts(chunks: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    """Of the first word of each piece as little as comes after the last word before."""
    last = ""
    for first, end, _ in chunks:
        brief = (first[:size] for size in range(1, len(first)))
        yield next((start for start in brief if start > last), first)
        last = end


def _unknown(name: str) -> SearchIndexError:
    return SearchIndexError(
        f"pagefind wrote {name} in a form we do not know; use the locked version"
    )


class _Reader:
    """As much of CBOR as stands in these files: numbers, texts, arrays."""

    def __init__(self, content: bytes, at: int) -> None:
        self._content = content
        self._at = at

    def value(self) -> Any:
        head = self._take(1)[0]
        kind, size = head >> 5, head & 31
        if size > 23:
            size = int.from_bytes(self._take(1 << (size - 24)), "big")
        match kind:
            case 0:
                return size
            case 3:
                return self._take(size).decode("utf-8")
            case 4:
                return [self.value() for _ in range(size)]
            case _:
                message = f"CBOR of kind {kind}"
                raise ValueError(message)

    def _take(self, count: int) -> bytes:
        taken = self._content[self._at : self._at + count]
        if len(taken) < count:
            message = "CBOR ends early"
            raise ValueError(message)
        self._at += count
        return taken
