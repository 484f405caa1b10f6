"""Why a document cannot be read, before it is known where it lies."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818  (a document is refused; nothing went wrong)
    """A document that is not read.

    Attributes:
        message: what is wrong and what to do, in one sentence.
        line: 1-based line in the document; 0 when the whole of it is meant.
    """

    def __init__(self, message: str, line: int = 0) -> None:
        self.message = message
        self.line = line
        super().__init__(message, line)


def missing(error: ImportError) -> Refusal:
    """The refusal of a document whose format needs a library that is not installed."""
    return Refusal(
        f"needs {error.name} to be read; install it with "
        "`pip install --require-hashes -r requirements-import.lock.txt`"
    )
