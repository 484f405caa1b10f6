"""What tasks share: starting a tool of the environment, reading a list of words."""

from __future__ import annotations

import subprocess
import sys

from invoke import Exit

from commands.bootstrap import ROOT


def run(*arguments: str) -> None:
    """Run the environment's Python with ``arguments`` in the project's folder.

    Raises:
        invoke.Exit: with the tool's exit code, when that is not 0.
    """
    code = subprocess.call([sys.executable, *arguments], cwd=ROOT)
    if code:
        raise Exit(code=code)


def listed(words: str) -> list[str]:
    """``zh_CN,en`` -> its parts; empty for an empty text."""
    return [word.strip() for word in words.split(",") if word.strip()]
