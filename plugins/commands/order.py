"""What a build is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from proposals.problems import ForeseenError


class BuildError(ForeseenError):
    """What was asked for cannot be built; the message is ours, or what Pelican said."""


Keys = Mapping[str, Mapping[str, bytes]]
"""Folder of a language below the site's root -> address there -> key of what stands at it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for, as ``commands.build.build_site`` describes it."""

    content: Path
    output: Path
    settings: Path
    languages: tuple[str, ...]
    only: tuple[str, ...]
    workers: int | None
