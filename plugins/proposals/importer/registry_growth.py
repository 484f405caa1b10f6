"""New places, departments and aliases as lines put into the registry's YAML files.

The files are edited as text, so that comments, order and everything an editor wrote stay.
Entries are proposals: an editor reviews them with the case that brought them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from proposals import yamltext
from proposals.yamltext import KeyPath, Marked

_PLAIN = re.compile(r"[\u4e00-\u9fff]{1,60}")
_INDENT = "  "


def with_jurisdiction(text: str, slug: str, name: str) -> str:
    """jurisdictions.yml with one more place at its end."""
    return f"{_ended(text)}{slug}:\n{_INDENT}name: {_scalar(name)}\n"


def with_topic(text: str, slug: str, name: str) -> str:
    """topics.yml with one more topic at its end."""
    return with_jurisdiction(text, slug, name)


def with_department(text: str, place: str, slug: str, name: str) -> str:
    """departments.yml with one more department at the end of its place."""
    entry = [f"{_INDENT}{slug}:", f"{_INDENT * 2}name: {_scalar(name)}"]
    marked = yamltext.read(text)
    if place not in (marked.value or {}):
        return _ended(text) + "\n".join([f"{place}:", *entry]) + "\n"
    return _inserted(text, _last_line(marked, (place,)), entry)


def with_alias(text: str, place: str, slug: str, alias: str) -> str:
    """departments.yml with one more alias of a department."""
    marked = yamltext.read(text)
    entry = marked.value[place][slug]
    at: KeyPath = (place, slug, "aliases")
    if not entry.get("aliases"):
        line = marked.line_of((place, slug, "name"))
        return _inserted(text, line, [f"{_INDENT * 2}aliases:", f"{_INDENT * 3}- {_scalar(alias)}"])
    last = marked.line_of((*at, len(entry["aliases"]) - 1))
    lines = text.split("\n")
    if last == marked.line_of(at):
        lines[last - 1] = re.sub(r"\]\s*(#.*)?$", f", {_scalar(alias)}]", lines[last - 1])
        return "\n".join(lines)
    indent = re.match(r"\s*", lines[last - 1])
    return _inserted(text, last, [f"{indent[0] if indent else ''}- {_scalar(alias)}"])


def read(path: Path) -> str:
    """Text of a registry file; empty when there is none yet."""
    return path.read_text("utf-8-sig") if path.exists() else ""


def _last_line(marked: Marked, path: KeyPath) -> int:
    return max(line for at, line in marked.lines.items() if at[: len(path)] == path)


def _inserted(text: str, line: int, added: list[str]) -> str:
    lines = _ended(text).split("\n")
    return "\n".join([*lines[:line], *added, *lines[line:]])


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _scalar(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)
