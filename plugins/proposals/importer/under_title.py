"""Who moved a proposal, in a line under its title or under its text that has no label."""

from __future__ import annotations

import re

from proposals.importer import movers, rulebook
from proposals.importer.labels import Label, Labelled, Scope
from proposals.importer.lines import Line, plain

ASSUMED = "movers.assumed"
"""Field of a label for names that stand alone, which may be an author's."""

_LONGEST = 100
_PEOPLE = re.compile(
    r"\s*(?:[-—]+\s*)?\(?\s*(?:第?\s*(?P<number>[0-9A-Z-]{1,12})\s*号(?:提案|建议)?[\s,:、]*)?"
    r"(?:[\u4e00-\u9fff]{2,4}人?\s*:\s*)?(?P<movers>(?!各位|全体|[^()。;:]*[请希望应])[^()。;:]{2,60}?"
    r"(?:委员|代表)(?:等\s*[0-9一二三四五六七八九十]{1,3}\s*[名位人])?)\s*\)?\s*"
)
_EDGES = " \t\u3000()（）-—－|"
_BETWEEN = re.compile(r"[、,;]|\s{2,}|(?<=[\u4e00-\u9fff]{2})\s(?=[\u4e00-\u9fff]{2})")
_CAPACITY = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,8}(?:政协委员|人大代表)|[市县区省]委员)\s*[:：]?\s*(?P<name>[\u4e00-\u9fff]{2,4})$"
)


_MOVED = re.compile(
    r"\s*\((?:本(?:提案|建议|文)?)?(?:由)?(?P<movers>[^()。;:]{2,40}?)(?:在[^()。;:]{4,30})?(?:提出|提交|提案)\)\s*"
)


def read(line: Line) -> list[Labelled]:
    """Number and movers of such a line, as if their labels stood there; none for another line."""
    if len(line.text) > _LONGEST:
        return []
    match = _PEOPLE.fullmatch(line.plain)
    if match:
        return [
            _labelled(field, line.text[slice(*match.span(field))], line)
            for field in ("number", "movers")
            if match[field]
        ]
    text = line.text.strip(_EDGES)
    names = [name.strip() for name in _BETWEEN.split(plain(text)) if name.strip()]
    bodies = rulebook.load("movers")
    if _CAPACITY.match(plain(text)):
        return [_labelled("movers", "".join(text.split()), line)]
    if names and all(rulebook.first(bodies, name) or _CAPACITY.match(name) for name in names):
        return [_labelled("movers", text, line)]
    if names and all(rulebook.first(rulebook.load("surnames"), name) for name in names):
        return [_labelled(ASSUMED, text, line)] if _names_people(text) else []
    return []


def below(line: Line) -> list[Labelled]:
    """Movers of a line under a proposal's text: a body that signs, (甲乙丙委员提出)."""
    moved = _MOVED.fullmatch(line.plain)
    if moved:
        text = line.text[slice(*moved.span("movers"))].strip()
        return [_labelled("movers", text, line)] if _names_people(text) else []
    text = line.text.strip(_EDGES)
    return [_labelled("movers", text, line)] if _signs(text) else []


def _signs(text: str) -> bool:
    """Whether it is a body that signs what it moves; an office may sign for another reason."""
    return rulebook.rule("movers", "party").first(text) is not None


def _names_people(text: str) -> bool:
    found = movers.read(text)
    return bool(found.movers) and not found.unclear


def _labelled(field: str, value: str, line: Line) -> Labelled:
    return Labelled(Label(field, Scope.PROPOSAL), value, line, 0)
