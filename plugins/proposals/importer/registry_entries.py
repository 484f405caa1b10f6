"""Entries of the registry that a document needs, proposed for an editor to review."""

from __future__ import annotations

import tempfile
from pathlib import Path

from proposals import registry as registries
from proposals.importer import places, registry_growth
from proposals.importer.assemble import Draft
from proposals.importer.files import replace_file
from proposals.model import Proposal, Reply
from proposals.problems import Problem, ProblemsError
from proposals.registry import Registry


def propose(
    draft: Draft, folder: Path, registry: Registry, proposal: Proposal, replies: list[Reply]
) -> list[Path]:
    """Propose entries for a place, departments or topics that the registry does not know.

    The files are grown in a copy and take effect only when all of it loads.

    Args:
        draft: what was read.
        folder: the registry's folder, written to.
        registry: what it holds now.
        proposal: the draft's proposal.
        replies: the draft's replies.

    Returns:
        The files that got an entry.

    Raises:
        ProblemsError: a department's name gives no address that is free.
        OSError: a file cannot be written.
    """
    names = dict.fromkeys([*proposal.departments, *(reply.department for reply in replies)])
    place = proposal.jurisdiction
    new_names = [name for name in names if registry.department(place, name) is None]
    new_topics = [slug for slug in draft.topics if slug not in registry.topics]
    known = registry.jurisdictions.get(place)
    if known and not new_topics and not new_names:
        return []
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        for name in (registries.JURISDICTIONS, registries.DEPARTMENTS, registries.TOPICS):
            if text := registry_growth.read(folder / name):
                (copy / name).write_text(text, "utf-8")
        if known is None:
            _add_place(draft, copy)
        now = registry if known else registries.load(copy)
        for name in new_names:
            now = _with_department(draft, copy, now, place, name)
        for slug in new_topics:
            _add_topic(copy, slug, draft.topics[slug])
        grown = [
            (folder / file.name, text)
            for file in sorted(copy.iterdir())
            if (text := file.read_text("utf-8")) != registry_growth.read(folder / file.name)
        ]
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in grown:
        replace_file(path, text)
    return [path for path, _ in grown]


def _add_place(draft: Draft, folder: Path) -> None:
    assert draft.place is not None  # noqa: S101  (the jurisdiction comes from it)
    path = folder / registries.JURISDICTIONS
    text = registry_growth.read(path)
    place = draft.place
    path.write_text(registry_growth.with_jurisdiction(text, place.slug, place.name), "utf-8")


def _add_topic(folder: Path, slug: str, name: str) -> None:
    path = folder / registries.TOPICS
    path.write_text(registry_growth.with_topic(registry_growth.read(path), slug, name), "utf-8")


def _with_department(
    draft: Draft, folder: Path, registry: Registry, slug: str, name: str
) -> Registry:
    """A name that is not known yet becomes an alias of a department that is, or an entry."""
    if registry.department(slug, name):
        return registry
    place = registry.jurisdictions[slug]
    path = folder / registries.DEPARTMENTS
    text = registry_growth.read(path)
    for entry in registry.departments.values():
        if entry.jurisdiction == slug and places.same_department(entry.name, name, place):
            path.write_text(registry_growth.with_alias(text, slug, entry.slug, name), "utf-8")
            return registries.load(folder)
    made = places.slug_of(places.bare(name, place))
    if not made or (slug, made) in registry.departments:
        message = f"was not written: add {name!r} to {registries.DEPARTMENTS} under {slug!r}"
        raise ProblemsError([Problem(Path(draft.original.source), draft.original.row, message)])
    official = places.full_name(name, place)
    path.write_text(registry_growth.with_department(text, slug, made, official), "utf-8")
    return _with_department(draft, folder, registries.load(folder), slug, name)
