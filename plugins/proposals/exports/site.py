"""The published site, as far as files that stand for themselves must know it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """Where a site stands and how it is called.

    Attributes:
        address: absolute address of its root, without a slash at its end.
        name: as readers know it.
        language: BCP 47 tag of its interface.
    """

    address: str
    name: str
    language: str

    def at(self, path: str) -> str:
        """Absolute address of a path below the root."""
        return f"{self.address}/{path}"
