"""The yardstick: bodies as Pelican's Markdown reads them, which read them for the site before.

Python-Markdown with the same rules for raw HTML, blocks, headings, pictures and line breaks, on a
tree instead of tags. Slow, and apart from its successor in everything but those rules.
"""

from __future__ import annotations

import html
import re
import string
from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from proposals.markup import TOP_LEVEL, Block, Point
from proposals.model import CONTROL

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {"p", "li", "tr", "pre", *_HEADINGS}
_INLINE = {"a", "code", "em", "span", "strong"}
_CJK = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—"
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);", re.IGNORECASE)

# Stand between pieces of text while lines are joined; no body holds control characters.
_SEAM, _BARRIER = "\x00", "\x01"
_SOFT_BREAK = re.compile(rf"([{_CJK}]{_SEAM}*)[ \t]*\n[ \t]*({_SEAM}*)(?=[{_CJK}])")

_TAGS = {
    *_HEADINGS,
    *("p", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"*": {"id"}, "a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}


def render(body: str, prefix: str) -> tuple[str, list[Block], list[Point]]:
    """HTML, blocks and points of a body."""
    anchors = _Anchors(prefix)
    body = CONTROL.sub("", body.replace("\r\n", "\n").replace("\r", "\n"))
    engine = markdown.Markdown(extensions=["tables", "sane_lists", _PlainHtml(), anchors])
    return clean(engine.convert(body)), anchors.blocks, anchors.points


def clean(page: str) -> str:
    """HTML without anything that could do harm, by the settings that bodies keep to."""
    return nh3.clean(
        page,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )


class _PlainHtml(Extension):
    """Raw HTML is text, and so is what would vanish (``[注]: …``) or be disguised (addresses)."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  (Markdown's name)
        md.preprocessors.deregister("html_block")
        md.parser.blockprocessors.deregister("reference")
        for pattern in ("html", "entity", "automail"):
            md.inlinePatterns.deregister(pattern)
        # CommonMark: a backslash before any ASCII punctuation takes its meaning away.
        md.ESCAPED_CHARS = sorted({*md.ESCAPED_CHARS, *string.punctuation})


class _Anchors(Extension):
    """Numbers the blocks, shifts the headings, joins lines of Chinese."""

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self.prefix = prefix
        self.blocks: list[Block] = []
        self.points: list[Point] = []

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  (Markdown's name)
        # Below "unescape" (0): the text is then what a reader reads.
        md.treeprocessors.register(_Number(md, self), "anchors", -10)


class _Number(Treeprocessor):
    def __init__(self, md: markdown.Markdown, anchors: _Anchors) -> None:
        super().__init__(md)
        self.anchors = anchors

    def run(self, root: Element) -> None:
        _name_links(root)
        _decode(root)
        _join_lines(root)
        _level_headings(root)
        covered: set[Element] = set()
        for element in root.iter():
            if element.tag not in _BLOCKS or element in covered or not _text(element):
                continue
            if element.tag in {"tr", "pre"}:
                covered.update(element.iter())
            anchor = f"{self.anchors.prefix}-{len(self.anchors.blocks) + 1}"
            element.set("id", anchor)
            level = _HEADINGS.get(element.tag, 0)
            self.anchors.blocks.append(Block(anchor, _text(element), level))
            lead = _lead(element)
            if level == TOP_LEVEL or lead:
                name = lead or _text(element)
                self.anchors.points.append(Point(anchor, name))
        _encode(root)


def _name_links(root: Element) -> None:
    """Pictures become links to them; a link shows words, and leads to an address or nowhere."""
    within = {image for link in root.iter("a") for image in link.iter("img")}
    for image in list(root.iter("img")):
        image.text = image.get("alt")
        image.tag = "span" if image in within else "a"
        image.attrib = {"href": image.get("src", "")}
    for link in root.iter("a"):
        if not "".join(link.itertext()).strip():
            link.text = link.get("href")
        if re.search(r"\s", link.get("href", "")):
            del link.attrib["href"]


def _decode(root: Element) -> None:
    """Entities -> the characters they stand for; Markdown escapes code, and code alone."""
    for element in root.iter():
        pattern = html.unescape if element.tag == "code" else _unescape
        element.text = pattern(element.text or "")
        element.tail = _unescape(element.tail or "")


def _encode(root: Element) -> None:
    """The serializer takes ``&lt;`` for an entity that somebody meant; leave it none."""
    for element in root.iter():
        element.text = (element.text or "").replace("&", "&amp;")
        element.tail = (element.tail or "").replace("&", "&amp;")


def _unescape(text: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def _join_lines(root: Element) -> None:
    """A line break between two Chinese characters is no space (CLREQ), emphasised or not."""
    pieces = list(_pieces(root))
    marked = "".join(mark + (getattr(element, where) or "") for element, where, mark in pieces)
    joined = _SOFT_BREAK.sub(r"\1\2", marked).replace(_BARRIER, _SEAM).split(_SEAM)[1:]
    for (element, where, _), text in zip(pieces, joined, strict=True):
        setattr(element, where, text)


def _pieces(element: Element) -> Iterator[tuple[Element, Literal["text", "tail"], str]]:
    """Every text outside ``pre`` in reading order, and what parts it from the one before."""
    mark = _SEAM if element.tag in _INLINE else _BARRIER
    if element.tag != "pre":
        yield element, "text", mark
        for child in element:
            yield from _pieces(child)
    yield element, "tail", mark


def _level_headings(root: Element) -> None:
    """Levels follow the outline, so that none is skipped; a heading without words goes."""
    for parent in root.iter():
        for child in list(parent):
            if child.tag in _HEADINGS and not _text(child):
                parent.remove(child)
    outline: list[int] = []
    for element in root.iter():
        if element.tag not in _HEADINGS:
            continue
        written = _HEADINGS[element.tag]
        while outline and outline[-1] >= written:
            outline.pop()
        outline.append(written)
        element.tag = f"h{min(6, TOP_LEVEL + len(outline) - 1)}"


def _lead(element: Element) -> str:
    first = next(iter(element), None)
    if element.tag not in {"p", "li"} or (element.text or "").strip():
        return ""
    return _text(first).rstrip("：:。. ") if first is not None and first.tag == "strong" else ""


def _text(element: Element) -> str:
    """Words of a block, without those of blocks inside it.

    Empty where it has none of its own: a loose list item leaves them to its ``p``.
    """
    gap = " " if element.tag == "tr" else ""
    return " ".join(gap.join(_own_text(element)).split())


def _own_text(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _BLOCKS | {"ul", "ol", "blockquote", "table"}:
            yield "".join(_own_text(child))
        yield child.tail or ""
