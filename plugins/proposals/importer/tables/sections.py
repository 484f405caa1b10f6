"""Rows that head those below them: 一、经济建设类, 二、政协提案."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from proposals.importer import rulebook
from proposals.importer.tables import captions
from proposals.importer.tables.reading import Row


def parted(rows: Iterable[Row]) -> Iterator[tuple[Mapping[str, str], Iterator[Row]]]:
    """Rows that stand below the same headings, and what those say of them.

    Args:
        rows: of a table, below its head.

    Returns:
        Field -> value that holds for the rows (none above the first heading), and the rows, which
        are to be read before the next are asked for.
    """
    for told, group in itertools.groupby(_told(rows), key=itemgetter(0)):
        yield told, (row for _, row in group)


def within(stated: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    """What holds for rows by what stands above their table and what heads them in it.

    A term and session are those of one body.
    """
    if told.get("kind", stated.get("kind")) != stated.get("kind"):
        stated = {name: stated[name] for name in stated.keys() - {"term", "session"}}
    return {**stated, **told}


def _told(rows: Iterable[Row]) -> Iterator[tuple[Mapping[str, str], Row]]:
    told: dict[str, str] = {}
    for row in rows:
        heading = of_row(row)
        if not heading:
            yield told, row
        elif "kind" in heading:
            # Topics of the part before it are no topics of this one.
            told = heading
        else:
            told = told | heading


def of_row(row: Row) -> dict[str, str]:
    """What a row that is a heading says of those below it; empty if it is none."""
    said = [cell.strip() for cell in row.cells if cell.strip()]
    if len(said) != 1:
        return {}
    told = captions.session(said)
    about = None if told else topic(said[0])
    return {"topics": about} if about else told


def topic(text: str) -> str | None:
    """The topic that a heading, in a row or above a table, names."""
    hit = rulebook.first(rulebook.load("table_sections"), text)
    return hit.values["topic"] if hit else None
