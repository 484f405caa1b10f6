"""The folder that the search page reads, written whole or not at all."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from proposals.corpus import Corpus
from proposals.search import casefiles, documents, tokens
from proposals.search.pagefind import SearchIndexError, start

FOLDER = "pagefind"
"""Name of the folder below the site's root."""

_FRAGMENTS = "fragment/*.pf_fragment"
_SIGNATURE = b"pagefind_dcd"
# Fragments hold the words as Pagefind saw them; the page reads our cases/ instead.
_UNUSED = (_FRAGMENTS, "pagefind-*ui.*", "pagefind-highlight.js")


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What was made.

    Attributes:
        cases: number of cases indexed.
        passages: number of pieces of text in them.
        files: number of files written.
        bytes: their size together.
    """

    cases: int
    passages: int
    files: int
    bytes: int


def index(corpus: Corpus, output: Path) -> IndexReport:
    """Make ``output/pagefind/``, replacing what stood there only when all is made.

    The same corpus gives the same bytes everywhere.

    Args:
        corpus: the record.
        output: root of the built site.

    Raises:
        SearchIndexError: Pagefind failed; what stood there stands there still.
    """
    target = output / FOLDER
    staging = output / f".{FOLDER}.building"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        report = _write(corpus, staging)
        old = output / f".{FOLDER}.old"
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            target.rename(old)
        staging.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return report


def _write(corpus: Corpus, folder: Path) -> IndexReport:
    # The order in which cases are handed over is the order of hits that are equally good.
    cases = corpus.cases
    title_words = []
    passages = 0
    with start() as pagefind:
        for case in cases:
            texts = list(documents.passages(case))
            passages += len(texts) + 1
            words, count = tokens.document(case.proposal.title, (item.text for item in texts))
            pagefind.add(case.key, words)
            title_words.append(count)
            _write_json(folder / "cases" / f"{case.key}.json", casefiles.hit(case, texts))
        files = pagefind.files()
    names = _names(files)
    if len(names) != len(cases):
        message = f"pagefind indexed {len(names)} of {len(cases)} cases; use the locked version"
        raise SearchIndexError(message)
    for path, content in files.items():
        if not any(path.match(pattern) for pattern in _UNUSED):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    _write_json(folder / "cases.json", casefiles.table(corpus, names, title_words))
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return IndexReport(len(cases), passages, len(sizes), sum(sizes))


def _names(files: Mapping[PurePosixPath, bytes]) -> dict[str, str]:
    """Case key -> the name that Pagefind gave the case, under which it reports a hit.

    Raises:
        SearchIndexError: Pagefind's files are not what they were in the version we know.
    """
    names = {}
    for path, packed in files.items():
        if not path.match(_FRAGMENTS):
            continue
        content = gzip.decompress(packed)
        if not content.startswith(_SIGNATURE):
            message = f"pagefind wrote {path.name} in a form we do not know; use the locked version"
            raise SearchIndexError(message)
        names[json.loads(content.removeprefix(_SIGNATURE))["url"]] = path.stem
    return names


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8", newline="\n")
