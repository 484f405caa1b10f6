"""What was done to the record and when, as git remembers it.

The editors' commits are the source. One change is what one commit did of one kind: cases added,
replies added, cases corrected, cases withdrawn. Names of editors are not kept.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from proposals import privacy
from proposals.case import PROPOSALS
from proposals.documents import PROPOSAL_FILE
from proposals.model import CONTROL

COMMIT = "\x01"
"""Begins a commit in the log; ``FIELD`` stands between its fields."""

FIELD = "\x02"

FORMAT = f"{COMMIT}%H{FIELD}%ct{FIELD}%s"
"""For ``git log --format``: sum, time of the commit in seconds, first line of its message."""

_FILE = re.compile(
    rf"{PROPOSALS}/(?P<case>[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*)/(?P<name>[^/]+\.md)"
)


class ChangeKind(StrEnum):
    """What a commit did to a case."""

    ADDED = "added"
    REPLIED = "replied"
    """A reply was added to a case that was there."""
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class State(StrEnum):
    """Whether the history is there to be read."""

    KNOWN = "known"
    ABSENT = "absent"
    """No git checkout, as after the download of a zip archive."""
    SHALLOW = "shallow"
    """A checkout without its older commits."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit did of one kind.

    Attributes:
        commit: its sum.
        when: RFC 3339 time at which it entered this line of history, in UTC.
        subject: first line of its message, private numbers masked.
        kind: what was done.
        cases: ``<jurisdiction>/<id>`` of the cases that it was done to, in order.
    """

    commit: str
    when: str
    subject: str
    kind: ChangeKind
    cases: tuple[str, ...]


@dataclass(frozen=True)
class History:
    """What was done to the record.

    Attributes:
        state: whether it could be read.
        changes: newest first.
        gone: cases that were there once and are no more, in order.
    """

    state: State = State.ABSENT
    changes: tuple[Change, ...] = ()
    gone: tuple[str, ...] = field(default=())

    @cached_property
    def last(self) -> dict[str, str]:
        """Case -> RFC 3339 time of its latest change."""
        times: dict[str, str] = {}
        for change in self.changes:
            for case in change.cases:
                times.setdefault(case, change.when)
        return times


def read(tokens: Iterable[str]) -> History:
    """The history in a log of git.

    Args:
        tokens: what NUL bytes part in the output of ``git log --reverse --name-status -z
            --no-renames`` with ``FORMAT``, paths relative to the content folder.
    """
    present: set[str] = set()
    gone: set[str] = set()
    changes: list[Change] = []
    for (commit, seconds, subject), files in _commits(tokens):
        done: dict[ChangeKind, list[str]] = {}
        for case, named in _by_case(files).items():
            kind = _kind(named, case in present)
            if kind is None:
                continue
            done.setdefault(kind, []).append(case)
            if kind is ChangeKind.WITHDRAWN:
                present.discard(case)
                gone.add(case)
            else:
                present.add(case)
                gone.discard(case)
        when = _moment(int(seconds))
        told, _ = privacy.mask(CONTROL.sub("", subject))
        changes += [
            Change(commit, when, told, kind, tuple(sorted(done[kind])))
            for kind in ChangeKind
            if kind in done
        ]
    return History(State.KNOWN, tuple(reversed(changes)), tuple(sorted(gone)))


def _kind(files: dict[str, str], there: bool) -> ChangeKind | None:
    """What was done to a case whose files have these letters of git's; nothing it knows of."""
    proposal = files.get(PROPOSAL_FILE)
    if proposal == "D":
        return ChangeKind.WITHDRAWN if there else None
    if not there:
        return ChangeKind.ADDED if proposal else None
    if proposal is None and set(files.values()) == {"A"}:
        return ChangeKind.REPLIED
    return ChangeKind.CORRECTED


def _by_case(files: Iterable[tuple[str, str]]) -> dict[str, dict[str, str]]:
    cases: dict[str, dict[str, str]] = {}
    for letter, path in files:
        found = _FILE.fullmatch(path)
        if found:
            cases.setdefault(found["case"], {})[found["name"]] = letter
    return cases


def _commits(
    tokens: Iterable[str],
) -> Iterator[tuple[tuple[str, str, str], list[tuple[str, str]]]]:
    """Fields of each commit, and the letters and paths of its files."""
    head: tuple[str, str, str] | None = None
    files: list[tuple[str, str]] = []
    letter = ""
    for token in tokens:
        if letter:
            files.append((letter, token))
            letter = ""
        elif token.startswith(COMMIT):
            if head:
                yield head, files
            commit, seconds, subject = token[1:].split(FIELD, 2)
            head, files = (commit, seconds, subject), []
        else:
            letter = token.strip()[:1]
    if head:
        yield head, files


def _moment(seconds: int) -> str:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
