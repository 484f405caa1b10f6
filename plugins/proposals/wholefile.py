"""Files that are there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def beside(target: Path, name: str = "") -> Iterator[Path]:
    """A path to write to, in the target's folder, which takes the target's place in one step.

    If the block fails nothing is left of it, and what stood there stands there still. What shares
    the old file by a hard link keeps the old contents.

    Args:
        target: the file, there or not; its folder is.
        name: of the path, hidden and with ``.writing`` behind it when empty. One that two
            processes do not choose at once.

    Raises:
        OSError: it cannot be put there.
    """
    part = target.with_name(name or f".{target.name}.writing")
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def write(target: Path, data: bytes) -> None:
    """Write a file so.

    Raises:
        OSError: it cannot be written.
    """
    with beside(target) as part:
        part.write_bytes(data)
