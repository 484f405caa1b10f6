"""Plain bodies -> the HTML that comrak and ``markup_html`` give, in a fifth of their time.

Nine letters of ten are plain: a line is a block, and besides there are blank lines, headings
(``## 甲``), lists (``- 甲``, ``1. 甲``) and bold words that begin a line (``**甲**：乙``). No other
character of theirs means anything to Markdown or HTML: there is nothing to escape, to nest or to
join, and a regular expression reads them. Whatever is not known to be plain is left to comrak.

Measured on 27,533 invented bodies of 730 characters: 11 us for one, instead of 55. Of 218 real
ones 200 are plain. tests/record/test_markup_plain.py holds that the bytes are the same.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from proposals.markup_blocks import Point, lead_name

_BEGINS: Final = (
    "(0-9A-Za-z\u00a1-\u00ff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
"""What text may begin with: no blank, no sign that could begin a block."""
_TEXT: Final = rf"[{_BEGINS} %)+,./:;-]*(?<! )"
_LINE: Final = re.compile(
    r"^(## |- |[0-9]{1,9}\. |)"
    # Bold words may end in any sign where what follows is Chinese or the line's end.
    rf"(?:\*\*(?=[{_BEGINS}])({_TEXT})\*\*(?=[\u3001-\u3011\u4e00-\u9fff，：（“\n]|\Z)"
    # A number with a dot and no blank is text.
    rf"|(?=[{_BEGINS}])(?![0-9]+[.)](?![{_BEGINS}])))"
    rf"({_TEXT})(\n\n?|\Z)",
    re.MULTILINE,
)
_UNNUMBERED: Final = {"": "", "## ": "", "- ": "ul"}


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain body as HTML, with the lines that its contents may name.

    Attributes:
        html: what ``markup_html`` gives.
        prefix: what its ids begin with.
        named: number, marker, bold words and text of each heading, and of each line that begins
            with bold words.
    """

    html: str
    prefix: str
    named: list[tuple[int, str, str | None, str]]

    def sections(self) -> list[Point]:
        """What ``markup_blocks.sections`` finds, if these headings are of its level."""
        return [
            Point(f"{self.prefix}-{nth}", _words(lead, text))
            for nth, marker, lead, text in self.named
            if marker == "## "
        ]

    def points(self) -> list[Point]:
        """What ``markup_blocks.points`` finds, likewise."""
        return [
            Point(f"{self.prefix}-{nth}", name)
            for nth, marker, lead, text in self.named
            if (name := _words(lead, text) if marker == "## " else lead_name(lead or ""))
        ]


def render(body: str, prefix: str, top_level: int) -> Plain | None:
    """A plain body as HTML; None when it is not known to be one.

    Args:
        body: Markdown.
        prefix: what its ids begin with, as in ``markup.render``.
        top_level: level of its headings.
    """
    parts = _LINE.split(body)
    if any(parts[::5]):  # what stands between plain lines
        return None
    ids, heading = _escaped(prefix), f"h{min(6, top_level)}"
    pieces: list[str] = []
    named: list[tuple[int, str, str | None, str]] = []
    items: list[str] = []
    around, gap, is_loose = "", "\n\n", False
    lines = zip(parts[1::5], parts[2::5], parts[3::5], parts[4::5], strict=True)
    for nth, (marker, lead, text, gap_behind) in enumerate(lines, start=1):
        box = _UNNUMBERED.get(marker, "ol")
        if box and box == around:
            is_loose = is_loose or gap == "\n\n"
        elif gap == "\n" or (box == "ol" and marker != "1. "):
            return None  # two lines of one paragraph; a list that starts with another number
        elif box != around:
            if around:
                pieces.append(_list(around, items, is_loose))
            around, items, is_loose = box, [], False
        if lead or marker == "## ":
            named.append((nth, marker, lead, text))
        if lead:
            text = f"<strong>{lead}</strong>{text}"
        if box:
            items.append(f' id="{ids}-{nth}">{text}')
        elif marker:
            pieces.append(f'<{heading} id="{ids}-{nth}">{text}</{heading}>')
        else:
            pieces.append(f'<p id="{ids}-{nth}">{text}</p>')
        gap = gap_behind
    if around:
        pieces.append(_list(around, items, is_loose))
    return Plain("\n".join(pieces), prefix, named)


# What ids begin with is the anchor of a department's reply: there are few.
@lru_cache(maxsize=4096)
def _escaped(prefix: str) -> str:
    return html.escape(prefix)


def _words(lead: str | None, text: str) -> str:
    return " ".join(f"{lead or ''}{text}".split())


def _list(tag: str, items: list[str], is_loose: bool) -> str:
    """A list; where blank lines part items, they are paragraphs."""
    start, end = ("<li>\n<p", "</p>\n</li>\n") if is_loose else ("<li", "</li>\n")
    return f"<{tag}>\n{start}{(end + start).join(items)}{end}</{tag}>"
