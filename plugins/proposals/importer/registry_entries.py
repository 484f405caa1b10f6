"""Entries of the registry that a document needs, proposed for an editor to review."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from proposals import registry as registries
from proposals.importer import places, registry_growth
from proposals.importer.assemble import Draft
from proposals.importer.files import replace_file
from proposals.importer.registry_growth import (
    with_alias,
    with_department,
    with_jurisdiction,
    with_topic,
)
from proposals.model import Department, Jurisdiction, Proposal, Reply, Topic
from proposals.problems import Problem, ProblemsError
from proposals.registry import Registry
from proposals.yamltext import YamlError


def propose(
    draft: Draft, folder: Path, registry: Registry, proposal: Proposal, replies: list[Reply]
) -> tuple[list[Path], Registry]:
    """Propose entries for a place, departments or topics that the registry does not know.

    Args:
        draft: what was read.
        folder: the registry's folder, written to.
        registry: what it holds now.
        proposal: the draft's proposal.
        replies: the draft's replies.

    Returns:
        The files that got an entry, and the registry with it.

    Raises:
        ProblemsError: a department's name gives no address.
        OSError: a file cannot be written.
    """
    names = dict.fromkeys([*proposal.departments, *(reply.department for reply in replies)])
    place = proposal.jurisdiction
    new_names = [name for name in names if registry.department(place, name) is None]
    new_topics = [slug for slug in draft.topics if slug not in registry.topics]
    if place in registry.jurisdictions and not new_topics and not new_names:
        return [], registry
    files = _Files(folder)
    if place not in registry.jurisdictions:
        assert draft.place is not None  # noqa: S101  (the jurisdiction comes from it)
        files.change(registries.JURISDICTIONS, with_jurisdiction, place, draft.place.name)
        registry = _with_place(registry, place, draft.place.name)
    for name in new_names:
        try:
            registry = _with_department(files, registry, place, name)
        except YamlError as error:
            raise ProblemsError([_by_hand(draft, name, place)]) from error
    for slug in new_topics:
        files.change(registries.TOPICS, with_topic, slug, draft.topics[slug])
        topics = {**registry.topics, slug: Topic(slug=slug, name=draft.topics[slug])}
        registry = replace(registry, topics=topics)
    return files.write(), registry


class _Files:
    """Registry files with what is to be added, written when all of it is known."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: dict[str, str] = {}

    def change(self, name: str, how: Callable[..., str], *entry: str) -> None:
        """Put an entry into a file's text."""
        text = self._texts.get(name)
        text = registry_growth.read(self._folder / name) if text is None else text
        self._texts[name] = how(text, *entry)

    def write(self) -> list[Path]:
        """Write the files, and say which."""
        self._folder.mkdir(parents=True, exist_ok=True)
        paths = {self._folder / name: text for name, text in sorted(self._texts.items())}
        for path, text in paths.items():
            replace_file(path, text)
        return list(paths)


def _with_place(registry: Registry, slug: str, name: str) -> Registry:
    place = Jurisdiction(slug=slug, name=name)
    return replace(
        registry,
        jurisdictions={**registry.jurisdictions, slug: place},
        _jurisdiction_names={name: place, **registry._jurisdiction_names},
    )


def _with_department(files: _Files, registry: Registry, slug: str, name: str) -> Registry:
    """A name that is not known yet becomes an alias of a department that is, or an entry."""
    if registry.department(slug, name):
        return registry
    place = registry.jurisdictions[slug]
    official = places.full_name(name, place)
    same = registry.department(slug, official) or next(
        (
            entry
            for entry in registry.departments.values()
            if entry.jurisdiction == slug and places.same_department(entry.name, name, place)
        ),
        None,
    )
    if same:
        files.change(registries.DEPARTMENTS, with_alias, slug, same.slug, name)
        grown = same.model_copy(update={"aliases": (*same.aliases, name)})
        return registries.with_department(registry, grown)
    made = _free(places.slug_of(places.bare(name, place)), slug, registry)
    if made is None:
        raise YamlError([(0, f"{name!r} gives no address")])
    files.change(registries.DEPARTMENTS, with_department, slug, made, official)
    entry = Department(jurisdiction=slug, slug=made, name=official)
    registry = registries.with_department(registry, entry)
    return _with_department(files, registry, slug, name)


def _by_hand(draft: Draft, name: str, place: str) -> Problem:
    message = f"was not written: add {name!r} to {registries.DEPARTMENTS} under {place!r}"
    return Problem(Path(draft.original.source), draft.original.row, message)


def _free(made: str, place: str, registry: Registry) -> str | None:
    """A slug that no department of the place has; names that sound alike get a letter each."""
    if not made:
        return None
    slugs = (made, *(f"{made}-{letter}" for letter in string.ascii_lowercase[1:]))
    return next((slug for slug in slugs if (place, slug) not in registry.departments), None)
