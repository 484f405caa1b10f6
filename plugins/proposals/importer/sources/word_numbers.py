"""Automatic numbers of Word paragraphs, written out.

In a letter 一、 or （二） is often no text but a list style, and would be lost or come out as 1.;
a reader of the letter sees it. ECMA-376 part 1, 17.9 says how the numbers are made: a level's
format, its text (``%1、``), its start, and the count of what stands above.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from proposals.importer.sources.refusal import Refusal
from proposals.numerals import hanzi

_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHINESE = re.compile(
    "(?:chinese|taiwanese|japanese)Counting(?:Thousand)?|ideographDigital|chineseLegalSimplified"
)
_LEVELS = 9
_HIGHEST = 999


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


@dataclass(slots=True)
class _Lists:
    """Levels of each list, and how far each has counted."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    def next(self, list_: str, depth: int) -> str:
        """The printed number of the next paragraph at a level of a list."""
        counts = self.counts.setdefault(list_, [0] * _LEVELS)
        level = self.levels.get((list_, depth))
        if level is None or level.format in {"bullet", "none"}:
            return ""
        counts[depth] = max(counts[depth] + 1, level.start)
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        return re.sub("%([1-9])", lambda match: self._number(list_, int(match[1]) - 1), level.text)

    def _number(self, list_: str, depth: int) -> str:
        level = self.levels.get((list_, depth))
        count = self.counts[list_][depth] or (level.start if level else 1)
        return _printed(count, level.format if level else "decimal")


def written_out(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a document, the numbers of its paragraphs now text.

    Raises:
        Refusal: the parts are not XML.
    """
    lists = _lists(parts)
    if not lists.levels or _DOCUMENT not in parts:
        return dict(parts)
    styles = _styles(parts)
    root = _xml(parts, _DOCUMENT)
    for paragraph in root.iter(f"{_W}p"):
        place = _place(paragraph.find(f"{_W}pPr"), styles)
        if place is not None:
            _write(paragraph, lists.next(*place))
    return {**parts, _DOCUMENT: ElementTree.tostring(root, encoding="utf-8")}


def _place(
    properties: ElementTree.Element | None, styles: Mapping[str, tuple[str, int]]
) -> tuple[str, int] | None:
    """List and level of a paragraph: its own, else its style's."""
    if properties is None:
        return None
    own = _numbering(properties)
    if own is not None:
        return own if own[0] != "0" else None
    style = properties.find(f"{_W}pStyle")
    return styles.get(style.get(f"{_W}val", "")) if style is not None else None


def _numbering(properties: ElementTree.Element) -> tuple[str, int] | None:
    numbering = properties.find(f"{_W}numPr")
    if numbering is None:
        return None
    list_, depth = numbering.find(f"{_W}numId"), numbering.find(f"{_W}ilvl")
    if list_ is None:
        return None
    return list_.get(f"{_W}val", "0"), min(_integer(depth, 0), _LEVELS - 1)


def _write(paragraph: ElementTree.Element, number: str) -> None:
    """Put the number before the paragraph's text; it is no item of a list any more."""
    properties = paragraph.find(f"{_W}pPr")
    assert properties is not None  # noqa: S101  (the number comes from there)
    numbering = properties.find(f"{_W}numPr")
    if numbering is not None:
        properties.remove(numbering)
    # List 0 is none (17.9.18); without it the style would number the paragraph again.
    none = ElementTree.SubElement(properties, f"{_W}numPr")
    for name in ("ilvl", "numId"):
        ElementTree.SubElement(none, f"{_W}{name}", {f"{_W}val": "0"})
    if not number:
        return
    run = ElementTree.Element(f"{_W}r")
    text = ElementTree.SubElement(run, f"{_W}t", {_SPACE: "preserve"})
    text.text = number if number.endswith(("、", "）", ")", "．")) else f"{number} "
    paragraph.insert(list(paragraph).index(properties) + 1, run)


def _lists(parts: Mapping[str, bytes]) -> _Lists:
    lists = _Lists()
    if "word/numbering.xml" not in parts:
        return lists
    root = _xml(parts, "word/numbering.xml")
    kinds = {kind.get(f"{_W}abstractNumId"): kind for kind in root.iter(f"{_W}abstractNum")}
    for entry in root.iter(f"{_W}num"):
        of = entry.find(f"{_W}abstractNumId")
        kind = kinds.get(of.get(f"{_W}val")) if of is not None else None
        for level in kind.iter(f"{_W}lvl") if kind is not None else ():
            depth = _integer_of(level.get(f"{_W}ilvl"), 0)
            lists.levels[entry.get(f"{_W}numId", ""), depth] = _Level(
                format=_value(level, "numFmt", "decimal"),
                text=_value(level, "lvlText", ""),
                start=_integer(level.find(f"{_W}start"), 1),
            )
    return lists


def _styles(parts: Mapping[str, bytes]) -> dict[str, tuple[str, int]]:
    if "word/styles.xml" not in parts:
        return {}
    found = {}
    for style in _xml(parts, "word/styles.xml").iter(f"{_W}style"):
        properties = style.find(f"{_W}pPr")
        numbering = _numbering(properties) if properties is not None else None
        if numbering is not None:
            found[style.get(f"{_W}styleId", "")] = numbering
    return found


def _printed(count: int, form: str) -> str:
    count = min(count, _HIGHEST)
    if _CHINESE.fullmatch(form):
        return hanzi(count)
    if form in {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"} and count <= 20:
        return chr(ord("①") + count - 1)
    if form in {"lowerLetter", "upperLetter"} and count <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + count - 1)
    return str(count)


def _value(parent: ElementTree.Element, name: str, otherwise: str) -> str:
    found = parent.find(f"{_W}{name}")
    return found.get(f"{_W}val", otherwise) if found is not None else otherwise


def _integer(element: ElementTree.Element | None, otherwise: int) -> int:
    return _integer_of(element.get(f"{_W}val") if element is not None else None, otherwise)


def _integer_of(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,3}", text) else otherwise


def _xml(parts: Mapping[str, bytes], name: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(parts[name])  # noqa: S314  (expat bounds entities)
    except ElementTree.ParseError as error:
        message = "is a damaged Word document; open it in Word and save it anew"
        raise Refusal(message) from error
