"""The record's files as facts, read side by side and known again by their content.

Only files without any fault in the plain form come through here; of any other the answer is
None, and ``casefolder`` examines the whole folder, with its messages.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from proposals import facts, parallel, plainform, privacy
from proposals.digests import digest
from proposals.facts import Facts
from proposals.frontmatter import MAX_BYTES
from proposals.model import CONTROL, Proposal, Reply

PROPOSAL_FILE = "proposal.md"


class Document(NamedTuple):
    """What is known of one file.

    Attributes:
        digest: of its bytes.
        front: digest of its front matter; unlike ``digest`` it does not change with the body.
        facts: what the front matter says.
    """

    digest: bytes
    front: bytes
    facts: Facts


Folder = dict[str, Document]
"""Name of a file -> what is known of it."""


def read(
    root: Path,
    folders: Sequence[str],
    known: Mapping[str, Folder],
    workers: int | None = None,
) -> dict[str, Folder | None]:
    """The files of case folders.

    Args:
        root: the folder that ``folders`` lie in.
        folders: ``<jurisdiction>/<id>``, in any order.
        known: what an earlier run read; what has the same bytes still is not judged again.
        workers: as in ``parallel.spread``.

    Returns:
        For each folder its files, or None where something is not as it should be.
    """
    found: dict[str, Folder | None] = {}
    work = partial(_read_folders, str(root), known)
    for part in parallel.spread(work, folders, workers):
        found.update(part)
    for name, folder in found.items():
        if folder == {}:
            found[name] = known[name]
    return found


def _read_folders(
    root: str, known: Mapping[str, Folder], folders: Sequence[str]
) -> dict[str, Folder | None]:
    """As ``read``; an empty folder stands for one that is as it was."""
    return {name: _folder(f"{root}/{name}", known.get(name)) for name in folders}


def _folder(path: str, known: Folder | None) -> Folder | None:
    folder: Folder = {}
    try:
        with os.scandir(path) as entries:
            names = sorted(
                entry.name
                for entry in entries
                if not entry.name.startswith(".") and (entry.is_file() or _refuse())
            )
        for name in names:
            document = _document(f"{path}/{name}", name, known.get(name) if known else None)
            if document is None:
                return None
            folder[name] = document
    except (OSError, _NoFileError):
        return None
    return {} if known and folder == known else folder or None


class _NoFileError(Exception):
    """A case folder holds something that is no file."""


def _refuse() -> bool:
    raise _NoFileError


def _document(path: str, name: str, known: Document | None) -> Document | None:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  (a third of the time of Path's)
        data = file.read()
    mark = digest(data)
    if known is not None and known.digest == mark:
        return known
    if len(data) > MAX_BYTES or b"\r" in data:
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    end = text.find("\n---\n", 3)
    if not text.startswith("---\n") or end < 0 or CONTROL.search(text) or privacy.find(text):
        return None
    front = text[4 : end + 1]
    values = plainform.read(front)
    if values is None or bool(values.get("text")) != bool(text[end + 5 :].strip()):
        return None
    try:
        made = (Proposal if name == PROPOSAL_FILE else Reply).model_validate(values)
    except ValidationError:
        return None
    if made.body:
        return None
    return Document(mark, digest(front.encode()), facts.of(made))
