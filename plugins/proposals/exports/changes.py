"""What was done to the record, as a feed and as one file of lines.

Both follow from ``proposals.history``, which follows from the commit that is checked out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from urllib.parse import urlsplit

from proposals.case import PROPOSALS, Case
from proposals.corpus import Corpus
from proposals.digests import digest, digest_of
from proposals.exports.feeds import atom, jsonfeed, plan
from proposals.exports.feeds.entries import Entry
from proposals.exports.feeds.plan import ATOM, FOLDER, JSON, Feed
from proposals.exports.lazy import LazyFile
from proposals.exports.site import Site
from proposals.history import Change, History
from proposals.model import Withdrawn

LINES = "data/changes.jsonl"
"""Every change, one a line, oldest first; the feed and the pages show fewer cases of each."""

SHOWN = 20
"""Cases of one change that are named; an import may add thousands at once."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the interface, in its language.

    Attributes:
        changes: what the feed is called.
        summary: says what was done to how many cases.
    """

    changes: str
    summary: Callable[[Change], str]


def files(record: Corpus, history: History, site: Site, words: Words) -> Iterator[LazyFile]:
    """The feed in both formats, the file of lines, and what stands for withdrawn cases.

    Args:
        record: the cases.
        history: what was done to them.
        site: where the files will stand.
        words: of the interface.
    """
    for one in withdrawn(record, history).values():
        yield LazyFile(f"{PROPOSALS}/{one.case}.json", partial(_told, one), partial(tombstone, one))
    if not history.changes:
        return
    feed = Feed(f"{FOLDER}/changes", f"{site.name} · {words.changes}", "changes/index.html")
    latest = history.changes[: plan.EVERYTHING]
    cases = {case.key: case for case in record.cases}
    shown = {key: cases[key] for change in latest for key in change.cases[:SHOWN] if key in cases}

    def inputs() -> bytes:
        return digest_of([digest(repr(latest).encode()), *(one.front for one in shown.values())])

    for ending, write in ((ATOM, atom.feed), (JSON, jsonfeed.feed)):

        def make(write: Callable[..., str] = write) -> str:
            return write(feed, [_entry(one, shown, site, words) for one in latest], site)

        yield LazyFile(feed.address + ending, inputs, make)
    mark = digest(history.changes[0].commit.encode())
    yield LazyFile(LINES, lambda: mark, partial(lines, history))


def withdrawn(record: Corpus, history: History) -> dict[str, Withdrawn | Gone]:
    """Cases whose address must say that they are gone, by their key.

    Those that the registry names, and those that the history knows to have been there.
    """
    there = {case.key for case in record.cases}
    gone: dict[str, Withdrawn | Gone] = {key: Gone(key) for key in history.gone if key not in there}
    return gone | dict(record.registry.withdrawn)


@dataclass(frozen=True, slots=True)
class Gone:
    """A case of which nobody wrote down why it was withdrawn.

    It has the attributes of ``proposals.model.Withdrawn``.
    """

    case: str
    date: None = None
    reason: None = None
    title: None = None
    instead: None = None


def tombstone(one: Withdrawn | Gone) -> str:
    """What stands at the address of a withdrawn case's JSON."""
    known = {
        name: value
        for name in ("date", "reason", "title", "instead")
        if (value := getattr(one, name)) is not None
    }
    value = {"case": one.case, "address": f"{PROPOSALS}/{one.case}.html", "withdrawn": known}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def lines(history: History) -> str:
    """Every change as one JSON object a line, oldest first."""
    rows = (
        {
            "when": change.when,
            "kind": change.kind.value,
            "cases": change.cases,
            "subject": change.subject,
            "commit": change.commit,
        }
        for change in reversed(history.changes)
    )
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def _told(one: Withdrawn | Gone) -> bytes:
    return digest(repr(one).encode())


def _entry(change: Change, cases: Mapping[str, Case], site: Site, words: Words) -> Entry:
    said = words.summary(change)
    named = [(key, cases[key].proposal.title if key in cases else key) for key in change.cases]
    alone = change.cases[0] if len(change.cases) == 1 else None
    page = f"{PROPOSALS}/{alone}.html" if alone else f"changes/{change.when[:4]}.html"
    rows = "".join(
        f'<li><a href="{escape(site.at(f"{PROPOSALS}/{key}.html"))}">{escape(title)}</a></li>'
        for key, title in named[:SHOWN]
    )
    rest = len(named) - SHOWN
    more = f"<li>+ {rest}</li>" if rest > 0 else ""
    return Entry(
        id=f"tag:{urlsplit(site.address).hostname},2026:changes/{change.commit}/{change.kind}",
        address=site.at(page),
        title=f"{said}：{named[0][1]}" if alone else said,
        kind=change.kind.value,
        published=None,
        updated=change.when,
        summary=change.subject,
        html=f"<p>{escape(change.subject)}</p>\n<ul>{rows}{more}</ul>",
        topics=(),
    )
