"""Drafts -> case folders. Nothing half-written, nothing of an editor's overwritten."""

from __future__ import annotations

import hashlib
import os
import re
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
from proposals.importer import citation, linking, merging, places, registry_growth
from proposals.importer.assemble import Draft
from proposals.importer.linking import CaseBook
from proposals.model import Proposal, Reply
from proposals.problems import Problem, ProblemsError
from proposals.registry import Registry

_OF_REPLY = re.compile(r"reply\[(?P<index>\d+)\]\.")
_ONE_LINE = dict.fromkeys((*range(32), 127, 8232, 8233), " ")


class State(StrEnum):
    """What happened to a file."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """It is there already and says something else: an editor's work, left as it is."""
    JOINED = "joined"
    """It was there already and got what this document adds, or a question where they differ."""
    KNOWN = "known"
    """The same letter is there already; this is a copy or a repost of it."""
    PROPOSED = "proposed"
    """A registry file that got an entry to review."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file of the content tree and what happened to it."""

    path: Path
    state: State


def write(
    draft: Draft, content: Path, registry: Registry, book: CaseBook | None = None
) -> list[Outcome]:
    """Write a draft into the tree: a new case folder, or into the case that it belongs to.

    Args:
        draft: what was read.
        content: root of the content tree.
        registry: the registry of that tree.
        book: the cases of that tree; one for many drafts saves reading them again.

    Returns:
        Every file of the case and of the registry with what happened to it.

    Raises:
        ProblemsError: a required field is missing, or the address belongs to another case.
        OSError: a file cannot be written.
    """
    _refuse_incomplete(draft)
    proposal, replies = _documents(draft)
    book = book or CaseBook(content)
    own = content / case.PROPOSALS / proposal.jurisdiction / case_id(proposal)
    folder = book.folder(proposal) or own
    _refuse_foreign(draft, folder, proposal)
    grown = _grow(draft, content, registry, proposal, replies)
    registry = registries.load(content / registries.REGISTRY) if grown else registry
    outcomes = _write_case(folder, proposal, replies, registry)
    book.note(folder, frontmatter.read(folder / casefolder.PROPOSAL_FILE, Proposal).document)
    return [*grown, *outcomes]


def _documents(draft: Draft) -> tuple[Proposal, list[Reply]]:
    """The draft as documents, each with the questions that are its own."""
    asked: dict[int | None, list[str]] = {}
    for question in draft.questions:
        match = _OF_REPLY.match(question.field)
        name = question.field[match.end() :] if match else question.field
        where = f" (line {question.line})" if question.line else ""
        told = f"{name}: {question.message}{where}".translate(_ONE_LINE).strip()
        asked.setdefault(int(match["index"]) if match else None, []).append(told)
    proposal = Proposal.model_validate({**draft.proposal, "review": asked.get(None, ())})
    replies = [
        Reply.model_validate({**reply, "review": asked.get(index, ())})
        for index, reply in enumerate(draft.replies)
    ]
    return proposal, replies


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
    if not folder.exists():
        names = _reply_names(folder, proposal, replies, registry)
        files = {casefolder.PROPOSAL_FILE: frontmatter.write(proposal)}
        files |= {name: frontmatter.write(reply) for name, reply in names.items()}
        _write_folder(folder, files)
        return [Outcome(folder / name, State.WRITTEN) for name in files]
    there = frontmatter.read(folder / casefolder.PROPOSAL_FILE, Proposal).document
    if _already_read(folder, there, proposal):
        files = {casefolder.PROPOSAL_FILE: frontmatter.write(proposal)}
        for name, reply in _reply_names(folder, proposal, replies, registry).items():
            files[name] = frontmatter.write(reply)
        return [_write_file(folder / name, text) for name, text in files.items()]
    return [
        *_join_proposal(folder, there, proposal),
        *_join_replies(folder, proposal, replies, registry),
    ]


def _already_read(folder: Path, there: Proposal, here: Proposal) -> bool:
    """Whether the case was made of this very document: what differs then is an editor's work."""
    own = here.source.sha256 if here.source else None
    if own is None:
        return True
    known = [there.source, *(reply.source for _, reply in _replies_in(folder))]
    return own in {source.sha256 for source in known if source}


def _join_proposal(folder: Path, there: Proposal, here: Proposal) -> Iterator[Outcome]:
    path = folder / casefolder.PROPOSAL_FILE
    joined = merging.merged(there, here)
    if joined == there:
        yield Outcome(path, State.UNCHANGED)
        return
    if frontmatter.write(there).encode() != path.read_bytes():
        # Written by hand, with comments perhaps: writing it anew would lose them.
        yield Outcome(path, State.KEPT)
        return
    if joined.source != there.source and there.source:
        # The replies came with the source that the proposal now gives up.
        for reply_path, reply in _replies_in(folder):
            if reply.source is None:
                moved = reply.model_copy(update={"source": there.source})
                _replace(reply_path, frontmatter.write(moved))
                yield Outcome(reply_path, State.JOINED)
    _replace(path, frontmatter.write(joined))
    yield Outcome(path, State.JOINED)


def _join_replies(
    folder: Path, proposal: Proposal, replies: list[Reply], registry: Registry
) -> Iterator[Outcome]:
    for reply in replies:
        slug = _department(reply, proposal, registry)
        told = reply.model_copy(update={"source": proposal.source})
        own = [
            (path, other)
            for path, other in _replies_in(folder)
            if re.fullmatch(rf"reply-{slug}(?:-[2-9])?\.md", path.name)
        ]
        twin = next((path for path, other in own if linking.same_letter(other, told)), None)
        if twin is not None:
            yield Outcome(twin, State.KNOWN)
            continue
        path = folder / _reply_name(slug, len(own) + 1)
        _replace(path, frontmatter.write(told))
        yield Outcome(path, State.WRITTEN)


def _reply_names(
    folder: Path, proposal: Proposal, replies: list[Reply], registry: Registry
) -> dict[str, Reply]:
    """Replies of one document under the names of their files."""
    elsewhere = _from_elsewhere(folder / casefolder.PROPOSAL_FILE, proposal)
    count: Counter[str] = Counter()
    named = {}
    for reply in replies:
        slug = _department(reply, proposal, registry)
        count[slug] += 1
        own = reply.model_copy(update={"source": proposal.source}) if elsewhere else reply
        named[_reply_name(slug, count[slug])] = own
    return named


def _reply_name(slug: str, nth: int) -> str:
    return f"reply-{slug}{f'-{nth}' if nth > 1 else ''}.md"


def _department(reply: Reply, proposal: Proposal, registry: Registry) -> str:
    department = registry.department(proposal.jurisdiction, reply.department)
    assert department is not None  # noqa: S101  (the registry was grown by it)
    return department.slug


def _replies_in(folder: Path) -> list[tuple[Path, Reply]]:
    return [
        (path, frontmatter.read(path, Reply).document) for path in sorted(folder.glob("reply-*.md"))
    ]


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
