"""What stands above a letter: its heading, its 文号, days, a class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from proposals import text as chinese
from proposals.importer import citation, headings, rulebook
from proposals.importer.evidence import Fact, How, add
from proposals.importer.letters import letterhead
from proposals.importer.letters.addressee import ADDRESSED
from proposals.importer.letters.outcomes import add_outcome
from proposals.importer.lines import Line, plain
from proposals.importer.page import Is, Item

_LINES_OF_TITLE = 3
_SUBJECT = re.compile("关于|对")
_LAST_BRACKET = re.compile(r"\([^()]{1,12}\)$")


def parted(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """What stands above the salutation or, without one, above the opening sentence."""
    for index, item in enumerate(items):
        if item.kind is Is.SALUTATION:
            return list(items[:index]), list(items[index:])
    headed = any(item.kind is Is.REPLY_HEADING for item in items)
    for index, item in enumerate(items):
        if headed and rulebook.first(rulebook.load("openings"), item.line.text):
            addressed = index and ADDRESSED.fullmatch(items[index - 1].line.plain)
            start = index - 1 if addressed else index
            return list(items[:start]), list(items[start:])
    return [], list(items)


def title(head: Sequence[Item]) -> Line | None:
    """The heading of a letter: one line, or the last lines of a head that are one together."""
    lines = [item.line for item in head if item.kind in {Is.TEXT, Is.REPLY_HEADING, Is.TITLE}]
    without_subject = None
    for end in range(len(lines), 0, -1):
        joined = ""
        for line in reversed(lines[max(0, end - _LINES_OF_TITLE) : end]):
            joined = line.text.strip() + joined
            if not headings.of_reply(joined):
                continue
            found = _tidy(Line(line.number, joined))
            if _SUBJECT.search(found.plain):
                return found
            without_subject = without_subject or found
    return without_subject


def _tidy(line: Line) -> Line:
    return replace(line, text=citation.tidy_title(line.text))


def read_title(line: Line, facts: dict[str, Fact]) -> None:
    """The heading, and what stands in brackets behind it: a class, a 文号."""
    add(facts, "title", line, _without_bracket(line), How.HEADING)
    bracket = _LAST_BRACKET.search(line.plain)
    if bracket:
        add_outcome(facts, line, bracket[0], How.HEADING)
    document = rulebook.first(rulebook.load("documents"), line.text)
    if document and plain(line.text).endswith(f"({plain(document.values['number'])})"):
        add(facts, "number", line, document["number"], How.HEADING)


def _without_bracket(title: Line) -> str:
    """The heading without the proposal's title that some pages put behind it in brackets."""
    hit = headings.of_reply(title.text)
    found = hit.values["title"] if hit else title.text
    return found if found.count("《") == found.count("》") else title.text


def read(head: Sequence[Item], facts: dict[str, Fact]) -> None:
    """The 文号, the class and the day in lines of their own above a letter."""
    for item in head:
        if item.kind is Is.DOCUMENT and item.hit:
            add(facts, "number", item.line, item.hit["number"], How.PATTERN)
        elif item.kind is Is.OUTCOME and item.hit:
            add_outcome(facts, item.line, item.line.text, How.PATTERN)
        elif (both := letterhead.signed_and_dated(item.line)) and "年" in (both["date"] or ""):
            add(facts, "signed", item.line, chinese.date(both["date"]), How.HEADING)


def is_bare_date(item: Item) -> bool:
    """Whether a line above a letter is a day of which nothing is said."""
    text = item.line.plain.strip("•·●|-()[]【】 \t")
    both = letterhead.signed_and_dated(item.line)
    if both and both["date"] and "年" not in both["date"]:
        return True
    return item.kind is Is.DATE or bool(chinese.date(text) and len(text) <= len("2020年12月31日"))
