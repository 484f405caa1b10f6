"""The folder that the search page reads: made anew only where the record changed.

Every shard lies in a folder named by its key, so that what stands there is what belongs there.
``shards.json`` names those that count and is replaced last: whoever reads the folder meanwhile
finds the old record or the new one, and an update that was cut off is finished by the next.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from proposals import parallel, wholefile
from proposals.corpus import Corpus
from proposals.search import casefiles, digests, documents, grams, packed, pieces
from proposals.search.pagefind import start
from proposals.search.shards import Bounds, Digest, Shard, bounds, shards
from proposals.text import fold

FOLDER = "pagefind"
"""Name of the folder below the site's root."""

TABLE, TEXTS = "shards.json", "cases"
PLACES, VALUES, HEADS = (f"{name}{packed.SUFFIX}" for name in ("places", "values", "heads"))

_AT_ONCE = 2
"""Shards indexed side by side: each takes some 550 MB for 700 cases of 6.5 kB."""


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What was made.

    Attributes:
        cases: number of cases in the index.
        shards: number of its shards.
        made: how many of these were not kept from before.
        kept: paths of the files that were left where they stand in another folder, below it.
    """

    cases: int
    shards: int
    made: int
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Made:
    """A shard in the folder: the bytes of its files, and of the texts of its cases."""

    index: int
    texts: int


def index(corpus: Corpus, output: Path, limits: Bounds | None = None) -> IndexReport:
    """Make ``output/pagefind/`` anew, replacing what stood there only when all is made.

    The same corpus gives the same bytes everywhere.

    Args:
        corpus: the record.
        output: root of the built site.
        limits: size of a shard; by the size of the record when None.

    Raises:
        SearchIndexError: Pagefind failed; what stood there stands there still.
    """
    target = output / FOLDER
    staging = output / f".{FOLDER}.building"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        report = update(corpus, staging, limits=limits)
        old = output / f".{FOLDER}.old"
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            target.rename(old)
        staging.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return report


def update(
    corpus: Corpus,
    folder: Path,
    previous: Path | None = None,
    *,
    digest: Digest = digests.of_case,
    limits: Bounds | None = None,
    workers: int | None = None,
) -> IndexReport:
    """Bring an index to what a new one would be, as ``Update`` does; arguments as there."""
    return Update(corpus, folder, previous, digest=digest, limits=limits).make(workers)


class Update:
    """Brings an index to what a new one would be, byte for byte, and makes only what changed.

    Nothing is believed of what stands there but what can be seen to be whole: a shard whose
    files are missing or have other sizes is made anew, and all are where ``shards.json`` cannot
    be read. A case whose shard is kept is neither read nor rendered.

    Attributes:
        fresh: the shards to be made.
    """

    def __init__(
        self,
        corpus: Corpus,
        folder: Path,
        previous: Path | None = None,
        *,
        digest: Digest = digests.of_case,
        limits: Bounds | None = None,
    ) -> None:
        """Find out what is to be made.

        Args:
            corpus: the record.
            folder: of the index, such as ``output/pagefind``; made when it is not there. What does
                not belong there is removed.
            previous: another folder with an index. Its shards that are wanted are not made again,
                nor brought here: the report names their files. What stands in ``folder`` itself
                when None.
            digest: changes with anything that is found in a case.
            limits: size of a shard; by the size of the record when None.
        """
        self._corpus, self._folder, self._standing = corpus, folder, previous or folder
        self._limits = limits or bounds(len(corpus.cases))
        self._wanted = shards(corpus, self._limits, digests.of_code(), digest)
        self._known = _kept(self._standing, self._wanted)
        self.fresh = [shard for shard in self._wanted if shard.key not in self._known]

    def make(self, workers: int | None = None) -> IndexReport:
        """Make it.

        Args:
            workers: shards to index side by side, at most two; as many as there are cores when
                None.

        Raises:
            SearchIndexError: Pagefind failed; the index that stood in ``folder`` can be used still.
        """
        corpus, folder, standing, wanted = self._corpus, self._folder, self._standing, self._wanted
        folder.mkdir(parents=True, exist_ok=True)
        made = dict(self._known)
        if self.fresh:
            workers = min(_AT_ONCE, parallel.cores() if workers is None else workers)
            work = partial(_make, folder, self._limits)
            for part in parallel.spread(work, self.fresh, workers, few=2):
                made |= part
        folders = [standing if shard.key in self._known else folder for shard in wanted]
        _write(folder / TABLE, packed.plain(_table(corpus, wanted, folders, made)))
        counts = (len(corpus.cases), len(wanted), len(self.fresh))
        if standing == folder:
            _tidy(folder, wanted)
            return IndexReport(*counts)
        _tidy(folder, self.fresh)
        kept = [shard for shard in wanted if shard.key in self._known]
        return IndexReport(*counts, _files(standing, kept))


def _kept(folder: Path, wanted: Iterable[Shard]) -> dict[str, _Made]:
    """By their keys those shards that stand in a folder, whole."""
    try:
        listed = json.loads((folder / TABLE).read_text("utf-8"))["shards"]
        known = {key: _Made(index, texts) for key, _, index, texts in listed}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {
        shard.key: known[shard.key]
        for shard in wanted
        if shard.key in known and known[shard.key] == _measured(folder, shard)
    }


def _measured(folder: Path, shard: Shard) -> _Made | None:
    """The sizes of a shard's files as they are; None where they are not its files."""
    try:
        with os.scandir(folder / shard.key) as entries:
            size = sum(entry.stat().st_size for entry in entries)
        texts = sum(os.stat(f"{folder}/{_text(case.key)}").st_size for case in shard.cases)  # noqa: PTH116
        ids = _values(folder, shard)["ids"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return _Made(size, texts) if ids == [case.id for case in shard.cases] else None


def _files(folder: Path, shards: Iterable[Shard]) -> frozenset[str]:
    """Paths of the files of shards below the folder of their index."""
    found = set()
    for shard in shards:
        found |= {f"{shard.key}/{name}" for name in os.listdir(folder / shard.key)}  # noqa: PTH208
        found |= {_text(case.key) for case in shard.cases}
    return frozenset(found)


def _make(folder: Path, limits: Bounds, wanted: Sequence[Shard]) -> dict[str, _Made]:
    return {shard.key: _shard(folder, limits, shard) for shard in wanted}


def _shard(folder: Path, limits: Bounds, shard: Shard) -> _Made:
    """Index the cases of a shard, and write its files."""
    texts = [list(documents.passages(case)) for case in shard.cases]
    sources = [
        grams.source(fold(case.proposal.title), (fold(item.text) for item in items))
        for case, items in zip(shard.cases, texts, strict=True)
    ]
    told = grams.grams(sources, limits.often)
    staging = folder / f".{shard.key}"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    with start(limits.piece) as pagefind:
        pagefind.add(shard.key, " ".join(told.words))
        # While it works at the words, which takes the longest:
        size = sum(
            _write(folder / _text(case.key), packed.pack(casefiles.hit(case, items)))
            for case, items in zip(shard.cases, texts, strict=True)
        )
        for number, rows in enumerate(casefiles.held(told.held)):
            (staging / f"held-{number}{packed.SUFFIX}").write_bytes(packed.pack(rows))
        ids = [case.id for case in shard.cases]
        values = [documents.values(case) for case in shard.cases]
        heads = [casefiles.head(case) for case in shard.cases]
        (staging / VALUES).write_bytes(packed.pack(casefiles.shard_values(ids, values)))
        (staging / HEADS).write_bytes(packed.pack({"heads": heads}))
        found = pieces.read(pagefind.files(), len(told.words))
    for number, piece in enumerate(found.contents):
        (staging / f"{number}.pf_index").write_bytes(piece)
    (staging / PLACES).write_bytes(packed.pack(casefiles.places(sources, found.starts)))
    shutil.rmtree(folder / shard.key, ignore_errors=True)
    staging.rename(folder / shard.key)
    return _Made(sum(path.stat().st_size for path in (folder / shard.key).iterdir()), size)


def _table(
    corpus: Corpus,
    wanted: Sequence[Shard],
    folders: Sequence[Path],
    made: Mapping[str, _Made],
) -> dict[str, Any]:
    counts: dict[str, Counter[str]] = {field: Counter() for field in documents.FIELDS}
    for shard, folder in zip(wanted, folders, strict=True):
        for field, held in casefiles.counted(_values(folder, shard)).items():
            counts[field] += held
    return {
        "address": casefiles.ADDRESS,
        "fields": casefiles.fields(corpus.registry, counts),
        "shards": [
            [shard.key, len(shard.cases), made[shard.key].index, made[shard.key].texts]
            for shard in wanted
        ],
    }


def _tidy(folder: Path, wanted: Sequence[Shard]) -> None:
    """Remove what no shard needs."""
    names = {TABLE, *(shard.key for shard in wanted)}
    _clear(folder, names | ({TEXTS} if wanted else set()))
    places: dict[str, set[str]] = {}
    for shard in wanted:
        for case in shard.cases:
            places.setdefault(case.jurisdiction.slug, set()).add(f"{case.id}{packed.SUFFIX}")
    if wanted:
        _clear(folder / TEXTS, set(places))
    for place, texts in places.items():
        _clear(folder / TEXTS / place, texts)


def _clear(folder: Path, names: set[str]) -> None:
    with os.scandir(folder) as entries:
        others = [entry for entry in entries if entry.name not in names]
    for entry in others:
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            os.unlink(entry.path)  # noqa: PTH108


def _text(key: str) -> str:
    """Where the texts of a case lie; a string, because a large record has very many."""
    return f"{TEXTS}/{key}{packed.SUFFIX}"


def _values(folder: Path, shard: Shard) -> dict[str, Any]:
    found: dict[str, Any] = packed.unpack((folder / shard.key / VALUES).read_bytes())
    return found


def _write(path: Path, data: bytes) -> int:
    """Write a file that is another than what stands there, whole; give its size."""
    try:
        if path.read_bytes() == data:
            return len(data)
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    wholefile.write(path, data)
    return len(data)
