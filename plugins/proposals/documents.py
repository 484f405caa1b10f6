"""The record's files as facts, read side by side and known again by their content.

Only files without any fault in the plain form come through here; of any other the answer is
None, and ``casefolder`` examines the whole folder, with its messages.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from proposals import casetree, facts, plainform, privacy
from proposals.casetree import NoFileError
from proposals.digests import digest
from proposals.facts import Facts
from proposals.frontmatter import MAX_BYTES
from proposals.model import CONTROL, Proposal, Reply
from proposals.parallel import Shared

PROPOSAL_FILE = "proposal.md"

MANY = 20_000
"""Cases from which on facts are packed: a build of 100,000 takes an eighth less memory then, and no
more time; one of 10,000 would take a twelfth longer."""

_UNUSUAL = re.compile(f"{CONTROL.pattern.removesuffix(']')}{privacy.SIGNS}]")


class Document(NamedTuple):
    """What is known of one file.

    Attributes:
        digest: of its bytes.
        front: digest of its front matter; unlike ``digest`` it does not change with the body.
        told: what the front matter says, maybe as ``facts.packed`` has it.
    """

    digest: bytes
    front: bytes
    told: Facts | bytes

    @property
    def facts(self) -> Facts:
        """What the front matter says."""
        told = self.told
        return told if type(told) is dict else facts.unpacked(told)  # type: ignore[arg-type]


Folder = dict[str, Document]
"""Name of a file -> what is known of it."""


Plain = dict[str, dict[str, tuple[bytes, bytes, Facts | bytes]]]
"""Folders by name as plain values, which ``marshal`` can keep."""


def plain(folders: Mapping[str, Folder]) -> Plain:
    """Folders by name as plain values."""
    return {
        name: {file: (*document,) for file, document in folder.items()}
        for name, folder in folders.items()
    }


def from_plain(values: Plain) -> dict[str, Folder]:
    """What ``plain`` was given."""
    return {
        name: {file: Document(*value) for file, value in folder.items()}
        for name, folder in values.items()
    }


def mark(folder: Folder) -> bytes:
    """What ``casetree.digests`` says of a folder with these files."""
    return casetree.digest_of_files({name: file.digest for name, file in folder.items()})


class Reading:
    """Files of case folders that other processes are reading, where there are many."""

    def __init__(
        self,
        root: Path,
        folders: Sequence[str],
        known: Mapping[str, Folder],
        workers: int | None = None,
    ) -> None:
        """Begin to read.

        Args:
            root: the folder that ``folders`` lie in.
            folders: ``<jurisdiction>/<id>``, in any order.
            known: what an earlier run read; a file with the same bytes is not judged again.
            workers: as in ``parallel.spread``.
        """
        pack = len(folders) + len(known) > MANY
        self._shared = Shared(partial(_read_folders, str(root), known, pack), folders, workers)
        self._shared.start()

    @property
    def elsewhere(self) -> bool:
        """Whether other processes read."""
        return self._shared.elsewhere

    def folders(self, meanwhile: Callable[[], None] | None = None) -> dict[str, Folder | None]:
        """Help, until every file is read. To be called once.

        Args:
            meanwhile: as in ``Shared.answers``.

        Returns:
            For each folder its files, or None where something is not as it should be.
        """
        parts = self._shared.answers(meanwhile=meanwhile)
        return {name: one for part in parts for name, one in part.items()}


def _read_folders(
    root: str, known: Mapping[str, Folder], pack: bool, folders: Sequence[str]
) -> dict[str, Folder | None]:
    return {name: _folder(f"{root}/{name}", known.get(name), pack) for name in folders}


def _folder(path: str, known: Folder | None, pack: bool) -> Folder | None:
    folder: Folder = {}
    try:
        for name in casetree.file_names(path):
            before = known.get(name) if known else None
            document = _document(f"{path}/{name}", name, before, pack)
            if document is None:
                return None
            folder[sys.intern(name)] = document
    except (OSError, NoFileError):
        return None
    return folder or None


def _document(path: str, name: str, known: Document | None, pack: bool) -> Document | None:
    data = casetree.read(path)
    own = digest(data)
    if known is not None and known.digest == own:
        return known
    if len(data) > MAX_BYTES or b"\r" in data:
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    head, fence, body = text.partition("\n---\n")
    if not (fence and head.startswith("---\n")) or _is_unfit(text, data):
        return None
    if ("<" in text and "\n<<<<<<< " in text) or (">" in text and "\n>>>>>>> " in text):
        return None
    if "=" in text and "\n=======" in text:
        return None
    front = f"{head[4:]}\n"
    values = plainform.read(front)
    has_body = not (body == "" or body.isspace())
    if values is None or "body" in values or has_body != ("text" in values):
        return None
    model = Proposal if name == PROPOSAL_FILE else Reply
    try:
        model.model_validate(values)
    except ValidationError:
        return None
    told = facts.stated(model, values)
    return Document(own, digest(front.encode()), facts.packed(told) if pack else told)


def _is_unfit(text: str, data: bytes) -> bool:
    """Whether something stands in a text that must not: a glance passes most."""
    if _UNUSUAL.search(text):
        return bool(CONTROL.search(text)) or privacy.holds(text)
    return not privacy.passes(text, data) and privacy.holds(text)
