"""Which files the dataset has: their paths, what each is, its bytes and sum."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from proposals.exports.dataset.words import TABLES, Words

FOLDER = "data"
"""Folder of the dataset below the site's root."""

PACKAGE = "datapackage.json"
RECORD = "record.json"
LINES = "cases.jsonl"
DATABASE = "record.sqlite"
WORKBOOK = "record.xlsx"


class Format(StrEnum):
    """A form that the record is offered in, in the order in which they are listed."""

    XLSX = "xlsx"
    CSV = "csv"
    JSONL = "jsonl"
    JSON = "json"
    SQLITE = "sqlite"
    PARQUET = "parquet"
    SCHEMA = "schema"


MEDIA_TYPES = {
    Format.CSV: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSONL: "application/jsonl",
    Format.JSON: "application/json",
    Format.SQLITE: "application/vnd.sqlite3",
    Format.PARQUET: "application/vnd.apache.parquet",
    Format.SCHEMA: "application/schema+json",
}


@dataclass(frozen=True, slots=True)
class File:
    """One file of the dataset.

    Attributes:
        path: below the dataset's folder.
        format: what it is.
        bytes: its size.
        sha256: its sum, in lower-case hex.
        table: the table it holds; empty where it holds all.
    """

    path: str
    format: Format
    bytes: int
    sha256: str
    table: str = ""

    @property
    def name(self) -> str:
        """Its name as a resource of the Data Package: lower case, unique."""
        if self.format is Format.CSV:
            return self.table
        return self.path.lower().replace("/", "-").replace(".", "-").replace("_", "-")

    @property
    def words(self) -> Words | None:
        """What its table is called; None where it holds all."""
        return TABLES.get(self.table)


def csv_path(table: str) -> str:
    """Path of a table as CSV."""
    return f"csv/{table}.csv"


def parquet_path(table: str) -> str:
    """Path of a table as Parquet."""
    return f"parquet/{table}.parquet"


def examined(folder: Path, path: str, format_: Format, table: str = "") -> File:
    """The file of that path, its size and sum read off the disk."""
    with (folder / path).open("rb") as file:
        sum_ = hashlib.file_digest(file, "sha256").hexdigest()
    return File(path, format_, (folder / path).stat().st_size, sum_, table)
