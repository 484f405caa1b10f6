"""Lists that a page breaks over lines: names, people with their workplaces, departments."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from proposals.importer import labels, organisations
from proposals.importer.lines import Line
from proposals.importer.mending import broken_lines

_NAME = re.compile(r"(?:[\u4e00-\u9fff·.]{2,12}|[\u4e00-\u9fff]\s{1,4}[\u4e00-\u9fff])")
_BEFORE_NAMES = re.compile(r"\s*(?:尊敬的?)?(?:[^:。、,]{2,8}:)?\s*")
_BEHIND_NAMES = re.compile(
    r"\s*等?\s*[0-9一二三四五六七八九十百两]{0,4}\s*[名位]?\s*(?:(?:政协|人大)?(?:委员|代表)们?)?\s*:?\s*$"
)
_BETWEEN = re.compile("[、,]")
_INDENT = re.compile(r"\u3000{2,}|\s{4,}")
_LONGEST_LIST = 200
_MOST_LINES = 12


def names(lines: Sequence[Line]) -> list[Line]:
    """甲乙、丙丁、 and below it 戊己代表: are one line."""
    joined: list[Line] = []
    count = 0
    for line in lines:
        last = joined[-1] if joined else None
        if last and count < _MOST_LINES and _goes_on(last.plain) and _continues(line.plain):
            joined[-1] = Line(last.number, last.text.rstrip() + line.text.strip())
            count += 1
        else:
            joined.append(line)
            count = 0
    return joined


def _goes_on(text: str) -> bool:
    """Names, perhaps behind a label, that end in the mark between names."""
    text = text.rstrip()
    if len(text) > _LONGEST_LIST * _MOST_LINES or not text.endswith(("、", ",")):
        return False
    start = _BEFORE_NAMES.match(text)
    names = _BETWEEN.split(text[start.end() if start else 0 : -1])
    return all(_NAME.fullmatch(name.strip()) for name in names)


def _continues(text: str) -> bool:
    """More names, with what stands behind the last: 等4名代表."""
    if len(text) > _LONGEST_LIST or not text.strip():
        return False
    *names, last = _BETWEEN.split(text.rstrip(" 、,"))
    last = _BEHIND_NAMES.sub("", last.strip()) or last
    return all(_NAME.fullmatch(name.strip()) for name in (*names, last))


def people(lines: Sequence[Line]) -> list[Line]:
    """提案者:甲乙丙(某校)139… and below it 丁戊己(某局)138…: a mover a line, on one line."""
    joined: list[Line] = []
    listing = False
    for line in lines:
        listing = (
            bool(joined)
            and broken_lines.is_half("person-of-list", line)
            and (listing or _names_mover(joined[-1]))
        )
        if listing:
            last = joined[-1]
            joined[-1] = Line(last.number, f"{last.text.rstrip(' 、,，;；')}、{line.text.strip()}")
        else:
            joined.append(line)
    return joined


def _names_mover(line: Line) -> bool:
    found = labels.read(line) if len(line.text) <= _LONGEST_LIST else ()
    return bool(found) and found[-1].label.field in {"movers", "comovers"} and bool(found[-1].value)


def roles(lines: Sequence[Line]) -> list[Line]:
    """承办单位 (主办) 甲局 and below it (会办) 乙局 are one line."""
    return broken_lines.joined(lines, _role)


def _role(last: Line, line: Line) -> Line | None:
    if not (broken_lines.is_half("department-behind-role", line) and _names_departments(last)):
        return None
    return Line(last.number, f"{last.text.rstrip()} {line.text.strip()}")


def departments(lines: Sequence[Line]) -> list[Line]:
    """会办单位: and below it 甲局 and 乙局, a line each, are one line."""
    joined: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        names = _offices(lines, at) if _awaits_departments(line) else []
        indented = _indented(lines, at) if _names_departments(line) else []
        if len(names) > 1:
            line = Line(line.number, f"{line.text.rstrip()}{'、'.join(names)}")
            at += len(names)
        elif indented and not names:
            # Behind a label alone its first value stands below it too.
            between = "、" if labels.read(line)[-1].value else ": "
            head = line.text.rstrip(" \u3000、,，;；:：")
            line = Line(line.number, f"{head}{between}{'、'.join(indented)}")
            at += len(indented)
        joined.append(line)
    return joined


def _indented(lines: Sequence[Line], at: int) -> list[str]:
    """Offices in the lines from a place on that are indented as far as a value."""
    names = _offices(lines, at)
    wide = itertools.takewhile(lambda line: _INDENT.match(line.text), lines[at : at + len(names)])
    return names[: sum(1 for _ in wide)]


def _awaits_departments(line: Line) -> bool:
    """Whether a line ends in the label of departments, a colon behind it and nothing more."""
    if len(line.text) > _LONGEST_LIST or not line.plain.rstrip().endswith(":"):
        return False
    found = labels.read(line)
    return bool(found) and found[-1].label.field == "departments" and not found[-1].value


def _offices(lines: Sequence[Line], at: int) -> list[str]:
    """The names of offices in the lines from a place on, up to the first other line."""
    told = []
    for line in lines[at : at + _MOST_LINES]:
        name = line.text.strip(" \t\u3000,，、;；")
        if not organisations.department(name):
            break
        told.append(name)
    return told


def _names_departments(line: Line) -> bool:
    return any(one.label.field == "departments" for one in labels.read(line))
