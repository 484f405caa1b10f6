"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

UNFINISHED = ".importing-"
"""Begins the names of files and folders that are being written; what a killed import left is not
looked at, and the next one removes it."""


def replace_file(path: Path, text: str) -> None:
    """Write UTF-8 text beside the file, then put it in the file's place.

    Raises:
        OSError: it cannot be written; what stood there stands there still.
    """
    handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
