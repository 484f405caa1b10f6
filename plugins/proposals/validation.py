"""Plain values with lines -> model objects, errors in an editor's words."""

from __future__ import annotations

import difflib
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

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
    if marked.value in (None, ""):
        required = [
            name
            for name, info in model.model_fields.items()
            if info.is_required() and name not in extra
        ]
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


def _fault(model: type[BaseModel], marked: Marked, item: ErrorDetails) -> tuple[int, str]:
    path = item["loc"]
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
    return marked.line_of(path), f"{name!r} {_what(model, path, item)}"


def _what(model: type[BaseModel], path: tuple[str | int, ...], item: ErrorDetails) -> str:
    kind, value, context = item["type"], item["input"], item.get("ctx", {})
    if kind == "missing":
        return "is missing; add it"
    if kind == "extra_forbidden":
        return _unknown(model, path)
    if value == "":
        return "is empty; write its value, or remove the field when the source does not say"
    if kind == "enum":
        return f"is {_noun(value)}; it is one of {context['expected']}"
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_type":
        return f"should be text, not {_noun(value)}"
    if kind == "int_type":
        return f"should be a whole number, not {_noun(value)}"
    if kind == "tuple_type":
        return f"should be a list, its lines starting with '- ', not {_noun(value)}"
    if kind == "model_type":
        return f"should hold fields of its own, not {_noun(value)}"
    if kind == "greater_than_equal":
        return f"is {value}; it is at least {context['ge']}"
    if kind == "less_than_equal":
        return f"is {value}; it is at most {context['le']}"
    return f"is wrong: {item['msg'][0].lower()}{item['msg'][1:]}"


def _unknown(model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    known = _fields_at(model, path[:-1])
    near = difflib.get_close_matches(str(path[-1]).lower(), known, n=1, cutoff=0.7)
    hint = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known)}"
    return f"is not a field of the record; {hint}"


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
    text = str(value)
    return repr(text if len(text) <= 60 else f"{text[:59]}…")
