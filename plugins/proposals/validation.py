"""Plain values with lines -> model objects, errors in an editor's words."""

from __future__ import annotations

import difflib
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from proposals.yamltext import Marked

Model = TypeVar("Model", bound=BaseModel)


class InvalidError(Exception):
    """Values that do not fit the model.

    Attributes:
        faults: pairs of 1-based line and message.
    """

    def __init__(self, faults: list[tuple[int, str]]) -> None:
        self.faults = faults
        super().__init__("; ".join(message for _, message in faults))


def build(model: type[Model], marked: Marked, **extra: object) -> Model:
    """Make a ``model`` of what was read.

    Args:
        model: the class to make.
        marked: a mapping with the lines of its values.
        extra: fields that do not stand in the YAML (``body``, ``slug``).

    Raises:
        InvalidError: with every fault, each on its line.
    """
    if marked.value is None:
        required = [name for name, info in model.model_fields.items() if info.is_required()]
        message = f"has no fields; add at least {', '.join(required)}"
        raise InvalidError([(marked.line_of(()), message)])
    if not isinstance(marked.value, dict):
        raise InvalidError([(marked.line_of(()), "should be fields, one `name: value` a line")])
    faults = [
        (marked.line_of((name,)), f"{name!r} is not written here; it comes from the file itself")
        for name in extra
        if name in marked.value
    ]
    try:
        made = model.model_validate({**marked.value, **extra})
    except ValidationError as error:
        faults += [_fault(model, marked, item) for item in error.errors()]
        raise InvalidError(faults) from error
    if faults:
        raise InvalidError(faults)
    return made


def _fault(model: type[BaseModel], marked: Marked, item: object) -> tuple[int, str]:
    assert isinstance(item, dict)  # noqa: S101  (pydantic's ErrorDetails)
    path = tuple(item["loc"])
    line = marked.line_of(path)
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
    kind = item["type"]
    if kind == "missing":
        return line, f"{name!r} is missing; add it"
    if kind == "extra_forbidden":
        return line, _unknown(model, path, name)
    if kind == "enum":
        return line, f"{name!r} is {item['input']!r}; it is one of {item['ctx']['expected']}"
    if kind == "value_error":
        return line, f"{name!r} {item['ctx']['error']}"
    if kind == "string_type":
        return line, f"{name!r} should be text, not {_noun(item['input'])}"
    if kind == "tuple_type":
        return line, f"{name!r} should be a list (lines starting with '- ')"
    if kind in {"model_type", "model_attributes_type"}:
        return line, f"{name!r} should hold fields of its own, not {_noun(item['input'])}"
    return line, f"{name!r}: {item['msg'][0].lower()}{item['msg'][1:]}"


def _unknown(model: type[BaseModel], path: tuple[str | int, ...], name: str) -> str:
    known = _fields_at(model, path[:-1])
    near = difflib.get_close_matches(str(path[-1]), known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known)}"
    return f"{name!r} is not a field of the record; {hint}"


def _fields_at(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    for part in path:
        if isinstance(part, int):
            continue
        inner = _model_in(model.model_fields[part].annotation)
        if inner is None:
            return []
        model = inner
    return [field for field in model.model_fields if field != "body"]


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found is not None:
            return found
    return None


def _noun(value: object) -> str:
    if isinstance(value, dict):
        return "fields"
    if isinstance(value, list):
        return "a list"
    return f"{value!r}"
