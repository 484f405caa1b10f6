"""Numbers as bars: the lengths that templates draw, worked out here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a chart.

    Attributes:
        label: what the row is about: text, or an object that a template has a word for.
        value: the number.
        total: what it is a part of; None for a plain count.
        length: of the bar, 0 to 100.
    """

    label: Any
    value: int
    total: int | None
    length: float


def counts(rows: Iterable[tuple[Any, int]]) -> tuple[Bar, ...]:
    """Bars of counts, the longest of them full."""
    kept = list(rows)
    longest = max((value for _, value in kept), default=0)
    return tuple(Bar(label, value, None, _length(value, longest)) for label, value in kept)


def shares(rows: Iterable[tuple[Any, int, int]]) -> tuple[Bar, ...]:
    """Bars of parts of a whole; a full bar is the whole."""
    return tuple(Bar(label, value, total, _length(value, total)) for label, value, total in rows)


def spread(values: Iterable[int], bounds: tuple[int, ...]) -> tuple[Bar, ...]:
    """How values fall into classes: one bar for each upper bound, and one for what is above.

    A label is the pair of the class's bounds, the last upper one None.
    """
    kept = list(values)
    edges = [0, *(bound + 1 for bound in bounds)]
    rows: list[tuple[tuple[int, int | None], int]] = []
    for lower, upper in zip(edges, [*bounds, None], strict=True):
        inside = sum(lower <= value and (upper is None or value <= upper) for value in kept)
        rows.append(((lower, upper), inside))
    return counts(rows)


def _length(value: int, full: int) -> float:
    return round(100 * value / full, 1) if full else 0.0
