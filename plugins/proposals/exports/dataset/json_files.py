"""The record as JSON: one case a line, and the same lines in one document with the registry."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from proposals.corpus import Corpus
from proposals.exports import published


def write_lines(record: Corpus, path: Path) -> None:
    """Write JSON Lines: each case as ``published.of_case`` gives it. UTF-8, LF."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for case in record.cases:
            file.write(_line(published.of_case(case)) + "\n")


def write_record(record: Corpus, lines: Path, path: Path) -> None:
    """Write the whole record as one JSON document.

    Args:
        record: whose registry is written.
        lines: what ``write_lines`` made of it; its cases are taken from there.
        path: the file to write. UTF-8, LF, a case a line.
    """
    registry = record.registry
    offices = sorted(registry.departments.values(), key=published.department_id)
    with (
        path.open("w", encoding="utf-8", newline="\n") as file,
        lines.open(encoding="utf-8", newline="\n") as cases,
    ):
        file.write("{\n")
        _member(file, "jurisdictions", _entries(_by_slug(registry.jurisdictions.values())))
        _member(file, "departments", _entries(offices))
        _member(file, "topics", _entries(_by_slug(registry.topics.values())))
        gone = sorted(registry.withdrawn.values(), key=lambda one: one.case)
        _member(file, "withdrawn", _entries(gone))
        _member(file, "cases", (line.removesuffix("\n") for line in cases), end="\n")
        file.write("}\n")


def _member(file: IO[str], name: str, lines: Iterable[str], end: str = ",\n") -> None:
    """A member whose value is a list, an item a line."""
    file.write(f'"{name}": [')
    for place, line in enumerate(lines):
        file.write((",\n" if place else "\n") + line)
    file.write(f"\n]{end}")


def _by_slug(entries: Iterable[Any]) -> list[Any]:
    return sorted(entries, key=lambda entry: str(entry.slug))


def _entries(entries: Iterable[Any]) -> Iterable[str]:
    return (_line(published.of_entry(entry)) for entry in entries)


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
