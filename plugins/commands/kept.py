"""What a build keeps beside the site for the next one.

It may be thrown away or carried to another machine (CI can cache it): whatever is damaged,
missing or of another Python counts as nothing kept, and the build makes everything anew.
"""

from __future__ import annotations

import hashlib
import marshal
import shutil
import sys
from pathlib import Path
from typing import Any

_HEAD = f"tida {sys.implementation.cache_tag} {marshal.version}\n".encode()


class Kept:
    """A folder beside the site, with one file a name."""

    def __init__(self, output: Path) -> None:
        """Keep things beside the site in the folder ``output``."""
        self.folder = output.with_name(f".{output.name}.kept")

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
        part = self.folder / f"{name}.part"
        part.write_bytes(_HEAD + hashlib.sha256(data).digest() + data)
        part.replace(self.folder / name)

    def forget(self, name: str) -> None:
        """Keep nothing under a name."""
        (self.folder / name).unlink(missing_ok=True)

    def clear(self) -> None:
        """Keep nothing at all."""
        shutil.rmtree(self.folder, ignore_errors=True)
