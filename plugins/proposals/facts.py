"""Facts: a document's front matter as plain values, already judged.

The build keeps them between runs and hands them from process to process, where model objects
would be slow to carry. ``of`` and ``revive`` are inverse to one another; ``revive`` does not
judge again what ``frontmatter`` has judged.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

from proposals.model import Proposal, Record, Reply

Facts = dict[str, Any]
"""Field name -> text, number, truth value, list or dict of these; absent fields are not there."""

Model = TypeVar("Model", bound=Record)
_Convert = Callable[[Any], Any]


def of(document: Proposal | Reply) -> Facts:
    """The facts of a document: everything but its body."""
    return document.model_dump(mode="json", exclude={"body"}, exclude_defaults=True)


def packed(facts: Facts) -> bytes:
    """Facts as bytes, a fifth of their size, for this program on this Python alone."""
    return marshal.dumps(facts)


def unpacked(data: bytes) -> Facts:
    """What ``packed`` was given, in four microseconds a document."""
    return marshal.loads(data)  # type: ignore[no-any-return]  # noqa: S302  (our own bytes)


def stated(model: type[Record], values: Mapping[str, Any]) -> Facts:
    """The facts in a front matter that its model accepts.

    What ``of`` says of the model object, in a fifth of the time.

    Args:
        model: class of the document, or of a part of it.
        values: the front matter in the plain form: every scalar as text.
    """
    result = dict(values)
    for name, (convert, default) in _typed(model).items():
        if name in result:
            result[name] = convert(result[name])
            if result[name] == default:
                del result[name]
    return result


def revive(model: type[Model], facts: Facts) -> Model:
    """The model object that the facts were taken from; its body, if it has one, is left out.

    Args:
        model: class of the object.
        facts: as ``of`` returns them; they are not judged again.
    """
    defaults, converters, nothing = _plan(model)
    values = defaults | facts
    for name, convert in converters:
        if name in facts:
            values[name] = convert(facts[name])
    made = model.__new__(model)
    object.__setattr__(made, "__dict__", values)
    object.__setattr__(made, "__pydantic_fields_set__", nothing)
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


@cache
def _plan(model: type[Record]) -> tuple[dict[str, Any], list[tuple[str, _Convert]], set[str]]:
    """Defaults, and what turns plain values into those of the fields that need it."""
    fields = {name: info for name, info in model.model_fields.items() if name != "body"}
    defaults = {name: info.default for name, info in fields.items() if not info.is_required()}
    converters = [
        (name, convert)
        for name, info in fields.items()
        if (convert := _converter(info.annotation)) is not None
    ]
    return defaults, converters, set()


def _converter(annotation: Any) -> _Convert | None:
    """What makes a field's value of a plain one; None when it is one already."""
    kind, many = _kind(annotation)
    one: _Convert | None = None
    if issubclass(kind, Record):
        one = lambda value: revive(kind, value)  # noqa: E731
    elif issubclass(kind, Enum):
        # To call the class takes six times as long.
        one = {member.value: member for member in kind}.__getitem__
    if not many:
        return one
    return tuple if one is None else lambda values: tuple(map(one, values))


@cache
def _typed(model: type[Record]) -> dict[str, tuple[_Convert, Any]]:
    """What makes plain values of the texts of fields that hold no text, and their defaults."""
    return {
        name: (convert, info.default)
        for name, info in model.model_fields.items()
        if (convert := _from_text(info.annotation)) is not None
    }


def _from_text(annotation: Any) -> _Convert | None:
    """What makes a field's plain value of its text; None when that is its text."""
    kind, many = _kind(annotation)
    if kind is bool:
        return "true".__eq__
    if kind is int:
        return int
    if issubclass(kind, Record) and _typed(kind):
        if many:
            return lambda values: [stated(kind, value) for value in values]
        return lambda value: stated(kind, value)
    return None


def _kind(annotation: Any) -> tuple[type, bool]:
    """Class of a field's value, and whether it holds several of it."""
    inner = [part for part in get_args(annotation) if part is not NoneType]
    if not inner:
        return annotation, False
    kind, many = _kind(inner[0])
    return kind, many or get_origin(annotation) is tuple
