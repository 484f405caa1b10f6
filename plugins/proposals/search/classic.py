"""Modules -> one classic script, for pages opened from a folder, to which browsers refuse modules.

Reads the plain form in which the modules of the theme are written, and no other: imports by
name from the folder they lie in, at the start of a line; ``export`` before a declaration;
``import("./name.js")`` where a module is fetched later, which here is there already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
_LATER = re.compile(r'\bimport\("\./(?:\w+/)*(\w+)\.js"\)')
_COMMENT = re.compile(r"[ \t]*/\*\*.*?\*/[ \t]*\n?", re.DOTALL)
_LEFT = re.compile(r"^\s*(?:import|export)\b|\bimport\s*\(|\bimport\.meta\b", re.MULTILINE)


class ModuleFormError(Exception):
    """A module is written in a form that cannot be put into a classic script."""


def classic(start: str, modules: Mapping[str, str]) -> str:
    """One script that does what a script and its modules do.

    Args:
        start: text of the script: it runs last, after the modules that it asks for.
        modules: name without ``.js`` -> text, of all modules that may be asked for.

    Raises:
        ModuleFormError: a module is missing or has another form than said above.
    """
    parts: dict[str, str] = {}
    start = _COMMENT.sub("", start)
    _gather(_named(start), modules, parts, ())
    begin = '(() => {\n"use strict";\nconst modules = {};\n'
    body = _later(start, "the first script")
    return f"{begin}{''.join(parts.values())}{body}}})();\n"


def _gather(
    names: Iterable[str], modules: Mapping[str, str], parts: dict[str, str], above: tuple[str, ...]
) -> None:
    """Add modules after those that they need."""
    for name in names:
        if name in parts:
            continue
        if name in above:
            message = f"{name}.js: needs itself by way of {', '.join(above)}"
            raise ModuleFormError(message)
        if name not in modules:
            message = f"{name}.js: is asked for, but there is no such module"
            raise ModuleFormError(message)
        text = _COMMENT.sub("", modules[name])
        _gather(_named(text), modules, parts, (*above, name))
        parts[name] = _wrapped(name, text)


def _named(text: str) -> list[str]:
    return [*(found[2] for found in _IMPORT.finditer(text)), *_LATER.findall(text)]


def _wrapped(name: str, text: str) -> str:
    given = [found[2] for found in _EXPORT.finditer(text)]
    text = _IMPORT.sub(_taken, text)
    text = _later(_EXPORT.sub(r"\1 \2", text), f"{name}.js")
    return f"modules.{name} = (() => {{\n{text}return {{ {', '.join(given)} }};\n}})();\n"


def _taken(found: re.Match[str]) -> str:
    names = re.sub(r"(\w+) as (\w+)", r"\1: \2", found[1])
    return f"const {{{names}}} = modules.{found[2]};\n"


def _later(text: str, where: str) -> str:
    text = _LATER.sub(r"Promise.resolve(modules.\1)", text)
    left = _LEFT.search(text)
    if left:
        message = f"{where}: {left[0].strip()!r} cannot stand in a classic script"
        raise ModuleFormError(message)
    return text
