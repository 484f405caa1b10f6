"""Facts: a document's front matter as plain values, already judged.

The build keeps them between runs and hands them from process to process, where model objects
would be slow to carry. ``of`` and ``revive`` are inverse to one another; ``revive`` does not
judge again what ``frontmatter`` has judged.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from proposals.model import Proposal, Record, Reply

Facts = dict[str, Any]
"""Field name -> text, number, truth value, list or dict of these; absent fields are not there."""

Model = TypeVar("Model", bound=Record)
_Convert = Callable[[Any], Any]


def of(document: Proposal | Reply) -> Facts:
    """The facts of a document: everything but its body."""
    return document.model_dump(mode="json", exclude={"body"}, exclude_defaults=True)


def revive(model: type[Model], facts: Facts) -> Model:
    """The model object that the facts were taken from; its body, if it has one, is left out.

    Args:
        model: class of the object.
        facts: as ``of`` returns them; they are not judged again.
    """
    defaults, converters, nothing = _plan(model)
    values = defaults | facts
    for name in converters.keys() & facts.keys():
        values[name] = converters[name](facts[name])
    made = model.__new__(model)
    object.__setattr__(made, "__dict__", values)
    object.__setattr__(made, "__pydantic_fields_set__", nothing)
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


@cache
def _plan(model: type[Record]) -> tuple[dict[str, Any], dict[str, _Convert], set[str]]:
    """Defaults, and what turns plain values into those of the fields that need it."""
    fields = {name: info for name, info in model.model_fields.items() if name != "body"}
    defaults = {name: info.default for name, info in fields.items() if not info.is_required()}
    converters = {
        name: convert
        for name, info in fields.items()
        if (convert := _converter(info.annotation)) is not None
    }
    return defaults, converters, set()


def _converter(annotation: Any) -> _Convert | None:
    """What makes a field's value of a plain one; None when it is one already."""
    if get_origin(annotation) in (Union, UnionType):
        (annotation,) = (part for part in get_args(annotation) if part is not type(None))
    if get_origin(annotation) is tuple:
        inner = _converter(get_args(annotation)[0])
        return tuple if inner is None else lambda values: tuple(map(inner, values))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return lambda value: revive(annotation, value)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return annotation
    return None
