"""A case whose files are known as facts; its objects are made, and its texts read, when asked for.

A build looks at a few facts of every case and at the whole of those it writes pages for.
Ten thousand cases cost 20 MB this way, and a hundred thousand can be listed in a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from proposals import casetree, facts, frontmatter
from proposals.case import Case, CaseReply, filed_under
from proposals.digests import digest, digest_of
from proposals.documents import PROPOSAL_FILE, Document, Folder
from proposals.model import Department, Jurisdiction, Proposal, Reply, Topic
from proposals.problems import Problem, ProblemsError


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply's file in its folder, the department that it is of, and its anchor."""

    file: str
    department: Department
    anchor: str


_LINKS = ("jurisdiction", "handlers", "topics")


class StoredCase(Case):
    """A case of the record on disk.

    Attributes:
        path: its folder.
        files: what is known of its files, by name.
        answers: its replies, in the order of ``replies``.
        front: changes with the front matters of its files and what the registry says of its
            names, but not with the bodies.
    """

    __slots__ = ("_proposal", "_replies", "answers", "files", "front", "path")

    path: Path
    files: Folder
    front: bytes
    answers: tuple[Answer, ...]
    _proposal: Proposal | None
    _replies: tuple[CaseReply, ...] | None

    def __init__(
        self,
        path: Path,
        files: Folder,
        answers: Sequence[Answer],
        jurisdiction: Jurisdiction,
        handlers: Sequence[tuple[str, Department]],
        topics: Sequence[Topic],
        names: Iterable[bytes],
    ) -> None:
        values: dict[str, Any] = {
            "id": path.name,
            "path": path,
            "files": files,
            "answers": tuple(answers),
            "jurisdiction": jurisdiction,
            "handlers": tuple(handlers),
            "topics": tuple(topics),
            "front": _front(path, files, names),
            "_proposal": None,
            "_replies": None,
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def anew(self) -> StoredCase:
        """The same case without the objects that were made of it.

        These stay with a case, some 7 kB each: too much for a pass over a very large record.
        """
        made = object.__new__(StoredCase)
        for name in ("id", "path", "files", "front", "answers", *_LINKS):
            object.__setattr__(made, name, getattr(self, name))
        for name in ("_proposal", "_replies"):
            object.__setattr__(made, name, None)
        return made

    @property
    def facts(self) -> facts.Facts:
        """Facts of the proposal."""
        return self.files[PROPOSAL_FILE].facts

    @property
    def digest(self) -> bytes:
        """Changes with any byte of its files, and with what the registry says of its names."""
        return digest_of([self.front, *(file.digest for file in self.files.values())])

    @property
    def proposal(self) -> Proposal:
        """What was asked."""
        made = self._proposal
        if made is None:
            made = _StoredProposal.of(self.path / PROPOSAL_FILE, self.files[PROPOSAL_FILE])
            object.__setattr__(self, "_proposal", made)
        return made

    @property
    def replies(self) -> tuple[CaseReply, ...]:
        """What was answered."""
        made = self._replies
        if made is None:
            made = tuple(
                CaseReply(
                    _StoredReply.of(self.path / answer.file, self.files[answer.file]),
                    answer.department,
                    answer.anchor,
                )
                for answer in self.answers
            )
            object.__setattr__(self, "_replies", made)
        return made

    @property
    def departments(self) -> tuple[Department, ...]:
        """The handlers, then those known only by their reply; each once."""
        printed = (department for _, department in self.handlers)
        return tuple(dict.fromkeys([*printed, *(answer.department for answer in self.answers)]))

    @property
    def year(self) -> int | None:
        """As ``Case.year``."""
        of = self.facts.get
        own = (of("submitted"), of("assigned"), of("published"))
        answered = [
            self.files[answer.file].facts.get(name)
            for answer in self.answers
            for name in ("date", "signed")
        ]
        return filed_under(of("number"), of("year"), own, answered)

    @property
    def updated(self) -> str | None:
        """As ``Case.updated``."""
        of = self.facts.get
        days = [of("submitted"), of("assigned"), of("published"), of("added")]
        for answer in self.answers:
            told = self.files[answer.file].facts.get
            days += [told("date"), told("signed"), told("published")]
        return max(filter(None, days), default=None)

    @property
    def answered_by(self) -> tuple[Department, ...]:
        """As ``Case.answered_by``."""
        return tuple(answer.department for answer in self.answers)


def _front(path: Path, files: Folder, names: Iterable[bytes]) -> bytes:
    named = "/".join([path.parent.name, path.name, *files]).encode()
    return digest_of([named, *names, *(file.front for file in files.values())])


class Stored:
    """Mixed into a document's class: its file is known, its body read when it is asked for."""

    _file: tuple[Path, bytes]

    @classmethod
    def of(cls, path: Path, document: Document) -> Any:
        """The document of a file of which the facts are known."""
        made = facts.revive(cast("Any", cls), document.facts)
        object.__setattr__(made, "__pydantic_private__", {"_file": (path, document.digest)})
        return made

    def source_text(self) -> str | None:
        """Text of its file; None where that has not the encoding and line ends that we write."""
        data = _bytes(*self._file)
        return data.decode() if data.startswith(b"---\n") and b"\r" not in data else None

    def __getattr__(self, name: str) -> Any:
        if name == "body":
            return frontmatter.body(_bytes(*self._file))
        return super().__getattr__(name)  # type: ignore[misc]


class _StoredProposal(Stored, Proposal):
    _file: tuple[Path, bytes]


class _StoredReply(Stored, Reply):
    _file: tuple[Path, bytes]


def _bytes(path: Path, known: bytes) -> bytes:
    """Bytes of a file that still is what was read of it.

    Raises:
        ProblemsError: the file changed since.
    """
    data = casetree.read(str(path))
    if digest(data) != known:
        raise ProblemsError([Problem(path, 0, "changed while it was being built; build again")])
    return data
