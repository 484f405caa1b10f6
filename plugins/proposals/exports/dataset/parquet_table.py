"""A table as Parquet: texts as UTF-8, numbers as 32 bits, lists as lists, compressed by zstd."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from arro3 import core, io

from proposals.corpus import Corpus
from proposals.exports.dataset.shape import Column, Row, Table, Type, Value

_BATCH = 2_000
"""Rows that are held in memory as columns."""

_GROUP = 10_000
"""Rows of a row group, which the writer holds in memory, compressed."""

_TEXT = core.DataType.utf8()
_TYPES = {
    Type.STRING: _TEXT,
    Type.INTEGER: core.DataType.int32(),
    Type.BOOLEAN: core.DataType.bool(),
    Type.ARRAY: core.DataType.list(core.Field("item", _TEXT, nullable=True)),
}


def write(table: Table, record: Corpus, path: Path) -> None:
    """Write the rows of a table."""
    schema = core.Schema(
        [
            core.Field(column.name, _TYPES[column.type], nullable=not column.required)
            for column in table.columns
        ]
    )
    batches = _batches(table, record, schema)
    io.write_parquet(
        core.RecordBatchReader.from_batches(schema, batches),
        path,
        compression="zstd(9)",
        # The library's own name has its version in it.
        created_by="tida",
        max_row_group_size=_GROUP,
    )


def _batches(table: Table, record: Corpus, schema: core.Schema) -> Iterator[core.RecordBatch]:
    rows = table.rows(record)
    while batch := list(islice(rows, _BATCH)):
        yield core.RecordBatch.from_arrays(_arrays(table.columns, batch), schema=schema)


def _arrays(columns: Sequence[Column], rows: Sequence[Row]) -> list[core.Array]:
    return [
        _array(column, values)
        for column, values in zip(columns, zip(*rows, strict=True), strict=True)
    ]


def _array(column: Column, values: Sequence[Value]) -> core.Array:
    if column.type is not Type.ARRAY:
        return core.Array(values, _TYPES[column.type])
    lists = [value if isinstance(value, tuple) else () for value in values]
    offsets = [0]
    for items in lists:
        offsets.append(offsets[-1] + len(items))
    return core.list_array(
        core.Array(offsets, core.DataType.int32()),
        core.Array([item for items in lists for item in items], _TEXT),
        type=_TYPES[Type.ARRAY],
        mask=core.Array([value is None for value in values], core.DataType.bool()),
    )
