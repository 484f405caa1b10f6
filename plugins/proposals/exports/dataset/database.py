"""The tables as one SQLite file: keys, indexes, views, a dictionary, and a full-text index.

Written by the SQLite that the lock names, not by the one that Python was built with: two versions
lay out the same rows in other bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import apsw

from proposals.corpus import Corpus
from proposals.exports.dataset.cells import array
from proposals.exports.dataset.shape import Column, Row, Table, Type, Value
from proposals.exports.dataset.substrings import TOKENIZER, folds, spaced
from proposals.exports.dataset.views import SEARCHED, VIEWS
from proposals.exports.dataset.words import INDEX

_TYPES = {
    Type.STRING: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.BOOLEAN: "INTEGER",
    Type.ARRAY: "TEXT",
}
_NUMBERED = "documents"
"""The table whose rows the full-text index finds, by their numbers."""

_SEARCH = f"""
CREATE VIRTUAL TABLE search USING fts5(
  title, body, facts, case_id UNINDEXED, reply_id UNINDEXED,
  content='{SEARCHED}', content_rowid='row', tokenize={TOKENIZER})"""

_FOLDS = "CREATE TABLE folds (sign TEXT PRIMARY KEY, folded TEXT NOT NULL) WITHOUT ROWID"

_ABOUT = "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
_DICTIONARY = """
CREATE TABLE dictionary (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, title_zh TEXT NOT NULL,
  title_en TEXT NOT NULL, meaning_zh TEXT NOT NULL, meaning_en TEXT NOT NULL,
  PRIMARY KEY (table_name, column_name)) WITHOUT ROWID"""


def write(tables: Sequence[Table], record: Corpus, path: Path, about: Mapping[str, str]) -> None:
    """Write the database; the same record gives the same bytes.

    Args:
        tables: the tables of the record, each after those it refers to.
        record: whose rows are written.
        path: the file to write; there is none yet.
        about: what the table ``about`` says: title, address, licences.
    """
    with closing(apsw.Connection(str(path))) as database:
        # A file that is thrown away when anything fails needs no journal.
        for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "BEGIN"):
            database.execute(statement)
        for table in tables:
            database.execute(_create(table))
            _insert(database, table, record)
        for statement in _indexes(tables):
            database.execute(statement)
        for view in VIEWS:
            database.execute(f"CREATE VIEW {view.name} AS{view.select}")
        _index(database)
        _describe(database, tables, about)
        for statement in ("INSERT INTO search(search) VALUES ('optimize')", "COMMIT", "VACUUM"):
            database.execute(statement)


def _create(table: Table) -> str:
    lines = [_column(column, table) for column in table.columns]
    if len(table.key) > 1:
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    if table.name == _NUMBERED:
        # Numbers of rows that are not named may change when somebody compacts the file.
        lines.insert(0, "row INTEGER PRIMARY KEY")
    kind = " WITHOUT ROWID" if len(table.key) > 1 else ""
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + f"){kind}"


def _column(column: Column, table: Table) -> str:
    said = f"{column.name} {_TYPES[column.type]}"
    if table.key == (column.name,):
        said += " UNIQUE" if table.name == _NUMBERED else " PRIMARY KEY"
    if column.required:
        said += " NOT NULL"
    if column.references:
        said += f" REFERENCES {column.references} (id)"
    if column.codes:
        codes = ", ".join(f"'{code}'" for code in column.codes)
        said += f" CHECK ({column.name} IN ({codes}))"
    if column.type is Type.BOOLEAN:
        said += f" CHECK ({column.name} IN (0, 1))"
    return said


def _insert(database: apsw.Connection, table: Table, record: Corpus) -> None:
    names = [column.name for column in table.columns]
    marks = ", ".join("?" * len(names))
    into = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
    database.executemany(into, map(_stored, table.rows(record)))


def _index(database: apsw.Connection) -> None:
    """The full-text index, and how words are folded for it."""
    database.execute(_SEARCH)
    texts_of = f"SELECT row, title, body, facts FROM {SEARCHED} ORDER BY row"  # noqa: S608
    for row, *texts in database.execute(texts_of):
        words = (spaced(text or "") for text in texts)
        database.execute(
            "INSERT INTO search(rowid, title, body, facts) VALUES (?, ?, ?, ?)", (row, *words)
        )
    database.execute(_FOLDS)
    database.executemany("INSERT INTO folds VALUES (?, ?)", folds())


def _stored(row: Row) -> list[Value]:
    return [array(value) if isinstance(value, tuple) else value for value in row]


def _indexes(tables: Sequence[Table]) -> Iterator[str]:
    """One for each reference that does not lead a key already."""
    for table in tables:
        for column in table.columns:
            if column.references and column.name != table.key[0]:
                name = f"{table.name}_by_{column.name}"
                yield f"CREATE INDEX {name} ON {table.name} ({column.name})"


def _describe(database: apsw.Connection, tables: Sequence[Table], about: Mapping[str, str]) -> None:
    database.execute(_ABOUT)
    database.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
    database.execute(_DICTIONARY)
    parts = [(table.name, "", table.words) for table in tables]
    parts += [(table, column, said) for (table, column), said in INDEX.items()]
    parts += [(view.name, "", view.words) for view in VIEWS]
    parts += [
        (table.name, column.name, column.words) for table in tables for column in table.columns
    ]
    database.executemany(
        "INSERT INTO dictionary VALUES (?, ?, ?, ?, ?, ?)",
        [(table, column, *said) for table, column, said in parts],
    )
