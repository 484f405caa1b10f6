"""HTML of a body -> what can be linked to, listed and searched in it.

Reads the HTML that ``markup`` wrote and no other: there every block with words has an id.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

TOP_LEVEL = 3
"""Heading level of a body's sections: h1 is the case, h2 the proposal or a reply."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {"p", "li", "tr", "pre", *_HEADINGS}
_TAG = re.compile("<([^>]*)>")
_ANCHORED = re.compile('([a-z]+[1-6]?) id="([^"]*)"')
_SECTION = re.compile(rf'<h{TOP_LEVEL} id="([^"]*)">(.*?)</h{TOP_LEVEL}>', re.DOTALL)
_POINT = re.compile(
    rf'{_SECTION.pattern}|<(?:p|li) id="([^"]*)">\s*<strong>(.*?)</strong>', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table row or piece of code.

    Attributes:
        anchor: id of its element.
        text: what a reader reads, without markup and without the blocks inside it.
        level: heading level in the page (3 to 6); 0 when it is no heading.
    """

    anchor: str
    text: str
    level: int = 0


class Point(NamedTuple):
    """A line of a list of contents.

    Attributes:
        anchor: id of its element.
        name: the heading, or the bold words that a point starts with (**明晰职能**：……).
    """

    anchor: str
    name: str


def points(page: str) -> Iterator[Point]:
    """The points of a body in reading order, for a fraction of what its blocks cost."""
    for section, heading, anchor, lead in _POINT.findall(page):
        if section:
            yield Point(html.unescape(section), _words(heading))
        elif name := lead_name(_words(lead)):
            yield Point(html.unescape(anchor), name)


def lead_name(words: str) -> str:
    """What contents call a point that starts with bold words; empty where there is nothing to."""
    return " ".join(words.split()).rstrip("：:。. ")


def sections(page: str) -> Iterator[Point]:
    """Of the points of a body, its headings of the highest level."""
    for anchor, heading in _SECTION.findall(page):
        yield Point(html.unescape(anchor), _words(heading))


@dataclass(slots=True)
class _Element:
    """A block on the way; one without words of its own has no anchor."""

    name: str
    anchor: str
    pieces: list[str] = field(default_factory=list)


def blocks(page: str) -> Iterator[Block]:
    """The blocks of a body in reading order; the cells of a row are parted by a space."""
    elements: list[_Element] = []
    around = [_Element("body", "")]
    tokens = _TAG.split(page)
    for tag, text in zip(tokens[1::2], tokens[2::2], strict=True):
        anchored = _ANCHORED.fullmatch(tag)
        if anchored or tag in _BLOCKS:
            name, anchor = anchored.groups() if anchored else (tag, "")
            around.append(_Element(name, html.unescape(anchor)))
            elements.append(around[-1])
        elif tag[0] == "/" and tag[1:] in _BLOCKS:
            around.pop()
        elif tag in {"td", "th"}:
            around[-1].pieces.append(" ")
        around[-1].pieces.append(html.unescape(text))
    for element in elements:
        if element.anchor:
            text = " ".join("".join(element.pieces).split())
            yield Block(element.anchor, text, _HEADINGS.get(element.name, 0))


def _words(markup: str) -> str:
    text = _TAG.sub("", markup) if "<" in markup else markup
    return " ".join(html.unescape(text).split())
