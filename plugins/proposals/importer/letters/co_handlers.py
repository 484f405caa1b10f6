"""Which part a letter's department had, and which other departments it says had one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proposals.importer import organisations, rulebook
from proposals.importer.evidence import Fact, How, add, read_from
from proposals.importer.lines import Line, plain
from proposals.importer.page import Item

_BETWEEN_DEPARTMENTS = re.compile(r"\s*[、,，;；]\s*|(?<=[局委办厅部院署行])[和及与]")
_PART_BEFORE = re.compile("^(?:会办|會辦|协办|協辦|配合|相关|有关)(?:单位|單位|部门|部門)(?=.{2})")
"""会办单位市甲局 names 市甲局."""
_AND_OTHERS = re.compile(
    r"\s*等\s*[0-9一二三四五六七八九十]{0,3}\s*[个家]?(?:会办|协办|有关|相关|承办|市级|县级|区级)?(?:单位|部门)$"
)
"""市甲局、市乙局等会办单位."""


def read_role(lines: Sequence[Line], facts: dict[str, Fact]) -> None:
    """The part that a letter's first lines give its department."""
    for line in lines:
        if rulebook.first(rulebook.load("consulted"), line.text):
            # 现将会办意见汇总答复: the lead speaks of what others wrote.
            continue
        hit = rulebook.first(rulebook.load("roles"), line.text)
        if hit:
            add(facts, "role", line, hit["role"], How.OPENING)


def read_section(head: Sequence[Item], facts: dict[str, Fact]) -> None:
    """The part that the heading of its section gives a letter: 会办单位意见."""
    for item in head:
        hit = rulebook.first(rulebook.load("letter_sections"), item.line.text)
        if hit:
            add(facts, "role", item.line, hit["role"], How.HEADING)


def consulted(opening: Sequence[Line]) -> Iterator[Fact]:
    """Departments whose opinions the lead says it has gathered."""
    for line in opening:
        hit = rulebook.first(rulebook.load("consulted"), line.text)
        if hit:
            for name in _departments_of(hit["names"] or hit["named"] or ""):
                yield read_from(line, name, How.OPENING)


def beside(paragraphs: Sequence[Line]) -> Iterator[tuple[Fact, str]]:
    """Departments that handle the case too, each with its part."""
    for line in paragraphs:
        found = (rule.first(line.text) for rule in rulebook.load("shared_handling"))
        for hit in filter(None, found):
            for name in _departments_of(hit.values["names"]):
                if organisations.department(name):
                    yield read_from(line, name, How.OPENING), hit.values["role"]


def _departments_of(printed: str) -> list[str]:
    """Names of a list, as printed, without 等有关部门 behind them."""
    told = plain(printed)
    others = _AND_OTHERS.search(told)
    end = others.start() if others else len(told)
    marks = [match.span() for match in _BETWEEN_DEPARTMENTS.finditer(told, 0, end)]
    starts, ends = [0, *(mark[1] for mark in marks)], [*(mark[0] for mark in marks), end]
    names = (printed[start:stop].strip() for start, stop in zip(starts, ends, strict=True))
    return [rest for name in names if (rest := _PART_BEFORE.sub("", name))]
