"""Links of pages and news to files of the content folder, in the form of Pelican."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from proposals.problems import Problem

_LINK = re.compile(r"[{|](?P<what>filename|static|attach)[}|](?P<goal>[^\s)>\"'#?]+)")
_OPENED = re.compile(r"(?:\]\(<?|\]:[ \t]*<?|=[\"'])[{|](?P<what>[a-z_]{0,40})[}|]")
"""Where a link, a reference or an attribute begins with what Pelican replaces."""

_KNOWN = {"filename", "static", "attach", "index"}
"""Pelican has others, for lists of authors, tags and categories, which this site has not."""


@dataclass(frozen=True, slots=True)
class Goals:
    """What can be linked.

    Attributes:
        content: the content folder.
        written: pages and news, whatever their status.
        unseen: those of them that are not published.
    """

    content: Path
    written: Container[Path]
    unseen: Container[Path]


def judged(path: Path, text: str, goals: Goals) -> Iterator[Problem]:
    """Links of a file that would lead nowhere."""
    for match in _LINK.finditer(text):
        if message := _goal_judged(path, match["what"], match["goal"], goals):
            yield _at(match, path, text, message)
    for match in _OPENED.finditer(text):
        if match["what"] not in _KNOWN:
            message = (
                f"{{{match['what']}}} leads nowhere; write {{filename}} and the path of a page"
            )
            yield _at(match, path, text, message)


def _goal_judged(path: Path, what: str, goal: str, goals: Goals) -> str | None:
    name = unquote(goal)
    whole = goals.content / name.lstrip("/") if name.startswith("/") else path.parent / name
    whole = Path(os.path.normpath(whole))
    if not whole.is_file():
        return f"leads to {goal!r}, which is not there; correct the path"
    if what == "filename" and whole not in goals.written:
        return f"leads to {goal!r}, which is no page of {{filename}}; write its address on the site"
    if what == "filename" and whole in goals.unseen and path not in goals.unseen:
        return f"leads to {goal!r}, which is not published; publish it, or remove the link"
    return None


def _at(match: re.Match[str], path: Path, text: str, message: str) -> Problem:
    return Problem(path, text.count("\n", 0, match.start()) + 1, message)
