"""HTML that comrak made of a body -> HTML for a page: safe tags alone, and an id a block.

No tag is handed through: each is looked up in a table and written anew, each address is judged
by an allow-list, and HTML that holds anything else is refused as a whole. Text stays as comrak
escaped it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

MAX_DEPTH: Final = 100
"""Elements within one another. Letters have under 10; browsers give up at 512."""

_CJK: Final = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—"
JOINED_BREAK: Final = re.compile(rf"\n(?<=[{_CJK}]\n)(?=[{_CJK}])")
"""A line break between two Chinese characters, which is no space (CLREQ). It begins with the
rare character, because a regular expression finds that fast."""

_SCHEMES: Final = {"http", "https", "mailto"}
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCKS: Final = ("p", "li", "tr", "pre", *_HEADINGS)
_BOXES: Final = ("ul", "ol", "blockquote", "table", "thead", "tbody", "th", "td")
_INLINE: Final = ("em", "strong", "code")
_LINES_GO_ON_IN: Final = {"a", "img", *_INLINE}

_TAG: Final = re.compile("<([^>]*)>")
_IMAGE: Final = re.compile('<img src="([^"<>]*)" alt="([^"<>]*)"(?: title="[^"<>]*")? />')
_LINK: Final = re.compile(
    '(?:a href|img src)="(?P<address>[!#-;=?-~]*)"(?: title="(?P<title>[^"<>]*)")?'
)
_LIST: Final = re.compile('ol start="[0-9]{1,9}"')
_CELL: Final = re.compile('(?P<name>td|th) align="(?:left|center|right)"')
_SCHEME: Final = re.compile("([^/?#:]*):")
_ENCODED_LETTERS: Final = re.compile("(?:%[89a-f][0-9a-f])+", re.IGNORECASE)
_is_cjk: Final = re.compile(f"[{_CJK}]").match


class UnexpectedHtmlError(ValueError):
    """The HTML holds what is not known to be safe, or is nested too deeply."""


def rewrite(rendered: str, prefix: str, top_level: int) -> str:
    """The HTML of a page.

    Args:
        rendered: what comrak made, raw HTML in it escaped.
        prefix: blocks with words of their own get the ids ``<prefix>-1``, ``<prefix>-2`` …
        top_level: level of the highest heading; the others follow the outline, so that none is
            skipped. Headings without words go.

    Raises:
        UnexpectedHtmlError: the tables of this module do not know a part of it.
    """
    if "<img " in rendered:
        rendered = _IMAGE.sub(r'<img src="\1">\2</img>', rendered)
    return _Page(_TAG.split(rendered), top_level).write(html.escape(prefix))


@dataclass(slots=True)
class _Block:
    """A block, and where its first tag stands among the pieces."""

    name: str
    place: int
    has_words: bool = False


class _Page:
    """Goes once through tags and texts, which take turns in ``tokens``."""

    def __init__(self, tokens: list[str], top_level: int) -> None:
        self.tokens = tokens
        self.top_level = top_level
        self.pieces: list[str] = []
        self.blocks: list[_Block] = []
        self.around: list[_Block | None] = [None]
        self.links: list[tuple[int, str]] = []
        self.outline: list[int] = []
        self.depth = 0

    def write(self, prefix: str) -> str:
        tokens, pieces, around = self.tokens, self.pieces, self.around
        if tokens[0]:
            raise UnexpectedHtmlError("words outside every block")
        for at in range(1, len(tokens), 2):
            tag, text = tokens[at], tokens[at + 1]
            if tag in _WRITERS:
                write, shown = _WRITERS[tag]
                write(self, shown)
            else:
                self._with_attributes(tag)
            if text:
                block = around[-1]
                if block is None:
                    if not text.isspace():
                        raise UnexpectedHtmlError("words outside every block")
                else:
                    block.has_words = block.has_words or not text.isspace()
                    if "\n" in text and block.name != "pre":
                        text = _joined(tokens, at + 1)
                pieces.append(text)
        self._number(prefix)
        return "".join(pieces).strip()

    def _number(self, prefix: str) -> None:
        nth = 0
        for block in self.blocks:
            if block.has_words:
                nth += 1
                self.pieces[block.place] = f'<{block.name} id="{prefix}-{nth}">'
            else:
                self.pieces[block.place] = f"<{block.name}>"

    def _alone(self, shown: str) -> None:
        self.pieces.append(shown)

    def _open(self, shown: str) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise UnexpectedHtmlError("nested too deeply")
        self.pieces.append(shown)

    def _close(self, shown: str) -> None:
        self.depth -= 1
        self.pieces.append(shown)

    def _open_block(self, name: str) -> None:
        """Its tag is written last, because only then its level and its number are known."""
        block = _Block(name, len(self.pieces))
        self.blocks.append(block)
        self.around.append(block)
        self._open("")

    def _close_block(self, shown: str) -> None:
        self.depth -= 1
        self.around.pop()
        self.pieces.append(shown)

    def _close_heading(self, name: str) -> None:
        """A heading without words goes, and has no place in the outline."""
        self._close_block("")
        heading = self.blocks[-1]
        if not heading.has_words:
            self.blocks.pop()
            del self.pieces[heading.place :]
            return
        while self.outline and self.outline[-1] >= _HEADINGS[name]:
            self.outline.pop()
        self.outline.append(_HEADINGS[name])
        heading.name = f"h{min(6, self.top_level + len(self.outline) - 1)}"
        self.pieces[-1] = f"</{heading.name}>"

    def _with_attributes(self, tag: str) -> None:
        link = _LINK.fullmatch(tag)
        cell = _CELL.fullmatch(tag)
        if link:
            self._open_link(link["address"], link["title"])
        elif cell:
            self._open(f"<{cell['name']}>")
        elif _LIST.fullmatch(tag):
            self._open(f"<{tag}>")
        else:
            raise UnexpectedHtmlError("an unknown tag")

    def _open_link(self, address: str, title: str | None) -> None:
        """A picture is a link to it, or its words where it stands in a link."""
        if self.links:
            self._open("")
        else:
            href = f' href="{address}"' if address and _is_allowed(address) else ""
            titled = f' title="{title}"' if title else ""
            self._open(f'<a{href}{titled} rel="noopener noreferrer">')
        self.links.append((len(self.pieces), address))

    def _close_link(self, shown: str) -> None:
        """A link without words shows its address."""
        start, address = self.links.pop()
        if self.links:
            self._close("")
            return
        block = self.around[-1]
        words = (piece for piece in self.pieces[start:] if piece[:1] != "<")
        if block and address and not "".join(words).strip():
            block.has_words = True
            self.pieces.append(_readable(address))
        self._close(shown)


_Writer = Callable[[_Page, str], None]
_WRITERS: Final[dict[str, tuple[_Writer, str]]] = {
    **{name: (_Page._open_block, name) for name in _BLOCKS},
    **{f"/{name}": (_Page._close_block, f"</{name}>") for name in _BLOCKS},
    **{f"/{name}": (_Page._close_heading, name) for name in _HEADINGS},
    **{name: (_Page._open, f"<{name}>") for name in (*_BOXES, *_INLINE)},
    **{f"/{name}": (_Page._close, f"</{name}>") for name in (*_BOXES, *_INLINE)},
    **{f"{name} /": (_Page._alone, f"<{name}>") for name in ("br", "hr")},
    **{f"/{name}": (_Page._close_link, "</a>") for name in ("a", "img")},
}


def _is_allowed(address: str) -> bool:
    scheme = _SCHEME.match(html.unescape(address))
    return scheme is None or scheme[1].lower() in _SCHEMES


def _readable(address: str) -> str:
    """An address as text: comrak encodes its letters, but escapes it as text needs it."""
    return _ENCODED_LETTERS.sub(lambda match: unquote(match[0]), address)


def _joined(tokens: list[str], at: int) -> str:
    """The text at a place among the tokens, without line breaks between Chinese characters.

    The character on the other side may stand in another element: in bold words, in a link.
    """
    text = JOINED_BREAK.sub("", tokens[at])
    if text[0] == "\n" and _is_cjk(_neighbour(tokens, at, -1)):
        text = text[1:] if _is_cjk(text[1:] or _neighbour(tokens, at, 1)) else text
    if text[-1:] == "\n" and _is_cjk(_neighbour(tokens, at, 1)):
        text = text[:-1] if _is_cjk(text[-2:-1]) else text
    return text


def _neighbour(tokens: list[str], at: int, step: int) -> str:
    """The nearest character of the text before (-1) or behind (1); empty at a block's edge."""
    while tokens[at + step : at + step + 1] and at + step >= 0:
        name = tokens[at + step].lstrip("/").partition(" ")[0]
        if name not in _LINES_GO_ON_IN:
            break
        at += 2 * step
        if tokens[at]:
            return tokens[at][0 if step > 0 else -1]
    return ""
