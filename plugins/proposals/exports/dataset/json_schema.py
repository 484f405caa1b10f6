"""JSON Schema (draft 2020-12) of what is published in JSON, generated from the model."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from proposals.exports.dataset import words
from proposals.exports.published import PRIVATE, PublishedCase, PublishedRecord
from proposals.exports.site import Site

FOLDER = "schema"
"""Folder of the schemas in the dataset."""

CASE, RECORD = f"{FOLDER}/case.json", f"{FOLDER}/record.json"

_BASES = {"PublishedReply": "Reply"}
"""Classes that add to one of the model, whose words hold for them too."""

_BOUNDS = {"ge": "minimum", "le": "maximum"}
"""Bounds behind a validator of ours reach pydantic's schema under its own names for them."""


class _Generator(GenerateJsonSchema):
    """What is unknown is absent: nothing is null, and nothing has a default."""

    schema_dialect = "https://json-schema.org/draft/2020-12/schema"

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def files(site: Site, folder: str) -> dict[str, dict[str, Any]]:
    """The schemas by their path in the dataset.

    Args:
        site: where they are published; their ``$id`` is the address.
        folder: path of the dataset below the site's root.
    """
    return {
        path: {
            "$schema": _Generator.schema_dialect,
            "$id": site.at(f"{folder}/{path}"),
            **schema(model),
        }
        for path, model in ((CASE, PublishedCase), (RECORD, PublishedRecord))
    }


def schema(model: type[BaseModel]) -> dict[str, Any]:
    """Schema of a class: titles and descriptions in both languages, parts under ``$defs``."""
    made = model.model_json_schema(schema_generator=_Generator)
    parts = made.get("$defs", {})
    for name, part in [(model.__name__, made), *parts.items()]:
        _describe(name, part)
    return made


@cache
def properties(model: type[BaseModel]) -> dict[str, dict[str, Any]]:
    """Fields of a class by name, each with its schema; references are followed."""
    made = schema(model)
    parts = made.get("$defs", {})
    return {name: _followed(field, parts) for name, field in made["properties"].items()}


def _followed(field: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    target = field.get("$ref", "").rpartition("/")[2]
    return {**parts[target], **field, "class": target} if target else field


def _describe(name: str, part: dict[str, Any]) -> None:
    """Put our words for pydantic's, and leave out what is not published."""
    part["description"] = part.get("description", "").split("\n\n")[0]
    if "enum" in part:
        meanings = (words.of_code(f"{name}.{code}") for code in part["enum"])
        part["description"] += " " + "; ".join(
            f"{code}: {item.zh} ({item.en})"
            for code, item in zip(part["enum"], meanings, strict=True)
        )
    for field in PRIVATE:
        part.get("properties", {}).pop(field, None)
    for field, value in part.get("properties", {}).items():
        _rename_bounds(value)
        value.pop("title", None)
        own = f"{name}.{field}"
        said = words.of_field(own if own in words.FIELDS else f"{_BASES.get(name, name)}.{field}")
        value["title"] = f"{said.zh} · {said.en}"
        value["description"] = f"{said.zh_about} {said.en_about}"


def _rename_bounds(value: dict[str, Any]) -> None:
    for ours, theirs in _BOUNDS.items():
        if ours in value:
            value[theirs] = value.pop(ours)
