"""A case folder, examined: what its files hold, or everything that is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from proposals import facts, frontmatter, identity, privacy
from proposals import registry as registries
from proposals.casetree import is_a, visible
from proposals.digests import digest
from proposals.documents import PROPOSAL_FILE as PROPOSAL_FILE
from proposals.documents import Document, Folder
from proposals.frontmatter import Parsed, Parts
from proposals.linkedcase import REPLY_FILE, SLUG
from proposals.model import LONGEST_SLUG, Department, Proposal, Reply
from proposals.problems import UNREADABLE, Problem, ProblemsError
from proposals.registry import REGISTRY, Registry
from proposals.yamltext import KeyPath

Kind = TypeVar("Kind", Proposal, Reply)


def reply_file(anchor: str) -> str:
    """Name of the file that a reply with this anchor was read from."""
    return anchor.replace("--", "-") + ".md"


class CaseFolders:
    """Reads case folders and collects what is wrong with them.

    Names are looked up as they are written, before the fields are judged: so a bad date does
    not hide an unknown department of the same file.
    """

    def __init__(self, registry: Registry, problems: list[Problem]) -> None:
        self.registry = registry
        self.problems = problems
        self.proposals: list[tuple[Path, Parsed[Proposal]]] = []

    def files(self, folder: Path) -> Folder | None:
        """The files of a case; None when anything is wrong with it."""
        before = len(self.problems)
        for part in (folder.parent, folder):
            if len(part.name) > LONGEST_SLUG:
                count = f"{len(part.name):,} characters"
                self._report(part, f"has a name of {count}; an address has {LONGEST_SLUG} at most")
            elif not SLUG.fullmatch(part.name):
                self._report(
                    part, f"{part.name!r} is no address; use lower-case a-z, 0-9 and hyphens"
                )
        reply_files, has_proposal = self._files(folder)
        proposal = self._proposal(folder) if has_proposal else None
        replies = [
            parsed
            for path, slug in reply_files
            if (parsed := self._reply(path, folder.parent.name, slug))
        ]
        if proposal:
            self.proposals.append((folder, proposal))
        if proposal is None or len(self.problems) > before or self.registry.unsure:
            return None
        read: list[Parsed[Proposal] | Parsed[Reply]] = [proposal, *replies]
        return {parsed.path.name: _known(parsed) for parsed in read}

    def known(self, folder: Path) -> None:
        """Note the proposal of a folder that was found without fault, for ``refuse_twins``."""
        self.proposals.append((folder, frontmatter.read(folder / PROPOSAL_FILE, Proposal)))

    def refuse_twins(self) -> None:
        """Two folders that hold the same proposal would be two addresses of one case."""
        seen: dict[tuple[str | int, ...], Parsed[Proposal]] = {}
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

    def _files(self, folder: Path) -> tuple[list[tuple[Path, str]], bool]:
        """Reply files with the slugs in their names, and whether a proposal can be read."""
        before = len(self.problems)
        entries = visible(folder, self.problems)
        if len(self.problems) > before:
            return [], False
        files = [path for path in entries if is_a(Path.is_file, path)]
        replies = []
        for path in entries:
            match = REPLY_FILE.fullmatch(path.name)
            if not match and path.name != PROPOSAL_FILE:
                self._report(
                    path,
                    f"is not expected here; a case folder holds {PROPOSAL_FILE} and "
                    "reply-<department>.md files",
                )
            elif path not in files:
                self._report(path, UNREADABLE)
            elif match:
                replies.append((path, match["slug"]))
        if folder / PROPOSAL_FILE not in entries:
            for path, _ in replies:
                self._report(
                    path,
                    f"is a reply in a folder without {PROPOSAL_FILE}; add one with the facts that "
                    "the reply states and no body",
                )
            if not replies:
                self._report(folder, f"holds no {PROPOSAL_FILE}; add one or remove the folder")
        return replies, folder / PROPOSAL_FILE in files

    def _proposal(self, folder: Path) -> Parsed[Proposal] | None:
        parts = self._parts(folder / PROPOSAL_FILE)
        if parts is None:
            return None
        self._check_jurisdiction(parts, folder.parent.name)
        self._check_topics(parts)
        for at, name in parts.marked.texts("departments"):
            self._check_department(parts, folder.parent.name, at, name)
        return self._made(parts, Proposal)

    def _reply(self, path: Path, place: str, slug: str) -> Parsed[Reply] | None:
        parts = self._parts(path)
        if parts is None:
            return None
        for at, name in parts.marked.texts("department"):
            department = self._check_department(parts, place, at, name)
            if department and department.slug != slug:
                message = (
                    f"department {name!r} is {department.slug!r} in the registry; name the file "
                    f"reply-{department.slug}.md or correct the department"
                )
                self.problems.append(parts.problem(at, message))
        return self._made(parts, Reply)

    def _parts(self, path: Path) -> Parts | None:
        try:
            text = frontmatter.decode(path)
            self.problems += privacy.problems(path, text)
            parts = frontmatter.split(text, path)
        except ProblemsError as error:
            self.problems += error.problems
            return None
        except OSError as error:
            self._report(path, f"cannot be read ({error.strerror}); it should be a text file")
            return None
        has_body, has_text = bool(parts.body.strip()), bool(parts.marked.texts("text"))
        if has_body and not has_text:
            message = "has a body without `text`; add `text: original` or `text: digest`"
            self.problems.append(parts.problem((), message))
        if has_text and not has_body:
            message = "has no body; remove `text`, or add what was published"
            self.problems.append(parts.problem(("text",), message))
        return parts

    def _made(self, parts: Parts, model: type[Kind]) -> Parsed[Kind] | None:
        try:
            return frontmatter.make(parts, model)
        except ProblemsError as error:
            self.problems += error.problems
            return None

    def _check_jurisdiction(self, parts: Parts, folder: str) -> None:
        for at, slug in parts.marked.texts("jurisdiction"):
            if slug != folder:
                message = f"jurisdiction {slug!r} lies in the folder {folder!r}; move one"
                self.problems.append(parts.problem(at, message))
            if not self._knows_place(slug):
                message = (
                    f"jurisdiction {slug!r} is not in {REGISTRY}/{registries.JURISDICTIONS}; "
                    "add it there or correct it"
                )
                if known := self.registry.jurisdiction(slug):
                    message = _name_of("jurisdiction", slug, known.slug, registries.JURISDICTIONS)
                self.problems.append(parts.problem(at, message))

    def _check_topics(self, parts: Parts) -> None:
        if registries.TOPICS in self.registry.unsure:
            return
        for at, slug in parts.marked.texts("topics"):
            if slug not in self.registry.topics:
                message = (
                    f"topic {slug!r} is not in {REGISTRY}/{registries.TOPICS}; "
                    "add it there or correct it"
                )
                if known := self.registry.topic(slug):
                    message = _name_of("topic", slug, known.slug, registries.TOPICS)
                self.problems.append(parts.problem(at, message))

    def _check_department(
        self, parts: Parts, place: str, at: KeyPath, name: str
    ) -> Department | None:
        department = self.registry.department(place, name)
        unsure = {registries.JURISDICTIONS, registries.DEPARTMENTS} & self.registry.unsure
        if department is None and name and self._knows_place(place) and not unsure:
            self.problems.append(parts.problem(at, _unknown_department(name, place)))
        return department

    def _knows_place(self, slug: str) -> bool:
        """Whether a place is known, or may be because the registry cannot be read."""
        unsure = registries.JURISDICTIONS in self.registry.unsure
        return unsure or slug in self.registry.jurisdictions

    def _report(self, path: Path, message: str) -> None:
        self.problems.append(Problem(path, 0, message))


def _name_of(what: str, written: str, slug: str, file: str) -> str:
    return f"{what} {written!r} is the name of {slug!r} in {REGISTRY}/{file}; write {slug!r}"


def _unknown_department(name: str, place: str) -> str:
    return (
        f"department {name!r} of {place!r} is not in {REGISTRY}/{registries.DEPARTMENTS}; "
        "add it or its alias there, or correct it"
    )


def _known(parsed: Parsed[Proposal] | Parsed[Reply]) -> Document:
    data = parsed.path.read_bytes()
    values = facts.of(parsed.document)
    # The front matter's digest follows its facts: its text may have any form here.
    return Document(digest(data), digest(repr(values).encode()), values)
