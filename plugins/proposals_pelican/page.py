"""A page to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """One page to write.

    Attributes:
        address: path below the site's root.
        template: name of the template, without ``.html``.
        values: makes what the template is given besides Pelican's context.
        inputs: makes a digest of everything in the record that those values show: while it is
            the same, the page is.
        updated: the latest date known of what it shows, for the sitemap.
    """

    address: str
    template: str
    values: Callable[[], dict[str, Any]] = dict
    inputs: Callable[[], bytes] = bytes
    updated: str | None = None
