"""Start a tool of the environment; its failure is ours."""

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
