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

import sys
from functools import lru_cache
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
    for text in lines:
        start, key, value = _line(text)
        if start == "- ":
            inner = _item(result, opened, key, value)
        elif start == "  ":
            inner = _nested(result, opened, inner, key, value)
        else:
            if key in result or (opened is not None and result[opened] is None):
                return None
            result[key] = value
            opened, inner = (key if value is None else None), None
    if opened is not None and result[opened] is None:
        return None
    return result


def _item(
    result: dict[str, Any], opened: str | None, key: str, value: str | None
) -> dict[str, Any] | None:
    """Add one line of a list; the mapping that further lines may belong to."""
    if opened is None:
        raise _OtherFormError
    items = result[opened]
    if items is None:
        items = result[opened] = []
    elif type(items) is not list:
        raise _OtherFormError
    inner = {key: value} if key else None
    items.append(inner or value)
    return inner


def _nested(
    result: dict[str, Any],
    opened: str | None,
    inner: dict[str, Any] | None,
    key: str,
    value: str | None,
) -> dict[str, Any]:
    """Add one line of a mapping that stands in a list or under a key."""
    if inner is None:
        if opened is None or result[opened] is not None:
            raise _OtherFormError
        inner = result[opened] = {}
    if key in inner:
        raise _OtherFormError
    inner[key] = value
    return inner


_COMMON = frozenset(("kind", "jurisdiction", "department", "role", "text", "grade"))
"""Keys with few values."""


# Four lines in five stood in an earlier file too: kinds, days, departments, topics. What lists
# name is one text wherever it stands, also when facts are unpacked.
@lru_cache(maxsize=4096)
def _line(text: str) -> tuple[str, str, str | None]:
    """One line by itself: what it starts with, its key and its scalar.

    The key is empty where an item of a list is a scalar; the scalar is None where a key opens a
    list or a mapping.
    """
    start = text[:2]
    if start == "- ":
        key, colon, rest = text[2:].partition(":")
        if key[:1] != "'" and colon and (not rest or rest[0] == " "):
            return start, _key(key), sys.intern(_scalar(rest[1:]))
        return start, "", sys.intern(_scalar(text[2:]))
    if start == "  ":
        key, value = _pair(text[2:])
        if value is None:
            raise _OtherFormError
        return start, key, value
    return "", *_pair(text)


def _pair(text: str) -> tuple[str, str | None]:
    """Key and scalar of a line; None for a key that opens a list or a mapping."""
    key, colon, rest = text.partition(":")
    if not colon or (rest and rest[0] != " "):
        raise _OtherFormError
    if not rest:
        return _key(key), None
    value = _scalar(rest[1:])
    return _key(key), sys.intern(value) if key in _COMMON else value


def _key(text: str) -> str:
    if not (text.isascii() and text.isidentifier()):
        raise _OtherFormError
    return sys.intern(text)


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
