"""The folder that the search page reads, written whole or not at all."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from proposals.corpus import Case, Corpus
from proposals.registry import Registry
from proposals.search import documents, tokens
from proposals.search.pagefind import SearchIndexError, start

FOLDER = "pagefind"
"""Name of the folder below the site's root."""

_FRAGMENTS = "fragment"
_SIGNATURE = b"pagefind_dcd"
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")


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
            _write_json(folder / "cases" / f"{case.key}.json", _case(case, texts))
        pagefind.write(folder)
    names = _names(folder, len(cases))
    _remove_unused(folder)
    _write_json(folder / "cases.json", _table(corpus.registry, cases, names, title_words))
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return IndexReport(len(cases), passages, len(sizes), sum(sizes))


def _names(folder: Path, expected: int) -> dict[str, str]:
    """Case key -> the name that Pagefind gave the case, under which it reports a hit.

    Raises:
        SearchIndexError: Pagefind's files are not what they were in the version we know.
    """
    names = {}
    for path in (folder / _FRAGMENTS).glob("*.pf_fragment"):
        content = gzip.decompress(path.read_bytes())
        if not content.startswith(_SIGNATURE):
            message = f"pagefind wrote {path.name} in a form we do not know; use the locked version"
            raise SearchIndexError(message)
        names[json.loads(content.removeprefix(_SIGNATURE))["url"]] = path.stem
    if len(names) != expected:
        message = f"pagefind indexed {len(names)} of {expected} cases; use the locked version"
        raise SearchIndexError(message)
    return names


def _remove_unused(folder: Path) -> None:
    """Fragments hold the words as Pagefind saw them; the page reads our cases/ instead."""
    shutil.rmtree(folder / _FRAGMENTS, ignore_errors=True)
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()


def _case(case: Case, texts: Iterable[documents.Passage]) -> dict[str, Any]:
    """What a hit shows: facts for its card, texts for its excerpts."""
    proposal = case.proposal
    return {
        "address": case.address,
        "title": proposal.title,
        "number": proposal.number,
        "kind": proposal.kind.value,
        "year": case.year,
        "jurisdiction": case.jurisdiction.name,
        "movers": [mover.name for mover in proposal.movers],
        "departments": [department.name for department in case.departments],
        "replies": len(case.replies),
        "passages": [[item.field, item.anchor, item.text] for item in texts],
    }


def _table(
    registry: Registry, cases: tuple[Case, ...], names: dict[str, str], title_words: list[int]
) -> dict[str, Any]:
    """All cases in order, each with its values as places in the list of all values."""
    rows = [documents.values(case) for case in cases]
    lists = {
        field: sorted({value for row in rows for value in row[field]}, reverse=field == "year")
        for field in documents.FIELDS
    }
    places = {
        field: {value: place for place, value in enumerate(lists[field])}
        for field in documents.FIELDS
    }
    return {
        "fields": {
            field: [[value, *_label(registry, field, value)] for value in lists[field]]
            for field in documents.FIELDS
        },
        "cases": [
            [
                names[case.key],
                case.key,
                count,
                *([places[field][value] for value in row[field]] for field in documents.FIELDS),
            ]
            for case, row, count in zip(cases, rows, title_words, strict=True)
        ],
    }


def _label(registry: Registry, field: str, value: str) -> list[str]:
    """Name of a value, and of the group it stands in; none where the page has a word for it."""
    match field:
        case "department":
            place, slug = value.split("/")
            name = registry.departments[place, slug].name
            return [name, registry.jurisdictions[place].name]
        case "jurisdiction":
            return [registry.jurisdictions[value].name]
        case "topic":
            return [registry.topics[value].name]
        case "year":
            return [value]
        case _:
            return []


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8", newline="\n")
