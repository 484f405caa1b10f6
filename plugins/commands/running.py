"""What tasks share: starting a tool of the environment, reading lists of words and paths."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from commands.bootstrap import ROOT
from commands.reporting import StoppedError


def run(*arguments: str) -> None:
    """Run the environment's Python with ``arguments`` in the project's folder.

    Raises:
        SystemExit: with the tool's exit code, when that is not 0.
    """
    code = subprocess.call([sys.executable, *arguments], cwd=ROOT)
    if code:
        raise SystemExit(code)


def named(paths: Sequence[str]) -> list[Path]:
    """Paths as they were typed.

    Raises:
        StoppedError: there is none.
    """
    if not paths:
        message = "no file is named; name files, folders or archives"
        raise StoppedError(message)
    return [Path(path) for path in paths]


def listed(words: str) -> list[str]:
    """``zh_CN,en`` -> its parts; empty for an empty text."""
    return [word.strip() for word in words.split(",") if word.strip()]


def whole(option: str, typed: str) -> int:
    """The whole number that was typed for an option.

    Raises:
        StoppedError: it is none.
    """
    try:
        return int(typed)
    except ValueError as error:
        message = f"{option} is {typed!r}; write a whole number in digits, such as 1000"
        raise StoppedError(message) from error


def decimal(option: str, typed: str) -> float:
    """The number that was typed for an option, with a point or without.

    Raises:
        StoppedError: it is none, or without end.
    """
    try:
        number = float(typed)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        message = f"{option} is {typed!r}; write a number, such as 6.5"
        raise StoppedError(message)
    return number
