"""Reads a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from proposals.importer.citation import Citation
from proposals.importer.evidence import Fact
from proposals.importer.letters import (
    addressee,
    citing,
    co_handlers,
    contacts,
    ending,
    head,
    labelled,
    letterhead,
    opening,
)
from proposals.importer.lines import Line
from proposals.importer.movers import Movers
from proposals.importer.page import Is, Item
from proposals.importer.segments import traits
from proposals.importer.segments.parts import LetterPart

_TAIL = 8
"""Lines at a letter's end among which signature, date and contacts stand."""
_GOVERNMENT = re.compile("政府(?:办公室|办)?$")
_LONGEST_OF_HEAD = 40
"""Characters of what stands above a letter and is no part of it."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What one letter says.

    Attributes:
        facts: fields of the reply (``contact.name`` for parts of a field) with evidence.
        citations: what its lines say of the proposal, the opening's first.
        departments: every department it names as its own, the one taken first.
        people: the people it is written to, with the capacity its salutation gives them.
        organisation: the department or body it is written to, where it is one.
        consulted: departments whose opinions it says it has gathered.
        beside: departments that it says handle the case too, each with its part.
        several: the cases that it answers, where those are more than one.
        second_number: a number in brackets behind that of the case.
        undated: dates above it whose meaning is not said.
        body: its lines.
    """

    facts: dict[str, Fact] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    departments: tuple[Fact, ...] = ()
    people: Movers | None = None
    organisation: str | None = None
    consulted: tuple[Fact, ...] = ()
    beside: tuple[tuple[Fact, str], ...] = ()
    several: Fact | None = None
    second_number: Fact | None = None
    undated: tuple[Line, ...] = ()
    body: tuple[Line, ...] = ()

    def cited(self, name: str) -> Fact | None:
        """The first thing it says of a field of the proposal."""
        facts = (getattr(one, name) for one in self.citations)
        return next((fact for fact in facts if fact is not None), None)


def read(part: LetterPart) -> Letter:
    """Read a letter."""
    items = [item for item in part.items if item.kind is not Is.BLANK]
    above, text = head.parted(items)
    facts: dict[str, Fact] = {}
    labelled.read(part.labels, facts)
    title = head.title(above)
    if title:
        head.read_title(title, facts)
    said = opening.said(text)
    people, organisation = _addressee(text, said, facts)
    first = opening.first_paragraphs(text)
    co_handlers.read_role([title, *first] if title else first, facts)
    co_handlers.read_section(above, facts)
    own = ending.without_enclosure(text)
    ending.read_role(own, facts)
    tail = own[-_TAIL:]
    ending.read(tail, part.labels, facts)
    contacts.read_sentence(tail, facts)
    head.read(above, facts)
    departments = letterhead.read(part, above, title, tail, text)
    if departments and _GOVERNMENT.search(departments[0].value):
        departments = (*opening.handed_over(departments, said), *departments)
    if departments:
        facts["department"] = departments[0]
        contacts.drop_own_office(facts, departments)
    return Letter(
        facts=facts,
        citations=citing.citations(title, said, above),
        departments=departments,
        people=people,
        organisation=organisation,
        consulted=tuple(co_handlers.consulted(said)),
        beside=tuple(co_handlers.beside(first)),
        several=citing.several(title, said),
        second_number=citing.second_number(title),
        undated=tuple(item.line for item in above if head.is_bare_date(item)),
        body=_body(part.items, text, bool(title)),
    )


def _addressee(
    text: Sequence[Item], said: Sequence[Line], facts: dict[str, Fact]
) -> tuple[Movers | None, str | None]:
    """People, or the organisation, that it is written to; the opening may name its movers."""
    people, organisation = addressee.read(text, facts)
    if not (people and (people.movers or people.masked)):
        return opening.people(said) or people, organisation
    beside = opening.beside_addressee(said)
    return people.joined(beside) if beside else people, organisation


def _body(items: Sequence[Item], text: Sequence[Item], titled: bool) -> tuple[Line, ...]:
    """The letter from its salutation on; what stands above is kept when it is no head."""
    first = next((at for at, item in enumerate(items) if text and item is text[0]), 0)
    kept = [item.line for item in items[first:]]
    if titled:
        return tuple(kept)
    above = [item.line for item in items[:first] if item.kind is Is.TEXT and _is_sentence(item)]
    return (*above, *kept)


def _is_sentence(item: Item) -> bool:
    """Whether a line above the salutation is more than the name of a section or a form."""
    text = item.line.plain.strip()
    if traits.is_form_heading(item):
        return False
    return len(text) > _LONGEST_OF_HEAD or text.endswith(("。", "!", "?", ";"))
