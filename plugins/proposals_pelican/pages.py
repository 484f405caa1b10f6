"""Which pages the record has, and what each template is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from heapq import nlargest
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from proposals import markup
from proposals.analysis import coverage
from proposals.analysis.neighbours import neighbours
from proposals.analysis.profile import profile
from proposals.analysis.surroundings import Surroundings
from proposals.analysis.timeline import timeline
from proposals.case import Case
from proposals.collation import Readings
from proposals.corpus import Corpus
from proposals.digests import digest, digest_of
from proposals.exports.citation import cite
from proposals.exports.dataset import Dataset
from proposals.exports.dataset.queries import QUERIES
from proposals.exports.dataset.tables import TABLES
from proposals.exports.dataset.views import VIEWS
from proposals.indexes import Entry, Index, Year
from proposals.model import Department
from proposals_pelican import case_pages, charts, letters, paging
from proposals_pelican.case_pages import CasePage, Publisher, letter
from proposals_pelican.page import LazyPage, Page
from proposals_pelican.paging import ListPage

LATEST = 6
"""Replies that the home page shows."""

MOST = 20
"""Entries of an index that a chart shows: those with most cases."""
_FRONT = attrgetter("front")

DAYS = (30, 60, 90, 180, 365)
"""Classes of days to a reply: a month, two, the common limit of three, six, a year."""


def plan(
    record: Corpus,
    ways: dict[str, Index],
    around: Mapping[str, Surroundings],
    readings: Readings,
    specimen: Case | None,
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
        around: case -> what stands around it.
        readings: how the names of its long indexes are read.
        specimen: the case that shows the theme (``full``).
        site: absolute address of the site, without a slash at its end, for references.
        name: name of the site.
        dataset: the open data, if the site has them.
        changed: case -> time of its latest change, where the record's history is known.
    """
    times = changed or {}
    whole = cache(lambda: fronts(record.cases))
    yield LazyPage("index.html", "home", lambda: _home(record, ways), whole)
    yield LazyPage("search.html", "search")
    yield LazyPage("404.html", "404")
    for page in paging.paged("proposals/index.html", record.cases):
        values = {"record": record, "list": page, "years": _by_year(page.cases)}
        head = b"" if page.number else said(len(record.cases), record.replies)
        yield LazyPage(
            page.address, "proposals", partial(dict, values), partial(_of_list, page, head)
        )
    for index in ways.values():
        yield from _index(index, readings)
        for entry in index.entries:
            yield from _entry(index, entry, times)
    yield LazyPage(
        "data/index.html",
        "data",
        lambda: {**_data(record, ways), "dataset": dataset, "latest": latest(record)},
        lambda: digest_of([whole(), said(dataset)]),
    )
    yield LazyPage(
        "data/dictionary.html",
        "dictionary",
        lambda: {"tables": TABLES, "views": VIEWS, "queries": QUERIES},
    )

    @cache
    def offered() -> dict[str, Any]:
        due = any("due" in case.facts for case in record.cases)
        return {"due": due, "changes": bool(times)}

    yield LazyPage("feeds/index.html", "feeds", offered, lambda: said(offered()))
    yield LazyPage(
        "design/index.html",
        "design",
        lambda: _design(record, ways, specimen, site, name) if specimen else {},
        lambda: digest_of([whole(), specimen.digest if specimen else b""]),
    )
    # Last, because they are short work all of them: whoever makes the last page of all keeps the
    # others waiting.
    publisher = Publisher(site, name)
    for case in record.cases:
        yield CasePage(case, around[case.key], publisher, times.get(case.key))


def full(record: Corpus) -> Case | None:
    """The case with which the design page shows the theme.

    Of those with the most replies it is the first with the most dated ones.
    """
    most = max((len(case.answers) for case in record.cases), default=0)
    return max(
        (case for case in record.cases if most and len(case.answers) == most),
        key=lambda case: sum("date" in one.facts for one in case.answers),
        default=None,
    )


def _by_year(cases: Iterable[Case]) -> list[tuple[int | None, list[Case]]]:
    """Cases in the order of the record, a group for each year."""
    return [(year, list(of)) for year, of in groupby(cases, key=lambda case: case.year)]


def latest(record: Corpus) -> str | None:
    """Latest date known of any case."""
    return case_pages.latest(record.cases, {})


def fronts(cases: Iterable[Case]) -> bytes:
    """Digest of what lists show of cases: everything but their bodies."""
    return digest_of(map(_FRONT, cases))


def said(*values: object) -> bytes:
    """Digest of plain values."""
    return digest(repr(values).encode())


def _home(record: Corpus, ways: dict[str, Index]) -> dict[str, Any]:
    answered = [
        (day, case, place)
        for case in record.cases
        for place, answer in enumerate(case.answers)
        for facts in (answer.facts,)
        if (day := facts.get("date") or facts.get("signed"))
    ]
    # Few are of the latest days, and only those need be put in order.
    since = min(nlargest(LATEST, map(itemgetter(0), answered)), default="")
    last = [row for row in answered if row[0] >= since]
    last.sort(key=lambda row: (row[1].key, row[1].answers[row[2]].anchor))
    last.sort(key=itemgetter(0), reverse=True)
    return {
        "record": record,
        "indexes": ways,
        "latest": [(day, case, case.replies[place]) for day, case, place in last[:LATEST]],
        "waiting": [case for case in record.cases if not case.answers],
    }


def _index(index: Index, readings: Readings) -> Iterator[Page]:
    parts = letters.sections(index, readings)
    for address, shown in letters.pages(parts, index.address).items():
        # The page of a letter counts its own entries: else a new one would change all letters.
        entries = index.entries if address == index.address else shown[0].entries
        values = {"index": index, "sections": parts, "shown": shown, "entries": len(entries)}
        values["letter"] = "" if address == index.address else shown[0].letter
        yield LazyPage(
            address,
            "index_of",
            partial(dict, values),
            partial(_of_index, parts, shown, len(entries)),
        )


def _of_index(
    parts: Iterable[letters.Section], shown: Iterable[letters.Section], entries: int
) -> bytes:
    return said([part.letter for part in parts], entries, [_told(part) for part in shown])


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


def _entry(index: Index, entry: Entry, changed: Mapping[str, str]) -> Iterator[Page]:
    place = entry.jurisdiction.name if entry.jurisdiction else ""
    named = digest_of([entry.mark, said(index.name, place)])
    for page in paging.paged(entry.address, entry.cases):
        head = named if page.number else _of_whole(entry, named)
        yield LazyPage(
            page.address,
            "entry",
            partial(_entry_values, index, entry, page),
            partial(_of_list, page, head),
            partial(case_pages.latest, page.cases, changed),
        )


def _of_whole(entry: Entry, named: bytes) -> bytes:
    """Digest of what the entry's own page says of all its cases."""
    profiled = isinstance(entry.subject, Department)
    counts = said(len(entry.cases), entry.replies)
    return digest_of([named, counts, fronts(entry.cases) if profiled else b""])


def _entry_values(index: Index, entry: Entry, page: ListPage) -> dict[str, Any]:
    shown: dict[str, Any] = {"index": index, "entry": entry, "list": page}
    if isinstance(entry.subject, Department) and not page.number:
        shown["profile"] = profile(entry.subject, entry.cases)
        shown["days"] = charts.spread(shown["profile"].days, DAYS)
    return shown


def _of_list(page: ListPage, head: bytes) -> bytes:
    return digest_of([said(page.number, page.pages), head, fronts(page.cases)])


def _data(record: Corpus, ways: dict[str, Index]) -> dict[str, Any]:
    def of_index(name: str) -> tuple[charts.Bar, ...]:
        return charts.counts((entry, len(entry.cases)) for entry in ways[name].entries[:MOST])

    known_days = coverage.days_to_reply(record)
    return {
        "record": record,
        "indexes": ways,
        "years": charts.counts(
            (year and Year(year), number) for year, number in coverage.by_year(record)
        ),
        "departments": of_index("departments"),
        "topics": of_index("topics"),
        "known_days": known_days,
        "days": charts.spread(known_days, DAYS),
        "shares": charts.shares(
            (share.field, share.known, share.total) for share in coverage.coverage(record)
        ),
    }


def _design(
    record: Corpus, ways: dict[str, Index], case: Case, site: str, name: str
) -> dict[str, Any]:
    """One case with replies and a few others, to show every part of the theme with."""
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
        "letter": letter(case, shortest),
    }
