"""Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from proposals.exports.feeds.entries import Entry
from proposals.exports.feeds.plan import ATOM, Feed
from proposals.exports.site import Site

NO_DAY = "1970-01-01T00:00:00Z"
"""``updated`` of a feed without entries: the format asks for a time, and there is none."""


def feed(of: Feed, entries: Sequence[Entry], site: Site) -> str:
    """Text of a feed, UTF-8.

    Args:
        of: which feed it is.
        entries: newest first.
        site: where it will stand.
    """
    here = site.at(of.address + ATOM)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(site.language)}>',
        f"<id>{escape(here)}</id>",
        f"<title>{escape(of.title)}</title>",
        f"<updated>{entries[0].updated if entries else NO_DAY}</updated>",
        f"<author><name>{escape(site.name)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(here)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(site.at(of.page))}/>',
        *(_entry(entry) for entry in entries),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(entry: Entry) -> str:
    link = quoteattr(entry.address)
    published = f"<published>{entry.published}</published>" if entry.published else ""
    topics = "".join(f"<category term={quoteattr(topic)}/>" for topic in entry.topics)
    text = (
        f'<content type="html" xml:base={link} xml:lang="zh-CN">{escape(entry.html)}</content>'
        if entry.html
        else ""
    )
    return (
        f"<entry><id>{escape(entry.id)}</id>"
        f'<title xml:lang="zh-CN">{escape(entry.title)}</title>'
        f'<link rel="alternate" type="text/html" href={link}/>'
        f"{published}<updated>{entry.updated}</updated>"
        f'<category term="{entry.kind}"/>{topics}'
        f'<summary xml:lang="zh-CN">{escape(entry.summary)}</summary>{text}</entry>'
    )
