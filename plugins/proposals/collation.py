"""Names in the order of a Chinese dictionary: by pinyin, then by character."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import NamedTuple

from proposals import parallel

OTHER = "#"
"""Where names stand that start with no letter and no character with a reading."""


class Reading(NamedTuple):
    """How a name is read.

    Attributes:
        order: sorts names by their readings without tones, then by themselves.
        initial: letter A to Z that it is looked up under, or ``OTHER``.
    """

    order: tuple[str, str]
    initial: str


Readings = dict[str, Reading]


def readings(names: Collection[str]) -> Callable[[], Readings]:
    """Begin to look up the readings of names; what is returned waits for them.

    A process of its own does it: pypinyin's dictionary takes a quarter of a second and 55 MB,
    which no page needs.
    """
    return parallel.begin(partial(_readings, names)) if names else dict


def _readings(names: Collection[str]) -> Readings:
    from pypinyin import Style, lazy_pinyin

    def initial(name: str) -> str:
        first = lazy_pinyin(name[:1], style=Style.FIRST_LETTER)
        letter = first[0][:1].upper() if first else ""
        return letter if letter.isascii() and letter.isalpha() else OTHER

    return {
        name: Reading((" ".join(lazy_pinyin(name)).lower(), name), initial(name)) for name in names
    }
