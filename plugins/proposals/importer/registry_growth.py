"""New places, departments and aliases as lines put into the registry's YAML files.

The files are edited as text, so that comments, order and everything an editor wrote stay.
Entries are proposals: an editor reviews them with the case that brought them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from proposals import yamltext
from proposals.yamltext import KeyPath, Marked, YamlError

_PLAIN = re.compile(r"[\u4e00-\u9fff]{1,60}")
_INDENT = "  "
_TOP_LEVEL = re.compile(r"^(?=[^\s#])", re.MULTILINE)
_ENTRY = re.compile(
    r"  [a-z0-9-]+:[ \t]*\n    name: [^\n]+\n(?:    aliases:[ \t]*\n(?:      - [^\n]+\n)+)?"
)
_NOTHING = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:#[^\n]*)?")
"""Blank lines and comments."""


def with_jurisdiction(text: str, slug: str, name: str) -> str:
    """jurisdictions.yml with one more place at its end."""
    return f"{_ended(text)}{slug}:\n{_INDENT}name: {_scalar(name)}\n"


def with_topic(text: str, slug: str, name: str) -> str:
    """topics.yml with one more topic at its end."""
    return with_jurisdiction(text, slug, name)


def with_department(text: str, place: str, slug: str, name: str) -> str:
    """departments.yml with one more department at the end of its place.

    Raises:
        YamlError: the file is laid out so that nothing can be put into it.
    """
    entry = [f"{_INDENT}{slug}:", f"{_INDENT * 2}name: {_scalar(name)}"]
    at = _end_of_section(text, place)
    if at is not None:
        return text[:at] + "\n".join(entry) + "\n" + text[at:]
    marked = yamltext.read(text)
    if place not in (marked.value or {}):
        return _ended(text) + "\n".join([f"{place}:", *entry]) + "\n"
    if not marked.value[place]:
        lines = text.split("\n")
        at = marked.line_of((place,)) - 1
        lines[at] = re.sub(r":\s*\{\s*\}", ":", lines[at])
        grown = _inserted("\n".join(lines), at + 1, entry)
    else:
        grown = _inserted(text, _last_line(marked, (place,)), entry)
    return _checked(grown, place, slug, {"name": name})


def with_alias(text: str, place: str, slug: str, alias: str) -> str:
    """departments.yml with one more alias of a department.

    Raises:
        YamlError: the file is laid out so that nothing can be put into it.
    """
    marked = yamltext.read(text)
    entry = marked.value[place][slug]
    at: KeyPath = (place, slug, "aliases")
    aliases = entry.get("aliases") or []
    if not aliases:
        line = marked.line_of((place, slug, "name"))
        more = [f"{_INDENT * 2}aliases:", f"{_INDENT * 3}- {_scalar(alias)}"]
        grown = _inserted(text, line, more)
    elif (last := marked.line_of((*at, len(aliases) - 1))) == marked.line_of(at):
        lines = text.split("\n")
        lines[last - 1] = re.sub(r"\]\s*(#.*)?$", f", {_scalar(alias)}]", lines[last - 1])
        grown = "\n".join(lines)
    else:
        indent = re.match(r"\s*", text.split("\n")[last - 1])
        grown = _inserted(text, last, [f"{indent[0] if indent else ''}- {_scalar(alias)}"])
    return _checked(grown, place, slug, {**entry, "aliases": [*aliases, alias]})


def _checked(text: str, place: str, slug: str, entry: Mapping[str, object]) -> str:
    """The text, when it holds the entry; an editor's own layout may take no line of ours."""
    if yamltext.read(text).value[place][slug] != entry:
        raise YamlError([(1, f"{place}/{slug} stands on one line; give each field its own")])
    return text


def read(path: Path) -> str:
    """Text of a registry file; empty when there is none yet."""
    return path.read_text("utf-8-sig") if path.exists() else ""


def _end_of_section(text: str, place: str) -> int | None:
    """Where one more department of a place can stand, in a file laid out as we lay it out.

    Found without reading the YAML: an import may add hundreds. None where the file is laid out
    otherwise.
    """
    head = re.search(rf"^{re.escape(place)}:[ \t]*\n", text, re.MULTILINE)
    if head is None:
        return None
    after = _TOP_LEVEL.search(text, head.end())
    end = after.start() if after else len(text)
    start = text.rfind("\n  ", head.end() - 1, end)
    while start >= 0 and not _ENTRY.match(text, start + 1, end):
        start = text.rfind("\n  ", head.end() - 1, start)
    last = _ENTRY.match(text, start + 1, end) if start >= 0 else None
    if last is None or not _NOTHING.fullmatch(text, last.end(), end):
        return None
    return last.end()


def _last_line(marked: Marked, path: KeyPath) -> int:
    return max(line for at, line in marked.lines.items() if at[: len(path)] == path)


def _inserted(text: str, line: int, added: list[str]) -> str:
    lines = _ended(text).split("\n")
    return "\n".join([*lines[:line], *added, *lines[line:]])


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _scalar(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)
