"""The words of invented texts, and how often each is drawn.

A slot of a sentence, ``{w}``, is filled from the table of that name. In a table a word stands
as often as it shall be drawn: the first words often, most of them seldom (Zipf's law), as in
any real text. So a draw is one look into a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeVar

import yaml

T = TypeVar("T")

LENGTH = 4096
"""Words of a table, repetitions counted."""


def data(name: str) -> dict[str, str]:
    """A data file of this folder: key -> text."""
    loaded: dict[str, str] = yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))
    return loaded


def zipf(words: Sequence[T], *, flatness: float = 3.0, length: int = LENGTH) -> list[T]:
    """A table of ``words`` in which the nth stands in proportion to 1 / (n + flatness).

    Each stands in it at least once; the table has about ``length`` words.
    """
    weights = [1 / (rank + flatness) for rank in range(len(words))]
    total = sum(weights)
    table: list[T] = []
    for word, weight in zip(words, weights, strict=True):
        table += [word] * max(1, round(length * weight / total))
    return table


_WORDS = data("words.yml")
_CHARACTERS: Final = _WORDS.pop("c").replace("\n", "")

DOMAINS: Final = tuple(_WORDS["d"].split())
"""What proposals of the demo are about."""

ASPECTS: Final = tuple(_WORDS["a"].split())
"""Which side of it. A topic is a pair of both: there are 600."""

TABLES: Final[dict[str, list[str]]] = {
    **{slot: zipf(words.split()) for slot, words in _WORDS.items()},
    "c": zipf(_CHARACTERS, flatness=40),
    "n": zipf([str(number) for number in range(2, 980)], flatness=12),
    "x": zipf([f"{whole}.{tenth}" for whole in range(3, 98) for tenth in range(1, 10, 3)]),
    "y": zipf([str(month) for month in range(1, 13)], flatness=30),
}
"""Slot -> table; besides those of words.yml: c character, n number, x percentage, y month."""
