"""What must not be published: mobile numbers and identity-card numbers.

Officials' names and office lines are part of the published record; a person's mobile number
or identity number is not what the public needs. Git history and mirrors never forget, so
they are masked before anything is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from proposals.problems import Problem

MASK = "*"

_DIGIT = "[0-9０-９]"
_GAP = r"[\s\-－‐–.·]?"
_MOBILE = re.compile(
    rf"(?<![0-9０-９.,，])(?:[+＋]?(?:86|８６){_GAP})?"
    rf"(?P<kept>[1１][3-9３-９]{_DIGIT})(?P<hidden>{_GAP}(?:{_DIGIT}{_GAP}){{7}}{_DIGIT})"
    rf"(?![0-9０-９])"
)
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])(?P<kept>[1-9][0-9]{5})"
    r"(?P<hidden>(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx])"
    r"(?![0-9A-Za-z])"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mask: its kind (``mobile`` or ``identity``) and place in the text."""

    kind: str
    start: int
    end: int


def find(text: str) -> tuple[Finding, ...]:
    """Where personal numbers stand in a text, in order.

    Mobile numbers have eleven digits and start with 13 to 19 (MIIT numbering plan); identity
    numbers have eighteen places with a birth date in the middle (GB 11643-1999).
    """
    found = [
        Finding(kind, *match.span("hidden"))
        for kind, pattern in (("mobile", _MOBILE), ("identity", _IDENTITY))
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda finding: finding.start))


def mask(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Text with the telling digits replaced by ``*``, length kept; and what was found."""
    findings = find(text)
    characters = list(text)
    for finding in findings:
        for index in range(finding.start, finding.end):
            if characters[index].isalnum():
                characters[index] = MASK
    return "".join(characters), findings


def problems(path: Path) -> list[Problem]:
    """A problem for each unmasked number in a UTF-8 file; the number is not repeated."""
    text = path.read_text("utf-8-sig")
    return [
        Problem(
            path,
            text.count("\n", 0, finding.start) + 1,
            f"holds an unmasked {finding.kind} number; replace its last digits with {MASK}",
        )
        for finding in find(text)
    ]
