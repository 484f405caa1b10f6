"""Reads what a page says of its proposal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proposals.importer import kinds, misfiling
from proposals.importer.evidence import Question
from proposals.importer.letters.letter import Letter
from proposals.importer.petitions import endings, handlers, labelled, settling, titles, who_moved
from proposals.importer.petitions.claims import Claims
from proposals.importer.petitions.petition import Petition
from proposals.importer.segments.parts import Parts


def read(parts: Parts, letters: Sequence[Letter]) -> Petition:
    """Everything the page says of the proposal.

    Facts of the page itself come first; letters that answer this proposal fill the rest. A
    letter that is written to other people about another title says nothing of this one.
    """
    petition = Petition(body=[item.line for item in parts.body])
    claims = Claims()
    labelled.claim(parts.labels, claims, petition)
    titles.claim_headings(parts, claims)
    who_moved.claim(parts.labels, petition)
    title, number = claims.best("title"), claims.best("number")
    petition.misfiled = set(misfiling.find(letters, title, number, petition.movers))
    own = [one for index, one in enumerate(letters) if index not in petition.misfiled]
    for cited in (cited for one in own for cited in one.citations):
        claims.cite(cited)
    if claims.missing(["kind"]):
        claims.facts["kind"] = kinds.read(parts, own, petition.movers)
    endings.claim(parts, claims, petition)
    settling.settle(claims, petition)
    if "title" not in petition.facts and parts.reasons:
        message = "案由 tells why and is no title; add the title"
        petition.ask("title", message, parts.reasons[0])
    told = [*parts.labels, *(one for letter in parts.letters for one in letter.labels)]
    petition.handlers = handlers.with_part(handlers.with_lead(petition.handlers), told)
    petition.questions += _merged(own)
    who_moved.finish(own, petition)
    return petition


def _merged(letters: Sequence[Letter]) -> Iterator[Question]:
    """A letter may answer several cases at once (合并答复); the first was taken."""
    for one in letters:
        if one.second_number:
            fact = one.second_number
            message = f"a second number is printed beside the first ({fact.value}); decide"
            yield Question("number", message, fact.line, fact.text)
        if one.several:
            message = (
                f"the letter answers several cases ({one.several.value}); the first was taken, "
                "enter the others and give each a copy of the reply"
            )
            yield Question("number", message, one.several.line, one.several.text)
