"""What a letter says of the proposal: in its opening, its heading, and above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from proposals.importer import citation
from proposals.importer.citation import Citation
from proposals.importer.evidence import Fact, How, read_from
from proposals.importer.lines import Line
from proposals.importer.page import Is, Item

_LONGEST_SESSION = 24
_ANSWERED = re.compile(r"[^。]*?(?:收?悉|现(?:将|就|对|作)?[^。]{0,20}(?:答复|回复|函复))")
"""What an opening says before it comes to the answer."""
_COUNTED = re.compile(r"等\s*[两二三四五六七八九十0-9]{1,3}\s*件(?=[^。]{0,8}(?:建议|提案|议案))")
_QUOTED = re.compile("《[^《》]*》|“[^“”]*”")
_QUOTED_CASE = re.compile("[《“]([^《》“”]{4,80}(?:建议|提案|议案))[》”]")
_DOCUMENT = re.compile(r"[〔\[(【]\s*(?:19|20)[0-9]{2}\s*[〕\])】]\s*第?\s*[0-9]{1,5}\s*号")
_BESIDE = re.compile(
    r"号(?=\s*(?:代表|委员)?(?:提案|建议|议案)?\s*\()[^()]{0,6}"
    r"\((?P<what>[^()0-9第]{0,8})第?\s*(?P<number>[0-9A-Z-]{1,14})\s*号\s*\)"
)
"""第12号(第0034号), 第12号提案(总第34号)."""
_WITHIN = re.compile(r"第\s*[0-9A-Z-]{1,14}\s*\((?P<what>)(?P<number>[0-9]{1,14})\)\s*号")
"""第12(0034)号."""
_OF_ANOTHER_COUNT = re.compile("[总类]")
_NUMBER_ALONE = re.compile(r"\s*[0-9]{1,4}\s*")


def citations(
    title: Line | None, opening: Sequence[Line], head: Sequence[Item]
) -> tuple[Citation, ...]:
    """The opening speaks of the proposal; the heading fills what it leaves out.

    What neither says may stand in a line above them: 2099年度市人大代表建议A12号答复.
    """
    read = [citation.read(line, How.OPENING) for line in reversed(opening)]
    if title:
        read.append(citation.read(title, How.TITLE))
    for item in head:
        if item.kind not in {Is.TEXT, Is.TITLE, Is.REPLY_HEADING}:
            continue
        above = citation.read(item.line, How.PATTERN, quoted_title=False)
        for names in (("number",), ("term", "session")):
            told = [fact for one in read for name in names if (fact := getattr(one, name))]
            if told and not _is_with_zeroes(above.number, told):
                above = replace(above, **dict.fromkeys(names))
        read.append(above)
    read += _number_under_session(head)
    return tuple(read)


def several(title: Line | None, opening: Sequence[Line]) -> Fact | None:
    """The cases that one letter answers, where its heading or its opening names more than one.

    The value tells their numbers, or their titles where they bear none.
    """
    lines = [(title, How.TITLE)] if title else []
    for line, how in (*lines, *((line, How.OPENING) for line in opening)):
        said = _ANSWERED.match(line.plain)
        text = said[0] if said else line.plain
        numbers = citation.numbers(_BESIDE.sub("号", _DOCUMENT.sub("", _QUOTED.sub("", text))))
        alike = {number.lstrip("0"): number for number in reversed(numbers)}
        if len(alike) > 1:
            return read_from(line, ", ".join(reversed(alike.values())), how)
        if counted := _COUNTED.search(text):
            return read_from(line, f"{numbers[0] if numbers else ''}{counted[0]}", how)
        titles = {citation.title_core(found): found for found in _QUOTED_CASE.findall(text)}
        if len(titles) > 1:
            return read_from(line, ", ".join(titles.values()), how)
    return None


def second_number(title: Line | None) -> Fact | None:
    """The number in brackets behind that of the case, where it is another: 第12号(第0034号)."""
    hit = (_BESIDE.search(title.plain) or _WITHIN.search(title.plain)) if title else None
    if title is None or hit is None or _OF_ANOTHER_COUNT.search(hit["what"]):
        return None
    first = citation.numbers(title.plain[: hit.end() if hit.re is _WITHIN else hit.start() + 1])
    if not first or first[-1].lstrip("0") == hit["number"].lstrip("0"):
        return None
    return read_from(title, hit["number"], How.TITLE)


def _is_with_zeroes(number: Fact | None, told: Sequence[Fact]) -> bool:
    """Whether a number is one that was told, with the zeroes that the other left off."""
    printed = str(number.value) if number else ""
    return printed.startswith("0") and printed.lstrip("0") in {fact.value for fact in told}


def _number_under_session(head: Sequence[Item]) -> Iterator[Citation]:
    """A number alone below its session: 县人大九届二次会议 and below it 16."""
    for above, item in pairwise(head):
        session = citation.read(above.line, How.PATTERN, quoted_title=False)
        short = len(above.line.plain.strip()) <= _LONGEST_SESSION
        if session.session and short and _NUMBER_ALONE.fullmatch(item.line.plain):
            number = read_from(item.line, item.line.text.strip(), How.PATTERN)
            yield Citation(number=number)
