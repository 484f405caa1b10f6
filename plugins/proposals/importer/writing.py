"""Drafts -> case folders. Nothing half-written, nothing of an editor's overwritten."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from proposals import case, casefolder, frontmatter, identity
from proposals import registry as registries
from proposals import text as chinese
from proposals.importer import citation, places, registry_growth
from proposals.importer.assemble import Draft
from proposals.model import Proposal, Reply
from proposals.problems import Problem, ProblemsError
from proposals.registry import Registry


class State(StrEnum):
    """What happened to a file."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """It is there already and says something else: an editor's work, left as it is."""
    PROPOSED = "proposed"
    """A registry file that got an entry to review."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file of the content tree and what happened to it."""

    path: Path
    state: State


def write(draft: Draft, content: Path, registry: Registry) -> list[Outcome]:
    """Write the case folder of a draft.

    Args:
        draft: what was read.
        content: root of the content tree.
        registry: the registry of that tree.

    Returns:
        Every file of the case and of the registry with what happened to it.

    Raises:
        ProblemsError: a required field is missing, or the address belongs to another case.
        OSError: a file cannot be written.
    """
    _refuse_incomplete(draft)
    proposal = Proposal.model_validate(draft.proposal)
    replies = [Reply.model_validate(reply) for reply in draft.replies]
    folder = content / case.PROPOSALS / proposal.jurisdiction / case_id(proposal)
    _refuse_foreign(draft, folder, proposal)
    grown = _grow(draft, content, registry, proposal, replies)
    registry = registries.load(content / registries.REGISTRY) if grown else registry
    return [*grown, *_write_case(folder, proposal, replies, registry)]


def case_id(proposal: Proposal) -> str:
    """Folder of a case; one that has no number of its own is known by its title."""
    made = identity.case_id(
        proposal.kind, proposal.term, proposal.session, proposal.number, proposal.year
    )
    if made:
        return made
    told = f"{proposal.number or ''}{chinese.fold(proposal.title)}"
    return f"{proposal.kind.value}-{hashlib.sha256(told.encode()).hexdigest()[:10]}"


def _refuse_incomplete(draft: Draft) -> None:
    source, row = Path(draft.original.source), draft.original.row
    problems = [
        Problem(source, row, f"was not written: the {name} is not known; {_remedy(name, row)}")
        for name in ("title", "kind", "jurisdiction")
        if draft.proposal.get(name) is None
    ]
    problems += [
        Problem(
            source, row, f"was not written: reply {index} names no department; write it above it"
        )
        for index, reply in enumerate(draft.replies, start=1)
        if reply.get("department") is None
    ]
    if problems:
        raise ProblemsError(problems)


def _remedy(name: str, row: int) -> str:
    if row:
        return "fill its cell, or say it for all rows with --set"
    if name == "jurisdiction":
        return "say it with --jurisdiction SLUG"
    return "add a line with its label to the text"


def _refuse_foreign(draft: Draft, folder: Path, proposal: Proposal) -> None:
    """One address never holds two cases."""
    path = folder / casefolder.PROPOSAL_FILE
    if not path.exists():
        return
    there = frontmatter.read(path, Proposal).document
    if not citation.same_title(there.title, proposal.title):
        message = (
            f"was not written: {folder} holds another case ({there.title}); "
            "correct the number there or here"
        )
        raise ProblemsError([Problem(Path(draft.original.source), draft.original.row, message)])


# Registry


def _grow(
    draft: Draft, content: Path, registry: Registry, proposal: Proposal, replies: list[Reply]
) -> list[Outcome]:
    """Propose entries for a place, departments or topics that the registry does not know.

    The files are grown in a copy and take effect only when all of it loads.
    """
    names = [*proposal.departments, *(reply.department for reply in replies)]
    known = registry.jurisdictions.get(proposal.jurisdiction)
    new_topics = [slug for slug in draft.topics if slug not in registry.topics]
    if known and not new_topics and all(registry.department(known.slug, name) for name in names):
        return []
    folder = content / registries.REGISTRY
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        for name in (registries.JURISDICTIONS, registries.DEPARTMENTS, registries.TOPICS):
            if text := registry_growth.read(folder / name):
                (copy / name).write_text(text, "utf-8")
        if known is None:
            _add_place(draft, copy)
        for name in names:
            _add_department(draft, copy, proposal.jurisdiction, name)
        for slug in new_topics:
            _add_topic(copy, slug, draft.topics[slug])
        grown = [
            (folder / file.name, text)
            for file in sorted(copy.iterdir())
            if (text := file.read_text("utf-8")) != registry_growth.read(folder / file.name)
        ]
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in grown:
        _replace(path, text)
    return [Outcome(path, State.PROPOSED) for path, _ in grown]


def _add_place(draft: Draft, folder: Path) -> None:
    assert draft.place is not None  # noqa: S101  (the jurisdiction comes from it)
    path = folder / registries.JURISDICTIONS
    text = registry_growth.read(path)
    place = draft.place
    path.write_text(registry_growth.with_jurisdiction(text, place.slug, place.name), "utf-8")


def _add_topic(folder: Path, slug: str, name: str) -> None:
    path = folder / registries.TOPICS
    path.write_text(registry_growth.with_topic(registry_growth.read(path), slug, name), "utf-8")


def _add_department(draft: Draft, folder: Path, slug: str, name: str) -> None:
    """A name that is not known yet becomes an alias of a department that is, or an entry."""
    registry = registries.load(folder)
    if registry.department(slug, name):
        return
    place = registry.jurisdictions[slug]
    path = folder / registries.DEPARTMENTS
    text = registry_growth.read(path)
    for entry in registry.departments.values():
        if entry.jurisdiction == slug and places.same_department(entry.name, name, place):
            path.write_text(registry_growth.with_alias(text, slug, entry.slug, name), "utf-8")
            return
    made = places.slug_of(places.bare(name, place))
    if not made or (slug, made) in registry.departments:
        message = f"was not written: add {name!r} to {registries.DEPARTMENTS} under {slug!r}"
        raise ProblemsError([Problem(Path(draft.original.source), draft.original.row, message)])
    official = places.full_name(name, place)
    path.write_text(registry_growth.with_department(text, slug, made, official), "utf-8")
    _add_department(draft, folder, slug, name)


# Files


def _write_case(
    folder: Path, proposal: Proposal, replies: list[Reply], registry: Registry
) -> list[Outcome]:
    files = dict(_files(folder, proposal, replies, registry))
    if not folder.exists():
        _write_folder(folder, files)
        return [Outcome(folder / name, State.WRITTEN) for name in files]
    return [_write_file(folder / name, text) for name, text in files.items()]


def _files(
    folder: Path, proposal: Proposal, replies: list[Reply], registry: Registry
) -> Iterator[tuple[str, str]]:
    yield casefolder.PROPOSAL_FILE, frontmatter.write(proposal)
    elsewhere = _from_elsewhere(folder / casefolder.PROPOSAL_FILE, proposal)
    count: Counter[str] = Counter()
    for reply in replies:
        department = registry.department(proposal.jurisdiction, reply.department)
        assert department is not None  # noqa: S101  (the registry was grown by it)
        count[department.slug] += 1
        nth = count[department.slug]
        name = f"reply-{department.slug}{f'-{nth}' if nth > 1 else ''}.md"
        if elsewhere:
            reply = reply.model_copy(update={"source": proposal.source})
        yield name, frontmatter.write(reply)


def _from_elsewhere(path: Path, proposal: Proposal) -> bool:
    """Whether the case is known already from another document: then replies name their own."""
    if not path.exists():
        return False
    there = frontmatter.read(path, Proposal).document.source
    own = proposal.source
    return bool(own and there and there.sha256 and own.sha256 != there.sha256)


def _write_folder(folder: Path, files: dict[str, str]) -> None:
    """All files or none: they become a case by one rename."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=".importing-", dir=folder.parent))
    try:
        for name, text in files.items():
            (temporary / name).write_bytes(text.encode())
        temporary.chmod(0o755)
        temporary.rename(folder)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _write_file(path: Path, text: str) -> Outcome:
    if not path.exists():
        _replace(path, text)
        return Outcome(path, State.WRITTEN)
    same = path.read_bytes() == text.encode()
    return Outcome(path, State.UNCHANGED if same else State.KEPT)


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=".importing-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
