"""Addresses of titles, asked of Pelican only where a title is all there is."""

from __future__ import annotations


def of_title(title: str) -> str:
    """As ``proposals_pelican.slugs.of_title``."""
    # Imported here: Pelican takes a moment, and most pages and news have a Slug.
    from proposals_pelican import slugs

    return slugs.of_title(title)
