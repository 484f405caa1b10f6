"""Questions for the editor: what is missing, and what may mean two things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from proposals.importer import metadata, places
from proposals.importer.evidence import How, Question
from proposals.importer.letter import Letter
from proposals.importer.petition import Petition
from proposals.importer.places import Place
from proposals.importer.segments import Parts
from proposals.model import Jurisdiction

_UNNAMED = re.compile(
    "(?:各|有关|相关|会办|协办|其他)*(?:会办|协办|承办|有关|相关)?(?:单位|部门|科室)"
)
_NEIGHBOUR = re.compile(r"[条篇]\s*:?\s*(?P<name>[\u4e00-\u9fff]{3,24}?[局委办厅部院])(?=关于|对)")
_REQUIRED = ("title", "kind", "jurisdiction")


def missing(
    proposal: Mapping[str, Any], replies: Sequence[Mapping[str, Any]], parts: Parts
) -> Iterator[Question]:
    """What the record needs and the document does not say."""
    for name in _REQUIRED:
        if proposal.get(name) is None:
            yield Question(name, f"the document does not say the {name}; add it")
    if proposal.get("number") is None:
        yield Question("number", "the document does not say the case's number")
    for index, reply in enumerate(replies):
        if reply.get("department") is None:
            yield _missing_department(f"reply[{index}].department", parts)
    for line in parts.unread:
        message = "this line belongs to no part the importer knows and was left out"
        yield Question("body", message, line.number, line.text.strip())


def about_place(place: Place | None) -> Iterator[Question]:
    """A place that is proposed or only mentioned is to be confirmed."""
    if place is None or place.fact.how is How.GIVEN:
        return
    if not place.known:
        message = (
            f"{place.name} is not in the registry; {place.slug!r} is proposed as its address, "
            "confirm or correct it"
        )
        yield Question("jurisdiction", message, place.fact.line, place.fact.text)
    elif place.fact.how is How.MENTION:
        message = f"{place.name} is only mentioned in the text; confirm that the case belongs there"
        yield Question("jurisdiction", message, place.fact.line, place.fact.text)


def undecided(
    parts: Parts, read: Sequence[Letter], asked: Petition, place: Jurisdiction | None
) -> Iterator[Question]:
    """What is printed but may mean two things, so that it is asked and not entered."""
    yield from _days(parts, read)
    for index, one in enumerate(read):
        yield from _two_departments(index, one, place)
    yield from _consulted(read, asked, place)


def _days(parts: Parts, read: Sequence[Letter]) -> Iterator[Question]:
    signed = read[0].facts["signed"].value if read and "signed" in read[0].facts else None
    for fact in metadata.issued(parts):
        if fact != metadata.published(parts, signed):
            message = f"{fact.value} may be the letter's date or the day of publication; enter it"
            yield Question("published", message, fact.line, fact.text)
    for one in read:
        for line in one.undated:
            message = "a date stands above the letter without a label; enter it where it belongs"
            yield Question("published", message, line.number, line.text.strip())


def _two_departments(index: int, one: Letter, place: Jurisdiction | None) -> Iterator[Question]:
    """The letter names more than one department as its own."""
    for other in one.departments[1:]:
        taken = one.departments[0]
        if not places.same_department(taken.value, other.value, place):
            message = (
                f"{taken.value!r} (line {taken.line}) was taken, but line {other.line} "
                f"names {other.value!r}"
            )
            yield Question(f"reply[{index}].department", message, other.line, other.text)


def _consulted(
    read: Sequence[Letter], asked: Petition, place: Jurisdiction | None
) -> Iterator[Question]:
    """Departments that a letter consulted (经商…) and that appear nowhere else on the page."""
    named = [one.facts["department"].value for one in read if "department" in one.facts]
    named += [handler.name for handler in asked.handlers]
    for one in read:
        for fact in one.consulted:
            known = any(places.same_department(fact.value, name, place) for name in named)
            if not known and not _UNNAMED.fullmatch(fact.value):
                message = f"{fact.value!r} was consulted; enter it if that means 会办 there"
                yield Question("departments", message, fact.line, fact.text)


def _missing_department(name: str, parts: Parts) -> Question:
    """Asks for the department; neighbouring letters of the same page often are its own too."""
    for item in parts.furniture:
        near = _NEIGHBOUR.search(item.line.plain)
        if near:
            department = item.line.text[slice(*near.span("name"))]
            message = (
                f"the letter names no department; its neighbours on the page are {department!r}'s"
            )
            return Question(name, message, item.line.number, item.line.text.strip())
    return Question(name, "no department is named above, in or under the letter; add it")
