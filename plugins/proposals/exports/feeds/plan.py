"""Which feeds there are, where they stand, and what each holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from proposals.corpus import Corpus
from proposals.exports.feeds.entries import Entries, Item, newest
from proposals.exports.feeds.words import Words
from proposals.exports.site import Site
from proposals.indexes import Entry, Index
from proposals.model import Department, Jurisdiction, Topic

FOLDER = "feeds"
ATOM = ".atom.xml"
JSON = ".json"
OPML = f"{FOLDER}/feeds.opml"
MOVERS_OPML = f"{FOLDER}/movers.opml"
DUE = f"{FOLDER}/due.ics"

EVERYTHING = 50
"""Entries of a feed of everything: what a program that asks once a week will not miss."""

SUBJECT = 20
"""Entries of any other feed. There are thousands of them."""

GROUPS = ("jurisdictions", "topics", "departments", "movers")
"""Indexes whose entries have a feed each; sessions and years are over once they are over."""

_BRIEF = {"movers"}
"""Groups whose feeds name the facts and leave the text to the page: of 100,000 cases, 8,000
movers' feeds with every text would weigh a gigabyte."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed.

    Attributes:
        address: path below the root, without ``ATOM`` or ``JSON``.
        title: for the reader's list of feeds.
        page: path of the page that it follows.
        group: index it belongs to; empty for those of everything.
        brief: whether its entries leave the text to the page.
    """

    address: str
    title: str
    page: str
    group: str = ""
    brief: bool = False


def address(page: str) -> str:
    """Path of the feed of an index entry's page, without ``ATOM`` or ``JSON``."""
    return f"{FOLDER}/{page.removesuffix('.html')}"


def feeds(
    record: Corpus, ways: Mapping[str, Index], site: Site, words: Words, entries: Entries
) -> Iterator[tuple[Feed, list[Item]]]:
    """All feeds, each with its entries, newest first."""
    everything = "proposals/index.html"
    every = [item for case in record.cases for item in entries.of(case)]
    kinds = {
        Feed(f"{FOLDER}/all", site.name, everything): every,
        Feed(f"{FOLDER}/cases", f"{site.name} · {words.cases}", everything): [
            item for item in every if item.nth is None
        ],
        Feed(f"{FOLDER}/replies", f"{site.name} · {words.replies}", everything): [
            item for item in every if item.nth is not None
        ],
    }
    for feed, items in kinds.items():
        yield feed, newest(items, EVERYTHING)
    for group in GROUPS:
        for entry in sorted(ways[group].entries, key=lambda entry: entry.address):
            feed = Feed(
                address(entry.address),
                f"{site.name} · {_name(entry)}",
                entry.address,
                group,
                brief=group in _BRIEF,
            )
            yield feed, newest(_items(entry, entries), SUBJECT)


def _items(entry: Entry, entries: Entries) -> Iterable[Item]:
    """What happened in an entry's cases; to a department, its own replies alone."""
    for case in entry.cases:
        for item in entries.of(case):
            if (
                item.nth is None
                or not isinstance(entry.subject, Department)
                or case.answers[item.nth].department == entry.subject
            ):
                yield item


def _name(entry: Entry) -> str:
    """Name of a subject, with its place where the same name may stand in several."""
    subject = entry.subject
    name: str = getattr(subject, "name", "")
    if isinstance(subject, Topic | Jurisdiction) or entry.jurisdiction is None:
        return name
    place = entry.jurisdiction.name
    return name if name.startswith(place) else f"{place} {name}"
