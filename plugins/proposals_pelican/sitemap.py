"""sitemap.xml (sitemaps.org 0.9): every page, with the date of what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from xml.sax.saxutils import escape

from proposals.digests import digest
from proposals.exports.lazy import LazyFile

ADDRESS = "sitemap.xml"

MOST = 50_000
"""Addresses that the protocol allows in one file."""

_HEAD = '<?xml version="1.0" encoding="utf-8"?>'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

Listed = tuple[str, Callable[[], str | None]]

_Rows = Callable[[], Sequence[tuple[str, str | None]]]


def files(pages: Sequence[Listed], site: str, beside: Sequence[str] = ()) -> Iterator[LazyFile]:
    """The sitemap; of more pages than one file may hold, a list of sitemaps and each of these.

    The sitemap at the root of a site in several languages is such a list too, and names those of
    the others: it is the one that is asked for.

    Args:
        pages: address below the root, and what says the latest date known of it, which may be
            partial as the W3C format allows; without a date the page has no ``lastmod``.
        site: address of the site, without a slash at its end.
        beside: folders, ending in a slash, of the same site in other languages below this one.
    """
    is_whole = len(pages) <= MOST
    if is_whole and not beside:
        yield _file(ADDRESS, "urlset", "url", pages, site)
        return
    parts = {
        f"sitemap-{start // MOST + 1}.xml": pages[start : start + MOST]
        for start in range(0, len(pages), MOST)
    }
    newest = [(address, partial(_newest, part)) for address, part in parts.items()]
    # Each language has the same pages, and so as many parts.
    for folder in beside:
        newest += [
            (folder + (ADDRESS if is_whole else address), partial(_newest, part))
            for address, part in parts.items()
        ]
    yield _file(ADDRESS, "sitemapindex", "sitemap", newest, site)
    for address, part in parts.items():
        yield _file(address, "urlset", "url", part, site)


def _newest(pages: Sequence[Listed]) -> str | None:
    return max(filter(None, (updated() for _, updated in pages)), default=None)


def _file(address: str, root: str, element: str, pages: Sequence[Listed], site: str) -> LazyFile:
    # Whoever writes the file looks at the dates, beside others who write pages.
    rows = cache(lambda: [(address, updated()) for address, updated in pages])
    return LazyFile(address, partial(_inputs, rows), partial(_text, root, element, rows, site))


def _inputs(rows: _Rows) -> bytes:
    return digest(repr(rows()).encode())


def _text(root: str, element: str, rows: _Rows, site: str) -> str:
    lines = [_HEAD, f"<{root} {_SPACE}>"]
    for address, updated in rows():
        modified = f"<lastmod>{updated}</lastmod>" if updated else ""
        lines.append(f"<{element}><loc>{escape(f'{site}/{address}')}</loc>{modified}</{element}>")
    return "\n".join([*lines, f"</{root}>"]) + "\n"
