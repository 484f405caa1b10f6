"""``datapackage.json``: what the dataset holds, by the Data Package standard, version 2.

https://datapackage.org/standard/data-package/. Titles and descriptions are in both languages:
the standard's own in Chinese, and again under ``title_en`` and ``description_en``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from proposals.exports.dataset import json_schema
from proposals.exports.dataset.files import MEDIA_TYPES, File, Format
from proposals.exports.dataset.shape import Column, Layer, Table, Type
from proposals.exports.dataset.words import FORMATS, LAYERS, Words
from proposals.exports.site import Site

VERSION = "1.1.0"
"""Of the shape of the data, by docs/data.md: a new column or file raises the second number, a
change that a program can trip over the first."""

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"


def describe(
    files: Iterable[File], tables: Sequence[Table], site: Site, licences: Mapping[str, str]
) -> dict[str, Any]:
    """The descriptor.

    Args:
        files: of the dataset, in the order in which they are listed.
        tables: what the tables hold.
        site: that publishes the record.
        licences: layer -> SPDX identifier of its licence.
    """
    by_name = {table.name: table for table in tables}
    return {
        "$schema": _PROFILE,
        "name": "tida-record",
        "title": site.name,
        "homepage": site.at("index.html"),
        "version": VERSION,
        "licenses": [_licence(layer, licences) for layer in Layer],
        "resources": [_resource(file, by_name.get(file.table), licences) for file in files],
    }


def table_schema(table: Table) -> dict[str, Any]:
    """A table by Table Schema, version 2."""
    references = [column for column in table.columns if column.references]
    return {
        "$schema": _SCHEMA,
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        **({"foreignKeys": [_foreign_key(column) for column in references]} if references else {}),
        "missingValues": [""],
    }


def _resource(file: File, table: Table | None, licences: Mapping[str, str]) -> dict[str, Any]:
    layers = [table.layer] if table else list(Layer)
    described: dict[str, Any] = {
        "$schema": _RESOURCE,
        "name": file.name,
        "path": file.path,
        # The standard names tables alone. Frictionless takes every file whose format it knows for
        # one and looks for its head in the first line, unless it is told that it is a file.
        "type": "table" if file.format is Format.CSV else "file",
        **_said(table.words if table else FORMATS[file.format]),
        "format": file.format.value,
        "mediatype": MEDIA_TYPES[file.format],
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }
    if file.format is not Format.SCHEMA:
        described["licenses"] = [_licence(layer, licences) for layer in layers]
    if table and file.format is Format.CSV:
        described |= {
            "encoding": "utf-8",
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"'},
            "schema": table_schema(table),
        }
    if file.format in (Format.JSON, Format.JSONL):
        described["encoding"] = "utf-8"
        described["jsonSchema"] = (
            json_schema.RECORD if file.format is Format.JSON else json_schema.CASE
        )
    return described


def _field(column: Column) -> dict[str, Any]:
    constraints = {
        "required": column.required or None,
        "pattern": column.pattern,
        "minimum": column.minimum,
        "maximum": column.maximum,
        "enum": list(column.codes) or None,
    }
    kept = {name: value for name, value in constraints.items() if value is not None}
    described: dict[str, Any] = {"name": column.name, "type": column.type.value}
    described |= _said(column.words)
    if column.codes:
        described["categories"] = [
            {"value": code, "label": said.zh} for code, said in column.meanings
        ]
    if column.type is Type.BOOLEAN:
        described |= {"trueValues": ["true"], "falseValues": ["false"]}
    return {**described, **({"constraints": kept} if kept else {})}


def _foreign_key(column: Column) -> dict[str, Any]:
    return {
        "fields": [column.name],
        "reference": {"resource": column.references, "fields": ["id"]},
    }


def _said(words: Words) -> dict[str, str]:
    return {
        "title": words.zh,
        "title_en": words.en,
        "description": words.zh_about,
        "description_en": words.en_about,
    }


def _licence(layer: Layer, licences: Mapping[str, str]) -> dict[str, str]:
    name = licences[layer.value]
    said = LAYERS[layer.value]
    return {
        "name": name,
        "path": f"https://spdx.org/licenses/{name}.html",
        "title": f"{said.zh} · {said.en}",
        "description": f"{said.zh_about} {said.en_about}",
        "layer": layer.value,
    }
