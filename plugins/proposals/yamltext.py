"""YAML whose scalars stay text, with the line of every value.

YAML 1.1 reads ``0354`` as 236 and ``no`` as False. A record must not, so every scalar comes
out as the characters that were written, and the model gives it its type.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

KeyPath = tuple[str | int, ...]

MAX_CHARACTERS = 1_000_000
"""A front matter or registry is small; what is larger is not one, and would cost memory."""

MAX_DEPTH = 20
"""Deepest nesting read. The record needs four; hostile files nest thousands."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(Exception):
    """Text that is not the YAML we accept.

    Attributes:
        faults: pairs of 1-based line and message.
    """

    def __init__(self, faults: list[tuple[int, str]]) -> None:
        self.faults = faults
        super().__init__("; ".join(message for _, message in faults))


@dataclass(slots=True)
class Marked:
    """A YAML document as plain values, and where each stands.

    Attributes:
        value: dicts, lists and str; None for an empty document.
        lines: path of keys and indexes -> 1-based line.
    """

    value: Any
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def line_of(self, path: KeyPath) -> int:
        """Line of the value at ``path``, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(text: str, *, first_line: int = 1) -> Marked:
    """Read one YAML document.

    Args:
        text: the YAML.
        first_line: the line of the file on which ``text`` starts.

    Returns:
        The values, every scalar as text, and their lines.

    Raises:
        YamlError: syntax errors, duplicate keys, aliases, tags, nesting over ``MAX_DEPTH``,
            a scalar key that is not plain, or more than ``MAX_CHARACTERS``.
    """
    if len(text) > MAX_CHARACTERS:
        raise YamlError(
            [(first_line, f"has {len(text):,} characters of YAML; at most {MAX_CHARACTERS:,}")]
        )
    try:
        _refuse_tricks(text, first_line)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise YamlError([_explain(error, first_line)]) from error
    except RecursionError as error:
        raise YamlError([(first_line, "is nested too deeply")]) from error
    marked = Marked(None)
    if node is None:
        return marked
    faults: list[tuple[int, str]] = []
    marked.value = _convert(node, (), first_line, marked.lines, faults)
    if faults:
        raise YamlError(faults)
    return marked


def _refuse_tricks(text: str, first_line: int) -> None:
    """Walk the flat event stream first: it needs no recursion and expands nothing."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = (event.start_mark.line if event.start_mark else 0) + first_line
        if isinstance(event, yaml.AliasEvent):
            raise YamlError([(line, "uses a YAML alias (*name); write the value out")])
        if getattr(event, "anchor", None):
            raise YamlError([(line, "uses a YAML anchor (&name); write the value out")])
        tag = getattr(event, "tag", None)
        if tag:
            raise YamlError([(line, f"uses a YAML tag ({tag}); remove it")])
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise YamlError([(line, f"is nested deeper than {MAX_DEPTH} levels")])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1


def _explain(error: yaml.YAMLError, first_line: int) -> tuple[int, str]:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    line = first_line + (mark.line if mark else 0)
    hint = ""
    if "mapping values are not allowed" in what:
        hint = "; put quotes around a value that holds ': '"
    elif "cannot start any token" in what:
        hint = "; indent with spaces, and put quotes around a value that starts with a sign"
    elif "special characters" in what:
        hint = "; remove the control character"
    return line, f"is not valid YAML: {what}{hint}"


def _convert(
    node: yaml.Node,
    path: KeyPath,
    first_line: int,
    lines: dict[KeyPath, int],
    faults: list[tuple[int, str]],
) -> Any:
    lines[path] = node.start_mark.line + first_line
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [
            _convert(child, (*path, index), first_line, lines, faults)
            for index, child in enumerate(node.value)
        ]
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + first_line
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append((line, "has a key that is not plain text"))
            continue
        key = key_node.value
        if key in result:
            earlier = lines[(*path, key)]
            faults.append((line, f"{key!r} stands twice (first in line {earlier}); keep one"))
            continue
        result[key] = _convert(value_node, (*path, key), first_line, lines, faults)
        lines[(*path, key)] = line
    return result
