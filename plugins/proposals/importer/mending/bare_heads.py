"""Heads of pages whose values stand apart from their labels, or have none: each with its label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from proposals import text as chinese
from proposals.importer import labels, organisations, rulebook
from proposals.importer.labels import Label, Scope
from proposals.importer.lines import Line, plain
from proposals.importer.mending import value_sorts

_INDEX = re.compile(
    r"[0-9A-Za-z_]{4,24}[-/](?:[0-9A-Za-z_]{1,12}[-/]){0,3}(?:19|20)[0-9]{2}(?:[0-9]{2})?-[0-9]{1,8}"
)
"""What a portal files a document under (索引号): 999999999/2099-00001."""
_DAY = re.compile(r"(?:19|20)[0-9]{2}\s*[-./年]\s*[0-9]{1,2}\s*[-./月]\s*[0-9]{1,2}\s*日?")
_LONGEST = 40
_MOST = 8
"""Characters and lines of such a head."""
_LEAST_NAMES = 2
_LEAST_ROWS = 2
_LEAST_CHARACTERS = 3
"""Rows of labels that touch their values, and characters of such a label."""
_BETWEEN_CELLS = re.compile(r"\s{2,}|\t")
_SEVERAL = re.compile("[;；]")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,8}[省市县区州旗镇乡]$")
_AS_COLUMN = {"承办单位答复": "答复单位", "主办单位答复": "答复单位"}
"""What heads a column of departments, and not their letters."""


def join(lines: Sequence[Line]) -> list[Line]:
    """Lines with the labels that such heads leave out; every other line as it is."""
    told: list[Line] = []
    at = 0
    while at < len(lines):
        found = _listed(lines, at) or _tabled(lines, at) or _touching(lines, at)
        if found:
            made, at = found
            told += made
        else:
            told.append(lines[at])
            at += 1
    return told


def _listed(lines: Sequence[Line], at: int) -> tuple[list[Line], int] | None:
    """An index number, and below it who published, the subject and the days, without labels."""
    if not _INDEX.fullmatch(_bare(lines[at])):
        return None
    kinds: list[tuple[Line, str]] = [(lines[at], "索引号")]
    end = at + 1
    for line in lines[at + 1 : at + 1 + _MOST]:
        kind = _kind(line)
        if kind is None:
            break
        kinds.append((line, kind))
        end += 1
    names = [kind for _, kind in kinds]
    if "发布机构" not in names or "日期" not in names:
        return None
    days = [line for line, kind in kinds if kind == "日期"]
    # Two that are one day tell that of publication; of others it is not said which it is.
    same = len(days) > 1 and len({chinese.date(_bare(line)) for line in days}) == 1
    told = {"日期": "发布日期" if same else "生成日期"}
    return [
        Line(line.number, f"{told.get(kind, kind)}: {_bare(line)}") for line, kind in kinds if kind
    ], end


def _kind(line: Line) -> str | None:
    """The label that a value of such a head would have; empty for a blank line."""
    text = _bare(line)
    if not text:
        return ""
    if len(text) > _LONGEST or ":" in plain(text):
        return None
    if _DAY.fullmatch(text):
        return "日期"
    if organisations.department(text):
        return "发布机构"
    document = rulebook.first(rulebook.load("documents"), text)
    if document and document["number"] == text:
        return "文号"
    return (
        "主题分类"
        if re.fullmatch(r"[\u4e00-\u9fff]{2,8}(?:[、,;/\s][\u4e00-\u9fff]{2,8})*", text)
        else None
    )


def _tabled(lines: Sequence[Line], at: int) -> tuple[list[Line], int] | None:
    """The head of a table, 主办单位 会办 交办日期, and below it its cells, one a line."""
    columns = list(_columns(lines[at]))
    if len(columns) < _LEAST_NAMES:
        return None
    made: list[Line] = []
    end = at + 1
    for place in range(at + 1, min(len(lines), at + 1 + _MOST)):
        cells = [cell for cell in _BETWEEN_CELLS.split(_bare(lines[place])) if cell]
        found = list(_filled(columns, cells, lines[place].number))
        if cells and not found:
            break
        for line, following in found:
            made.append(line)
            columns = following
            end = place + 1
    return (made, end) if made else None


def _filled(
    columns: list[tuple[str, Label]], cells: Sequence[str], number: int
) -> Iterator[tuple[Line, list[tuple[str, Label]]]]:
    """Each cell with the name of its column, and the columns that follow."""
    for cell, behind in zip_longest(cells, cells[1:], fillvalue=""):
        value = cell.rstrip(";；")
        at = next(
            (i for i, (_, label) in enumerate(columns) if value_sorts.fits(label, value)), None
        )
        if at is None and columns and columns[0][1].field == "department" and _PLACE.match(value):
            # A city answers as its government.
            at = 0
        if at is None:
            return
        name, following = columns[at][0], columns[at + 1 :]
        first, *others = _SEVERAL.split(value)
        same = following and following[0][1].field == columns[at][1].field
        told = same and value_sorts.fits(following[0][1], behind.rstrip(";；"))
        if others and columns[at][1].role == "lead" and same and not told:
            # 主办单位 and 会办 run into one cell: the first leads, of the others nothing is said.
            yield Line(number, f"{name}: {first}"), following
            yield Line(number, f"主办或会办单位: {';'.join(others)}"), following
        else:
            yield Line(number, f"{name}: {value}"), following
        columns = following


def _touching(lines: Sequence[Line], at: int) -> tuple[list[Line], int] | None:
    """索引号99/2099-1 成文日期2099-11-21 and more such rows: labels that touch their values."""
    made: list[Line] = []
    rows = 0
    end = at
    while end < len(lines) and (pairs := _pairs(lines[end], begun=bool(made))):
        made += [Line(lines[end].number, f"{name}: {value}") for name, value in pairs]
        rows += len(pairs) > 1
        end += 1
    return (made, end) if rows >= _LEAST_ROWS else None


def _pairs(line: Line, *, begun: bool) -> list[tuple[str, str]]:
    """Labels of a row with their values, where some touch and nothing stands outside them."""
    pairs: list[tuple[str, str]] = []
    touching = False
    words = line.plain.split() if len(line.text) <= _LONGEST * 3 and ":" not in line.plain else []
    for word in words:
        match = _label_names().match(word)
        if match:
            value = word[match.end() :]
            touching = touching or bool(value)
            pairs.append((match[0], value))
        elif not pairs:
            return []
        else:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]} {word}".strip())
    return pairs if touching or begun else []


@cache
def _label_names() -> re.Pattern[str]:
    """Names of labels of a page's metadata that no value begins with."""
    names = {
        name
        for label, names, _ in labels.examples()
        if (label.scope is Scope.DOCUMENT or label.field == "date") and not label.colon
        for name in names
        if len(name) >= _LEAST_CHARACTERS
    }
    return re.compile("|".join(sorted(names, key=lambda name: (-len(name), name))))


def _columns(line: Line) -> Iterator[tuple[str, Label]]:
    """Names of a table's columns where a line holds nothing else."""
    words = line.plain.split() if len(line.text) <= _LONGEST * 2 else []
    names = [_AS_COLUMN.get(word, word) for word in words]
    found = [(name, labels.named(name)) for name in names]
    if all(label for _, label in found):
        yield from ((name, label) for name, label in found if label)


def _bare(line: Line) -> str:
    return line.plain.strip(" \t|•·●*-")
