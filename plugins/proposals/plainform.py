"""The plain form of a front matter, which is the one we write, read line by line.

A general YAML reader takes five to ten times as long, and a record has one front matter a
file (measured in ``bench``). So the forms below are read here; whatever else a front matter
holds makes ``read`` answer None, and ``yamltext`` reads it, with its messages and lines.

    key: text                 a scalar, plain or in single quotes, on one line
    key:                      a list of scalars
    - text
    key:                      a list of mappings
    - name: text
      role: text
    key:                      a mapping
      name: text

What is read here is what ``yamltext.read`` reads: a test holds the two together.
"""

from __future__ import annotations

from typing import Any

from proposals.yamltext import UNWELCOME

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@` ")
"""With these a plain scalar does not begin (YAML 1.1, 5.3), or means something else."""


class _OtherFormError(Exception):
    """The text has another form than the plain one."""


def read(front: str) -> dict[str, Any] | None:
    """Values of a front matter in the plain form, every scalar as text.

    Args:
        front: the lines between the fences, each ended by LF.

    Returns:
        What ``yamltext.read(front).value`` holds; None when the text has another form.
    """
    if "\t" in front or UNWELCOME.search(front):
        return None
    try:
        return _mapping(front.split("\n"))
    except _OtherFormError:
        return None


def _mapping(lines: list[str]) -> dict[str, Any] | None:
    if lines.pop() or not lines:
        return None
    result: dict[str, Any] = {}
    opened: str | None = None
    inner: dict[str, Any] | None = None
    for line in lines:
        start = line[:2]
        if start == "- ":
            inner = _item(result, opened, line[2:])
        elif start == "  ":
            inner = _nested(result, opened, inner, line[2:])
        else:
            if opened is not None and result[opened] is None:
                return None
            key, value = _pair(line)
            if key in result:
                return None
            result[key] = value
            opened, inner = (key if value is None else None), None
    if opened is not None and result[opened] is None:
        return None
    return result


def _item(result: dict[str, Any], opened: str | None, text: str) -> dict[str, Any] | None:
    """Add one line of a list; the mapping that further lines may belong to."""
    if opened is None:
        raise _OtherFormError
    items = result[opened]
    if items is None:
        items = result[opened] = []
    elif type(items) is not list:
        raise _OtherFormError
    key, colon, rest = text.partition(":")
    if text[:1] != "'" and colon and (not rest or rest[0] == " "):
        inner = {_key(key): _scalar(rest[1:])}
        items.append(inner)
        return inner
    items.append(_scalar(text))
    return None


def _nested(
    result: dict[str, Any], opened: str | None, inner: dict[str, Any] | None, text: str
) -> dict[str, Any]:
    """Add one line of a mapping that stands in a list or under a key."""
    if inner is None:
        if opened is None or result[opened] is not None:
            raise _OtherFormError
        inner = result[opened] = {}
    key, value = _pair(text)
    if value is None or key in inner:
        raise _OtherFormError
    inner[key] = value
    return inner


def _pair(text: str) -> tuple[str, str | None]:
    """Key and scalar of a line; None for a key that opens a list or a mapping."""
    key, colon, rest = text.partition(":")
    if not colon or (rest and rest[0] != " "):
        raise _OtherFormError
    return _key(key), _scalar(rest[1:]) if rest else None


def _key(text: str) -> str:
    if not (text.isascii() and text.isidentifier()):
        raise _OtherFormError
    return text


def _scalar(text: str) -> str:
    if text[:1] == "'":
        inside = text[1:-1]
        if len(text) < 2 or text[-1] != "'" or inside.replace("''", "").count("'"):
            raise _OtherFormError
        return inside.replace("''", "'")
    if (
        not text
        or text[0] in _INDICATORS
        or text[-1] in ": "
        or ": " in text
        or " #" in text
        or text == "---"
        or text == "..."
    ):
        raise _OtherFormError
    return text
