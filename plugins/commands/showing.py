"""Paths as a person at this prompt would write them."""

from __future__ import annotations

import os
from pathlib import Path


def shown(path: Path) -> Path:
    """The path as a person at this prompt would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def real(path: Path) -> Path:
    """The whole path without links; a link to itself stays as it is, where Path.resolve fails."""
    return Path(os.path.realpath(path))
