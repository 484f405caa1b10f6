"""What ``python3 tasks.py`` says of its commands, and to whom types one that it does not know."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import metadata

from commands.task import Task

_NAMES = 22
"""Characters for the name of a command."""

_LINE = 80


def listing(known: Mapping[str, Task], program: str) -> str:
    """Every command, and what it does.

    Args:
        known: name and aliases -> each command.
        program: what is typed before them.
    """
    lines = [f"Usage: {program} COMMAND [options]", "", "Commands:", ""]
    for one in dict.fromkeys(known.values()):
        also = f" ({', '.join(one.aliases)})" if one.aliases else ""
        first = f"  {one.name}{also} ".ljust(_NAMES)
        behind = " " * _NAMES
        lines += textwrap.wrap(one.summary, _LINE, initial_indent=first, subsequent_indent=behind)
    return "\n".join([*lines, "", f"{program} COMMAND --help tells what one takes."])


def unknown(typed: str, known: Mapping[str, Task]) -> str:
    """That there is no such command, and which one may have been meant."""
    if typed.startswith("-"):
        return f"{typed} stands before the command; write the command first"
    near = get_close_matches(typed, known, 1)
    meant = f"; did you mean {near[0]}?" if near else ""
    return f"there is no command {typed!r}{meant}"


def version() -> str:
    """Name and version of the program."""
    return f"tida {metadata.version('tida')}"
