"""Questions for the editor: what is missing, and what may mean two things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from proposals import text as chinese
from proposals.importer import metadata, places, rulebook, whose
from proposals.importer.evidence import How, Question
from proposals.importer.letters.letter import Letter
from proposals.importer.places import Place
from proposals.importer.segments.parts import Parts
from proposals.model import Jurisdiction

_OUTCOMES = {"outcome", "outcome.label"}
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
            message = "no department is named above, in or under the letter; add it"
            near = whose.neighbours(parts)
            where = (near[0].line, near[0].text) if near else (0, "")
            if near:
                message = (
                    "the letter names no department; a neighbour on the page is "
                    f"{near[0].value!r}'s"
                )
            yield Question(f"reply[{index}].department", message, *where)
    for one in parts.labels if not replies else ():
        if one.label.field in _OUTCOMES and rulebook.first(rulebook.load("outcomes"), one.value):
            message = f"{one.value!r} tells how a reply ended that is not here; enter it with that"
            yield Question("reply[0].outcome", message, one.line.number, one.line.text.strip())
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
    parts: Parts, read: Sequence[Letter], place: Jurisdiction | None
) -> Iterator[Question]:
    """What is printed but may mean two things, so that it is asked and not entered."""
    yield from _days(parts, read)
    for index, one in enumerate(read):
        yield from _two_departments(index, one, place)


def _days(parts: Parts, read: Sequence[Letter]) -> Iterator[Question]:
    signed = read[0].facts["signed"].value if read and "signed" in read[0].facts else None
    undated = [line for one in read for line in one.undated]
    day = metadata.published(parts, signed, undated)
    for fact in metadata.issued(parts):
        if read and signed is None and fact == metadata.dated(parts):
            continue
        same = day is not None and fact.value == day.value
        if not same or not read:
            taken = ", taken as the latter; confirm it" if same else "; enter it"
            message = f"{fact.value} may be the day of issue or that of publication{taken}"
            yield Question("published", message, fact.line, fact.text)
        if len(read) == 1 and not {"signed", "date"} & read[0].facts.keys():
            message = f"the letter bears no day; {fact.value} may be its own, enter it if so"
            yield Question("reply[0].date", message, fact.line, fact.text)
    for line in undated:
        if day is None or chinese.date(line.plain) != day.value:
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
