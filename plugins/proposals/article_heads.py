"""The head of a page or of news: whether its fields are such as Pelican can use.

It is that of Python-Markdown's ``meta`` extension: ``Name: value`` on the first lines, up to an
empty one.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from proposals.problems import Problem

LANGUAGES = ("zh", "en")
"""What ``DEFAULT_LANG`` is in the languages that a site is made in: each makes addresses of its
own, for what is written in another carries that in its address."""

_LINE = re.compile(r" {0,3}(?P<name>[A-Za-z0-9_-]+):[ \t]*(?P<value>.*)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_DATES = {"date", "modified"}
_ELSEWHERE = {"save_as", "url"}
_PUBLISHED = "published"
_STATUSES = (_PUBLISHED, "draft", "hidden", "skip")
_KNOWN = (
    *("title", "date", "modified", "slug", "lang", "summary", "status"),
    *("category", "tags", "keywords", "author", "authors"),
)
"""Fields that the site or Pelican has a use for. Others are left to plugins that read them."""

_OF_PELICAN = {"content", "timezone"}
"""Names of what Pelican keeps of a file itself; as fields they stop a build."""

_ALIKE = 0.8
"""``sumary`` is as near to ``summary``, ``subtitle`` not to ``title``."""


@dataclass(frozen=True, slots=True)
class Head:
    """Fields of a file.

    Attributes:
        lines: name in lower case -> line and value, of the first of that name.
        again: line and name of what stands a second time.
        further: line and name of what goes on in a next line.
    """

    lines: dict[str, tuple[int, str]]
    again: list[tuple[int, str]]
    further: list[tuple[int, str]]

    def get(self, name: str) -> tuple[int, str]:
        """Line and value of a field; 0 and nothing where it is not there."""
        return self.lines.get(name, (0, ""))


def read(text: str) -> Head:
    """The head of a text."""
    head = Head({}, [], [])
    name = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if field := _LINE.fullmatch(line):
            name = field["name"].lower()
            if name in head.lines:
                head.again.append((number, name))
            head.lines.setdefault(name, (number, field["value"].strip()))
        elif name and line.startswith("    ") and line.strip():
            head.further.append((number, name))
        elif number > 1 or line.rstrip() != "---":
            break
    return head


def is_published(head: Head) -> bool:
    """Whether readers can see a file; a hidden one stands in no list."""
    return head.lines.get("status", (0, _PUBLISHED))[1].lower() in (_PUBLISHED, "hidden")


def judged(path: Path, head: Head, *, dated: bool) -> Iterator[Problem]:
    """What is wrong with the fields of a file, its address left out.

    Args:
        path: the file.
        head: its fields.
        dated: whether it must have a date.
    """
    for number, name in head.again:
        message = f"'{name}' stands twice (first in line {head.get(name)[0]}); keep one"
        yield Problem(path, number, message)
    for number, name in head.further:
        # Pelican joins the lines of this one alone.
        if name != "summary":
            yield Problem(path, number, f"belongs to '{name}' above; write it on one line")
    if not head.get("title")[1]:
        yield Problem(path, 1, "has no title; make its first line `Title: …`")
    if dated and "date" not in head.lines:
        yield Problem(path, 1, "has no date; write a line `Date: 2026-11-22` below its title")
    for name, (number, value) in head.lines.items():
        if wrong := _field_judged(name, value):
            yield Problem(path, number, wrong)


def _field_judged(name: str, value: str) -> str | None:
    if name in _DATES and not _is_date(value):
        return f"{value!r} is no date; write it as 2026-11-22 or 2026-11-22 09:00"
    if name in _ELSEWHERE:
        return f"'{name}' is not for editors; remove it, and choose the address by Slug"
    if name == "status" and value.lower() not in _STATUSES:
        return f"{value!r} is no status; write {', '.join(_STATUSES)}"
    if name == "lang" and value not in LANGUAGES:
        return f"{value!r} is no language of the site; write {' or '.join(LANGUAGES)}"
    near = difflib.get_close_matches(name, _KNOWN, n=1, cutoff=_ALIKE)
    if name not in _KNOWN and (near or name in _OF_PELICAN):
        hint = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(_KNOWN)}"
        return f"{name!r} is not a field of pages and news; {hint}"
    return None


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
