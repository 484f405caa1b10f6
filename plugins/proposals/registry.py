"""Names and aliases -> one jurisdiction, one department, one topic.

Read from files in content/registry/. A slug is the part of an address and never
changes; names and aliases are what sources print. A fourth file there says which cases were
withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from proposals import frontmatter, privacy, yamltext
from proposals.model import Department, Jurisdiction, Record, Topic, Withdrawn
from proposals.problems import UNREADABLE, Problem, ProblemsError
from proposals.validation import InvalidError, build
from proposals.yamltext import KeyPath, Marked, YamlError

Entry = TypeVar("Entry", bound=Record)

REGISTRY = "registry"
"""Folder of these files in content/."""

JURISDICTIONS = "jurisdictions.yml"
DEPARTMENTS = "departments.yml"
TOPICS = "topics.yml"
WITHDRAWN = "withdrawn.yml"

_ALIKE = 0.75
"""topics.yaml is topics.yml misspelt, and topic.yml too; notes.yml is not."""

_SHORTEST_NAME = 3
"""Characters of a department's name without its place; shorter ones (政府) name many."""


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything the record may refer to.

    Attributes:
        jurisdictions: slug -> jurisdiction.
        departments: (jurisdiction slug, slug) -> department.
        topics: slug -> topic.
        withdrawn: ``<jurisdiction>/<id>`` -> a case that was published and is no longer.
        unsure: names of the files in which an entry cannot be read, so that a name which is not
            here may stand there all the same.
    """

    jurisdictions: Mapping[str, Jurisdiction] = field(default_factory=dict)
    departments: Mapping[tuple[str, str], Department] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    withdrawn: Mapping[str, Withdrawn] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()
    _department_names: Mapping[tuple[str, str], Department] = field(default_factory=dict)
    _jurisdiction_names: Mapping[str, Jurisdiction] = field(default_factory=dict)

    def department(self, jurisdiction: str, name: str) -> Department | None:
        """The department of a place (slug) that is printed as ``name``, if it is known."""
        return self._department_names.get((jurisdiction, name))

    def jurisdiction(self, name: str) -> Jurisdiction | None:
        """The place that is printed as ``name``, if it is known."""
        return self._jurisdiction_names.get(name)

    def topic(self, name: str) -> Topic | None:
        """The topic with a name or alias, if it is known."""
        return next((one for one in self.topics.values() if name in (one.name, *one.aliases)), None)


def load(folder: Path) -> Registry:
    """Read the registry files of ``folder``; a file that is not there is empty.

    Raises:
        ProblemsError: with every problem of all of them.
    """
    registry, problems = survey(folder)
    if problems:
        raise ProblemsError(problems)
    return registry


def survey(folder: Path) -> tuple[Registry, list[Problem]]:
    """What can be read of the registry, and every problem of its files."""
    jurisdictions = _File(folder / JURISDICTIONS)
    departments = _File(folder / DEPARTMENTS)
    topics = _File(folder / TOPICS)
    withdrawn = _File(folder / WITHDRAWN)
    files = (jurisdictions, departments, topics, withdrawn)
    places = jurisdictions.entries((), Jurisdiction)
    offices = _departments(departments, jurisdictions, places)
    subjects = topics.entries((), Topic)
    gone = withdrawn.entries((), Withdrawn, key="case")
    registry = Registry(
        jurisdictions={place.slug: place for place in places},
        departments={(entry.jurisdiction, entry.slug): entry for entry in offices},
        topics={topic.slug: topic for topic in subjects},
        withdrawn={one.case: one for one in gone},
        unsure=frozenset(file.path.name for file in files if file.unsure),
        _department_names=_department_names(places, offices),
        _jurisdiction_names={
            name: place for place in places for name in (place.name, *place.aliases)
        },
    )
    problems = [problem for file in files for problem in file.problems]
    return registry, [*problems, *_misspelt(folder, [file.path.name for file in files])]


def _misspelt(folder: Path, names: Sequence[str]) -> Iterator[Problem]:
    """Files that are not read, where the one is missing that they may have been meant to be."""
    there = [path.name for path in sorted(folder.iterdir())] if folder.is_dir() else []
    others = [name for name in there if name not in names]
    if not others:
        return
    # Imported here: a build needs it but where something is wrong.
    from difflib import get_close_matches

    for name in names:
        if name not in there and (near := get_close_matches(name, others, 1, _ALIKE)):
            yield Problem(folder / near[0], 0, f"is not read; name it {name}")


def with_department(registry: Registry, entry: Department) -> Registry:
    """The registry with one more department, or with another reading of one that it has.

    Costs a copy of the names, and not the files: an import adds hundreds.

    Args:
        registry: holds the department's place.
        entry: the department; it takes the place of the one with its slug.
    """
    place = entry.jurisdiction
    old = registry.departments.get((place, entry.slug))
    names = dict(registry._department_names)
    own = (entry.name, *entry.aliases)
    for name in own:
        names[place, name] = entry
    for name in own:
        for form in _with_and_without(registry.jurisdictions[place], name):
            if names.setdefault((place, form), entry) is old:
                names[place, form] = entry
    departments = {**registry.departments, (place, entry.slug): entry}
    return replace(registry, departments=departments, _department_names=names)


def withdrawals(folder: Path, registry: Registry, cases: Collection[str]) -> list[Problem]:
    """What is wrong with the withdrawn cases, beside those that are there.

    Args:
        folder: of the registry's files.
        registry: what was read of them.
        cases: ``<jurisdiction>/<id>`` of every case folder.
    """
    faults: dict[KeyPath, str] = {}
    for key, one in registry.withdrawn.items():
        if key in cases:
            faults[(key,)] = f"{key} is withdrawn, but its folder is still there; remove one"
        elif key.split("/")[0] not in registry.jurisdictions:
            faults[(key,)] = f"{key.split('/')[0]!r} is not in {JURISDICTIONS}; correct the case"
        if one.instead and one.instead not in cases:
            message = f"{key}: instead of it {one.instead!r} is named, which is not there"
            faults[(key, "instead")] = f"{message}; correct it"
    if not faults:
        return []
    marked = _File(folder / WITHDRAWN).marked
    return [
        Problem(folder / WITHDRAWN, marked.line_of(at), message) for at, message in faults.items()
    ]


def _department_names(
    places: Iterable[Jurisdiction], departments: Iterable[Department]
) -> dict[tuple[str, str], Department]:
    """Every name a department is printed under: its own, then those with and without the place.

    财政局, 市财政局 and 东莞市财政局 are one department of 东莞市. A name that the registry gives
    to another department stays with that one.
    """
    known = {place.slug: place for place in places}
    departments = list(departments)
    names = {
        (entry.jurisdiction, name): entry
        for entry in departments
        for name in (entry.name, *entry.aliases)
    }
    for entry in departments:
        place = known.get(entry.jurisdiction)
        if place is None:
            continue
        for name in (entry.name, *entry.aliases):
            for form in _with_and_without(place, name):
                names.setdefault((entry.jurisdiction, form), entry)
    return names


def _with_and_without(place: Jurisdiction, name: str) -> Iterator[str]:
    unit = place.name[-1]
    prefixes = sorted({place.name, *place.aliases, unit}, key=lambda item: (-len(item), item))
    bare = next((name.removeprefix(item) for item in prefixes if name.startswith(item)), name)
    if len(bare) >= _SHORTEST_NAME:
        yield from (bare, *(prefix + bare for prefix in prefixes))


def _departments(file: _File, jurisdictions: _File, places: list[Jurisdiction]) -> list[Department]:
    """Entries of ``jurisdiction: {slug: {name, aliases}}``; names are unique in each place."""
    known = {place.slug for place in places}
    result = []
    for slug, value in file.marked.value.items():
        if slug not in known and not jurisdictions.unsure:
            file.report((slug,), f"{slug!r} is not in {JURISDICTIONS}; add it there or correct it")
            continue
        if not isinstance(value, dict):
            file.unsure = True
            file.report((slug,), f"{slug!r} should hold departments, one `slug:` a line")
            continue
        result += file.entries((slug,), Department, jurisdiction=slug)
    return result


class _File:
    """One registry file, and what is wrong with it.

    Attributes:
        unsure: whether something in it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.unsure = False
        self.marked = self._read()

    def report(self, at: KeyPath, message: str) -> None:
        self.problems.append(Problem(self.path, self.marked.line_of(at), message))

    def entries(
        self, at: KeyPath, model: type[Entry], key: str = "slug", **extra: str
    ) -> list[Entry]:
        """Entries of the mapping ``slug: {name, aliases}`` at a place; names must not clash.

        ``key`` is the field that the slug becomes.
        """
        section = self.marked.part(at).value
        result = []
        owners: dict[str, tuple[str, int]] = {}
        for slug in section:
            here = (*at, slug)
            try:
                entry = build(model, self.marked.part(here), **{key: slug}, **extra)
            except InvalidError as error:
                self.unsure = True
                self._fault([(line, f"{slug}: {message}") for line, message in error.faults])
                continue
            result.append(entry)
            self._refuse_clashes(here, owners)
        return result

    def _refuse_clashes(self, here: KeyPath, owners: dict[str, tuple[str, int]]) -> None:
        slug = str(here[-1])
        named = self.marked.part(here)
        for place, name in [*named.texts("name"), *named.texts("aliases")]:
            at = (*here, *place)
            if name in owners:
                owner, first = owners[name]
                message = (
                    f"{slug}: the name {name!r} belongs to {owner!r} already (line {first}); "
                    "a name means one thing: keep one"
                )
                self.report(at, message)
            else:
                owners[name] = (slug, self.marked.line_of(at))

    def _read(self) -> Marked:
        """The entries of the file; a file that is not there has none."""
        nothing = Marked({})
        try:
            text = frontmatter.decode(self.path)
            self.problems += privacy.problems(self.path, text)
            marked = yamltext.read(text)
        except FileNotFoundError:
            if not self.path.is_symlink():
                return nothing
            self._fault([(0, UNREADABLE)])
        except OSError as error:
            self._fault([(0, f"cannot be read ({error.strerror}); it should be a text file")])
        except ProblemsError as error:
            self.problems += error.problems
        except YamlError as error:
            self._fault(error.faults)
            if error.marked is not None and isinstance(error.marked.value, dict):
                return error.marked
        else:
            if isinstance(marked.value, dict):
                return marked
            if marked.value is None:
                return nothing
            self._fault([(1, "should hold entries, one `slug:` a line")])
        self.unsure = True
        return nothing

    def _fault(self, faults: Iterable[tuple[int, str]]) -> None:
        self.problems += [Problem(self.path, line, message) for line, message in faults]
