"""Markdown of a body -> safe HTML whose every block can be linked to.

Raw HTML in a body is text, not markup: what an editor pastes can never become a live
script. The HTML is cleaned by nh3 (ammonia) all the same, so that one mistake is not enough.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {"p", "li", "tr", "pre", *_HEADINGS}
_CJK = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’…—"
_SOFT_BREAK = re.compile(rf"(?<=[{_CJK}])[ \t]*\n[ \t]*(?=[{_CJK}])")

_TAGS = {
    *_HEADINGS,
    *("p", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"*": {"id"}, "a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row.

    Attributes:
        anchor: id of its element.
        text: what a reader reads, without markup.
        level: heading level in the page (3 to 6); 0 when it is no heading.
    """

    anchor: str
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as HTML, and its blocks in reading order."""

    html: str
    blocks: tuple[Block, ...]

    @property
    def headings(self) -> tuple[Block, ...]:
        """The blocks that are headings."""
        return tuple(block for block in self.blocks if block.level)


def render(body: str, prefix: str, *, top_level: int = 3) -> Rendered:
    """Render a body.

    Args:
        body: Markdown; raw HTML in it is shown as text.
        prefix: blocks get the ids ``<prefix>-1``, ``<prefix>-2`` …; unique within a page.
        top_level: level that the body's highest heading gets in the page.

    Returns:
        HTML with only the tags of ``_TAGS``, and the blocks.
    """
    anchors = _Anchors(prefix, top_level)
    engine = markdown.Markdown(extensions=["tables", "sane_lists", _PlainHtml(), anchors])
    dirty = engine.convert(body)
    clean = nh3.clean(
        dirty,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )
    return Rendered(clean, tuple(anchors.blocks))


class _PlainHtml(Extension):
    """Raw HTML and entities are text."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  (Markdown's name)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("entity")


class _Anchors(Extension):
    """Numbers the blocks, shifts the headings, joins lines of Chinese."""

    def __init__(self, prefix: str, top_level: int) -> None:
        super().__init__()
        self.prefix = prefix
        self.top_level = top_level
        self.blocks: list[Block] = []

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  (Markdown's name)
        # Below "unescape" (0): the text is then what a reader reads.
        md.treeprocessors.register(_Number(md, self), "anchors", -10)


class _Number(Treeprocessor):
    def __init__(self, md: markdown.Markdown, anchors: _Anchors) -> None:
        super().__init__(md)
        self.anchors = anchors

    def run(self, root: Element) -> None:
        elements = list(root.iter())
        levels = sorted({_HEADINGS[item.tag] for item in elements if item.tag in _HEADINGS})
        shifted = {
            f"h{level}": min(6, self.anchors.top_level + index)
            for index, level in enumerate(levels)
        }
        covered: set[Element] = set()
        for element in elements:
            element.text = _join(element.text)
            element.tail = _join(element.tail)
        for element in elements:
            if element.tag not in _BLOCKS or element in covered or not _holds_text(element):
                continue
            if element.tag in {"tr", "pre"}:
                covered.update(element.iter())
            self._number(element, shifted)

    def _number(self, element: Element, shifted: dict[str, int]) -> None:
        anchor = f"{self.anchors.prefix}-{len(self.anchors.blocks) + 1}"
        level = shifted.get(element.tag, 0)
        if level:
            element.tag = f"h{level}"
        element.set("id", anchor)
        self.anchors.blocks.append(Block(anchor, _text(element), level))


def _holds_text(element: Element) -> bool:
    """Whether the element has words of its own: a loose list item leaves them to its ``p``."""
    return bool(_text(element))


def _text(element: Element) -> str:
    """Words of a block, without those of blocks inside it."""
    gap = " " if element.tag == "tr" else ""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in _BLOCKS | {"ul", "ol", "blockquote", "table"}:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return " ".join(html.unescape(gap.join(parts)).split())


def _join(text: str | None) -> str | None:
    """A line break between two Chinese characters is no space (CLREQ)."""
    return _SOFT_BREAK.sub("", text) if text else text
