"""Code of templates, kept for every site that is made with this program.

Python keeps that of modules so, beside them. To write it anew takes half a second of processors,
which is half of what a small site takes.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from commands.bootstrap import ROOT
from commands.kept import Kept
from proposals_pelican.compiling import compiled

CACHE = "TIDA_CACHE"
"""Variable that names another folder than ``.tida/cache`` for what is kept for all sites."""

_MOST = 12
"""Versions of the program whose code is kept: a theme that is being worked on has many."""


class CodeMemory:
    """A folder of the checkout, with a file for each version of the program and each language."""

    def __init__(self) -> None:
        """Look where the environment says."""
        folder = Path(os.environ.get(CACHE) or ROOT / ".tida" / "cache")
        self._kept = Kept(folder / "templates")

    def read(self, name: str) -> Any:
        """What was written under a name; None when that is not there whole."""
        return self._kept.read(name)

    def write(self, name: str, value: Any) -> None:
        """Keep a value under a name. Where a checkout cannot be written to, nothing is kept."""
        try:
            self._kept.write(name, value)
            self._kept.forget_all_but(_MOST)
        except OSError:
            return

    def holds(self, program: bytes) -> bool:
        """Whether code of a version of the program is kept, in any language."""
        return any(self._kept.folder.glob(f"{compiled.name_of(program, '*')}"))
