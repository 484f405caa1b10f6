"""Which cases are indexed together, and by which key a part of the index is known again.

A part that did not change is kept, so the parts must hold still: they are cut where the cases
themselves say so. A case that is added, renamed or removed moves at most the cuts near it, and
one that is edited none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from proposals.case import Case
from proposals.corpus import Corpus

Digest = Callable[[Case], bytes]
"""A sum of all that is found in a case."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large shards and their pieces are.

    Attributes:
        fewest: cases of a shard; the last one may have fewer.
        most: cases of a shard.
        piece: about how many places of words a piece of the index holds; 1,000 are some 2.9 kB. A
            query fetches a piece or two of every shard, and once the list of their beginnings,
            which grows as they shrink.
        often: places of a shard up to which each of a gram is told.
    """

    fewest: int
    most: int
    piece: int = 1000
    often: int = 512


SMALL, LARGE = Bounds(300, 520), Bounds(800, 1400, piece=4000, often=1024)
_MANY = 30_000


@dataclass(frozen=True, slots=True)
class Shard:
    """Cases that are indexed together.

    Attributes:
        key: names what the shard is made of; equal keys, equal files.
        cases: in the order of the record.
    """

    key: str
    cases: tuple[Case, ...]


def bounds(cases: int) -> Bounds:
    """How large the shards of a record are.

    A small shard is soon made anew; many shards make a query slow. So the shards of a very
    large record are larger, and so are its pieces, of which there are very many. Once, when a
    record has grown that large, all are made anew.
    """
    return SMALL if cases < _MANY else LARGE


def shards(corpus: Corpus, limits: Bounds, code: str, digest: Digest) -> tuple[Shard, ...]:
    """The record in shards that hold still.

    Args:
        corpus: the record.
        limits: size of a shard.
        code: names the programs and the form in which they write.
        digest: of what is found in a case.

    Returns:
        Shards and in them cases, in the order of the record, newest year first.
    """
    # From the oldest on, for what is added is mostly new.
    cases = corpus.cases[::-1]
    code = f"{code} {limits.piece} {limits.often}"
    parts = [cases[part][::-1] for part in cut([case.key for case in cases], limits)]
    return tuple(Shard(_key(part, code, digest), part) for part in reversed(parts))


def cut(keys: Sequence[str], limits: Bounds) -> Iterator[slice]:
    """Cut a sequence where its own items say so.

    Each part ends before the item, of those where it may end, whose key has the least sum.
    Whatever changes elsewhere, two sequences that agree on a stretch are soon cut alike in it.
    """
    sums = [hashlib.sha256(key.encode()).digest() for key in keys]
    start = 0
    while len(keys) - start > limits.most:
        end = min(range(start + limits.fewest, start + limits.most + 1), key=sums.__getitem__)
        yield slice(start, end)
        start = end
    if start < len(keys):
        yield slice(start, len(keys))


def _key(cases: Sequence[Case], code: str, digest: Digest) -> str:
    found = hashlib.sha256(code.encode())
    for case in cases:
        found.update(f"\0{case.key}\0".encode() + digest(case))
    return found.hexdigest()[:16]
