"""What a case says that cannot all be so: asked by ``check``, refused to nobody.

Sources do print such things, and the record keeps what they print. Readers learn of it from a
note of the editors, and a note that quotes the value is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from proposals.model import Kind, MoverRole, Proposal, Reply
from proposals.text import fold
from proposals.yamltext import KeyPath

_PERSONS = {None, MoverRole.MEMBER, MoverRole.DEPUTY}
"""Roles of movers whom a count of persons holds; a body may propose beside them."""

_SEVERAL = re.compile("[、，,；;/]|等[0-9０-９一二三四五六七八九十百]*[人名位]?$")
_QUOTES = tuple("‘’“”「＂＇")

_OF_THE_OTHER_BODY = {(Kind.CPPCC, MoverRole.DEPUTY), (Kind.NPC, MoverRole.MEMBER)}

_COURSE = ("submitted", "assigned", "due")
"""Dates in the order in which they come."""

_BEGUN = ("submitted", "assigned")
_ANSWERED = ("signed", "date", "published")
"""Dates of a reply; none of them can come before those of its proposal above."""

_ADVICE = "correct what was misread, or quote it in a note if the source prints it so"


def of(proposal: Proposal) -> Iterator[tuple[KeyPath, str]]:
    """Field and message of each contradiction that no note quotes."""
    yield from _several(proposal)
    yield from _quotes(proposal)
    yield from _count(proposal)
    yield from _order(proposal)
    yield from _roles(proposal)


def of_reply(reply: Reply, proposal: Proposal) -> Iterator[tuple[KeyPath, str]]:
    """Field and message of each date of a reply that cannot be and that no note quotes."""
    notes = (*proposal.notes, *reply.notes)
    begun = [(name, day) for name in _BEGUN if (day := getattr(proposal, name))]
    for name in _ANSWERED:
        day = getattr(reply, name)
        earlier = [one for one in begun if day and _is_before(day, one[1])]
        if earlier and not any(_quoted(one, notes) for one in (day, earlier[0][1])):
            start, first = earlier[0]
            message = f"{name!r} is {day}, before {start!r} of the proposal ({first}); {_ADVICE}"
            yield (name,), message


def _several(proposal: Proposal) -> Iterator[tuple[KeyPath, str]]:
    """Names on one line make a page of a person of whom nobody has heard."""
    for at, mover in enumerate(proposal.movers):
        several = mover.role in _PERSONS and _SEVERAL.search(mover.name)
        if several and not any(mover.name in note for note in proposal.notes):
            named = f"'movers.{at + 1}.name' is {mover.name!r}, which reads as more than one"
            advice = "give each an entry, and their number in 'movers_total'"
            yield ("movers", at, "name"), f"{named}; {advice}, or quote it in a note if it is one"


def _quotes(proposal: Proposal) -> Iterator[tuple[KeyPath, str]]:
    """Quotes of Chinese input are part of the value for YAML, and would stand on the page."""
    number = proposal.number or ""
    if number[:1] in _QUOTES and not any(number in note for note in proposal.notes):
        message = f"'number' is {number!r}; write its quotes as ', or leave them out"
        yield ("number",), f"{message}; or quote it in a note if the source prints it so"


def _count(proposal: Proposal) -> Iterator[tuple[KeyPath, str]]:
    total = proposal.movers_total
    named = sum(mover.role in _PERSONS for mover in proposal.movers)
    if total is None or total >= named:
        return
    # A bare number: the 2 of 2月 is none.
    quoted = re.compile(rf"(?<![\d./-]){total}(?![\d./年月日号-])")
    if not any(quoted.search(fold(note)) for note in proposal.notes):
        message = f"'movers_total' is {total}, fewer than the persons named ({named}); {_ADVICE}"
        yield ("movers_total",), message


def _order(proposal: Proposal) -> Iterator[tuple[KeyPath, str]]:
    dated = [(name, day) for name in _COURSE if (day := getattr(proposal, name))]
    for (before, first), (after, second) in pairwise(dated):
        noted = any(_quoted(day, proposal.notes) for day in (first, second))
        if _is_before(second, first) and not noted:
            message = f"{after!r} is {second}, before {before!r} ({first}); {_ADVICE}"
            yield (after,), message


def _roles(proposal: Proposal) -> Iterator[tuple[KeyPath, str]]:
    for at, mover in enumerate(proposal.movers):
        other = (proposal.kind, mover.role) in _OF_THE_OTHER_BODY
        if mover.role and other and not any(mover.name in note for note in proposal.notes):
            name, role, kind = f"movers.{at + 1}.role", mover.role.value, proposal.kind.value
            message = f"{name!r} is {role!r}, but the case is of kind {kind!r}; {_ADVICE}"
            yield ("movers", at, "role"), message


def _is_before(one: str, other: str) -> bool:
    """Whether a date is before another as far as both are exact."""
    exact = min(len(one), len(other))
    return one[:exact] < other[:exact]


def _quoted(day: str, notes: tuple[str, ...]) -> bool:
    """Whether a note holds the numbers of a date, in whatever form."""
    return any(_numbers(day) <= _numbers(note) for note in notes)


def _numbers(text: str) -> set[int]:
    """Numbers that may stand in a date: Python refuses to read the longest of others."""
    return {int(digits) for digits in re.findall(r"\d+", text) if len(digits) <= 4}
