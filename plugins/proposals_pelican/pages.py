"""Which pages the record has, and what each template is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from proposals import indexes, markup
from proposals.corpus import Case, CaseReply, Corpus
from proposals.indexes import Index
from proposals.markup import Rendered

LATEST = 6
"""Replies that the home page shows."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page to write.

    Attributes:
        address: path below the site's root.
        template: name of the template, without ``.html``.
        values: what the template is given besides Pelican's context.
        updated: the latest date known of what it shows, for the sitemap.
    """

    address: str
    template: str
    values: dict[str, Any] = field(default_factory=dict)
    updated: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply with its body rendered."""

    item: CaseReply
    body: Rendered


def plan(record: Corpus) -> Iterator[Page]:
    """All pages of a record, in the order of their addresses' importance."""
    ways = indexes.build(record)
    yield Page("index.html", "home", _home(record, ways))
    yield Page("search.html", "search", {"record": record})
    yield Page("404.html", "404")
    yield Page("proposals/index.html", "proposals", {"record": record, "cases": record.cases})
    for case in record.cases:
        yield Page(case.address, "case", _case(case), case.updated)
    for index in ways.values():
        yield Page(index.address, "index_of", {"index": index})
        for entry in index.entries:
            updated = max((case.updated for case in entry.cases if case.updated), default=None)
            values = {"index": index, "entry": entry, "cases": entry.cases}
            yield Page(entry.address, "entry", values, updated)


def _home(record: Corpus, ways: dict[str, Index]) -> dict[str, Any]:
    answered = [
        (item.reply.date or item.reply.signed, case, item)
        for case in record.cases
        for item in case.replies
        if item.reply.date or item.reply.signed
    ]
    answered.sort(key=lambda row: (row[1].key, row[2].anchor))
    answered.sort(key=lambda row: row[0], reverse=True)
    return {
        "record": record,
        "indexes": ways,
        "latest": answered[:LATEST],
        "waiting": [case for case in record.cases if not case.replies],
    }


def _case(case: Case) -> dict[str, Any]:
    return {
        "case": case,
        "body": markup.render(case.proposal.body, "proposal"),
        "letters": [
            Letter(item, markup.render(item.reply.body, item.anchor)) for item in case.replies
        ],
    }
