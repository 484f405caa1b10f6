"""What stands above a table and holds for all of its rows: body, session and place.

政协样例市第十三届委员会第五次会议提案目录 says what no column of the table says again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proposals import text as chinese
from proposals.importer import labels, places, rulebook
from proposals.importer.lines import Line, plain
from proposals.importer.places import Place
from proposals.model import Kind
from proposals.registry import Registry

_LONGEST = 120
"""Characters; a caption is a line, and no paragraph."""
_MOST_LINES = 12


def session(lines: Sequence[str]) -> dict[str, str]:
    """Kind, term and session that captions name.

    Args:
        lines: above a table, the nearest last.

    Returns:
        Those of ``kind``, ``term`` and ``session`` that are said, as text. Nothing where the
        nearest line that names a body names two, as lists of both (建议提案) do.
    """
    for line in _captions(lines):
        kinds = set(_kinds(line))
        if len(kinds) == 1:
            kind = kinds.pop()
            return {"kind": kind, **_numbers(lines, kind)}
        if kinds:
            return {}
    return {}


def session_of_page(lines: Sequence[str]) -> dict[str, str]:
    """As ``session``, of lines around several tables; nothing where they name two bodies."""
    named = {kind for line in lines if len(line) <= _LONGEST for kind in _kinds(line)}
    return session(lines) if len(named) == 1 else {}


def place(lines: Sequence[str], registry: Registry) -> Place | None:
    """The place that captions name.

    Args:
        lines: as for ``session``.
        registry: places that are known.
    """
    stated = [Line(0, line) for line in _captions(lines)]
    return places.find(registry, stated, [], stated) if stated else None


def publisher(lines: Sequence[str]) -> str | None:
    """Who published a list, by the label that says it (来源, 发布机构) above its tables."""
    for line in lines:
        for one in labels.read(Line(0, line)):
            if one.label.field in {"publisher", "agency"} and one.value:
                return one.value
    return None


def _captions(lines: Sequence[str]) -> list[str]:
    short = [line for line in lines if line.strip() and len(line) <= _LONGEST]
    return short[: -_MOST_LINES - 1 : -1]


def _kinds(line: str) -> Iterator[str]:
    for file in ("sessions", "kinds"):
        for rule in rulebook.load(file):
            for hit in rule.hits(line):
                if hit["kind"] in set(Kind):
                    yield str(hit["kind"])


def _numbers(lines: Sequence[str], kind: str) -> dict[str, str]:
    """Term and session of the first caption that says them of a kind, and of one session alone."""
    for line in _captions(lines):
        hits = [hit for rule in rulebook.load("sessions") for hit in rule.hits(line)]
        whole = [hit for hit in hits if hit["kind"] == kind]
        numbers = {
            name: {value for hit in whole if (value := chinese.number(plain(hit[name] or "")))}
            for name in ("term", "session")
        }
        if whole and all(len(found) <= 1 for found in numbers.values()):
            return {name: str(found.pop()) for name, found in numbers.items() if found}
    return {}
