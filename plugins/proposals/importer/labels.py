"""Labels of a line and what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise, product
from typing import Any

from proposals.importer import choices, name_patterns, rulebook
from proposals.importer.lines import Line, plain

_MARK = (
    r"\s*(?:\((?:盖章|公章|签章|印章|章|签字|签名|签字盖章|姓名|全称|必填)\)\s*)?"
    r"(?P<colon>[】\]]\s*:?|:|\|)\s*\|?"
)
"""What parts a label from its value: a colon, the bar of a table, the bracket of 【label】."""
_EDGES = re.compile(r"^[\s,，;；|]+|[\s,，;；|【\[]+$")
_LONGEST_WITHOUT_COLON = 60
"""A label that only a space parts from its value is trusted on short lines only: prose may
begin with the same word."""

_WIDE_GAP = re.compile(r"\s{2,}")

_UNKNOWN_NEXT = re.compile(r"(?<=\S)\s{3,}(?=[\u4e00-\u9fff]{2,8}:)")
"""Before a word with a colon that stands apart: a label that no rule names."""

_UNKNOWN_NEAR = re.compile(r"(?<=\S)\s+(?=[\u4e00-\u9fff]{2,8}:)")
_TEXTS = {"body", "text", "replies", "title"}
"""Fields whose values are sentences, in which a word before a colon is no label."""

_OF_TEXT = {"body", "text", "replies"}
"""Fields whose values are texts."""
_OF_FORM = {"title", "number", "movers", "comovers", "departments", "body"}
"""Fields of a form's labels whose names are parts of no other word."""
_SHORT_OF_FORM = {"主办", "会办", "协办", "分办", "案由"}
_LEAST_OF_FORM = 3
"""Characters of such a name, but for a few."""

_ENCLOSED = r"附(?:件|原文)?\s*[0-9]?\s*[:、]\s*(?:[0-9]{1,3}\s*[.、]\s*)?"
"""附:19.标题: begins an enclosure."""

_OFFICE_OF_CONTACT = (
    r"(?:[\u4e00-\u9fff]{2,14}[局委厅办部院处科室](?=(?:联系人|经办人|承办人)[^:]{0,6}:))?"
)
"""样例市甲局联系人: names whose contact it is before the label."""

_LISTS = {"departments", "movers", "comovers", "seconders", *_TEXTS}
"""Fields whose values may fill several cells."""

_OF_NAMES = {"departments", "movers", "comovers", "seconders"}
_PEOPLE = {"movers", "comovers", "seconders"}
_ANSWERS = {"outcome", "outcome.label", "feedback.satisfaction", "role", "status"}
"""Fields for which a form may print every answer, to be ticked."""
_GAP = re.compile(r"\s*\|\s*|\s{2,}")
_BESIDE_PEOPLE = ("label-beside-mover", "word-of-form")
"""Rules for cells behind a mover's that are labels which no rule names."""

_UNKNOWN_FIRST = re.compile(r"[\s(]*([\u4e00-\u9fff]{2,8})(?::|\s{2,})\s*\S+")
"""A word that may be a label at a line's start, and the beginning of its value."""

_LONGEST_ROW = 200
_UNMISTAKABLE = 4
"""Characters of a label that one space parts from what stands round it."""

_BOTH_KINDS = ("建议/提案", "提案/建议", "建议(提案)", "提案(建议)", "议案/提案", "建议、提案")
_CODE = re.compile(r"\s+[A-D][0-9]?类?\s*$")
"""The class of an outcome at a line's end."""

_OFFICES = {"departments", "department", "agency", "contact.unit"}
_SEAL = re.compile(r"\s*[(（]\s*(?:加?盖)?(?:公|印|签|代)?(?:章|印)\s*[)）]\s*$")
"""承办单位:样例市甲局(公章): the word for a seal is not of the name."""
_WORDS_OF_LABEL = 4
"""Words into which spaces part a label's name."""

_LABELS_WITHIN = 2_000
"""Characters of a line in which further labels are looked for; what follows is text."""


class Scope(StrEnum):
    """What a label's value belongs to; told in rules/labels.yml."""

    PROPOSAL = "proposal"
    REPLY = "reply"
    START = "start"
    CONTENT = "content"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Label:
    """A kind of label.

    Attributes:
        field: what its value is.
        scope: what the value belongs to.
        role: for departments, the part that the label gives them.
        colon: whether the word is a label only before a colon.
    """

    field: str
    scope: Scope
    role: str | None = None
    colon: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with its value, which may be empty."""

    label: Label
    value: str
    line: Line
    start: int
    """where the label stands in the line"""


def read(line: Line) -> tuple[Labelled, ...]:
    """Labels of a line with their values; none when the line does not begin with one.

    A value ends where the next label of the line begins.
    """
    text = line.plain
    first = _first().match(text)
    if first is None:
        marks = _behind_unknown(text)
    elif _trusted(first, text):
        following = _next().finditer(text, first.end(), _LABELS_WITHIN)
        marks = [first, *(mark for mark in following if _apart(mark, text, first))]
    else:
        marks = []
    marks = _without_parts(marks)
    found = []
    for mark, after in zip(marks, [*marks[1:], None][: len(marks)], strict=True):
        end = after.start() if after else len(text)
        unknown = _UNKNOWN_NEXT if _label(mark).field in _TEXTS else _UNKNOWN_NEAR
        cut = unknown.search(text, mark.end(), min(end, _LABELS_WITHIN))
        value = line.text[mark.end() : cut.start() if cut else end].strip(" \t\u3000|")
        if "|" in (mark["colon"] or "") and _label(mark).field not in _LISTS:
            # In a table's row the next cell is another's.
            value = value.partition("|")[0].strip()
            if _label(mark).field != "role" and is_name(value):
                # 办理结果 | 备注 | is of a table's head.
                value = ""
        if _label(mark).field not in _LISTS:
            value = _without_empty_label(value)
        if _label(mark).field in _OFFICES:
            value = _SEAL.sub("", value)
        if _label(mark).field in _PEOPLE:
            value = _without_unknown_label(value)
        if _label(mark).field in _ANSWERS:
            value = choices.chosen(value)
        part = _label(mark).field == "role" and len(marks) == 1 and len(value.split()) == 1
        row = not mark["colon"] and not part and len(value) <= _LONGEST_ROW
        if row and all(map(is_name, value.split())):
            # 主办单位 会办 交办日期 is the head of a table.
            value = ""
        found.append(Labelled(_label(mark), _unwrap(value, text), line, mark.start("label")))
    return tuple(found)


def _without_parts(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """Marks without 独办 right behind 办理方式, where it is the value and labels nothing."""
    values = {
        after
        for mark, after in pairwise(marks)
        if _label(mark).field == "role" and _label(after).role and mark.end() == after.start()
    }
    return [mark for mark in marks if mark not in values]


def _without_empty_label(value: str) -> str:
    """A value without the label behind it that has no value: 甲局 文 号."""
    words = value.split() if len(value) <= _LONGEST_WITHOUT_COLON else []
    for count in range(min(len(words) - 1, _WORDS_OF_LABEL), 0, -1):
        name = "".join(words[-count:])
        if len(name) > 1 and name in _kinds() and _kinds()[name].scope is Scope.DOCUMENT:
            starts = [word.start() for word in re.finditer(r"\S+", value)]
            return value[: starts[-count]].rstrip()
    return value


def _without_unknown_label(value: str) -> str:
    """The people of a row, without the cells behind them that a form prints of a mover."""
    printed = plain(value)
    gaps = list(_GAP.finditer(printed))
    ends = [*(gap.start() for gap in gaps[1:]), len(printed)]
    for gap, end in zip(gaps, ends, strict=False):
        cell = printed[gap.end() : end]
        if any(rulebook.rule("implausible", name).first(cell) for name in _BESIDE_PEOPLE):
            return value[: gap.start()]
    return value


def _behind_unknown(text: str) -> list[re.Match[str]]:
    """Labels of a row whose first label no rule names: 甲乙号  1234  公开日期  2099-09-18."""
    if len(text) > _LONGEST_ROW:
        return []
    unknown = _UNKNOWN_FIRST.match(text)
    if text.count("|") > 1:
        return [mark for mark in _next().finditer(text) if "|" in (mark["colon"] or "")]
    if unknown and not re.search("[。!?]", text):
        told = [mark for mark in _next().finditer(text, unknown.start(1)) if mark["colon"]]
        if any(_label(mark).field.startswith(("contact", "feedback")) for mark in told):
            return told
    if unknown is None or re.search("[。;!?]", text):
        return []
    return [
        mark
        for mark in _next().finditer(text, unknown.end())
        if _WIDE_GAP.match(text, mark.end()) and text.endswith("  ", 0, mark.start())
    ]


def is_name(text: str) -> bool:
    """Whether a text is nothing but a label's name."""
    return "".join(text.split()) in _kinds()


def named(text: str) -> Label | None:
    """The label whose name a text is."""
    return _kinds().get("".join(text.split()))


def starts(line: Line) -> Mapping[int, str]:
    """Where labels with a colon stand inside a line, and the field of each."""
    marks = _next().finditer(line.plain)
    return {mark.start("label"): _label(mark).field for mark in marks if mark["colon"]}


def touching(line: Line) -> list[int]:
    """Where a form's labels with a colon touch the value before them, up to that of a text.

    提案编号:0456提案者:甲乙丙; none on a line that does not begin with such a label.
    """
    text = line.plain
    first = _first().match(text)
    if first is None or not first["colon"] or _label(first).field not in _OF_FORM - {"body"}:
        return []
    found: list[int] = []
    for mark in _touching().finditer(text, first.end(), _LABELS_WITHIN):
        found.append(mark.start())
        if _label(mark).field == "body":
            break
    return found


def examples() -> Sequence[tuple[Label, Sequence[str], Sequence[Mapping[str, str]]]]:
    """Every entry of the rule file: its label, names and examples."""
    return [(_kind(entry), entry.get("names", ()), entry["examples"]) for entry in _entries()]


def made() -> Mapping[str, Label]:
    """Names that entries of the rule file make of parts: 办理 + 等级, 答复 + 结果 + 类别."""
    return {
        "".join(parts): _kind(entry)
        for entry in _entries()
        for lists in entry.get("made_of", ())
        for parts in product(*lists)
    }


def _entries() -> Sequence[Mapping[str, Any]]:
    entries: Sequence[Mapping[str, Any]] = rulebook.document(rulebook.FOLDER / "labels.yml").value[
        "rules"
    ]
    return entries


def _kind(entry: Mapping[str, Any]) -> Label:
    return Label(
        entry["field"], Scope(entry["scope"]), entry.get("role"), entry.get("colon") == "required"
    )


def _trusted(mark: re.Match[str], text: str) -> bool:
    """Whether the word at the start of a line is a label and not the start of a sentence."""
    label = _label(mark)
    value = text[mark.end() :].strip()
    if label.colon and not mark["colon"]:
        return False
    if mark["colon"] or (label.field == "number" and value[:1].isdigit()):
        return True
    if label.field in _OF_TEXT and len(mark["label"]) >= _UNMISTAKABLE and value:
        # 办理意见 已列入计划。 is a row of a form: no sentence has a space there.
        return text[mark.end() :][:1].isspace()
    # 会办单位 甲局;乙局 is a list, and no sentence that begins so.
    listed = label.field in _OF_NAMES or _WIDE_GAP.match(text, mark.end())
    stops = "[。!?]" if listed else "[。;!?]"
    if re.search(stops, text):
        return False
    if len(text.strip()) > _LONGEST_WITHOUT_COLON and not _has_more(mark, text):
        return False
    return bool(value) or label.scope is not Scope.DOCUMENT


def _has_more(first: re.Match[str], text: str) -> bool:
    """Whether further labels without a colon follow on a line: then it is a row of them."""
    following = list(_next().finditer(text, first.end(), _LONGEST_ROW))
    return len(text) <= _LONGEST_ROW and len([m for m in following if _apart(m, text, first)]) > 1


def _apart(mark: re.Match[str], text: str, first: re.Match[str]) -> bool:
    """A label without a colon inside a line has wide space on both sides.

    One space is enough where no label of the line has a colon and the word is long enough to be
    nothing else: 提案人 甲乙丙 提案编号 12.
    """
    if mark["colon"] or (
        _WIDE_GAP.match(text, mark.end()) and text.endswith("  ", 0, mark.start())
    ):
        return True
    if _label(mark).field == "outcome" and _CODE.match(text, mark.end("label")):
        return True
    short = len(text) <= _LONGEST_ROW and not re.search("[。;!?]", text)
    if short and _label(first).field == "movers" and _label(mark).field == "ignored":
        # 代表姓名 甲乙丙 代表团 第七代表团: what a form prints of a mover behind the name.
        return bool(text[first.end() : mark.start()].strip())
    return not first["colon"] and short and len(mark["label"]) >= _UNMISTAKABLE


def _label(mark: re.Match[str]) -> Label:
    return _kinds()["".join(mark["label"].split())]


def _unwrap(value: str, text: str) -> str:
    """Without the bracket that closes one before the label, and without a trailing comma."""
    if re.match(r"\s*[(\[]", text) and value.endswith((")", "\uff09", "]", "】")):
        value = value[:-1]
    return _EDGES.sub("", value)


@cache
def _kinds() -> Mapping[str, Label]:
    told = {name: label for label, names, _ in examples() for name in names}
    return {**made(), **_of_both_kinds(told), **told}


def _of_both_kinds(told: Mapping[str, Label]) -> Mapping[str, Label]:
    """建议/提案号, 议案(提案)标题: a form for both kinds prints both words."""
    return {
        f"{both}{rest}": label
        for name, label in told.items()
        if label.scope is Scope.PROPOSAL
        for kind in ("提案", "建议", "")
        if (rest := name.removeprefix(kind)) and (rest != name or not kind)
        for both in _BOTH_KINDS
    }


@cache
def _first() -> re.Pattern[str]:
    return re.compile(
        rf"[\s|•·●◆*-]{{0,12}}(?:{_ENCLOSED})?[(\[【]?\s*+(?:此件[^;,:]{{2,10}}[;,]\s*)?{_OFFICE_OF_CONTACT}"
        rf"(?P<label>{_names()})"
        rf"(?:{_MARK}|(?=\s)|(?=[0-9])|(?<=电话|方式)(?=[\u4e00-\u9fff]{{2,4}}\s*[0-9])|$)"
    )


@cache
def _next() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[\s|,;、【\[])(?<![\u4e00-\u9fff][【\[])(?P<label>{_names()})(?:{_MARK}|(?=\s))"
    )


@cache
def _touching() -> re.Pattern[str]:
    told = (
        name
        for name, label in _kinds().items()
        if label.field in _OF_FORM and (len(name) >= _LEAST_OF_FORM or name in _SHORT_OF_FORM)
    )
    names = "|".join(map(re.escape, sorted(told, key=len, reverse=True)))
    return re.compile(rf"(?<=[\w)〕\]])(?P<label>{names})\s*:")


def _names() -> str:
    """All names as one pattern, longest first, so that 联系人及电话 is not read as 联系人."""
    return name_patterns.any_of(_kinds())
