"""What of a proposal's claims is believed; what contradicts it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from proposals.importer import citation, plausibility
from proposals.importer.evidence import Fact, How, Question, most_trusted
from proposals.importer.petitions.claims import Claims
from proposals.importer.petitions.petition import Petition

_WHICH = {"number", "term", "session"}
"""What tells one case from another."""
_HELD = {"title", "number"}
"""What is entered only where it looks like one."""


def settle(claims: Claims, petition: Petition) -> None:
    """Enter the most trusted value of each field; what contradicts it becomes a question."""
    for name, facts in claims.facts.items():
        if facts:
            _settle(name, facts, petition)


def _settle(name: str, facts: Sequence[Fact], petition: Petition) -> None:
    ranked = [fact for fact in most_trusted(facts) if not _objection(name, fact)]
    if not ranked:
        message = f"{facts[0].value!r} {_objection(name, facts[0])}; enter the right one"
        petition.questions.append(Question(name, message, facts[0].line, facts[0].text))
        return
    if name == "number":
        ranked = [replace(fact, value=_in_full(fact.value, ranked)) for fact in ranked]
    best = _fullest(ranked) if name == "title" else ranked[0]
    others = [fact for fact in ranked if not _is_same(name, fact, best)]
    if (name in _WHICH or (name == "title" and others)) and _is_told_twice(ranked):
        values = ", ".join(f"{fact.value!r} (line {fact.line})" for fact in ranked)
        message = f"the letter says {values}; enter the right one"
        petition.questions.append(Question(name, message, best.line, best.text))
        return
    petition.facts[name] = best
    told: dict[object, Fact] = {}
    for fact in others:
        told.setdefault(fact.value, fact)
    for fact in told.values():
        message = (
            f"{best.value!r} (line {best.line}) was taken, but line {fact.line} says {fact.value!r}"
        )
        petition.questions.append(Question(name, message, fact.line, fact.text))


def _objection(name: str, fact: Fact) -> str | None:
    return plausibility.objection(name, str(fact.value)) if name in _HELD else None


def _fullest(titles: Sequence[Fact]) -> Fact:
    """The longest form of the most trusted title that a place of the same sort prints."""
    best = titles[0]
    same = [fact for fact in titles if citation.same_title(fact.value, best.value)]
    return max((fact for fact in same if fact.how is best.how), key=lambda fact: len(fact.value))


def _is_same(name: str, fact: Fact, best: Fact) -> bool:
    if fact.value == best.value:
        return True
    return name == "title" and citation.same_title(fact.value, best.value)


def _in_full(number: str, ranked: Sequence[Fact]) -> str:
    """A number as it is printed in full: 087 is 2099-5-087; 87 is 087 where both are printed."""
    printed = [str(fact.value) for fact in ranked]
    tails = (f"-{number}", f".{number}")
    longer = [other for other in printed if other.endswith(tails)]
    alike = [other for other in printed if other.lstrip("0") == number.lstrip("0")]
    return longer[0] if longer else max(alike, key=len)


def _is_told_twice(ranked: Sequence[Fact]) -> bool:
    """Whether a letter's heading and its opening differ, and nothing else decides."""
    values = {str(fact.value) for fact in ranked}
    return len(values) > 1 and all(fact.how in {How.OPENING, How.TITLE} for fact in ranked)
