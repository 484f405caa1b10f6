"""Names and aliases -> one jurisdiction, one department, one topic.

Read from three files in content/registry/. A slug is the part of an address and never
changes; names and aliases are what sources print.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from proposals import frontmatter, yamltext
from proposals.model import Department, Jurisdiction, Record, Topic
from proposals.problems import Problem, ProblemsError
from proposals.validation import InvalidError, build
from proposals.yamltext import Marked, YamlError

Entry = TypeVar("Entry", bound=Record)

JURISDICTIONS = "jurisdictions.yml"
DEPARTMENTS = "departments.yml"
TOPICS = "topics.yml"


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything the record may refer to.

    Attributes:
        jurisdictions: slug -> jurisdiction.
        departments: (jurisdiction slug, slug) -> department.
        topics: slug -> topic.
    """

    jurisdictions: Mapping[str, Jurisdiction] = field(default_factory=dict)
    departments: Mapping[tuple[str, str], Department] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    _department_names: Mapping[tuple[str, str], Department] = field(default_factory=dict)
    _jurisdiction_names: Mapping[str, Jurisdiction] = field(default_factory=dict)

    def department(self, jurisdiction: str, name: str) -> Department | None:
        """The department of a place (slug) that is printed as ``name``, if it is known."""
        return self._department_names.get((jurisdiction, name))

    def jurisdiction(self, name: str) -> Jurisdiction | None:
        """The place that is printed as ``name``, if it is known."""
        return self._jurisdiction_names.get(name)


def load(folder: Path) -> Registry:
    """Read the registry files of ``folder``; a file that is not there is empty.

    Raises:
        ProblemsError: with every problem of all three files.
    """
    problems: list[Problem] = []
    jurisdictions = _section(folder / JURISDICTIONS, Jurisdiction, problems)
    topics = _section(folder / TOPICS, Topic, problems)
    departments = _departments(folder / DEPARTMENTS, jurisdictions, problems)
    if problems:
        raise ProblemsError(problems)
    return Registry(
        jurisdictions={place.slug: place for place, _ in jurisdictions},
        departments={(entry.jurisdiction, entry.slug): entry for entry, _ in departments},
        topics={topic.slug: topic for topic, _ in topics},
        _department_names={
            (entry.jurisdiction, name): entry
            for entry, _ in departments
            for name in (entry.name, *entry.aliases)
        },
        _jurisdiction_names={
            name: place for place, _ in jurisdictions for name in (place.name, *place.aliases)
        },
    )


def _section(path: Path, model: type[Entry], problems: list[Problem]) -> list[tuple[Entry, int]]:
    """Entries of a file ``slug: {name, aliases}`` with their lines; names must not clash."""
    marked = _read(path, problems)
    entries = _entries(path, marked, (), model, {}, problems)
    _refuse_clashes(path, entries, problems)
    return entries


def _departments(
    path: Path, jurisdictions: list[tuple[Jurisdiction, int]], problems: list[Problem]
) -> list[tuple[Department, int]]:
    """Entries of ``jurisdiction: {slug: {name, aliases}}``; names are unique in each place."""
    marked = _read(path, problems)
    known = {place.slug for place, _ in jurisdictions}
    result = []
    for slug in marked.value or {}:
        line = marked.line_of((slug,))
        if slug not in known:
            message = f"{slug!r} is not in {JURISDICTIONS}; add it there or correct it"
            problems.append(Problem(path, line, message))
            continue
        if not isinstance(marked.value[slug], dict):
            message = f"{slug!r} should hold departments, one `slug:` a line"
            problems.append(Problem(path, line, message))
            continue
        entries = _entries(path, marked, (slug,), Department, {"jurisdiction": slug}, problems)
        _refuse_clashes(path, entries, problems)
        result += entries
    return result


def _read(path: Path, problems: list[Problem]) -> Marked:
    if not path.exists():
        return Marked({})
    try:
        marked = yamltext.read(frontmatter.decode(path))
    except ProblemsError as error:
        problems += error.problems
        return Marked({})
    except YamlError as error:
        problems += [Problem(path, line, message) for line, message in error.faults]
        return Marked({})
    if marked.value is None:
        return Marked({})
    if not isinstance(marked.value, dict):
        problems.append(Problem(path, 1, "should hold entries, one `slug:` a line"))
        return Marked({})
    return marked


def _entries(
    path: Path,
    marked: Marked,
    at: tuple[str, ...],
    model: type[Entry],
    extra: Mapping[str, Any],
    problems: list[Problem],
) -> list[tuple[Entry, int]]:
    section = marked.value
    for key in at:
        section = section[key]
    result = []
    for slug, value in section.items():
        here = (*at, slug)
        lines = {
            place[len(here) :]: line
            for place, line in marked.lines.items()
            if place[: len(here)] == here
        }
        try:
            entry = build(model, Marked(value, lines), slug=slug, **extra)
        except InvalidError as error:
            problems += [
                Problem(path, line, f"{slug}: {message}") for line, message in error.faults
            ]
            continue
        result.append((entry, marked.line_of(here)))
    return result


def _refuse_clashes(
    path: Path, entries: Iterable[tuple[Any, int]], problems: list[Problem]
) -> None:
    owners: dict[str, tuple[str, int]] = {}
    for entry, line in entries:
        for name in (entry.name, *entry.aliases):
            if name in owners:
                slug, first = owners[name]
                message = (
                    f"{entry.slug}: the name {name!r} belongs to {slug!r} already "
                    f"(line {first}); a name means one thing"
                )
                problems.append(Problem(path, line, message))
            else:
                owners[name] = (entry.slug, line)
