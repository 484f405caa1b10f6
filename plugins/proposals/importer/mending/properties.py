"""What a library of documents prints of a letter before its text, on one line with it.

标题文章属性•【制定机关】样例市甲局•【公布日期】2099.05.12•【主题分类】机关工作正文标题甲乙丙代表:…
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.importer import headings, labels, rulebook
from proposals.importer.labels import Scope
from proposals.importer.lines import Line

_PROPERTY = re.compile(r"[•·●|]?【\s*(?P<name>[^【】\s]{2,10})\s*】\s*:?")
_LEAST = 3
"""Properties of a line that is such a list."""
_TEXT = re.compile(r"[•·●|]?【\s*(?:正文|全文|法规全文|文件全文|文件正文|内容)\s*】\s*:?")
_WORD_BEFORE = re.compile(r"\s*(?:文章|法规|文件|基本|文档)(?:属性|信息|正文)\s*$")
_WORD_BEHIND = re.compile(r"(?:正文|全文|法规全文|文件全文|内容)\s*")
_SIGN_OF_DOCUMENT = {"字号", "文件字号", "公文字号"}
"""Behind such a word a library prints the 文号, and a portal the size of its type."""


_NUMBER_LINE = re.compile(r"[\s•·●|]*【\s*字\s{0,4}号\s*】\s*(?P<number>\S{6,30})[\s|]*")
"""The same in a line of its own."""


def apart(lines: Sequence[Line]) -> list[Line]:
    """Lines, those that hold such a list in parts: heading, each property, heading and letter."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: Line) -> list[Line]:
    if alone := _NUMBER_LINE.fullmatch(line.plain):
        number = line.text[slice(*alone.span("number"))]
        document = rulebook.first(rulebook.load("documents"), number)
        return [Line(line.number, f"发文字号: {number}")] if document else [line]
    found = [match for match in _PROPERTY.finditer(line.plain) if _is_of_page(match["name"])]
    if len(found) < _LEAST:
        return [line]
    begins = _TEXT.search(line.plain, found[-1].end())
    heading = _WORD_BEFORE.sub("", line.text[: found[0].start()]).strip()
    pieces = [heading]
    last = begins.start() if begins else len(line.text)
    ends = [*(match.start() for match in found[1:]), last]
    for match, stop in zip(found, ends, strict=True):
        name = "发文字号" if match["name"] in _SIGN_OF_DOCUMENT else match["name"]
        value, text = _value_and_text(line.text[match.end() : stop].strip(), heading)
        pieces.append(f"{name}: {value}")
        pieces += text
    if begins:
        pieces.append(line.text[begins.end() :].strip())
    return [Line(line.number, piece) for piece in pieces if piece]


def _value_and_text(value: str, heading: str) -> tuple[str, list[str]]:
    """The last property's value, and behind it the heading again and the letter under it."""
    at = value.find(heading) if heading and headings.of_reply(heading) else -1
    if at < 0:
        return value, []
    word = [match for match in _WORD_BEHIND.finditer(value, 0, at) if match.end() == at]
    return value[: word[-1].start() if word else at], [heading, value[at + len(heading) :].strip()]


def _is_of_page(name: str) -> bool:
    label = labels.named(name)
    return label is not None and label.scope is Scope.DOCUMENT
