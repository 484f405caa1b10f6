"""A case whose files are known as facts; its objects are made, and its texts read, when asked for.

A build looks at a few facts of every case and at the whole of those it writes pages for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

from proposals import casetree, facts, frontmatter
from proposals.case import Case, CaseReply, filed_under, latest_day
from proposals.digests import digest, digest_of
from proposals.documents import PROPOSAL_FILE, Document, Folder
from proposals.facts import Facts
from proposals.model import Department, Jurisdiction, Proposal, Reply, Topic
from proposals.problems import Problem, ProblemsError


class StoredAnswer(NamedTuple):
    """An ``Answer`` of a reply on disk.

    Attributes:
        department: as ``Answer.department``.
        anchor: as ``Answer.anchor``.
        file: its name in the case's folder.
        document: what is known of it.
    """

    department: Department
    anchor: str
    file: str
    document: Document

    @property
    def facts(self) -> Facts:
        """As ``Answer.facts``."""
        return self.document.facts


AT_HAND = 64
"""Cases whose objects are kept: those that stand on one page or near it in a list. Some 7 kB
each, the objects of all would be most of what a build needs."""

_at_hand: deque[StoredCase] = deque()


class StoredCase(Case):
    """A case of the record on disk.

    Attributes:
        key: as ``Case.key``.
        root: the folder that the folders of places lie in.
        files: what is known of its files, by name.
        answers: its replies, in the order of ``replies``.
        front: changes with the front matters of its files and what the registry says of its
            names, but not with the bodies.
        title: as ``Case.title``.
        number: as ``Case.number``.
        year: as ``Case.year``.
        updated: as ``Case.updated``.
    """

    __slots__ = (
        *("_facts", "_proposal", "_replies"),
        *("answers", "files", "front", "key", "number", "root", "title", "updated", "year"),
    )

    key: str
    root: str
    files: Folder
    front: bytes
    answers: tuple[StoredAnswer, ...]
    title: str
    number: str | None
    year: int | None
    updated: str | None
    _facts: Facts | None
    _proposal: Proposal | None
    _replies: tuple[CaseReply, ...] | None

    def __init__(
        self,
        root: str,
        key: str,
        files: Folder,
        answers: Sequence[StoredAnswer],
        jurisdiction: Jurisdiction,
        handlers: Sequence[tuple[str, Department]],
        topics: Sequence[Topic],
        names: Sequence[bytes],
        told: Mapping[str, Facts],
    ) -> None:
        replies = [told[answer.file] for answer in answers]
        fronts = (file.front for file in files.values())
        values: dict[str, Any] = {
            "key": key,
            "root": root,
            "files": files,
            "answers": tuple(answers),
            "jurisdiction": jurisdiction,
            "handlers": tuple(handlers),
            "topics": tuple(topics),
            "front": digest_of(["/".join([key, *files]).encode(), *names, *fronts]),
            "title": told[PROPOSAL_FILE]["title"],
            "number": told[PROPOSAL_FILE].get("number"),
            "year": filed_under(told[PROPOSAL_FILE], replies),
            "updated": latest_day(told[PROPOSAL_FILE], replies),
            "_facts": None,
            "_proposal": None,
            "_replies": None,
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)
        # Who makes a case looks at it next.
        self._take_in_hand()
        object.__setattr__(self, "_facts", told[PROPOSAL_FILE])

    @property
    def id(self) -> str:
        """As ``Case.id``."""
        return self.key.rpartition("/")[2]

    @property
    def path(self) -> Path:
        """Its folder."""
        return Path(self.root, self.key)

    @property
    def facts(self) -> Facts:
        """Facts of the proposal."""
        if self._facts is None:
            self._take_in_hand()
            object.__setattr__(self, "_facts", self.files[PROPOSAL_FILE].facts)
        return self._facts  # type: ignore[return-value]

    @property
    def digest(self) -> bytes:
        """Changes with any byte of its files, and with what the registry says of its names."""
        return digest_of([self.front, *(file.digest for file in self.files.values())])

    @property
    def proposal(self) -> Proposal:
        """What was asked."""
        if self._proposal is None:
            self._take_in_hand()
            document = self.files[PROPOSAL_FILE]
            made = _StoredProposal.of(self._at(PROPOSAL_FILE), document.digest, self.facts)
            object.__setattr__(self, "_proposal", made)
        return self._proposal  # type: ignore[return-value]

    @property
    def replies(self) -> tuple[CaseReply, ...]:
        """What was answered."""
        if self._replies is None:
            self._take_in_hand()
            made = tuple(map(self._reply, self.answers))
            object.__setattr__(self, "_replies", made)
        return self._replies  # type: ignore[return-value]

    def _reply(self, answer: StoredAnswer) -> CaseReply:
        reply = _StoredReply.of(self._at(answer.file), answer.document.digest, answer.facts)
        return CaseReply(reply, answer.department, answer.anchor)

    def _at(self, file: str) -> str:
        return f"{self.root}/{self.key}/{file}"

    def _take_in_hand(self) -> None:
        """Let the objects go of the case that was taken in hand longest ago."""
        if self._facts is None and self._proposal is None and self._replies is None:
            _at_hand.append(self)
            if len(_at_hand) > AT_HAND:
                last = _at_hand.popleft()
                object.__setattr__(last, "_facts", None)
                object.__setattr__(last, "_proposal", None)
                object.__setattr__(last, "_replies", None)


class Stored:
    """Mixed into a document's class: its file is known, its body read when it is asked for."""

    _file: tuple[str, bytes]

    @classmethod
    def of(cls, path: str, known: bytes, said: Facts) -> Any:
        """The document of a file of which the digest and the facts are known."""
        made = facts.revive(cast("Any", cls), said)
        object.__setattr__(made, "__pydantic_private__", {"_file": (path, known)})
        return made

    def source_text(self) -> str | None:
        """Text of its file; None where that has not the encoding and line ends that we write."""
        data = _bytes(*self._file)
        return data.decode() if data.startswith(b"---\n") and b"\r" not in data else None

    def __getattr__(self, name: str) -> Any:
        if name == "body":
            # Not self._file, for which pydantic looks everywhere else first, in 1.5 us.
            private = cast("dict[str, Any]", self.__pydantic_private__)
            return frontmatter.body(_bytes(*private["_file"]))
        return super().__getattr__(name)  # type: ignore[misc]


class _StoredProposal(Stored, Proposal):
    _file: tuple[str, bytes]


class _StoredReply(Stored, Reply):
    _file: tuple[str, bytes]


def _bytes(path: str, known: bytes) -> bytes:
    """Bytes of a file that still is what was read of it.

    Raises:
        ProblemsError: the file changed since.
    """
    data = casetree.read(path)
    if digest(data) != known:
        message = "changed while it was being built; build again"
        raise ProblemsError([Problem(Path(path), 0, message)])
    return data
