"""Feeds of the record: what is new, for programs that ask again.

Everything, and each department, topic, place and mover, as Atom (RFC 4287) and JSON Feed 1.1;
lists of these feeds (OPML 2.0); and the printed days by which answers are due (iCalendar). A
feed holds cases and replies, newest first, as many as ``plan`` says: so its size does not grow with
the record. Dates are those of the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from proposals.corpus import Corpus
from proposals.exports.feeds import atom, due, jsonfeed, opml, plan
from proposals.exports.feeds.entries import Entries
from proposals.exports.feeds.plan import ATOM, DUE, JSON, MOVERS_OPML, OPML, address
from proposals.exports.feeds.words import Words
from proposals.exports.site import Site
from proposals.indexes import Index

__all__ = ["Words", "address", "files"]


def files(
    record: Corpus, ways: Mapping[str, Index], site: Site, words: Words
) -> Iterator[tuple[str, str]]:
    """Every feed as its path below the site's root and its text, one at a time.

    Args:
        record: the cases.
        ways: indexes of the record, of ``proposals.indexes.build``.
        site: where the feeds will stand; their formats need whole addresses.
        words: of the interface, in its language.
    """
    feeds = []
    entries = Entries(record, site, words)
    for feed, newest in plan.feeds(record, ways, site, words, entries):
        feeds.append(feed)
        made = [entries.brief(item) if feed.brief else entries.full(item) for item in newest]
        yield feed.address + ATOM, atom.feed(feed, made, site)
        yield feed.address + JSON, jsonfeed.feed(feed, made, site)
    yield OPML, opml.outline(site, [feed for feed in feeds if feed.group != "movers"], words)
    yield MOVERS_OPML, opml.outline(site, [feed for feed in feeds if feed.group == "movers"], words)
    calendar = due.calendar(record, site, words)
    if calendar:
        yield DUE, calendar
