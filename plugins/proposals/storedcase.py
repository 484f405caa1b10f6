"""A case whose files are known as facts; its objects are made, and its texts read, when asked for.

A build looks at a few facts of every case and at the whole of those it writes pages for.
Ten thousand cases take some 45 MB this way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from proposals import casetree, facts, frontmatter
from proposals.case import Answer, Case, CaseReply
from proposals.digests import digest, digest_of
from proposals.documents import PROPOSAL_FILE, Document, Folder
from proposals.model import Department, Jurisdiction, Proposal, Reply, Topic
from proposals.problems import Problem, ProblemsError


@dataclass(frozen=True, slots=True)
class StoredAnswer(Answer):
    """A reply, and the name of its file in the case's folder."""

    file: str


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
    """

    __slots__ = ("_proposal", "_replies", "answers", "files", "front", "key", "root")

    key: str
    root: str
    files: Folder
    front: bytes
    answers: tuple[StoredAnswer, ...]
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
    ) -> None:
        fronts = (file.front for file in files.values())
        values: dict[str, Any] = {
            "id": key.rpartition("/")[2],
            "key": key,
            "root": root,
            "files": files,
            "answers": tuple(answers),
            "jurisdiction": jurisdiction,
            "handlers": tuple(handlers),
            "topics": tuple(topics),
            "front": digest_of(["/".join([key, *files]).encode(), *names, *fronts]),
            "_proposal": None,
            "_replies": None,
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    @property
    def path(self) -> Path:
        """Its folder."""
        return Path(self.root, self.key)

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
        if self._proposal is None:
            self._take_in_hand()
            made = _StoredProposal.of(self._at(PROPOSAL_FILE), self.files[PROPOSAL_FILE])
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
        reply = _StoredReply.of(self._at(answer.file), self.files[answer.file])
        return CaseReply(reply, answer.department, answer.anchor)

    def _at(self, file: str) -> str:
        return f"{self.root}/{self.key}/{file}"

    def _take_in_hand(self) -> None:
        """Let the objects go of the case that was taken in hand longest ago."""
        if self._proposal is None and self._replies is None:
            _at_hand.append(self)
            if len(_at_hand) > AT_HAND:
                last = _at_hand.popleft()
                object.__setattr__(last, "_proposal", None)
                object.__setattr__(last, "_replies", None)


class Stored:
    """Mixed into a document's class: its file is known, its body read when it is asked for."""

    _file: tuple[str, bytes]

    @classmethod
    def of(cls, path: str, document: Document) -> Any:
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
