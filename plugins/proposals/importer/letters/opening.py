"""The sentence that says what a letter answers, and whom it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proposals.importer import movers, rulebook
from proposals.importer.evidence import Fact, How, read_from
from proposals.importer.lines import Line
from proposals.importer.movers import Movers
from proposals.importer.page import Is, Item

PARAGRAPHS = 3
"""Paragraphs at a letter's beginning, or its end, that say what it is."""
_LINES_OF_OPENING = 8
"""Lines that the opening sentence may be broken into."""
_NARROWEST = 16
"""Characters of a line that a column may have broken."""
_SAID = re.compile(r"(?:如下|收悉|答复)\s*$")
_ENUMERATED = re.compile(r"\s*[(]?[0-9一二三四五六七八九十]{1,3}[)、.]")
"""What comes behind the opening, where its last sentence bears no mark."""
_ENDS = "。!?:;”》)…"


def said(text: Sequence[Item]) -> list[Line]:
    """The paragraphs that say what the letter answers, up to the one that has said it."""
    first = first_paragraphs(text)
    for index, line in enumerate(first):
        if rulebook.first(rulebook.load("openings"), line.text):
            told = paragraphs(text)[: _LINES_OF_OPENING + index]
            end = index + 1
            while end < len(told) and _goes_on(told[end - 1], told[end]):
                end += 1
            return _whole(told[:end])
    return _wrapped_opening(paragraphs(text)[:_LINES_OF_OPENING])


def _whole(lines: Sequence[Line]) -> list[Line]:
    """Paragraphs, the last one joined to those above it that a column breaks within a sentence."""
    told = list(lines)
    while len(told) > 1 and _is_broken(told[-2]):
        last = told.pop()
        told[-1] = Line(told[-1].number, told[-1].text.rstrip() + last.text.strip())
    return told


def _goes_on(line: Line, below: Line) -> bool:
    """Whether a column's edge breaks the sentence between two lines."""
    return _is_broken(line) and not _SAID.search(line.plain) and not _ENUMERATED.match(below.plain)


def _is_broken(line: Line) -> bool:
    text = line.plain.strip()
    return len(text) >= _NARROWEST and text[-1] not in _ENDS


def _wrapped_opening(lines: Sequence[Line]) -> list[Line]:
    """The opening sentence where a column breaks it (PDFs, saved text), on one line."""
    joined = ""
    for line in lines:
        joined += line.text.strip()
        if rulebook.first(rulebook.load("openings"), joined):
            return [Line(lines[0].number, joined)]
    return []


def first_paragraphs(text: Sequence[Item]) -> list[Line]:
    """Those among which the opening sentence stands."""
    return paragraphs(text)[:PARAGRAPHS]


def paragraphs(text: Sequence[Item]) -> list[Line]:
    """The paragraphs of a letter; the first may begin behind the salutation, on its line."""
    found: list[Line] = []
    for item in text:
        if item.kind is Is.SALUTATION and item.hit and item.hit["rest"]:
            found.append(Line(item.line.number, item.hit["rest"] or ""))
        elif item.kind in {Is.TEXT, Is.TITLE, Is.REPLY_HEADING}:
            found.append(item.line)
    return found


def people(opening: Sequence[Line]) -> Movers | None:
    """The movers whom the opening names: 甲乙丙代表提出的….

    A letter to the lead department names them too.
    """
    rules = rulebook.load("opening_movers")
    for line in opening:
        # What the first rule takes for a name (收到甲乙) may be none, and the next knows better.
        for hit in (rule.first(line.text) for rule in rules):
            found = movers.read(hit["phrase"] or hit["moved"] or "") if hit else None
            if found and found.movers:
                return found
    return None


def beside_addressee(opening: Sequence[Line]) -> Movers | None:
    """Those with whom the addressee moved it: 您与甲乙、丙丁委员提出的…."""
    rule = rulebook.rule("opening_movers", "beside-addressee")
    for line in opening:
        hit = rule.first(line.text)
        if hit:
            return movers.read(hit.values["phrase"])
    return None


def handed_over(departments: Sequence[Fact], opening: Sequence[Line]) -> Iterator[Fact]:
    """Who handled a case that a government's unsigned letter says it gave on."""
    if any(fact.how is not How.HEADING for fact in departments):
        return
    for line in opening:
        hit = rulebook.first(rulebook.load("handed_over"), line.text)
        if hit:
            yield read_from(line, hit.values["name"], How.OPENING)
