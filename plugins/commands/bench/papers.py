"""The record as other generators get it: its own files, and what they cannot work out of them.

A peer reads the files that an editor wrote and works out the words of its pages itself. Given
are only the keys of the lists that hold a case, since a generator's taxonomies take their
terms from files and know nothing of aliases, and the keys of related cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from proposals import casetree, corpus, indexes
from proposals.analysis.related import Related
from proposals.case import PROPOSALS, Case
from proposals.indexes import Subject, Year
from proposals.registry import Registry

WAYS: Final = ("departments", "topics", "movers", "jurisdictions", "sessions", "years")
"""Folders of the lists that lead to cases; each name in them has pages of its own."""

PROPOSAL: Final = "proposal.md"


@dataclass(frozen=True, slots=True)
class Paper:
    """One case as a peer gets it.

    Attributes:
        key: ``<place>/<id>``; its page is ``proposals/<key>.html`` with every generator.
        files: name -> text as it stands in the record; ``PROPOSAL`` comes first.
        lists: way -> keys of the lists that hold the case: ``yangli-jia/jiaoyu`` of
            ``departments`` has the pages ``departments/yangli-jia/jiaoyu/`` with every peer.
        related: keys of the cases that stand nearest to it.
    """

    key: str
    files: dict[str, str]
    lists: dict[str, list[str]]
    related: list[str]


class Papers:
    """The cases of a record, each read when it is asked for.

    Args:
        content: the record.

    Attributes:
        keys: of all cases, in the order of the record.
        lists: key -> way -> keys of the lists that hold the case.
        names: file name without ending -> slugs with their names, as ``registry/`` has them.
    """

    def __init__(self, content: Path) -> None:
        self._content = content
        record = corpus.load(content)
        self._cases = {case.key: case for case in record.cases}
        self._related = Related(record, indexes.build(record))
        self.keys = list(self._cases)
        self.lists = {key: _lists(case) for key, case in self._cases.items()}
        self.names = _names(record.registry)

    def paper(self, key: str) -> Paper:
        """A case.

        Raises:
            KeyError: there is none of this key.
        """
        related = [case.key for case in self._related.of(self._cases[key])]
        folder = self._content / PROPOSALS / key
        names = casetree.file_names(str(folder))
        files = {name: (folder / name).read_text("utf-8") for name in names}
        return Paper(key, files, self.lists[key], related)

    def __iter__(self) -> Iterator[Paper]:
        """All cases in order."""
        return map(self.paper, self.keys)


def _lists(case: Case) -> dict[str, list[str]]:
    session = indexes.session(case)
    subjects: dict[str, Iterable[Subject]] = {
        "departments": case.departments,
        "topics": case.topics,
        "movers": [indexes.person(case, mover) for mover in case.proposal.movers],
        "jurisdictions": [case.jurisdiction],
        "sessions": [session] if session else [],
        "years": [Year(case.year)] if case.year else [],
    }
    return {way: list(dict.fromkeys(map(_key, of_way))) for way, of_way in subjects.items()}


def _key(subject: Subject) -> str:
    """Of a list: the address of ours without the way's folder and without ending."""
    return indexes.address(subject).partition("/")[2].removesuffix(".html")


def _names(registry: Registry) -> dict[str, Mapping[str, Any]]:
    places = {slug: {"name": place.name} for slug, place in registry.jurisdictions.items()}
    topics = {slug: {"name": topic.name} for slug, topic in registry.topics.items()}
    departments: dict[str, dict[str, Any]] = {slug: {} for slug in places}
    for (place, slug), department in registry.departments.items():
        entry = {"name": department.name, "aliases": list(department.aliases)}
        departments[place][slug] = entry
    return {"jurisdictions": places, "departments": departments, "topics": topics}
