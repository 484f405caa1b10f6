"""What an index depends on: the text of the cases, and the programs that index it."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache
from importlib import metadata
from pathlib import Path

from proposals.case import Case
from proposals.storedcase import StoredCase

_PACKAGES = ("comrak", "deflate", "markdown", "nh3", "pagefind_bin", "pydantic")
"""Packages by which the index of the same text may differ."""


def of_case(case: Case) -> bytes:
    """Changes with anything that is found in a case: its files, and names of the registry."""
    if isinstance(case, StoredCase):
        return case.digest
    named = (case.jurisdiction, *case.departments, *case.topics)
    told = [repr(named), case.proposal.model_dump_json()]
    told += [f"{item.anchor} {item.reply.model_dump_json()}" for item in case.replies]
    return hashlib.sha256("\0".join(told).encode()).digest()


@cache
def of_code() -> str:
    """A sum of the programs: a new version of any of them makes every part of the index anew."""
    # What folds alike and what is lower case is said by the Unicode of this Python.
    found = hashlib.sha256(unicodedata.unidata_version.encode())
    own = Path(__file__).parent
    for path in (*sorted(own.parent.glob("*.py")), *sorted(own.glob("*.py"))):
        found.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    for name in _PACKAGES:
        found.update(f"{name} {metadata.version(name)}\0".encode())
    return found.hexdigest()
