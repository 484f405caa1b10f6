"""The printed days by which answers are due, as a calendar (RFC 5545).

Only days that a source prints (``Proposal.due``): a day is never worked out from a term, and a
month without a day is none.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterator
from urllib.parse import urlsplit

from proposals.case import Case
from proposals.corpus import Corpus
from proposals.exports.feeds.entries import first_day
from proposals.exports.feeds.words import Words
from proposals.exports.site import Site

EVENTS = 1000
"""The latest days; a calendar program reads the file whole each time it asks."""

_FOLD = 73
"""Octets of a line at most, with the space before a folded one (RFC 5545, 3.1: 75)."""

_DAY = len("2020-01-01")


def calendar(record: Corpus, site: Site, words: Words) -> str | None:
    """Text of the calendar, UTF-8 with CRLF; None when no day is known.

    The format has no calendar without events.
    """
    dated = (case for case in record.cases if len(case.facts.get("due", "")) == _DAY)
    latest = heapq.nlargest(EVENTS, dated, key=lambda case: (case.facts["due"], case.key))
    if not latest:
        return None
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_escaped(site.name)}//due//ZH",
        f"X-WR-CALNAME:{_escaped(f'{site.name} · {words.due}')}",
        *(line for case in latest for line in _event(case, site, words)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(case: Case, site: Site, words: Words) -> Iterator[str]:
    due = dt.date.fromisoformat(case.proposal.due or "")
    # When the entry last changed, as far as the record knows: a build knows no clock.
    stamp = first_day(case.updated) if case.updated else due.isoformat()
    yield "BEGIN:VEVENT"
    yield f"UID:{case.key}@{urlsplit(site.address).hostname}"
    yield f"DTSTAMP:{stamp.replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'{words.due}：{case.proposal.title}')}"
    yield f"DESCRIPTION:{_escaped('、'.join(case.proposal.departments))}"
    yield f"URL:{site.at(case.address)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text


def _folded(line: str) -> str:
    """Long lines in pieces, none of which cuts a character."""
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _FOLD:
            pieces.append(piece)
            piece, size = "", 0
        piece += char
        size += width
    return "\r\n ".join([*pieces, piece])
