"""The part each replying department had, where the page says it."""

from __future__ import annotations

from collections.abc import Sequence

from proposals.importer import places
from proposals.importer.evidence import Fact, How, Question
from proposals.importer.letter import Letter
from proposals.importer.petition import Handler
from proposals.model import Jurisdiction, ReplyRole


def read(
    letters: Sequence[Letter], handlers: Sequence[Handler], place: Jurisdiction | None
) -> tuple[list[Fact | None], list[Question]]:
    """Role of each letter's department.

    A letter's own words count first, then labels. A co-handler writes to the lead department
    (docs: life of a case), so the department that joint letters address is the lead; a letter
    that says whose opinions it gathered is the lead's, and those it names are joint.

    Returns:
        A role for each letter, None where the page does not say; and questions.
    """
    found = [letter.facts.get("role") for letter in letters]
    names = [_name(letter) for letter in letters]
    questions: list[Question] = []
    for index, name in enumerate(names):
        if found[index] is None and name:
            found[index] = _from_labels(name, handlers, place)
    for index, name in enumerate(names):
        if found[index] is None and name:
            found[index] = _addressed(name, letters, place) or _gathers(letters[index])
    for index, name in enumerate(names):
        if found[index] is None and name:
            found[index] = _gathered(name, letters, place)
            if found[index] is not None:
                message = (
                    f"{name!r} is taken as joint because the lead's letter says that it gathered "
                    "its opinion; confirm it"
                )
                fact = found[index]
                line, text = (fact.line, fact.text) if fact else (0, "")
                questions.append(Question(f"reply[{index}].role", message, line, text))
    return found, questions


def _name(letter: Letter) -> str | None:
    fact = letter.facts.get("department")
    return fact.value if fact else None


def _from_labels(name: str, handlers: Sequence[Handler], place: Jurisdiction | None) -> Fact | None:
    for handler in handlers:
        if handler.role and places.same_department(handler.name, name, place):
            return Fact(handler.role, handler.fact.line, handler.fact.text, How.LABEL)
    return None


def _addressed(name: str, letters: Sequence[Letter], place: Jurisdiction | None) -> Fact | None:
    """Lead, when a joint letter is written to this department."""
    for letter in letters:
        role = letter.facts.get("role")
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
