"""Plain text."""

from __future__ import annotations

from pathlib import Path

from proposals.importer.lines import Original
from proposals.importer.sources import encoding, originals
from proposals.importer.sources.file import File
from proposals.importer.sources.refusal import Refusal


def read(path: Path) -> Original:
    """Read a text file.

    Raises:
        ProblemsError: empty, too large, not text, or in an encoding that is not known.
        OSError: the file cannot be opened.
    """
    file = File.at(path)
    try:
        return originals.make(file, lines(file.data))
    except Refusal as refusal:
        raise file.refused(refusal) from refusal


def lines(data: bytes) -> list[str]:
    """Lines of a text.

    Raises:
        Refusal: it is no text, or in an encoding that is not known.
    """
    found = encoding.decode(data).split("\n")
    for number, line in enumerate(found, start=1):
        if not line.isprintable() and any(ord(char) < 32 and char not in "\t\v\f" for char in line):
            raise Refusal("holds a control character; this is not a text file", number)
    return found
