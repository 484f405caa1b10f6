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
from urllib.parse import unquote

from proposals import frontmatter, privacy
from proposals.problems import UNREADABLE, Problem, ProblemsError

PAGES, NEWS = "pages", "news"

LANGUAGES = ("zh", "en")
"""What ``DEFAULT_LANG`` is in the languages that a site is made in: each makes addresses of its
own, for what is written in another carries that in its address."""

ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
"""Names that Pelican takes for Markdown."""

_LINE = re.compile(r" {0,3}(?P<name>[A-Za-z0-9_-]+):[ \t]*(?P<value>.*)")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_DATES = {"date", "modified"}
_ELSEWHERE = {"save_as", "url"}
_STATUSES = ("published", "draft", "hidden", "skip")
_LINK = re.compile(r"[{|](?:filename|static|attach)[}|](?P<goal>[^\s)>\"'#?]+)")
_MANY = {"tags", "keywords", "authors"}
"""Fields that may stand on several lines."""

Owners = dict[tuple[str, str], Path]
"""Language of a site and address there -> the file whose page it is."""

Head = dict[str, tuple[int, str]]
"""Name of a field in lower case -> its line and value."""


def survey(content: Path) -> list[Problem]:
    """Everything that is wrong with the pages and news of a content folder."""
    problems: list[Problem] = []
    owners: Owners = {}
    for kind in (PAGES, NEWS):
        for path in _files(content / kind):
            if not path.is_file():
                problems.append(Problem(path, 0, UNREADABLE))
                continue
            try:
                text = frontmatter.decode(path)
                problems += privacy.problems(path, text)
                problems += _head_judged(kind, path, text, owners)
                problems += _dead_links(content, path, text)
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


def _head_judged(kind: str, path: Path, text: str, owners: Owners) -> Iterator[Problem]:
    """What is wrong with the fields of a file; ``owners`` are addresses that are taken."""
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
    for name in sorted(_DATES & head.keys()):
        number, value = head[name]
        if not _is_date(value):
            message = f"{value!r} is no date; write it as 2026-11-22 or 2026-11-22 09:00"
            yield Problem(path, number, message)
    for name in sorted(_ELSEWHERE & head.keys()):
        message = f"'{name}' is not for editors; remove it, and choose the address by Slug"
        yield Problem(path, head[name][0], message)
    number, status = head.get("status", (0, "published"))
    if status.lower() not in _STATUSES:
        message = f"{status!r} is no status; write {', '.join(_STATUSES)}"
        yield Problem(path, number, message)
    if "slug" in head:
        yield from _slug_judged(kind, path, head, owners)


def _slug_judged(kind: str, path: Path, head: Head, owners: Owners) -> Iterator[Problem]:
    number, slug = head["slug"]
    if slug == "index":
        yield Problem(path, number, "'index' is the address of the list; choose another")
    elif not _SLUG.fullmatch(slug):
        message = f"{slug!r} is no address; use lower-case a-z, 0-9 and hyphens"
        yield Problem(path, number, message)
    _, language = head.get("lang", (0, ""))
    at = {site: (site, _address(kind, slug, language, site)) for site in LANGUAGES}
    taken = {site: first for site in at if (first := owners.setdefault(at[site], path)) != path}
    if LANGUAGES[0] in taken:
        message = f"takes one address with {taken[LANGUAGES[0]]}; rename one"
        yield Problem(path, number, message)
    elif taken:
        site, first = taken.popitem()
        message = (
            f"takes one address with {first} on the site in {site!r}; "
            "rename one, or write the Lang of each"
        )
        yield Problem(path, number, message)


def _address(kind: str, slug: str, language: str, site: str) -> str:
    """Where Pelican puts a file on the site in a language; upper and lower case are one there."""
    mark = "" if language in ("", site) else f"-{language}"
    return f"{kind}/{slug}{mark}".lower()


def _dead_links(content: Path, path: Path, text: str) -> Iterator[Problem]:
    """Links to files of the content folder, in the form of Pelican, that lead nowhere."""
    for match in _LINK.finditer(text):
        goal = unquote(match["goal"])
        whole = content / goal.lstrip("/") if goal.startswith("/") else path.parent / goal
        if not whole.is_file():
            line = text.count("\n", 0, match.start()) + 1
            message = f"leads to {match['goal']!r}, which is not there; correct the path"
            yield Problem(path, line, message)


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
