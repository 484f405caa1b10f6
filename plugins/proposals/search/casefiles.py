"""What the search page reads besides Pagefind's pieces.

A table of the record; of each shard the places of its cases in the index, their values and
their heads; and the texts of each case. theme/static/js/search/store.js, record.js and
shard.js read them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from proposals.case import PROPOSALS, Case
from proposals.model import Kind, ReplyRole
from proposals.registry import Registry
from proposals.search.documents import FIELDS, Passage, session_name
from proposals.search.grams import Source


def hit(case: Case, texts: Iterable[Passage]) -> dict[str, Any]:
    """What a hit shows: its head, facts for its card, texts for its excerpts."""
    proposal = case.proposal
    return {
        "head": head(case),
        "kind": proposal.kind.value,
        "year": case.year,
        "jurisdiction": case.jurisdiction.name,
        "movers": [mover.name for mover in proposal.movers],
        "movers_total": proposal.movers_total,
        "more_movers": case.has_more_movers,
        "departments": [department.name for department in case.departments],
        "replies": len(case.replies),
        "passages": [[item.field, item.anchor, item.text] for item in texts],
    }


def head(case: Case) -> list[str | None]:
    """Title, number and day: what a list of hits shows at once, and sorts by."""
    return [case.proposal.title, case.proposal.number, _day(case)]


def places(sources: Sequence[Source], starts: Sequence[str]) -> dict[str, Any]:
    """What it takes to look something up in the index of a shard.

    Args:
        sources: its cases, in order.
        starts: of the pieces of its index, as in ``pieces.Pieces``.

    Returns:
        Of each case how many places its text has, and how many of them (the first) are its
        title's; and ``starts``.
    """
    return {
        "lengths": [len(case.text) for case in sources],
        "titles": [len(case.title) for case in sources],
        "starts": starts,
    }


ROWS = 16
"""Lists of cases in a file: 1,000 cases are some 150 bytes a list."""


def held(rows: Sequence[str]) -> Iterator[Sequence[str]]:
    """The lists of ``grams.Grams.held``, a file after the other."""
    return (rows[start : start + ROWS] for start in range(0, len(rows), ROWS))


def shard_values(ids: Sequence[str], rows: Sequence[Mapping[str, Sequence[str]]]) -> dict[str, Any]:
    """The id of each case of a shard, and what it can be filtered by.

    Args:
        ids: of the cases, in order.
        rows: what ``documents.values`` says of each.

    Returns:
        ``rows`` of a field has an entry a case: the place of its value in ``values``, or a list
        of places. Where all cases have the same it stands once, as ``every``.
    """
    return {"ids": ids, "fields": _columns(rows)}


def _columns(rows: Sequence[Mapping[str, Sequence[str]]]) -> dict[str, Any]:
    columns = {}
    for field in FIELDS:
        known = sorted({value for row in rows for value in row[field]})
        places = {value: place for place, value in enumerate(known)}
        held = [[places[value] for value in row[field]] for row in rows]
        entries = [one[0] if len(one) == 1 else one for one in held]
        same = all(entry == entries[0] for entry in entries)
        columns[field] = {"values": known, **({"every": entries[0]} if same else {"rows": entries})}
    return columns


def counted(table: Mapping[str, Any]) -> dict[str, Counter[str]]:
    """Of what ``shard_values`` made: how many cases have which values."""
    counts = {}
    cases = len(table["ids"])
    for field, column in table["fields"].items():
        entries = column["rows"] if "rows" in column else [column["every"]] * cases
        held = Counter(
            place for entry in entries for place in ([entry] if isinstance(entry, int) else entry)
        )
        counts[field] = Counter({column["values"][place]: held[place] for place in held})
    return counts


def fields(registry: Registry, counts: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    """What can be filtered by: each value, how many cases have it, its name, its group's name."""
    return {
        field: [
            [value, counts[field][value], *_label(registry, field, value)]
            for value in sorted(counts[field], key=partial(_rank, field))
        ]
        for field in FIELDS
    }


ADDRESS = f"{PROPOSALS}/{{key}}.html"
"""Where the page of a case lies, below the site's root."""


def _day(case: Case) -> str | None:
    """The latest day of the case itself, as exact as it is known; not that of its entry here."""
    proposal = case.proposal
    days = [proposal.submitted, proposal.assigned, proposal.published]
    for item in case.replies:
        days += [item.reply.date, item.reply.signed, item.reply.published]
    year = str(case.year) if case.year else None
    return max((day for day in (*days, year) if day), default=None)


def _rank(field: str, value: str) -> tuple[str, str, int, int]:
    """Where a value stands among those of its field: what is numbered, the newest first."""
    match field:
        case "session":
            place, kind, term, session = _session(value)
            return place, kind, -term, -(session or 0)
        case "year":
            return "", "", -int(value), 0
        case "role":
            return "", "", [*ReplyRole].index(ReplyRole(value)), 0
        case _:
            return value, "", 0, 0


def _session(value: str) -> tuple[str, Kind, int, int | None]:
    """Place, body, term and session of what ``documents.values`` calls a session."""
    place, name = value.split("/")
    kind, term, *session = name.split("-")
    return place, Kind(kind), int(term), int(session[0]) if session else None


def _label(registry: Registry, field: str, value: str) -> list[str]:
    """Name of a value, and of the group it stands in; none where the page has a word for it."""
    match field:
        case "department":
            place, slug = value.split("/")
            name = registry.departments[place, slug].name
            return [name, registry.jurisdictions[place].name]
        case "session":
            place, kind, term, session = _session(value)
            body = {Kind.CPPCC: "政协", Kind.NPC: "人大"}[kind]
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
