"""What a build keeps for the next one.

It may be thrown away or carried to another machine (CI can cache it): whatever is damaged,
missing or of another Python counts as nothing kept, and the build makes everything anew.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from proposals import wholefile

_HEAD = f"tida {sys.implementation.cache_tag} {marshal.version}\n".encode()


class Kept:
    """A folder with one file a name."""

    def __init__(self, folder: Path) -> None:
        """Keep things in a folder, which is made when there are any."""
        self.folder = folder

    @classmethod
    def beside(cls, output: Path) -> Kept:
        """Keep things beside the site in the folder ``output``."""
        return cls(output.with_name(f".{output.name}.kept"))

    def read(self, name: str) -> Any:
        """What was written under a name; None when that is not there whole."""
        try:
            data = memoryview((self.folder / name).read_bytes())
        except OSError:
            return None
        head, mark, value = data[: len(_HEAD)], data[len(_HEAD) :][:32], data[len(_HEAD) + 32 :]
        if head != _HEAD or hashlib.sha256(value).digest() != mark:
            return None
        return marshal.loads(value)  # noqa: S302  (our own bytes, whole, as their sum shows)

    def write(self, name: str, value: Any) -> None:
        """Keep plain values (numbers, text, bytes, lists, dicts of these) under a name."""
        self.folder.mkdir(parents=True, exist_ok=True)
        data = marshal.dumps(value)
        # Two builds may keep the same at once.
        with wholefile.beside(self.folder / name, f"{name}.{os.getpid()}.part") as part:
            part.write_bytes(_HEAD + hashlib.sha256(data).digest() + data)

    def forget(self, name: str) -> None:
        """Keep nothing under a name."""
        (self.folder / name).unlink(missing_ok=True)

    def forget_all_but(self, most: int) -> None:
        """Keep only so many files, those that were written last."""
        files = sorted(self.folder.iterdir(), key=_written, reverse=True)
        for path in files[most:]:
            path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Keep nothing at all."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another build was here
        return 0.0
