"""Pages and news beside the record: whether what stands in their files can be published.

Their head is that of Python-Markdown's ``meta`` extension: ``Name: value`` on the first lines, up
to an empty one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from proposals import frontmatter, privacy
from proposals.problems import UNREADABLE, Problem, ProblemsError

PAGES, NEWS = "pages", "news"

ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
"""Names that Pelican takes for Markdown."""

_LINE = re.compile(r" {0,3}(?P<name>[A-Za-z0-9_-]+):[ \t]*(?P<value>.*)")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_DATES = {"date", "modified"}
_MANY = {"tags", "keywords", "authors"}
"""Fields that may stand on several lines."""

Head = dict[str, tuple[int, str]]
"""Name of a field in lower case -> its line and value."""


def survey(content: Path) -> list[Problem]:
    """Everything that is wrong with the pages and news of a content folder."""
    problems: list[Problem] = []
    for kind in (PAGES, NEWS):
        for path in _files(content / kind):
            try:
                problems += _judged(kind, path)
            except ProblemsError as error:
                problems += error.problems
            except OSError as error:
                message = f"cannot be read ({error.strerror}); it should be a text file"
                problems.append(Problem(path, 0, message))
    return problems


def _files(folder: Path) -> Iterator[Path]:
    """Files that Pelican reads: in folders below too, those with a leading dot left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(ENDINGS) and not name.startswith("."):
                yield Path(parent, name)


def _judged(kind: str, path: Path) -> Iterator[Problem]:
    if not path.is_file():
        yield Problem(path, 0, UNREADABLE)
        return
    text = frontmatter.decode(path)
    yield from privacy.problems(path, text)
    head: Head = {}
    for number, name, value in _fields(text):
        if name in head and name not in _MANY:
            message = f"'{name}' stands twice (first in line {head[name][0]}); keep one"
            yield Problem(path, number, message)
        head.setdefault(name, (number, value))
    if not head.get("title", (0, ""))[1]:
        yield Problem(path, 1, "has no title; make its first line `Title: …`")
    if kind == NEWS and "date" not in head:
        yield Problem(path, 1, "has no date; write a line `Date: 2026-11-22` below its title")
    for name in _DATES & head.keys():
        number, value = head[name]
        if not _is_date(value):
            message = f"{value!r} is no date; write it as 2026-11-22 or 2026-11-22 09:00"
            yield Problem(path, number, message)
    number, slug = head.get("slug", (0, "x"))
    if not _SLUG.fullmatch(slug):
        message = f"{slug!r} is no address; use lower-case a-z, 0-9 and hyphens"
        yield Problem(path, number, message)


def _fields(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, name in lower case and value of each field."""
    for number, line in enumerate(text.split("\n"), start=1):
        field = _LINE.fullmatch(line)
        if field:
            yield number, field["name"].lower(), field["value"].strip()
        elif not (number == 1 and line == "---") and not line.startswith("    "):
            return


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
