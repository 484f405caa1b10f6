"""The whole record: load content/, link replies to cases, answer questions about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from proposals import frontmatter, identity, privacy
from proposals import registry as registries
from proposals.frontmatter import Parsed
from proposals.model import Department, Jurisdiction, Proposal, Reply, ReplyRole, Topic
from proposals.problems import Problem, ProblemsError
from proposals.registry import Registry

PROPOSALS = "proposals"
REGISTRY = "registry"
PROPOSAL_FILE = "proposal.md"

_REPLY_FILE = re.compile(r"reply-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*?)(?:-(?P<nth>[2-9]))?\.md")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ROLE_ORDER = {
    ReplyRole.LEAD: 0,
    ReplyRole.SOLE: 1,
    ReplyRole.SEPARATE: 2,
    None: 3,
    ReplyRole.JOINT: 4,
}

Document = TypeVar("Document", Proposal, Reply)


@dataclass(frozen=True, slots=True)
class CaseReply:
    """A reply in its case.

    Attributes:
        reply: what the department answered.
        department: the department that the registry knows.
        anchor: id of the reply on the case's page, ``reply-<slug>``.
    """

    reply: Reply
    department: Department
    anchor: str


@dataclass(frozen=True, slots=True)
class Case:
    """A proposal, its replies, and the registry entries they refer to.

    Attributes:
        id: folder name; last part of the address.
        proposal: what was asked.
        replies: lead first, then sole, separate, unknown and joint; in printed order.
        jurisdiction: the place.
        departments: 办理单位 in printed order, then those known only by their reply.
        topics: in the order the editors gave.
    """

    id: str
    proposal: Proposal
    replies: tuple[CaseReply, ...]
    jurisdiction: Jurisdiction
    departments: tuple[Department, ...]
    topics: tuple[Topic, ...]

    @property
    def key(self) -> str:
        """``<jurisdiction>/<id>``, the identity that never changes."""
        return f"{self.jurisdiction.slug}/{self.id}"

    @property
    def address(self) -> str:
        """Path of its page below the site's root."""
        return f"{PROPOSALS}/{self.key}.html"

    @property
    def year(self) -> int | None:
        """The year the case is filed under; None when nothing is dated.

        Read off, in this order, its number, 年度, the proposal's own dates, the earliest date
        of a reply.
        """
        proposal = self.proposal
        stated = identity.year_in(proposal.number) or proposal.year
        if stated:
            return stated
        own = (proposal.submitted, proposal.assigned, proposal.published)
        of_replies = sorted(
            day for item in self.replies for day in (item.reply.date, item.reply.signed) if day
        )
        first = next((day for day in (*own, *of_replies) if day), None)
        return int(first[:4]) if first else None

    @property
    def updated(self) -> str | None:
        """Latest date known of the case: of a reply, of the proposal, or of its entry here."""
        proposal = self.proposal
        days = [proposal.submitted, proposal.assigned, proposal.published, proposal.added]
        for item in self.replies:
            days += [item.reply.date, item.reply.signed, item.reply.published]
        return max((day for day in days if day), default=None)


@dataclass(frozen=True, slots=True)
class Corpus:
    """All cases, newest year first, then by address."""

    registry: Registry
    cases: tuple[Case, ...]

    @property
    def replies(self) -> int:
        """Number of replies in all cases."""
        return sum(len(case.replies) for case in self.cases)


def load(content: Path) -> Corpus:
    """Read a content tree.

    Args:
        content: folder with ``proposals/`` and ``registry/``.

    Raises:
        ProblemsError: with every problem in the tree, each with its file and line.
    """
    problems: list[Problem] = []
    try:
        registry = registries.load(content / REGISTRY)
    except ProblemsError as error:
        problems += error.problems
        registry = Registry()
    reader = _Reader(registry, check_names=not problems, problems=problems)
    cases = [case for folder in _case_folders(content, problems) if (case := reader.case(folder))]
    reader.refuse_twins()
    if problems:
        raise ProblemsError(problems)
    return Corpus(registry, tuple(sorted(cases, key=lambda case: (-(case.year or 0), case.key))))


def _case_folders(content: Path, problems: list[Problem]) -> Iterator[Path]:
    """Folders two levels below proposals/, in a stable order; anything else is a problem."""
    root = content / PROPOSALS
    if not root.is_dir():
        return
    for place in _visible(root):
        if not place.is_dir():
            problems.append(Problem(place, 0, "lies outside a case folder; move it into one"))
            continue
        for folder in _visible(place):
            if not folder.is_dir():
                problems.append(Problem(folder, 0, "lies outside a case folder; move it into one"))
                continue
            yield folder


def _visible(folder: Path) -> list[Path]:
    """Entries in a stable order, without those that programs hide (.DS_Store, .swp)."""
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))


class _Reader:
    """Reads case folders and collects what is wrong with them."""

    def __init__(self, registry: Registry, *, check_names: bool, problems: list[Problem]) -> None:
        self.registry = registry
        self.check_names = check_names
        self.problems = problems
        self.proposals: list[tuple[Path, Parsed[Proposal]]] = []

    def case(self, folder: Path) -> Case | None:
        before = len(self.problems)
        for part in (folder.parent, folder):
            if not _SLUG.fullmatch(part.name):
                self._report(
                    part, f"{part.name!r} is no address; use lower-case a-z, 0-9 and hyphens"
                )
        reply_files, has_proposal = self._files(folder)
        proposal = self._read(folder / PROPOSAL_FILE, Proposal) if has_proposal else None
        replies = [
            (slug, nth, parsed)
            for path, slug, nth in reply_files
            if (parsed := self._read(path, Reply))
        ]
        if proposal is None:
            return None
        self.proposals.append((folder, proposal))
        place = self._jurisdiction(folder, proposal)
        if place is None or not self.check_names:
            return None
        topics = self._topics(proposal)
        printed = self._printed_departments(proposal)
        answered = [self._reply(place, *item) for item in replies]
        if len(self.problems) > before:
            return None
        linked = [item for item in answered if item]
        departments = list(dict.fromkeys([*printed, *(item.department for item in linked)]))
        return Case(
            id=folder.name,
            proposal=proposal.document,
            replies=tuple(sorted(linked, key=lambda item: _reply_order(item, departments))),
            jurisdiction=place,
            departments=tuple(departments),
            topics=tuple(topics),
        )

    def refuse_twins(self) -> None:
        """Two folders that hold the same proposal would be two addresses of one case."""
        seen: dict[tuple[str, ...], Parsed[Proposal]] = {}
        folded: dict[str, Path] = {}
        for folder, parsed in self.proposals:
            address = f"{folder.parent.name}/{folder.name}".lower()
            if address in folded:
                self._report(folder, f"takes one address with {folded[address]}; rename one")
            folded.setdefault(address, folder)
            key = identity.identity(parsed.document)
            if key is None:
                continue
            if key in seen:
                first = seen[key]
                message = (
                    f"is the same case as {first.path} (number {parsed.document.number}); "
                    "two cases cannot have one address: keep one, or correct the number"
                )
                self.problems.append(parsed.problem(("number",), message))
            seen.setdefault(key, parsed)

    def _files(self, folder: Path) -> tuple[list[tuple[Path, str, int]], bool]:
        replies = []
        has_proposal = False
        for path in _visible(folder):
            match = _REPLY_FILE.fullmatch(path.name)
            if path.name == PROPOSAL_FILE and path.is_file():
                has_proposal = True
            elif match and path.is_file():
                replies.append((path, match["slug"], int(match["nth"] or 1)))
            else:
                self._report(
                    path,
                    f"is not expected here; a case folder holds {PROPOSAL_FILE} and "
                    "reply-<department>.md files",
                )
        if not has_proposal:
            for path, _, _ in replies:
                self._report(
                    path,
                    f"is a reply in a folder without {PROPOSAL_FILE}; add one with the facts that "
                    "the reply states and no body",
                )
            if not replies:
                self._report(folder, f"holds no {PROPOSAL_FILE}; add one or remove the folder")
        return replies, has_proposal

    def _read(self, path: Path, model: type[Document]) -> Parsed[Document] | None:
        try:
            parsed = frontmatter.read(path, model)
        except ProblemsError as error:
            self.problems += error.problems
            return None
        except OSError as error:
            self._report(path, f"cannot be read: {error.strerror}")
            return None
        self.problems += privacy.problems(path)
        document = parsed.document
        if document.body and document.text is None:
            message = "has a body without `text`; add `text: original` or `text: digest`"
            self.problems.append(parsed.problem((), message))
        if not document.body and document.text is not None:
            message = "has no body; remove `text`, or add what was published"
            self.problems.append(parsed.problem(("text",), message))
        return parsed

    def _jurisdiction(self, folder: Path, parsed: Parsed[Proposal]) -> Jurisdiction | None:
        slug = parsed.document.jurisdiction
        if slug != folder.parent.name:
            message = f"jurisdiction {slug!r} lies in the folder {folder.parent.name!r}; move one"
            self.problems.append(parsed.problem(("jurisdiction",), message))
            return None
        place = self.registry.jurisdictions.get(slug)
        if place is None and self.check_names:
            message = (
                f"jurisdiction {slug!r} is not in {REGISTRY}/{registries.JURISDICTIONS}; "
                "add it there or correct it"
            )
            self.problems.append(parsed.problem(("jurisdiction",), message))
        return place

    def _topics(self, parsed: Parsed[Proposal]) -> list[Topic]:
        found = []
        for index, slug in enumerate(parsed.document.topics):
            topic = self.registry.topics.get(slug)
            if topic:
                found.append(topic)
                continue
            message = (
                f"topic {slug!r} is not in {REGISTRY}/{registries.TOPICS}; "
                "add it there or correct it"
            )
            self.problems.append(parsed.problem(("topics", index), message))
        return found

    def _printed_departments(self, parsed: Parsed[Proposal]) -> list[Department]:
        found = []
        place = parsed.document.jurisdiction
        for index, name in enumerate(parsed.document.departments):
            department = self.registry.department(place, name)
            if department:
                found.append(department)
            else:
                message = _unknown_department(name, place)
                self.problems.append(parsed.problem(("departments", index), message))
        return found

    def _reply(
        self, place: Jurisdiction, slug: str, nth: int, parsed: Parsed[Reply]
    ) -> CaseReply | None:
        name = parsed.document.department
        department = self.registry.department(place.slug, name)
        if department is None:
            message = _unknown_department(name, place.slug)
            self.problems.append(parsed.problem(("department",), message))
            return None
        if department.slug != slug:
            message = (
                f"department {name!r} is {department.slug!r} in the registry; name the file "
                f"reply-{department.slug}.md or correct the department"
            )
            self.problems.append(parsed.problem(("department",), message))
            return None
        anchor = f"reply-{slug}" + (f"-{nth}" if nth > 1 else "")
        return CaseReply(parsed.document, department, anchor)

    def _report(self, path: Path, message: str) -> None:
        self.problems.append(Problem(path, 0, message))


def _unknown_department(name: str, place: str) -> str:
    return (
        f"department {name!r} of {place!r} is not in {REGISTRY}/{registries.DEPARTMENTS}; "
        "add it or its alias there, or correct it"
    )


def _reply_order(item: CaseReply, departments: list[Department]) -> tuple[int, int, str]:
    return (_ROLE_ORDER[item.reply.role], departments.index(item.department), item.anchor)
