"""Drafts -> case folders. Nothing half-written, nothing of an editor's overwritten."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from proposals import case, casefolder, frontmatter, identity
from proposals import registry as registries
from proposals import text as chinese
from proposals.importer import citation, linking, merging, registry_entries
from proposals.importer.assemble import Draft
from proposals.importer.files import UNFINISHED, replace_file
from proposals.importer.linking import CaseBook
from proposals.model import Proposal, Reply
from proposals.problems import Problem, ProblemsError
from proposals.registry import Registry

Document = TypeVar("Document", Proposal, Reply)

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


@dataclass(frozen=True, slots=True)
class Written:
    """What writing a draft did.

    Attributes:
        outcomes: every file of the case and of the registry with what happened to it.
        registry: the registry, with the entries that were proposed.
    """

    outcomes: list[Outcome]
    registry: Registry


def write(draft: Draft, content: Path, registry: Registry, book: CaseBook | None = None) -> Written:
    """Write a draft into the tree: a new case folder, or into the case that it belongs to.

    Args:
        draft: what was read.
        content: root of the content tree.
        registry: the registry of that tree.
        book: the cases of that tree; one for many drafts saves reading them again.

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
    grown, registry = registry_entries.propose(
        draft, content / registries.REGISTRY, registry, proposal, replies
    )
    new = not folder.exists()
    outcomes = _write_case(folder, proposal, replies, registry)
    path = folder / casefolder.PROPOSAL_FILE
    book.note(folder, proposal if new else frontmatter.read(path, Proposal).document)
    return Written([*(Outcome(path, State.PROPOSED) for path in grown), *outcomes], registry)


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
    example = "类别：政协提案, or 类别：人大代表建议" if name == "kind" else "标题：…"
    return f"add a line with its label to the text, such as {example}"


def _refuse_foreign(draft: Draft, folder: Path, proposal: Proposal) -> None:
    """One address never holds two cases."""
    path = folder / casefolder.PROPOSAL_FILE
    if not path.exists():
        return
    there = frontmatter.read(path, Proposal).document
    corrected = draft.original.row == 0 and _is_from(folder, there, proposal)
    if not corrected and not citation.same_title(there.title, proposal.title):
        message = (
            f"was not written: {folder} holds another case ({there.title}); "
            "correct the number there or here"
        )
        raise ProblemsError([Problem(Path(draft.original.source), draft.original.row, message)])


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
        outcomes = [_keep(folder / casefolder.PROPOSAL_FILE, proposal, _adds)]
        for name, reply in _reply_names(folder, proposal, replies, registry).items():
            outcomes.append(_keep(folder / name, reply, _is_another))
        return outcomes
    return [
        *_join_proposal(folder, there, proposal),
        *_join_replies(folder, proposal, replies, registry),
    ]


def _already_read(folder: Path, there: Proposal, here: Proposal) -> bool:
    """Whether the case was made of this very document: what differs then is an editor's work."""
    return here.source is None or here.source.sha256 is None or _is_from(folder, there, here)


def _is_from(folder: Path, there: Proposal, here: Proposal) -> bool:
    """Whether a file of the case names the document that ``here`` was read from."""
    own = here.source.sha256 if here.source else None
    if own is None:
        return False
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
                replace_file(reply_path, frontmatter.write(moved))
                yield Outcome(reply_path, State.JOINED)
    replace_file(path, frontmatter.write(joined))
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
            if re.fullmatch(rf"reply-{slug}(?:-[0-9]{{1,2}})?\.md", path.name)
        ]
        twin = next((path for path, other in own if linking.same_letter(other, told)), None)
        if twin is not None:
            yield Outcome(twin, State.KNOWN)
            continue
        path = folder / _reply_name(slug, len(own) + 1)
        replace_file(path, frontmatter.write(told))
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
    temporary = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder.parent))
    try:
        for name, text in files.items():
            (temporary / name).write_bytes(text.encode())
        temporary.chmod(0o755)
        temporary.rename(folder)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _keep(path: Path, here: Document, differs: Callable[[Document, Document], bool]) -> Outcome:
    """A file of a case that was read before: written when it is gone, else left as it is."""
    text = frontmatter.write(here)
    if not path.exists():
        replace_file(path, text)
        return Outcome(path, State.WRITTEN)
    if path.read_bytes() == text.encode():
        return Outcome(path, State.UNCHANGED)
    there = frontmatter.read(path, type(here)).document
    return Outcome(path, State.KEPT if differs(there, here) else State.UNCHANGED)


def _adds(there: Proposal, here: Proposal) -> bool:
    """Whether a proposal says something that is not in its file: an editor took it out."""
    return merging.merged(there, here) != there


def _is_another(there: Reply, here: Reply) -> bool:
    """Whether a reply says something else than its file; whence it came may be told since."""
    own = {"source": there.source, "review": there.review}
    return here.model_copy(update=own) != there
