"""The tables as each format tells them, read by programs that are not ours."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import polars

from proposals.exports.dataset import cells
from proposals.exports.dataset.shape import Table, Type
from proposals.exports.dataset.tables import TABLES

Rows = list[dict[str, Any]]


def _typed(table: Table, texts: dict[str, str]) -> dict[str, Any]:
    """Values of a CSV line, by the types that datapackage.json tells."""
    types = {column.name: column.type for column in table.columns}
    return {
        name: None if text == "" else _value(types[name], cells.original(text))
        for name, text in texts.items()
    }


def _value(type_: Type, text: str) -> Any:
    match type_:
        case Type.INTEGER:
            return int(text)
        case Type.BOOLEAN:
            return {"true": True, "false": False}[text]
        case Type.ARRAY:
            return json.loads(text)
    return text


def csv_rows(data: Path, table: Table) -> Rows:
    with (data / f"csv/{table.name}.csv").open(encoding="utf-8", newline="") as file:
        return [_typed(table, line) for line in csv.DictReader(file, strict=True)]


def xlsx_rows(data: Path, table: Table) -> Rows:
    book = openpyxl.load_workbook(data / "record.xlsx", read_only=True)
    lines = book[table.words.zh].iter_rows(values_only=True)
    names = [str(head).partition("\n")[2] for head in next(lines)]
    lists = {column.name for column in table.columns if column.type is Type.ARRAY}
    return [
        {
            name: json.loads(str(value)) if name in lists and value is not None else value
            for name, value in zip(names, line, strict=True)
        }
        for line in lines
    ]


def sqlite_rows(data: Path, table: Table) -> Rows:
    database = sqlite3.connect(data / "record.sqlite")
    database.row_factory = sqlite3.Row
    rows = [dict(row) for row in database.execute(f"SELECT * FROM {table.name}")]  # noqa: S608
    types = {column.name: column.type for column in table.columns}
    for row in rows:
        row.pop("row", None)
        for name, type_ in types.items():
            if type_ is Type.ARRAY and row[name] is not None:
                row[name] = json.loads(row[name])
            if type_ is Type.BOOLEAN and row[name] is not None:
                row[name] = bool(row[name])
    return rows


def parquet_rows(data: Path, table: Table) -> Rows:
    return polars.read_parquet(data / f"parquet/{table.name}.parquet").to_dicts()


def duckdb_rows(data: Path, table: Table) -> Rows:
    with duckdb.connect() as connection:
        found = connection.sql(f"SELECT * FROM '{data}/parquet/{table.name}.parquet'")  # noqa: S608
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


READERS: dict[str, Callable[[Path, Table], Rows]] = {
    "csv": csv_rows,
    "xlsx": xlsx_rows,
    "sqlite": sqlite_rows,
    "parquet": parquet_rows,
    "duckdb": duckdb_rows,
}


def named(name: str) -> Table:
    return next(table for table in TABLES if table.name == name)


def json_cases(data: Path) -> list[dict[str, Any]]:
    text = (data / "cases.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.removesuffix("\n").split("\n")]
