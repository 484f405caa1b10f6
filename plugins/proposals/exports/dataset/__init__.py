"""The dataset: the whole record as files that others can take.

CSV, XLSX, JSON, JSON Lines, SQLite and Parquet, all of one set of tables (``tables``) that
follows the model, with a description for programs (``datapackage.json``, JSON Schema). The same
record gives the same bytes. docs/data.md says what others may count on.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from proposals import parallel
from proposals.corpus import Corpus
from proposals.exports.dataset import datapackage, json_schema
from proposals.exports.dataset.files import (
    DATABASE,
    FOLDER,
    LINES,
    PACKAGE,
    RECORD,
    WORKBOOK,
    File,
    Format,
    csv_path,
    examined,
    parquet_path,
)
from proposals.exports.dataset.shape import Layer
from proposals.exports.dataset.tables import TABLES
from proposals.exports.dataset.words import FORMATS, Words
from proposals.exports.site import Site


@dataclass(frozen=True, slots=True)
class Dataset:
    """What stands in the folder.

    Attributes:
        files: every file that ``datapackage.json`` lists, in its order.
    """

    files: tuple[File, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the whole record as JSON: changes when anything that is published does."""
        return next(file.sha256 for file in self.files if file.format is Format.JSON)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Paths of the files and of their description, below the site's root."""
        return tuple(f"{FOLDER}/{path}" for path in (*(file.path for file in self.files), PACKAGE))

    @property
    def groups(self) -> tuple[tuple[Words, tuple[File, ...]], ...]:
        """The files of each format, with the words for it."""
        return tuple(
            (FORMATS[format_], tuple(file for file in self.files if file.format is format_))
            for format_ in Format
        )


def write(
    record: Corpus,
    output: Path,
    site: Site,
    licences: Mapping[str, str],
    workers: int | None = None,
) -> Dataset:
    """Make ``output/data/``, file by file; what else stands there stays.

    Args:
        record: the cases.
        output: root of the built site.
        site: where it is published, for what names whole addresses.
        licences: ``metadata`` and ``texts`` -> SPDX identifier of the licence.
        workers: processes to write with; as many as there are cores when None.

    Raises:
        workbook.TooLargeError: a spreadsheet cannot hold a table or a value.
        proposals.problems.ProblemsError: a text changed while it was being read.
        OSError: the folder cannot be written to; what stood there stands there still.
    """
    staging = output / f".{FOLDER}.building"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        files = tuple(_write(record, staging, site, licences, workers))
        described = datapackage.describe(files, TABLES, site, licences)
        _write_json(staging / PACKAGE, described)
        _move(staging, output / FOLDER, [*(file.path for file in files), PACKAGE])
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return Dataset(files)


def read(output: Path) -> Dataset | None:
    """What ``write`` wrote to a site; None when it has not yet.

    Args:
        output: root of the built site.
    """
    try:
        described = json.loads((output / FOLDER / PACKAGE).read_text("utf-8"))
    except FileNotFoundError:
        return None
    return Dataset(
        tuple(
            File(
                path=item["path"],
                format=Format(item["format"]),
                bytes=item["bytes"],
                sha256=item["hash"].removeprefix("sha256:"),
                table=Path(item["path"]).stem if item["format"] in _BY_TABLE else "",
            )
            for item in described["resources"]
        )
    )


_BY_TABLE = (Format.CSV, Format.PARQUET)


def _write(
    record: Corpus,
    folder: Path,
    site: Site,
    licences: Mapping[str, str],
    workers: int | None,
) -> list[File]:
    """Write all files; the database, which costs as much as the others, beside them."""
    for path in (csv_path(""), parquet_path(""), json_schema.CASE):
        (folder / path).parent.mkdir()

    def work(parts: Sequence[_Part]) -> list[File]:
        return [file for part in parts for file in part(record, folder, site, licences)]

    if len(record.cases) < parallel.FEW:
        workers = 1
    done = parallel.spread(work, (_database, _others), workers, few=2)
    order = list(Format)
    files = (file for part in done for file in part)
    return sorted(files, key=lambda file: order.index(file.format))


_Part = Callable[[Corpus, Path, Site, Mapping[str, str]], Iterator[File]]


def _database(
    record: Corpus, folder: Path, site: Site, licences: Mapping[str, str]
) -> Iterator[File]:
    # Here, as below: most builds leave the data as they are, and the writers' libraries are large.
    from proposals.exports.dataset import database

    about = {"title": site.name, "address": site.address, "version": datapackage.VERSION}
    about |= {f"licence_{layer}": licences[layer] for layer in Layer}
    database.write(TABLES, record, folder / DATABASE, about)
    yield examined(folder, DATABASE, Format.SQLITE)


def _others(
    record: Corpus, folder: Path, site: Site, _licences: Mapping[str, str]
) -> Iterator[File]:
    from proposals.exports.dataset import csv_table, json_files, parquet_table, workbook

    workbook.write(TABLES, record, folder / WORKBOOK, site)
    yield examined(folder, WORKBOOK, Format.XLSX)
    for table in TABLES:
        path = csv_path(table.name)
        csv_table.write(table, record, folder / path)
        yield examined(folder, path, Format.CSV, table.name)
    json_files.write_lines(record, folder / LINES)
    yield examined(folder, LINES, Format.JSONL)
    json_files.write_record(record, folder / LINES, folder / RECORD)
    yield examined(folder, RECORD, Format.JSON)
    for table in TABLES:
        path = parquet_path(table.name)
        parquet_table.write(table, record, folder / path)
        yield examined(folder, path, Format.PARQUET, table.name)
    for path, schema in json_schema.files(site, FOLDER).items():
        _write_json(folder / path, schema)
        yield examined(folder, path, Format.SCHEMA)


def _move(staging: Path, target: Path, paths: list[str]) -> None:
    """Put the files in their places, the description last: what it says is there then."""
    for path in paths:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).replace(target / path)


def _write_json(path: Path, value: dict[str, Any]) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
