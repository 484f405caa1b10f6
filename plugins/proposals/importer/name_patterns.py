"""Many names as one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_SPREAD = r"\s{0,12}"
"""What may stand between the characters of a name: 联 系 人."""
_END = ""
"""The mark of a name's end in the tree of names."""


def any_of(names: Iterable[str]) -> str:
    """A pattern of names whose characters may stand apart, the longest that fits first.

    Names that begin alike share their beginning: most places of a text are left after one look.
    """
    tree: dict[str, Any] = {}
    for name in names:
        branch = tree
        for char in name:
            branch = branch.setdefault(char, {})
        branch[_END] = {}
    return _pattern(tree, "")


def _pattern(branch: Mapping[str, Any], gap: str) -> str:
    """What may follow the beginning that a branch of the tree stands for."""
    followed = "|".join(
        gap + re.escape(char) + _pattern(rest, _SPREAD)
        for char, rest in branch.items()
        if char != _END
    )
    if not followed:
        return ""
    return f"(?:{followed})?" if _END in branch else f"(?:{followed})"
