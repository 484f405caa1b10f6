"""Feeds of the record: what is new, for programs that ask again.

Everything, and each department, topic, place and mover, as Atom (RFC 4287) and JSON Feed 1.1;
lists of these feeds (OPML 2.0); and the printed days by which answers are due (iCalendar). A
feed holds cases and replies, newest first, as many as ``plan`` says: so its size does not grow with
the record. Dates are those of the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from proposals.corpus import Corpus
from proposals.digests import digest, digest_of
from proposals.exports.feeds import atom, due, jsonfeed, opml, plan
from proposals.exports.feeds.entries import Entries, Entry, Item
from proposals.exports.feeds.plan import ATOM, DUE, JSON, MOVERS_OPML, OPML, Feed, address
from proposals.exports.feeds.words import Words
from proposals.exports.lazy import LazyFile
from proposals.exports.site import Site
from proposals.indexes import Index

__all__ = ["Words", "address", "files"]

_Write = Callable[[Feed, Sequence[Entry], Site], str]


def files(
    record: Corpus, ways: Mapping[str, Index], site: Site, words: Words
) -> Iterator[LazyFile]:
    """Every feed, list and calendar.

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
        inputs = partial(_inputs, feed, newest)
        for ending, write in ((ATOM, atom.feed), (JSON, jsonfeed.feed)):
            yield LazyFile(
                feed.address + ending, inputs, partial(_text, feed, newest, entries, write)
            )
    yield from _lists(feeds, site, words)
    calendar = due.calendar(record, site, words)
    if calendar:
        yield _known(DUE, calendar)


def _inputs(feed: Feed, newest: Sequence[Item]) -> bytes:
    named = digest(repr((feed, [item.key for item in newest])).encode())
    told = (item.case.front if feed.brief else item.case.digest for item in newest)
    return digest_of([named, *told])


def _text(feed: Feed, newest: Sequence[Item], entries: Entries, write: _Write) -> str:
    made = [entries.brief(item) if feed.brief else entries.full(item) for item in newest]
    return write(feed, made, entries.site)


def _lists(feeds: Sequence[Feed], site: Site, words: Words) -> Iterator[LazyFile]:
    movers = [feed for feed in feeds if feed.group == "movers"]
    others = [feed for feed in feeds if feed.group != "movers"]
    yield _known(OPML, opml.outline(site, others, words))
    yield _known(MOVERS_OPML, opml.outline(site, movers, words))


def _known(path: str, text: str) -> LazyFile:
    return LazyFile(path, lambda: digest(text.encode()), lambda: text)
