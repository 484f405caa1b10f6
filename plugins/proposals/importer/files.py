"""Files of the record as an import writes them."""

from __future__ import annotations

from pathlib import Path

from proposals import wholefile

UNFINISHED = ".importing-"
"""Begins the names of files and folders that are being written; what a killed import left is not
looked at, and the next one removes it."""


def replace_file(path: Path, text: str) -> None:
    """Write UTF-8 text beside the file, then put it in the file's place.

    Raises:
        OSError: it cannot be written; what stood there stands there still.
    """
    with wholefile.beside(path, f"{UNFINISHED}{path.name}") as part:
        part.write_bytes(text.encode())
