"""To which body a case was made, where no session says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proposals.importer import movers, rulebook
from proposals.importer.evidence import Fact, How, read_from
from proposals.importer.letters.letter import Letter
from proposals.importer.lines import Line, plain
from proposals.importer.movers import Movers
from proposals.importer.segments.parts import Parts
from proposals.model import Kind, MoverRole

_SIGNS_WITHIN = 400
"""Characters of a line in which a word for the body is looked for."""
_FIRST_PARAGRAPHS = 4
_KIND_OF = {MoverRole.MEMBER: Kind.CPPCC, MoverRole.DEPUTY: Kind.NPC}
_ONLY_AT_CONFERENCE = {MoverRole.PARTY, MoverRole.SECTOR, MoverRole.COMMITTEE}


def read(parts: Parts, letters: Sequence[Letter], named: Movers) -> list[Fact]:
    """Signs of the body, of one sort only: the first sort that is there.

    Whom the letters address (委员, 代表); movers whom only a conference has (parties and
    sectors); words of the page. The last word of a title proves nothing.
    """
    words = list(_words(parts, letters))
    if others := [fact for fact in words if fact.value not in set(Kind)]:
        return others
    told = list(_addressed(letters)) or list(_movers(parts, letters, named)) or words
    forms = list(_forms(parts)) if not told else []
    return told or (forms if len({fact.value for fact in forms}) == 1 else [])


def _addressed(letters: Sequence[Letter]) -> Iterator[Fact]:
    for one in letters:
        fact = one.facts.get("addressee")
        if fact is None or one.people is None:
            continue
        kinds = {_KIND_OF[mover.role] for mover in one.people.movers if mover.role in _KIND_OF}
        if one.people.masked:
            kinds.add(Kind.CPPCC if plain(fact.value).endswith("委员") else Kind.NPC)
        for kind in sorted(kinds):
            yield Fact(kind.value, fact.line, fact.text, How.SALUTATION)


def _movers(parts: Parts, letters: Sequence[Letter], named: Movers) -> Iterator[Fact]:
    lines_of_movers = [one.line for one in parts.labels if one.label.field == "movers"]
    if _at_conference(named):
        for line in lines_of_movers[:1]:
            yield read_from(line, Kind.CPPCC.value, How.LABEL)
    roles = {mover.role for mover in named.movers}
    kinds = {_KIND_OF[role] for role in roles if role in _KIND_OF}
    if len(roles) == 1 and kinds:
        for line in lines_of_movers[:1]:
            yield read_from(line, min(kinds).value, How.LABEL)
    for one in letters:
        fact = one.facts.get("addressee")
        if fact and one.organisation and _at_conference(movers.read(one.organisation)):
            yield Fact(Kind.CPPCC.value, fact.line, fact.text, How.SALUTATION)


def _at_conference(named: Movers) -> bool:
    return any(mover.role in _ONLY_AT_CONFERENCE for mover in named.movers)


def _forms(parts: Parts) -> Iterator[Fact]:
    """A form's own labels: 提案编号 is a conference's, 建议编号 a congress's."""
    for line in dict.fromkeys(one.line for one in parts.labels):
        hit = rulebook.first(rulebook.load("form_kinds"), line.text[:_SIGNS_WITHIN])
        if hit:
            yield read_from(line, hit["kind"], How.LABEL)


def _words(parts: Parts, letters: Sequence[Letter]) -> Iterator[Fact]:
    lines = [item.line for item in (*parts.headings, *parts.furniture)]
    lines += parts.above
    lines += [labelled.line for labelled in parts.labels]
    for one in letters:
        lines += one.body[:_FIRST_PARAGRAPHS]
        if "title" in one.facts:
            fact = one.facts["title"]
            lines.append(Line(fact.line, fact.text))
    for line in dict.fromkeys(lines):
        hit = rulebook.first(rulebook.load("kinds"), line.text[:_SIGNS_WITHIN])
        if hit:
            yield read_from(line, hit["kind"], How.PATTERN)
