"""Paths as a person at this prompt would write them."""

from __future__ import annotations

from pathlib import Path


def shown(path: Path) -> Path:
    """The path as a person at this prompt would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
