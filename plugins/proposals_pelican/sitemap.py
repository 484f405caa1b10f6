"""sitemap.xml (sitemaps.org 0.9): every page, with the date of what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

ADDRESS = "sitemap.xml"


def xml(pages: Iterable[tuple[str, str | None]], site: str) -> str:
    """Text of the sitemap.

    Args:
        pages: address below the root, and the latest date known of it, which may be partial
            as the W3C format allows; without a date the page has no ``lastmod``.
        site: address of the site, without a slash at its end.
    """
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for address, updated in pages:
        modified = f"<lastmod>{updated}</lastmod>" if updated else ""
        lines.append(f"<url><loc>{escape(f'{site}/{address}')}</loc>{modified}</url>")
    return "\n".join([*lines, "</urlset>"]) + "\n"
