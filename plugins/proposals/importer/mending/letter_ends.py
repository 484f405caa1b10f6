"""The end of a letter that a portal prints behind its text: signature, day and contacts, apart."""

from __future__ import annotations

import re
from itertools import pairwise

from proposals.importer import organisations, rulebook
from proposals.importer.lines import Line
from proposals.importer.mending.run_together import RUN_ON

_BEHIND_TEXT = ("signature-first", "contacts-first")


def apart(line: Line) -> list[Line]:
    """A letter that a portal prints on one line: its signature, day and contacts apart."""
    if len(line.text) < RUN_ON:
        return _contact_and_signature(line)
    start = len(line.text) - RUN_ON * 2
    found = (_pattern(name).search(line.plain, start) for name in _BEHIND_TEXT)
    tail = next((match for match in found if match and (match["day"] or match["contact"])), None)
    if tail is None or (tail["name"] and not organisations.department(tail["name"])):
        return [line]
    named = ("name", "day", "contact", "open")
    cuts = sorted({0, tail.end(), *(tail.start(name) for name in named if tail[name])})
    return [Line(line.number, line.text[start:end].strip()) for start, end in pairwise(cuts)]


def _contact_and_signature(line: Line) -> list[Line]:
    """Contacts, and behind them the signature and its day, apart."""
    match = _pattern("contacts-and-signature").search(line.plain)
    if match is None or not organisations.department(match["name"]):
        return [line]
    cuts = [0, *(match.start(name) for name in ("name", "day", "open") if match[name])]
    pieces = pairwise([*cuts, len(line.text)])
    return [Line(line.number, line.text[start:end].strip()) for start, end in pieces]


def _pattern(name: str) -> re.Pattern[str]:
    return rulebook.rule("letter_ends", name).pattern
