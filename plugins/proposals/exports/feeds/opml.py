"""Lists of feeds (OPML 2.0), to take into a feed reader at once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from proposals.exports.feeds.plan import ATOM, Feed
from proposals.exports.feeds.words import Words
from proposals.exports.site import Site


def outline(site: Site, feeds: Iterable[Feed], words: Words) -> str:
    """Text of a list, UTF-8; feeds of one group stand together under its name.

    Args:
        site: where the feeds will stand.
        feeds: those of one group next to one another.
        words: of the interface.
    """
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<opml version="2.0">',
        f"<head><title>{escape(site.name)}</title></head>",
        "<body>",
    ]
    for group, of_group in groupby(feeds, key=lambda feed: feed.group):
        rows = [_row(feed, site) for feed in of_group]
        named = quoteattr(words.groups.get(group, ""))
        lines += [f"<outline text={named}>", *rows, "</outline>"] if group else rows
    return "\n".join([*lines, "</body>", "</opml>"]) + "\n"


def _row(feed: Feed, site: Site) -> str:
    title = quoteattr(feed.title)
    return (
        f'<outline type="rss" text={title} title={title} '
        f"xmlUrl={quoteattr(site.at(feed.address + ATOM))} "
        f"htmlUrl={quoteattr(site.at(feed.page))}/>"
    )
