"""Lines -> items: what each line of a page is, taken by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from proposals import text as chinese
from proposals.importer import labels, rulebook
from proposals.importer.labels import Labelled
from proposals.importer.lines import Line
from proposals.importer.rulebook import Hit

_DATE_LINE = re.compile(
    r"\s*(?:[0-9]{4}\s*[年./-]\s*[0-9]{1,2}\s*(?:月|[./-]\s*[0-9]{1,2})\s*(?:[0-9]{1,2}\s*日)?"
    r"|[二一][〇○0零Ｏ九][〇○0零一二三四五六七八九Ｏ]{2}\s*年\s*[一二三四五六七八九十]{1,3}\s*月"
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*日)?)\s*"
)
_WIDE_GAP = re.compile(r"\s{4,}")
_LONGEST_MARK = 200
"""Characters; salutations, headings and furniture are looked for in the start of a line only."""


class Is(StrEnum):
    """What a line is."""

    BLANK = "blank"
    FURNITURE = "furniture"
    LABELS = "labels"
    VOTES = "votes"
    BYLINE = "byline"
    SALUTATION = "salutation"
    DEPARTMENT = "department"
    DATE = "date"
    DOCUMENT = "document number"
    OUTCOME = "outcome"
    REPLY_HEADING = "heading of a reply"
    TITLE = "title of a proposal"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Item:
    """A line and what it is.

    Attributes:
        line: the line.
        kind: what it is.
        labels: its labels, when it is a line of labels.
        hit: what the rule found, when a rule told its kind.
    """

    line: Line
    kind: Is
    labels: tuple[Labelled, ...] = ()
    hit: Hit | None = None


_HEAD_MARKS = {Is.DOCUMENT, Is.OUTCOME}
_FIRST_ASKED = (("furniture", Is.FURNITURE), ("votes", Is.VOTES), ("bylines", Is.BYLINE))


def items(lines: Sequence[Line]) -> list[Item]:
    """Every line with its kind, in order."""
    return [item(part) for line in lines for part in _parts(line)]


def item(line: Line) -> Item:
    """What a line is, taken by itself."""
    if line.blank:
        return Item(line, Is.BLANK)
    short = len(line.text) <= _LONGEST_MARK
    if short:
        for name, kind in _FIRST_ASKED:
            hit = rulebook.first(rulebook.load(name), line.text)
            if hit:
                return Item(line, kind, hit=hit)
    found = labels.read(line)
    if found:
        return Item(line, Is.LABELS, labels=found)
    if _DATE_LINE.fullmatch(line.plain) and chinese.date(line.plain):
        return Item(line, Is.DATE)
    hit = _salutation(line)
    if hit:
        return Item(line, Is.SALUTATION, hit=hit)
    if not short:
        return Item(line, Is.TEXT)
    return _by_shape(line)


def _parts(line: Line) -> list[Line]:
    """A line whose parts stand far apart, one of them a mark of a letter's head, is several."""
    if len(line.text) > _LONGEST_MARK or not _WIDE_GAP.search(line.plain.strip()):
        return [line]
    parts = [Line(line.number, part) for part in _WIDE_GAP.split(line.text.strip())]
    return parts if any(_by_shape(part).kind in _HEAD_MARKS for part in parts) else [line]


def _salutation(line: Line) -> Hit | None:
    start = line.text[:_LONGEST_MARK]
    if ":" not in line.plain[:_LONGEST_MARK] and not line.plain.rstrip().endswith(("委员", "代表")):
        return None
    hit = rulebook.first(rulebook.load("salutations"), start)
    if hit and hit["rest"]:
        rest = hit["rest"] or ""
        at = line.text.index(rest)
        return Hit(hit.rule, {**hit.values, "rest": line.text[at:].strip()}, hit.start, hit.end)
    return hit


def _by_shape(line: Line) -> Item:
    outcome = rulebook.first(rulebook.load("outcomes"), line.text)
    if outcome and outcome.rule != "words":
        return Item(line, Is.OUTCOME, hit=outcome)
    document = rulebook.first(rulebook.load("documents"), line.text)
    if document and document["number"] == line.text.strip():
        return Item(line, Is.DOCUMENT, hit=document)
    for heading, kind in zip(rulebook.load("headings"), (Is.REPLY_HEADING, Is.TITLE), strict=True):
        hit = heading.first(line.text)
        if hit:
            return Item(line, kind, hit=hit)
    department = rulebook.first(rulebook.load("organisations"), line.text)
    if department:
        return Item(line, Is.DEPARTMENT, hit=department)
    return Item(line, Is.TEXT)
