"""Letters by which an office sends an answer on, above the answer itself."""

from __future__ import annotations

from collections.abc import Sequence

from proposals.importer import rulebook
from proposals.importer.evidence import Question
from proposals.importer.letters.letter import Letter
from proposals.importer.segments.parts import LetterPart

_LONGEST = 300
"""Characters of such a letter."""


def without(
    printed: Sequence[LetterPart], read: Sequence[Letter]
) -> tuple[list[LetterPart], list[Letter], list[Question]]:
    """Letters without those that only send another on, and a question for each left out.

    One is left out where a letter to the movers follows it on the page.
    """
    kept: list[int] = []
    questions: list[Question] = []
    for at, letter in enumerate(read):
        answered = any(one.people and one.people.movers for one in read[at + 1 :])
        if answered and _sends_on(letter):
            fact = letter.facts.get("addressee")
            message = "a letter that sends the answer on stands above it and was left out"
            line, text = (fact.line, fact.text) if fact else (0, "")
            questions.append(Question("replies", message, line, text))
        else:
            kept.append(at)
    return [printed[at] for at in kept], [read[at] for at in kept], questions


def _sends_on(letter: Letter) -> bool:
    text = "".join(line.text for line in letter.body)
    if letter.organisation is None or len(text) > _LONGEST:
        return False
    return rulebook.first(rulebook.load("cover_letters"), text) is not None
