"""The files of a case folder and the registry -> the case."""

from __future__ import annotations

import re
from pathlib import Path

from proposals.digests import digest
from proposals.documents import PROPOSAL_FILE, Folder
from proposals.model import Record, ReplyRole
from proposals.registry import Registry
from proposals.storedcase import StoredAnswer, StoredCase

REPLY_FILE = re.compile(r"reply-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*?)(?:-(?P<nth>[2-9]))?\.md")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_ROLE_ORDER = {
    ReplyRole.LEAD.value: 0,
    ReplyRole.SOLE.value: 1,
    ReplyRole.SEPARATE.value: 2,
    None: 3,
    ReplyRole.JOINT.value: 4,
}


class Marks:
    """Digests of registry entries, each worked out once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Record, bytes]] = {}

    def of(self, entry: Record) -> bytes:
        """Changes with anything that the registry says of the entry."""
        known = self._known.get(id(entry))
        if known is None:
            # The entry is kept too: an id may be given again to what comes after it.
            known = self._known[id(entry)] = (entry, digest(repr(entry).encode()))
        return known[1]


def link(folder: Path, files: Folder, registry: Registry, marks: Marks) -> StoredCase | None:
    """The case of a folder.

    Args:
        folder: ``…/<jurisdiction>/<id>``.
        files: what is known of its files, each without fault in itself.
        registry: what their names refer to.
        marks: digests of its entries.

    Returns:
        None when the files do not fit one another or the registry; ``casefolder`` says how.
    """
    place = registry.jurisdictions.get(folder.parent.name)
    if place is None or PROPOSAL_FILE not in files or not SLUG.fullmatch(folder.name):
        return None
    facts = files[PROPOSAL_FILE].facts
    printed = [
        (name, registry.department(place.slug, name)) for name in facts.get("departments", ())
    ]
    topics = [registry.topics.get(slug) for slug in facts.get("topics", ())]
    answers = [
        _answer(name, files, registry, place.slug) for name in files if name != PROPOSAL_FILE
    ]
    handlers = [(name, department) for name, department in printed if department]
    subjects = [topic for topic in topics if topic]
    known = [answer for answer in answers if answer]
    named = len(printed) + len(topics) + len(answers)
    found = len(handlers) + len(subjects) + len(known)
    if found < named or facts["jurisdiction"] != place.slug:
        return None
    order = [department.slug for _, department in handlers]
    known.sort(key=lambda answer: _place(answer, order))
    entries = [place, *(entry for _, entry in handlers), *(answer.department for answer in known)]
    names = (marks.of(entry) for entry in (*entries, *subjects))
    return StoredCase(folder, files, known, place, handlers, subjects, names)


def _answer(file: str, files: Folder, registry: Registry, place: str) -> StoredAnswer | None:
    match = REPLY_FILE.fullmatch(file)
    facts = files[file].facts
    department = registry.department(place, facts["department"])
    if match is None or department is None or department.slug != match["slug"]:
        return None
    nth = match["nth"]
    anchor = f"reply-{department.slug}" + (f"--{nth}" if nth else "")
    return StoredAnswer(department, anchor, facts, file)


def _place(answer: StoredAnswer, printed: list[str]) -> tuple[int, int, str]:
    """Lead first, then sole, separate, unknown and joint; in printed order."""
    slug = answer.department.slug
    at = printed.index(slug) if slug in printed else len(printed)
    return (_ROLE_ORDER[answer.facts.get("role")], at, answer.anchor)
