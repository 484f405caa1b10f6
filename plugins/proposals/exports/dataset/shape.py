"""What a table is: columns with types, words and bounds, a key, references, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from proposals.corpus import Corpus
from proposals.exports.dataset.words import Words, of_code

Value = str | int | bool | tuple[str, ...] | None
"""A cell: None is what the source does not say."""

Row = tuple[Value, ...]
"""One value a column, in their order."""


class Type(StrEnum):
    """What a column holds; the names are those of Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    ARRAY = "array"
    """texts in order; JSON where a format has no lists"""


class Layer(StrEnum):
    """Which of the site's licences something is under; a key of its ``LICENCES``."""

    METADATA = "metadata"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: ASCII, lower case.
        type: of its values.
        words: what it is called, and what it means.
        required: whether every row has a value.
        pattern: what a text looks like, anchored at both ends.
        minimum: the least number.
        maximum: the greatest.
        codes: the texts it can hold, where they are few.
        code_class: class of the model that lists them.
        references: the table whose ``id`` it holds.
    """

    name: str
    type: Type
    words: Words
    required: bool = False
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    codes: tuple[str, ...] = ()
    code_class: str = ""
    references: str | None = None

    @property
    def meanings(self) -> tuple[tuple[str, Words], ...]:
        """Each code with its words."""
        return tuple((code, of_code(f"{self.code_class}.{code}")) for code in self.codes)


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: ASCII, lower case, plural.
        words: what it is called, and what a row is.
        columns: in their order.
        key: names of the columns that tell rows apart.
        layer: the licence that its values are under.
        rows: the rows of a record, in an order that is always the same; read one by one.
    """

    name: str
    words: Words
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    layer: Layer
    rows: Callable[[Corpus], Iterator[Row]] = field(repr=False)


def bounds(schema: dict[str, Any]) -> dict[str, Any]:
    """Type and bounds of a column, of the JSON Schema of a field."""
    return {
        "type": Type(schema["type"]),
        "pattern": schema.get("pattern"),
        "minimum": schema.get("minimum"),
        "maximum": schema.get("maximum"),
        "codes": tuple(schema.get("enum", ())),
        "code_class": schema.get("class", ""),
    }
