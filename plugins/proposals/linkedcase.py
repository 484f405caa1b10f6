"""The files of a case folder and the registry -> the case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TypeVar

from proposals.digests import digest
from proposals.documents import PROPOSAL_FILE, Document, Folder
from proposals.facts import Facts
from proposals.model import LONGEST_SLUG, Department, Record, ReplyRole
from proposals.registry import Registry
from proposals.storedcase import StoredAnswer, StoredCase

Entry = TypeVar("Entry", bound=Record)

REPLY_FILE = re.compile(
    r"reply-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*?)(?:-(?P<nth>[2-9]|[1-9][0-9]))?\.md"
)
SLUG = re.compile(rf"(?=.{{1,{LONGEST_SLUG}}}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")

_ROLE_ORDER = {
    ReplyRole.LEAD.value: 0,
    ReplyRole.SOLE.value: 1,
    ReplyRole.SEPARATE.value: 2,
    None: 3,
    ReplyRole.JOINT.value: 4,
}


class _MisfitError(Exception):
    """The files do not fit one another or the registry."""


class Linker:
    """Makes cases of folders; a name is looked up once, however many cases have it."""

    def __init__(self, root: str, registry: Registry) -> None:
        """Link cases below the folder ``root`` to the entries of a registry."""
        self._root = root
        self._place = cache(lambda slug: _marked(registry.jurisdictions.get(slug)))
        self._topic = cache(lambda slug: _marked(registry.topics.get(slug)))
        self._handler = cache(lambda place, name: _named(name, registry.department(place, name)))

    def case(self, key: str, files: Folder) -> StoredCase | None:
        """The case of a folder.

        Args:
            key: ``<jurisdiction>/<id>``, its folder below the root.
            files: what is known of its files, each without fault in itself.

        Returns:
            None when the files do not fit one another or the registry; ``casefolder`` says how.
        """
        try:
            return self._case(key, files)
        except _MisfitError:
            return None

    def _case(self, key: str, files: Folder) -> StoredCase:
        slug, _, name = key.partition("/")
        if PROPOSAL_FILE not in files or not SLUG.fullmatch(name):
            raise _MisfitError
        told = {file: document.facts for file, document in files.items()}
        facts = told[PROPOSAL_FILE]
        if facts["jurisdiction"] != slug:
            raise _MisfitError
        place = self._place(slug)
        handlers = self._handlers(slug, facts.get("departments", ()))
        topics = [self._topic(topic) for topic in facts.get("topics", ())]
        answers = [
            self._answer(slug, file, files[file], said)
            for file, said in told.items()
            if file != PROPOSAL_FILE
        ]
        if len(answers) > 1:
            order = [department.slug for (_, department), _ in handlers]
            answers.sort(key=lambda answer: _order(answer, told[answer.file], order))
        answering = [self._handler(slug, told[answer.file]["department"]) for answer in answers]
        return StoredCase(
            self._root,
            key,
            files,
            answers,
            place[0],
            [entry for entry, _ in handlers],
            [topic for topic, _ in topics],
            [mark for _, mark in (place, *handlers, *answering, *topics)],
            told,
        )

    def _handlers(
        self, place: str, names: Sequence[str]
    ) -> list[tuple[tuple[str, Department], bytes]]:
        """Departments with the names they have there; one that has two counts once."""
        found = [self._handler(place, name) for name in names]
        if len(found) > 1:
            found = list({entry[0][1].slug: entry for entry in reversed(found)}.values())[::-1]
        return found

    def _answer(self, place: str, file: str, document: Document, facts: Facts) -> StoredAnswer:
        (_, department), _ = self._handler(place, facts["department"])
        slug, anchor = _reply(file)
        if department.slug != slug:
            raise _MisfitError
        return StoredAnswer(department, anchor, file, document)


def _marked(entry: Entry | None) -> tuple[Entry, bytes]:
    """An entry, and what changes with anything that the registry says of it."""
    if entry is None:
        raise _MisfitError
    return entry, digest(repr(entry).encode())


def _named(name: str, entry: Department | None) -> tuple[tuple[str, Department], bytes]:
    department, mark = _marked(entry)
    return (name, department), mark


@lru_cache(maxsize=4096)
def _reply(file: str) -> tuple[str, str]:
    """Slug of the department in the name of a reply's file, and the reply's anchor."""
    match = REPLY_FILE.fullmatch(file)
    if match is None:
        raise _MisfitError
    nth = match["nth"]
    return match["slug"], f"reply-{match['slug']}" + (f"--{nth}" if nth else "")


def _order(answer: StoredAnswer, facts: Facts, printed: list[str]) -> tuple[int, int, str, int]:
    """Lead first, then sole, separate, unknown and joint; in printed order."""
    slug = answer.department.slug
    at = printed.index(slug) if slug in printed else len(printed)
    nth = answer.anchor.partition("--")[2]
    return (_ROLE_ORDER[facts.get("role")], at, slug, int(nth or 1))
