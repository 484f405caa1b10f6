"""Names in the order of a Chinese dictionary: by pinyin, then by character."""

from __future__ import annotations

from pypinyin import Style, lazy_pinyin

OTHER = "#"
"""Where names stand that start with no letter and no character with a reading."""


def key(name: str) -> tuple[str, str]:
    """Sorts names by their readings without tones, then by themselves."""
    return (" ".join(lazy_pinyin(name)).lower(), name)


def initial(name: str) -> str:
    """Letter A to Z that a name is looked up under, or ``OTHER``."""
    first = lazy_pinyin(name[:1], style=Style.FIRST_LETTER)
    letter = first[0][:1].upper() if first else ""
    return letter if letter.isascii() and letter.isalpha() else OTHER
