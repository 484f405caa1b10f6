"""What the search page reads besides Pagefind's files: the table of cases, the text of each.

theme/static/js/search/store.js and table.js read them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from proposals.case import PROPOSALS, Case
from proposals.corpus import Corpus
from proposals.model import Kind
from proposals.registry import Registry
from proposals.search.documents import FIELDS, Passage, session_name, values


def hit(case: Case, texts: Iterable[Passage]) -> dict[str, Any]:
    """What a hit shows: facts for its card, texts for its excerpts."""
    proposal = case.proposal
    return {
        "kind": proposal.kind.value,
        "year": case.year,
        "jurisdiction": case.jurisdiction.name,
        "movers": [mover.name for mover in proposal.movers],
        "departments": [department.name for department in case.departments],
        "replies": len(case.replies),
        "passages": [[item.field, item.anchor, item.text] for item in texts],
    }


def table(corpus: Corpus, names: Mapping[str, str], title_words: Iterable[int]) -> dict[str, Any]:
    """All cases in order, each with its values as places in the list of all values.

    Titles, numbers and days stand in lists of their own, ``heads``, in the same order.

    Args:
        corpus: the record.
        names: case key -> the name under which Pagefind reports the case.
        title_words: for each case, how many of its indexed words are its title's.
    """
    rows = [values(case) for case in corpus.cases]
    lists = {
        field: sorted({value for row in rows for value in row[field]}, reverse=field == "year")
        for field in FIELDS
    }
    places = {field: {value: place for place, value in enumerate(lists[field])} for field in FIELDS}
    return {
        "address": f"{PROPOSALS}/{{key}}.html",
        "fields": {
            field: [[value, *_label(corpus.registry, field, value)] for value in lists[field]]
            for field in FIELDS
        },
        "cases": [
            [
                names[case.key],
                case.key,
                count,
                *([places[field][value] for value in row[field]] for field in FIELDS),
            ]
            for case, row, count in zip(corpus.cases, rows, title_words, strict=True)
        ],
        "heads": [[case.proposal.title, case.proposal.number, _day(case)] for case in corpus.cases],
    }


def _day(case: Case) -> str | None:
    """The latest day of the case itself, as exact as it is known; not that of its entry here."""
    proposal = case.proposal
    days = [proposal.submitted, proposal.assigned, proposal.published]
    for item in case.replies:
        days += [item.reply.date, item.reply.signed, item.reply.published]
    year = str(case.year) if case.year else None
    return max((day for day in (*days, year) if day), default=None)


def _label(registry: Registry, field: str, value: str) -> list[str]:
    """Name of a value, and of the group it stands in; none where the page has a word for it."""
    match field:
        case "department":
            place, slug = value.split("/")
            name = registry.departments[place, slug].name
            return [name, registry.jurisdictions[place].name]
        case "session":
            place, name = value.split("/")
            kind, *counted = name.split("-")
            term, session, *_ = (*map(int, counted), None)
            body = {Kind.CPPCC: "政协", Kind.NPC: "人大"}[Kind(kind)]
            return [f"{body}{session_name(term, session)}", registry.jurisdictions[place].name]
        case "outcome":
            place, label = value.split("/", 1)
            return [label, registry.jurisdictions[place].name]
        case "jurisdiction":
            return [registry.jurisdictions[value].name]
        case "topic":
            return [registry.topics[value].name]
        case "year":
            return [value]
        case _:
            return []
