"""Which pages the record has, and what each template is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from typing import Any

from proposals import markup
from proposals.analysis import coverage
from proposals.analysis.neighbours import neighbours
from proposals.analysis.profile import profile
from proposals.analysis.related import Related
from proposals.analysis.timeline import timeline
from proposals.case import Case, CaseReply
from proposals.collation import Readings
from proposals.corpus import Corpus
from proposals.digests import digest, digest_of
from proposals.exports.citation import cite
from proposals.exports.dataset import Dataset
from proposals.exports.dataset.queries import QUERIES
from proposals.exports.dataset.tables import TABLES
from proposals.exports.dataset.views import VIEWS
from proposals.indexes import Entry, Index
from proposals.markup import Rendered
from proposals.model import Department, ReplyRole
from proposals_pelican import charts, letters, paging
from proposals_pelican.paging import ListPage

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
        values: makes what the template is given besides Pelican's context.
        inputs: makes a digest of everything in the record that those values show: while it is
            the same, the page is.
        updated: the latest date known of what it shows, for the sitemap.
    """

    address: str
    template: str
    values: Callable[[], dict[str, Any]] = dict
    inputs: Callable[[], bytes] = bytes
    updated: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply with its body rendered."""

    item: CaseReply
    body: Rendered


def plan(
    record: Corpus,
    ways: dict[str, Index],
    *,
    site: str,
    name: str,
    dataset: Dataset | None = None,
    changed: Mapping[str, str] | None = None,
) -> Iterator[Page]:
    """All pages of a record.

    Args:
        record: the cases.
        ways: its indexes.
        site: absolute address of the site, without a slash at its end, for references.
        name: name of the site.
        dataset: the open data, if the site has them.
        changed: case -> time of its latest change, where the record's history is known.
    """
    times = changed or {}
    readings = cache(letters.readings(ways.values()))
    whole = cache(lambda: fronts(record.cases))
    updated = {
        case.key: max(filter(None, (case.updated, times.get(case.key))), default=None)
        for case in record.cases
    }
    yield Page("index.html", "home", lambda: _home(record, ways), whole)
    yield Page("search.html", "search")
    yield Page("404.html", "404")
    for page in paging.paged("proposals/index.html", record.cases):
        values = {"record": record, "list": page, "years": _by_year(page.cases)}
        head = said(len(record.cases), record.replies)
        yield Page(page.address, "proposals", partial(dict, values), partial(_of_list, page, head))
    yield from _cases(record, ways, updated, site, name)
    for index in ways.values():
        yield from _index(index, readings())
        for entry in index.entries:
            yield from _entry(index, entry, updated)
    yield Page(
        "data/index.html",
        "data",
        lambda: {**_data(record, ways), "dataset": dataset, "latest": latest(record)},
        lambda: digest_of([whole(), said(dataset)]),
    )
    yield Page(
        "data/dictionary.html",
        "dictionary",
        lambda: {"tables": TABLES, "views": VIEWS, "queries": QUERIES},
    )
    offered = {"due": any("due" in case.facts for case in record.cases), "changes": bool(times)}
    yield Page("feeds/index.html", "feeds", lambda: offered, lambda: said(offered))
    yield Page(
        "design/index.html",
        "design",
        lambda: _design(record, ways, site, name),
        lambda: digest_of(case.digest for case in record.cases),
    )


def _by_year(cases: Iterable[Case]) -> list[tuple[int | None, list[Case]]]:
    """Cases in the order of the record, a group for each year."""
    return [(year, list(of)) for year, of in groupby(cases, key=lambda case: case.year)]


def latest(record: Corpus) -> str | None:
    """Latest date known of any case."""
    return max(filter(None, (case.updated for case in record.cases)), default=None)


def fronts(cases: Iterable[Case]) -> bytes:
    """Digest of what lists show of cases: everything but their bodies."""
    return digest_of(case.front for case in cases)


def said(*values: object) -> bytes:
    """Digest of plain values."""
    return digest(repr(values).encode())


def _home(record: Corpus, ways: dict[str, Index]) -> dict[str, Any]:
    answered = [
        (day, case, place)
        for case in record.cases
        for place, answer in enumerate(case.answers)
        if (day := answer.facts.get("date") or answer.facts.get("signed"))
    ]
    answered.sort(key=lambda row: (row[1].key, row[1].answers[row[2]].anchor))
    answered.sort(key=lambda row: row[0], reverse=True)
    return {
        "record": record,
        "indexes": ways,
        "latest": [(day, case, case.replies[place]) for day, case, place in answered[:LATEST]],
        "waiting": [case for case in record.cases if not case.answers],
    }


def _cases(
    record: Corpus,
    ways: dict[str, Index],
    updated: Mapping[str, str | None],
    site: str,
    name: str,
) -> Iterator[Page]:
    beside = neighbours([ways["departments"], ways["sessions"]])
    near = Related(record, ways)
    found: dict[str, tuple[Case, ...]] = {}

    def values(case: Case) -> dict[str, Any]:
        leads = [item for item in case.replies if item.reply.role is ReplyRole.LEAD]
        return {
            "case": case,
            "body": markup.render(case.proposal.body, "proposal"),
            "letters": [
                Letter(item, markup.render(item.reply.body, item.anchor)) for item in case.replies
            ],
            "lead": leads[0] if len(leads) == 1 else None,
            "steps": timeline(case),
            "beside": beside.get(case.key, ()),
            "related": found.pop(case.key, None) or near.of(case),
            "citation": cite(case, f"{site}/{case.address}", name),
        }

    def inputs(case: Case) -> bytes:
        row = beside.get(case.key, ())
        around = [one.front if one else b"-" for item in row for one in (item.before, item.after)]
        entries = [item.entry.mark for item in row]
        # A page that is made is asked for its values next.
        found.clear()
        found[case.key] = near.of(case)
        return digest_of([case.digest, *entries, *around, fronts(found[case.key])])

    for case in record.cases:
        day = updated[case.key]
        yield Page(case.address, "case", partial(values, case), partial(inputs, case), day)


def _index(index: Index, readings: Readings) -> Iterator[Page]:
    parts = letters.sections(index, readings)
    for address, shown in letters.pages(parts, index.address).items():
        values = {"index": index, "sections": parts, "shown": shown, "page_address": address}
        yield Page(
            address,
            "index_of",
            partial(dict, values),
            lambda shown=shown: said(  # type: ignore[misc]
                [part.letter for part in parts], len(index.entries), [_told(part) for part in shown]
            ),
        )


def _told(part: letters.Section) -> list[tuple[object, ...]]:
    return [
        (
            entry.address,
            entry.mark,
            entry.jurisdiction.name if entry.jurisdiction else "",
            len(entry.cases),
            entry.replies,
        )
        for entry in part.entries
    ]


def _entry(index: Index, entry: Entry, updated: Mapping[str, str | None]) -> Iterator[Page]:
    days = (updated[case.key] for case in entry.cases)
    latest = max((day for day in days if day), default=None)
    place = entry.jurisdiction.name if entry.jurisdiction else ""
    told = said(index.name, place, len(entry.cases), entry.replies)
    known = digest_of([entry.mark, told])
    head = (
        digest_of([known, fronts(entry.cases)]) if isinstance(entry.subject, Department) else known
    )

    @cache
    def shared() -> dict[str, Any]:
        """What all pages of the entry show."""
        shown: dict[str, Any] = {"index": index, "entry": entry}
        if isinstance(entry.subject, Department):
            shown["profile"] = profile(entry.subject, entry.cases)
            shown["days"] = charts.spread(shown["profile"].days, DAYS)
        return shown

    def values(page: ListPage) -> dict[str, Any]:
        return {**shared(), "list": page}

    for page in paging.paged(entry.address, entry.cases):
        yield Page(
            page.address,
            "entry",
            partial(values, page),
            partial(_of_list, page, head),
            latest,
        )


def _of_list(page: ListPage, head: bytes) -> bytes:
    return digest_of([said(page.number, page.pages), head, fronts(page.cases)])


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
    answered = [case for case in record.cases if case.answers]
    if not answered:
        return {}
    case = max(answered, key=lambda case: sum("date" in one.facts for one in case.answers))
    shortest = min(case.replies, key=lambda item: (len(item.reply.body), item.anchor))
    noted = next((one for one in record.cases if "notes" in one.facts), case)
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
