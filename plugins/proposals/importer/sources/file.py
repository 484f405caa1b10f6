"""A file's bytes, and how messages name it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from proposals.importer.sources.refusal import Refusal
from proposals.problems import Problem, ProblemsError

MAX_BYTES = 50_000_000
"""The longest letter known, with its scanned annexes, has under 20 MB."""


@dataclass(frozen=True)
class File:
    """A document as bytes.

    Attributes:
        path: as the person named it; within an archive ``letters.zip/a.txt``, which is for
            messages only and never opened.
        data: its bytes.
    """

    path: Path
    data: bytes

    @classmethod
    def at(cls, path: Path) -> File:
        """The file at a path.

        Raises:
            ProblemsError: larger than ``MAX_BYTES``, or no ordinary file.
            OSError: it cannot be opened.
        """
        if not path.is_file():
            # A pipe or device would be read without end.
            raise ProblemsError([Problem(path, 0, "is no ordinary file; name a document")])
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"has {size:,} bytes; at most {MAX_BYTES:,} are read; take it apart"
            raise ProblemsError([Problem(path, 0, message)])
        return cls(path, path.read_bytes())

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the bytes, in lower-case hex."""
        return hashlib.sha256(self.data).hexdigest()

    def refused(self, refusal: Refusal) -> ProblemsError:
        """What to raise when the file is not read."""
        return ProblemsError([Problem(self.path, refusal.line, refusal.message)])
