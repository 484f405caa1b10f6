"""Markdown of a body -> safe HTML whose every block can be linked to.

The dialect is CommonMark with tables, and emphasis that works between Chinese characters
(**“重点”**工作). Raw HTML in a body is text, not markup: what an editor pastes can never become a
live script. What of the result reaches a page is decided in ``markup_html``.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from comrak import ExtensionOptions, ParseOptions, RenderOptions, render_markdown

from proposals import markup_blocks, markup_html, markup_plain, markup_usual
from proposals.markup_blocks import TOP_LEVEL, Block, Point
from proposals.markup_plain import Plain
from proposals.model import CONTROL

__all__ = ["MAX_CHARACTERS", "TOP_LEVEL", "Block", "Point", "Rendered", "render"]

MAX_CHARACTERS = 200_000
"""Longest body whose markup is read. The longest case known has under 70,000 characters."""

MAX_TABLE = 100_000
"""Most cells of a table, as far as they can be told before it is read. A row may leave out cells
that are then made, so without a limit 200,000 characters give 66 million of them."""

_BLANK_LINES = re.compile(r"\n\s*\n")
_HTML_START = re.compile("<(?=[a-z/!?])(?!https?://)", re.IGNORECASE)
_FENCE = re.compile(r"^([ \t>*+0-9.)-]*)(?=```|~~~)", re.MULTILINE)

_APART = "\ufffe"
"""Put where CommonMark would read more than we do. No body holds it, so it can be taken out of the
result again; a backslash would be seen in code."""
_APART_IN_ADDRESS = "%EF%BF%BE"

_EXTENSIONS = ExtensionOptions()
_EXTENSIONS.table = True
_EXTENSIONS.cjk_friendly_emphasis = True
_PARSING = ParseOptions()
_RENDERING = RenderOptions()
_RENDERING.escape = True
# No bold words within bold words: a browser shows them alike.
_RENDERING.gfm_quirks = True


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as HTML for a page, and what can be found in it.

    Attributes:
        html: markup of the tags that ``markup_html`` knows, and no other.
    """

    html: str
    _plain: Plain | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """What a list of contents names, in reading order."""
        found = self._plain.points() if self._plain else markup_blocks.points(self.html)
        return tuple(found)

    @property
    def sections(self) -> tuple[Point, ...]:
        """The headings among its points, for a part of what all cost."""
        found = self._plain.sections() if self._plain else markup_blocks.sections(self.html)
        return tuple(found)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block that has words, in reading order. Costs more than ``points``."""
        return tuple(markup_blocks.blocks(self.html))


def render(body: str, prefix: str, *, top_level: int = TOP_LEVEL) -> Rendered:
    """Render a body.

    A body that no letter could be (too long, nested too deeply, tables too large) is shown as
    plain paragraphs: so rendering ends in bounded time whatever it is given.

    Args:
        body: Markdown; raw HTML in it is shown as text.
        prefix: blocks get the ids ``<prefix>-1``, ``<prefix>-2`` …; unique within a page.
        top_level: level that the body's highest heading gets in the page.
    """
    plain = markup_plain.render(body, prefix, top_level) if len(body) <= MAX_CHARACTERS else None
    if plain is None:
        return Rendered(_any(body, prefix, top_level))
    return Rendered(plain.html, plain if top_level == TOP_LEVEL else None)


def _any(body: str, prefix: str, top_level: int) -> str:
    """HTML of a body that may hold anything."""
    if "\r" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    body = CONTROL.sub("", body)
    if len(body) <= MAX_CHARACTERS and _cells(body) <= MAX_TABLE:
        made = _commonmark(body)
        usual = markup_usual.rewrite(made, prefix, top_level)
        if usual is not None:
            return usual
        try:
            return markup_html.rewrite(made, prefix, top_level)
        except markup_html.UnexpectedHtmlError:
            pass
    return _paragraphs(body, prefix)


def _cells(body: str) -> int:
    """Cells that the widest row would have if all lines were such rows.

    Columns count as lines too, since comrak's time for one row grows with their square.
    """
    if "|" not in body:
        return 0
    lines = body.split("\n")
    columns = 1 + max(line.count("|") for line in lines)
    return columns * (columns + len(lines))


def _commonmark(body: str) -> str:
    """HTML of a body, made so that no word of it is lost.

    HTML, mail addresses and ``[注]: …`` are text, and so are the fences of code blocks, because the
    words behind one are not shown. Single characters are looked for first: two take five times as
    long to find.
    """
    marked = body.replace("]:", f"]{_APART}:") if "]" in body else body
    if "<" in body:
        marked = _HTML_START.sub(f"<{_APART}", marked)
    if "`" in body or "~" in body:
        marked = _FENCE.sub(rf"\1{_APART}", marked)
    made = render_markdown(marked, _EXTENSIONS, _PARSING, _RENDERING)
    if marked == body and "&" not in body:
        return made
    # An entity may stand for any character at all.
    return CONTROL.sub("", made.replace(_APART_IN_ADDRESS, ""))


def _paragraphs(body: str, prefix: str) -> str:
    texts = (" ".join(_joined(text).split()) for text in _BLANK_LINES.split(body) if text.strip())
    return "\n".join(
        f'<p id="{html.escape(prefix)}-{nth}">{html.escape(text)}</p>'
        for nth, text in enumerate(texts, start=1)
    )


def _joined(text: str) -> str:
    """Lines of Chinese as one."""
    lines = "\n".join(line.strip(" \t") for line in text.split("\n"))
    return markup_html.JOINED_BREAK.sub("", lines)
