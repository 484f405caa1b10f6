"""Markdown of a body -> safe HTML whose every block can be linked to.

Raw HTML in a body is text, not markup: what an editor pastes can never become a live
script. The HTML is cleaned by nh3 (ammonia) all the same, so that one mistake is not enough.
"""

from __future__ import annotations

import html
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from proposals.model import CONTROL

MAX_CHARACTERS = 200_000
"""Longest body whose markup is read. The longest case known has under 70,000 characters."""

MAX_WORK = 200_000_000
"""Most characters to be walked over for one body: a second or two. A letter needs a thousandth.

Python-Markdown goes through a whole paragraph again for every mark and every line in it, and
fifty times as slowly for an opening bracket.
"""

TOP_LEVEL = 3
"""Heading level of a body's sections: h1 is the case, h2 the proposal or a reply."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {"p", "li", "tr", "pre", *_HEADINGS}
_INLINE = {"a", "code", "em", "span", "strong"}
_CJK = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—"
_BLANK_LINES = re.compile(r"\n\s*\n")
_MARK = re.compile(r"[!-/:-@\[-`{}~]")
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


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row.

    Attributes:
        anchor: id of its element.
        text: what a reader reads, without markup.
        level: heading level in the page (3 to 6); 0 when it is no heading.
        lead: the bold words that a point starts with (**明晰职能**：……); empty without any.
    """

    anchor: str
    text: str
    level: int = 0
    lead: str = ""

    @property
    def is_section(self) -> bool:
        """Whether it heads a section of the highest kind that a body has in a page."""
        return self.level == TOP_LEVEL

    @property
    def is_point(self) -> bool:
        """Whether it heads a section or starts with bold words."""
        return self.is_section or bool(self.lead)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as HTML, and its blocks in reading order."""

    html: str
    blocks: tuple[Block, ...]


def render(body: str, prefix: str, *, top_level: int = TOP_LEVEL) -> Rendered:
    """Render a body.

    A body that no letter could be (too long, too full of marks, nested too deeply) is shown as
    plain paragraphs: so rendering ends in bounded time whatever it is given.

    Args:
        body: Markdown; raw HTML in it is shown as text.
        prefix: blocks get the ids ``<prefix>-1``, ``<prefix>-2`` …; unique within a page.
        top_level: level that the body's highest heading gets in the page.

    Returns:
        HTML with only the tags of ``_TAGS``, and the blocks.
    """
    body = CONTROL.sub("", body.replace("\r\n", "\n").replace("\r", "\n"))
    dirty, blocks = _letter(body, prefix, top_level) or _plain(body, prefix)
    clean = nh3.clean(
        dirty,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )
    return Rendered(clean, tuple(blocks))


def _letter(body: str, prefix: str, top_level: int) -> tuple[str, list[Block]] | None:
    """HTML and blocks of a body; None when it is too much for Markdown."""
    if len(body) > MAX_CHARACTERS or _work(body) > MAX_WORK:
        return None
    anchors = _Anchors(prefix, top_level)
    engine = markdown.Markdown(extensions=["tables", "sane_lists", _PlainHtml(), anchors])
    try:
        return engine.convert(body), anchors.blocks
    except RecursionError:
        return None


def _work(body: str) -> int:
    return sum(
        len(block) * (block.count("\n") + len(_MARK.findall(block)) + 50 * block.count("["))
        for block in _BLANK_LINES.split(body)
    )


def _plain(body: str, prefix: str) -> tuple[str, list[Block]]:
    texts = [_SOFT_BREAK.sub(r"\1\2", text) for text in _BLANK_LINES.split(body) if text.strip()]
    blocks = [
        Block(f"{prefix}-{nth}", " ".join(text.split())) for nth, text in enumerate(texts, start=1)
    ]
    paragraphs = (f'<p id="{block.anchor}">{html.escape(block.text)}</p>' for block in blocks)
    return "\n".join(paragraphs), blocks


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
        _name_links(root)
        _decode(root)
        _join_lines(root)
        _level_headings(root, self.anchors.top_level)
        covered: set[Element] = set()
        for element in root.iter():
            if element.tag not in _BLOCKS or element in covered or not _text(element):
                continue
            if element.tag in {"tr", "pre"}:
                covered.update(element.iter())
            anchor = f"{self.anchors.prefix}-{len(self.anchors.blocks) + 1}"
            element.set("id", anchor)
            level = _HEADINGS.get(element.tag, 0)
            self.anchors.blocks.append(Block(anchor, _text(element), level, _lead(element)))
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


def _level_headings(root: Element, top_level: int) -> None:
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
        element.tag = f"h{min(6, top_level + len(outline) - 1)}"


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
