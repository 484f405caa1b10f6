"""Which pages the record has, and what each template is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from proposals import indexes, markup
from proposals.analysis import coverage
from proposals.analysis.neighbours import neighbours
from proposals.analysis.profile import profile
from proposals.analysis.related import related
from proposals.analysis.timeline import timeline
from proposals.case import CaseReply
from proposals.corpus import Corpus
from proposals.exports.citation import cite
from proposals.indexes import Entry, Index
from proposals.markup import Rendered
from proposals.model import Department, ReplyRole
from proposals_pelican import charts, letters, paging

LATEST = 6
"""Replies that the home page shows."""

DAYS = (30, 60, 90, 180, 365)
"""Classes of days to a reply: a month, two, the common limit of three, six, a year."""


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


def plan(record: Corpus, *, site: str, name: str) -> Iterator[Page]:
    """All pages of a record.

    Args:
        record: the cases.
        site: absolute address of the site, without a slash at its end, for references.
        name: name of the site.
    """
    ways = indexes.build(record)
    yield Page("index.html", "home", _home(record, ways))
    yield Page("search.html", "search", {"record": record})
    yield Page("404.html", "404")
    for page in paging.paged("proposals/index.html", record.cases):
        yield Page(page.address, "proposals", {"record": record, "list": page})
    yield from _cases(record, ways, site, name)
    for index in ways.values():
        yield from _index(index)
        for entry in index.entries:
            yield from _entry(index, entry)
    yield Page("data/index.html", "data", _data(record, ways))
    due = any(case.proposal.due for case in record.cases)
    yield Page("feeds/index.html", "feeds", {"due": due})
    yield Page("design/index.html", "design", _design(record, ways, site, name))


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


def _cases(record: Corpus, ways: dict[str, Index], site: str, name: str) -> Iterator[Page]:
    beside = neighbours([ways["departments"], ways["sessions"]])
    near = related(record, ways)
    for case in record.cases:
        papers = [
            Letter(item, markup.render(item.reply.body, item.anchor)) for item in case.replies
        ]
        leads = [item for item in case.replies if item.reply.role is ReplyRole.LEAD]
        values = {
            "case": case,
            "body": markup.render(case.proposal.body, "proposal"),
            "letters": papers,
            "lead": leads[0] if len(leads) == 1 else None,
            "steps": timeline(case),
            "beside": beside.get(case.key, ()),
            "related": near[case.key],
            "citation": cite(case, f"{site}/{case.address}", name),
        }
        yield Page(case.address, "case", values, case.updated)


def _index(index: Index) -> Iterator[Page]:
    parts = letters.sections(index)
    for address, shown in letters.pages(parts, index.address).items():
        values = {"index": index, "sections": parts, "shown": shown, "page_address": address}
        yield Page(address, "index_of", values)


def _entry(index: Index, entry: Entry) -> Iterator[Page]:
    updated = max((case.updated for case in entry.cases if case.updated), default=None)
    values: dict[str, Any] = {"index": index, "entry": entry}
    if isinstance(entry.subject, Department):
        values["profile"] = profile(entry.subject, entry.cases)
        values["days"] = charts.spread(values["profile"].days, DAYS)
    for page in paging.paged(entry.address, entry.cases):
        yield Page(page.address, "entry", {**values, "list": page}, updated)


def _data(record: Corpus, ways: dict[str, Index]) -> dict[str, Any]:
    def of_index(name: str) -> tuple[charts.Bar, ...]:
        return charts.counts((entry, len(entry.cases)) for entry in ways[name].entries)

    known_days = coverage.days_to_reply(record)
    return {
        "record": record,
        "years": charts.counts(coverage.by_year(record)),
        "departments": of_index("departments"),
        "topics": of_index("topics"),
        "known_days": known_days,
        "days": charts.spread(known_days, DAYS),
        "shares": charts.shares(
            (share.field, share.known, share.total) for share in coverage.coverage(record)
        ),
    }


def _design(record: Corpus, ways: dict[str, Index], site: str, name: str) -> dict[str, Any]:
    """One case with replies and a few others, to show every part of the theme with."""
    answered = [case for case in record.cases if case.replies]
    if not answered:
        return {}
    case = max(answered, key=lambda case: sum(bool(item.reply.date) for item in case.replies))
    shortest = min(case.replies, key=lambda item: (len(item.reply.body), item.anchor))
    noted = next((one for one in record.cases if one.proposal.notes), case)
    address = "proposals/index.html"
    return {
        "case": case,
        "body": markup.render(case.proposal.body, "proposal"),
        "beside": neighbours([ways["departments"]]).get(case.key, ()),
        "citation": cite(case, f"{site}/{case.address}", name),
        "steps": timeline(case),
        "notes": noted.proposal.notes,
        "cases": record.cases[:2],
        "index": ways["departments"],
        "years": charts.counts(coverage.by_year(record)),
        "list": paging.ListPage(address, 2, record.cases[:2], ((2, address), (1, address))),
        "letter": Letter(shortest, markup.render(shortest.reply.body, shortest.anchor)),
    }
