"""A file that is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LazyFile:
    """One file below the site's root.

    Attributes:
        address: its path.
        inputs: makes a digest of everything in the record that it depends on.
        make: makes its text.
    """

    address: str
    inputs: Callable[[], bytes]
    make: Callable[[], str]
