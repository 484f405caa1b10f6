"""The part each replying department had, where the page says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proposals.importer import places
from proposals.importer.evidence import Fact, How, Question
from proposals.importer.letters.letter import Letter
from proposals.importer.petitions.petition import Handler
from proposals.model import Jurisdiction, ReplyRole


def read(
    letters: Sequence[Letter], handlers: Sequence[Handler], place: Jurisdiction | None
) -> tuple[list[Fact | None], list[Question]]:
    """Role of each letter's department.

    A letter's own words count first, then labels. A co-handler (会办) writes to the lead
    department and not to the mover: a letter to a department that answers on the same page is
    joint, and the department that joint letters address is the lead. A letter that says whose
    opinions it gathered is the lead's, and those it names are joint.

    Returns:
        A role for each letter, None where the page does not say; and questions.
    """
    found = [letter.facts.get("role") for letter in letters]
    names = [_name(letter) for letter in letters]
    questions: list[Question] = []
    for index, name in enumerate(names):
        if found[index] is None and name:
            found[index] = _from_labels(name, handlers, place) or _own(name, letters[index], place)
    for index, letter in enumerate(letters):
        if found[index] is None:
            found[index] = _writes_to_answering(letter, letters, place)
            questions += _to_confirm(index, found[index], "it is written to another that answers")
    for index, name in enumerate(names):
        if found[index] is None and name:
            found[index] = _addressed(name, letters, found, place)
        if found[index] is None:
            found[index] = _gathers(letters[index])
    for index, name in enumerate(names):
        if found[index] is None and name:
            found[index] = _gathered(name, letters, place)
            why = "the lead's letter says that it gathered its opinion"
            questions += _to_confirm(index, found[index], why)
    return found, questions


def _to_confirm(index: int, fact: Fact | None, why: str) -> Iterator[Question]:
    if fact is not None:
        message = f"the department is taken as {fact.value} because {why}; confirm it"
        yield Question(f"reply[{index}].role", message, fact.line, fact.text)


def _name(letter: Letter) -> str | None:
    fact = letter.facts.get("department")
    return fact.value if fact else None


def _from_labels(name: str, handlers: Sequence[Handler], place: Jurisdiction | None) -> Fact | None:
    for handler in handlers:
        if handler.role and places.same_department(handler.name, name, place):
            return Fact(handler.role, handler.fact.line, handler.fact.text, How.LABEL)
    return None


def _own(name: str, letter: Letter, place: Jurisdiction | None) -> Fact | None:
    """The part that a letter gives its own department by name: 由市甲局主办、市乙局协办."""
    for told, role in letter.beside:
        if places.same_department(told.value, name, place):
            return Fact(role, told.line, told.text, How.OPENING)
    return None


def _writes_to_answering(
    letter: Letter, letters: Sequence[Letter], place: Jurisdiction | None
) -> Fact | None:
    """Joint, when the letter is written to a department whose own letter is on the page."""
    for other in letters:
        name = _name(other)
        if other is letter or letter.organisation is None or name is None:
            continue
        if places.same_department(letter.organisation, name, place):
            fact = letter.facts["addressee"]
            return Fact(ReplyRole.JOINT.value, fact.line, fact.text, How.SALUTATION)
    return None


def _addressed(
    name: str, letters: Sequence[Letter], roles: Sequence[Fact | None], place: Jurisdiction | None
) -> Fact | None:
    """Lead, when a joint letter is written to this department."""
    for letter, role in zip(letters, roles, strict=True):
        if role is None or role.value != ReplyRole.JOINT or letter.organisation is None:
            continue
        if places.same_department(letter.organisation, name, place):
            fact = letter.facts["addressee"]
            return Fact(ReplyRole.LEAD.value, fact.line, fact.text, How.SALUTATION)
    return None


def _gathers(letter: Letter) -> Fact | None:
    """Lead, when the letter says whose opinions it gathered."""
    if not letter.consulted:
        return None
    fact = letter.consulted[0]
    return Fact(ReplyRole.LEAD.value, fact.line, fact.text, How.OPENING)


def _gathered(name: str, letters: Sequence[Letter], place: Jurisdiction | None) -> Fact | None:
    """Joint, when another letter says that it gathered this department's opinion."""
    for letter in letters:
        for fact in letter.consulted:
            if places.same_department(fact.value, name, place):
                return Fact(ReplyRole.JOINT.value, fact.line, fact.text, How.OPENING)
    return None
