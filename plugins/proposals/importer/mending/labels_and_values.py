"""Labels that stand apart from their values, or touch them: a line for each with its value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.importer import labels, rulebook
from proposals.importer.labels import Label, Scope
from proposals.importer.lines import Line, plain
from proposals.importer.mending import value_sorts

_LEAST_ROWS = 3
"""Rows of a list of labels, and labels of a block of metadata."""
_LONGEST_ROW = 200
_BETWEEN_CELLS = re.compile(r"\s*[|\t]\s*")
_LEAST_COLUMNS = 3
_PAIR = 2
_HEAD = re.compile(r"[\u4e00-\u9fff()/、\s]{1,12}:?")
"""A cell that may be a column's name."""
_REACH_OF_LABELS = 6
"""Lines among which the labels of one block of metadata stand."""
_LONGEST_LABEL = 12
_LEAST_PAIRS = 2
_UNMISTAKABLE = {"published", "contact", "contact.phone"}
"""Fields whose value below a label is one wherever it is of the label's sort."""
_LONGEST = 60
"""Characters of a line that is nothing but a label."""


def of_list(lines: Sequence[Line]) -> list[Line]:
    """- 文号样民函〔2099〕1号 in a list of such lines: labels that touch their values."""
    rows = {at: told for at, line in enumerate(lines) if (told := _row_of_list(line))}
    if len(rows) < _LEAST_ROWS:
        return list(lines)
    return [rows.get(at, line) for at, line in enumerate(lines)]


def _row_of_list(line: Line) -> Line | None:
    if len(line.text) > _LONGEST_ROW:
        return None
    hit = rulebook.rule("run_together", "label-in-list").first(line.text)
    name = plain(hit.values["label"]) if hit else ""
    label = labels.named(name)
    if hit is None or label is None or label.scope is not Scope.DOCUMENT:
        return None
    return Line(line.number, f"{name}: {line.text[hit.end :].strip()}")


def of_grid(lines: Sequence[Line]) -> list[Line]:
    """A row of labels and below it a row of their values: a line for each pair."""
    told: list[Line] = []
    for line in lines:
        header = _cells(told[-1]) if told and _is_header(told[-1]) else []
        values = _cells(line) if header else []
        if header and len(values) == len(header) and _are_values(header, values):
            told.pop()
            told += [
                Line(line.number, f"{label}: {value}")
                for label, value in zip(header, values, strict=True)
                if value or labels.is_name(label)
            ]
        else:
            told.append(line)
    return told


def _are_values(header: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether a row is one of values; of two they have to be what their labels ask for."""
    if len(header) >= _LEAST_COLUMNS:
        return not _names_first(cells)
    named = [labels.named(name) for name in header]
    return all(
        label is not None and (not cell or value_sorts.fits(label, plain(cell)))
        for label, cell in zip(named, cells, strict=True)
    ) and any(cells)


def _is_header(line: Line) -> bool:
    """Whether a row holds labels alone: most are known, and the others are as short."""
    cells = _cells(line)
    found = [_alone(Line(line.number, cell)) for cell in cells]
    known = [label for label in found if label]
    return (
        (len(cells) >= _LEAST_COLUMNS or len(known) == len(cells) == _PAIR)
        and 2 * len(known) > len(cells)
        and all(label.field != "body" for label in known)
        and all(map(_HEAD.fullmatch, map(plain, cells)))
    )


def _names_first(cells: Sequence[str]) -> bool:
    """Whether a row is one of labels and not of values, though 主办 may be a value too."""
    return labels.is_name(cells[0]) or 2 * sum(map(labels.is_name, cells)) >= len(cells)


def _cells(line: Line) -> list[str]:
    """Cells of a row of a table as text: with bars or tabs between them."""
    text = line.text.strip(" |\u3000")
    return (
        [cell.strip() for cell in _BETWEEN_CELLS.split(text)] if "|" in text or "\t" in text else []
    )


def bare_labels(lines: Sequence[Line]) -> list[Line]:
    """Labels of a page's metadata that stand alone, each above its value, with a colon each.

    A word alone (文号) is a label where several such words stand one or two lines apart.
    """
    said = [at for at, line in enumerate(lines) if not line.blank]
    bare = {place for place, at in enumerate(said) if _is_bare_label(lines[at])}
    # 提案人 and 联系电话 above their values count with them, and are labels anyway.
    places = sorted(bare | {place for place, at in enumerate(said) if _alone(lines[at])})
    near = {
        said[place]
        for place in sorted(bare)
        if sum(abs(place - other) <= _REACH_OF_LABELS for other in places) >= _LEAST_ROWS
    }
    return [
        Line(line.number, f"{_bare(line.text)}:") if at in near else line
        for at, line in enumerate(lines)
    ]


def _is_bare_label(line: Line) -> bool:
    text = _bare(line.plain)
    label = labels.named(text) if 0 < len(text) <= _LONGEST_LABEL else None
    return label is not None and label.scope is Scope.DOCUMENT and not label.colon


def values_below(lines: Sequence[Line]) -> list[Line]:
    """A label alone on its line and its value on the next, where a page prints them so.

    One such pair may be an empty label above a text; on a page that has several, or one for a
    telephone or the day of publication, a label takes the next line when that is of its sort.
    """
    taken: dict[int, int] = {}
    sure = False
    for at, line in enumerate(lines):
        label = _alone(line)
        if label is None or at in taken.values():
            continue
        below = next((i for i in range(at + 1, len(lines)) if not lines[i].blank), None)
        if below is not None and _is_value(label, lines[below]):
            taken[at] = below
            sure = sure or label.field in _UNMISTAKABLE
    if len(taken) < _LEAST_PAIRS and not sure:
        return list(lines)
    values = set(taken.values())
    return [
        Line(line.number, f"{_marked(line)} {_bare(lines[taken[at]].text)}")
        if at in taken
        else line
        for at, line in enumerate(lines)
        if at not in values
    ]


def _alone(line: Line) -> Label | None:
    """The label that is all of a line."""
    if len(line.text) > _LONGEST:
        return None
    found = labels.read(line)
    if len(found) != 1 or found[0].value or found[0].label.scope is Scope.CONTENT:
        return None
    return found[0].label


def _marked(line: Line) -> str:
    text = line.text.strip()
    return text if plain(text).endswith((":", "|", "】")) else f"{text}:"


def _is_value(label: Label, line: Line) -> bool:
    text = _bare(line.plain)
    # 主办 below 承办类型 is its value, and a label elsewhere.
    told = label.field == "role" or not labels.read(line)
    return "。" not in text and value_sorts.fits(label, text) and told


def _bare(text: str) -> str:
    """A cell's text without the bars and list marks of its row."""
    return text.strip(" \t\u3000|•·●")
