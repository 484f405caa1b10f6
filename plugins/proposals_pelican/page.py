"""A page to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


class Page(Protocol):
    """One page to write; what it shows is worked out when it is written."""

    @property
    def address(self) -> str:
        """Path below the site's root."""

    @property
    def template(self) -> str:
        """Name of the template, without ``.html``."""

    def updated(self) -> str | None:
        """The latest date known of what it shows, for the sitemap."""

    def values(self) -> dict[str, Any]:
        """What the template is given besides Pelican's context."""

    def inputs(self) -> bytes:
        """Digest of everything in the record that they show: while it is the same, the page is."""


def undated() -> None:
    """No date is known of what a page shows."""


@dataclass(frozen=True, slots=True)
class LazyPage:
    """A page whose values, inputs and date are functions."""

    address: str
    template: str
    values: Callable[[], dict[str, Any]] = dict
    inputs: Callable[[], bytes] = bytes
    updated: Callable[[], str | None] = undated
