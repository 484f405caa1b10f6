"""A class of the model as columns: its plain fields, and those of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import get_args

from proposals.exports.dataset import json_schema
from proposals.exports.dataset.shape import Column, Value, bounds
from proposals.exports.dataset.words import Words, joined, of_field
from proposals.model import Record


@dataclass(frozen=True, slots=True)
class Flat:
    """The columns of a class, and where their values are.

    Attributes:
        columns: ``source_publisher`` for ``source.publisher``.
        paths: of each column, the names that lead to its value.
    """

    columns: tuple[Column, ...]
    paths: tuple[tuple[str, ...], ...]

    def values(self, document: Record) -> tuple[Value, ...]:
        """A value for each column; what is absent is None: an empty list, a flag not set."""
        return tuple(_value(document, path) for path in self.paths)


@cache
def flat(model: type[Record], leave_out: frozenset[str] = frozenset()) -> Flat:
    """Columns of a class.

    Args:
        model: class of the record.
        leave_out: its fields that stand elsewhere.
    """
    rows = list(_columns(model, leave_out))
    return Flat(tuple(column for column, _ in rows), tuple(path for _, path in rows))


def _columns(
    model: type[Record],
    leave_out: frozenset[str],
    path: tuple[str, ...] = (),
    within: Words | None = None,
    required: bool = True,
) -> Iterator[tuple[Column, tuple[str, ...]]]:
    for name, schema in json_schema.properties(model).items():
        if name in leave_out:
            continue
        field = model.model_fields[name]
        said = of_field(f"{model.__name__}.{name}")
        said = joined(within, said) if within else said
        here, always = (*path, name), required and field.is_required()
        if schema["type"] == "object":
            yield from _columns(_part(field.annotation), frozenset(), here, said, always)
        else:
            yield Column("_".join(here), words=said, required=always, **bounds(schema)), here


def _part(annotation: object) -> type[Record]:
    """The class of the record that an annotation such as ``Source | None`` names."""
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, Record):
            return part
    raise TypeError(annotation)


def _value(document: Record, path: tuple[str, ...]) -> Value:
    *parts, name = path
    holder: Record | None = document
    for part in parts:
        holder = getattr(holder, part)
        if holder is None:
            return None
    found: Value = getattr(holder, name)
    if isinstance(found, StrEnum):
        return found.value
    return None if found == () or found is False else found
