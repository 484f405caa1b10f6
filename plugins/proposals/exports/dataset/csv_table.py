"""A table as CSV: RFC 4180, UTF-8 without a byte order mark, the first line the columns' names."""

from __future__ import annotations

import csv
from pathlib import Path

from proposals.corpus import Corpus
from proposals.exports.dataset.cells import harmless, plain
from proposals.exports.dataset.shape import Table


def write(table: Table, record: Corpus, path: Path) -> None:
    """Write the rows of a table; unknown values are empty, formulas are made harmless."""
    with path.open("w", encoding="utf-8", newline="") as file:
        # Lines end in CRLF, and quotes stand where they must, as RFC 4180 has it.
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([column.name for column in table.columns])
        for row in table.rows(record):
            writer.writerow([harmless(plain(value)) for value in row])
