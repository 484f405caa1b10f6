"""Text in spreadsheets that would be taken for a formula, made harmless and back.

A program that opens a CSV file takes a cell such as ``=1+1`` or ``@SUM(A1)`` for a formula and
runs it, quotes or not (CWE-1236). Such a value gets an apostrophe before it. One that starts
with an apostrophe of its own gets another, so that there is one way back: whoever reads the
files with a program removes one apostrophe wherever a value starts with one.
"""

from __future__ import annotations

import json
import re

from proposals.exports.dataset.shape import Value

ESCAPE = "'"

_RISKY = re.compile(r"\s*['=+\-@＝＋－＠]|[\t\r\n]")
"""What the start of a formula may look like; the full-width signs count in Chinese Excel."""


def harmless(text: str) -> str:
    """The text as no spreadsheet takes it for a formula."""
    return ESCAPE + text if is_risky(text) else text


def original(text: str) -> str:
    """The text that ``harmless`` was given."""
    return text.removeprefix(ESCAPE)


def is_risky(text: str) -> bool:
    """Whether ``harmless`` changes the text."""
    return _RISKY.match(text) is not None


def plain(value: Value) -> str:
    """A value as text: ``true`` and ``false``, lists as JSON, nothing for what is unknown."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return value
        case _:
            return array(value)


def array(values: tuple[str, ...]) -> str:
    """A list as JSON."""
    return json.dumps(values, ensure_ascii=False)
