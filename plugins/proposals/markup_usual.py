"""HTML of comrak in its usual shape -> what ``markup_html`` gives for it, in a fourth of its time.

Paragraphs, headings of the second level, lists and tables; in them bold and stressed words; every
block begins with words. All that such HTML needs is ids, so one regular expression judges it as a
whole. Every other shape is written tag by tag.

Measured on bodies that are not plain, most with a table: 17 us for one, instead of 65.
tests/record/test_markup_usual.py holds that the bytes are the same.
"""

from __future__ import annotations

import html
import re
from itertools import chain
from typing import Final

_STRESSED: Final = "|".join(rf"<{tag}>[^<\n]*</{tag}>[^<\n]*" for tag in ("strong", "em"))
_TEXT: Final = rf"[^<\n]*(?:{_STRESSED})*"
_WORDS: Final = rf"(?=(?:<strong>|<em>)?[^<\s]){_TEXT}"
_PARAGRAPH: Final = rf"<p>{_WORDS}</p>\n"
_ITEMS: Final = rf"(?:<li>(?:{_WORDS}|\n(?:{_PARAGRAPH})+)</li>\n)+"
_ROW: Final = r"<tr>\n<{0}>{1}</{0}>\n(?:<{0}>{2}</{0}>\n)*</tr>\n"
_HEAD, _ROWS = (_ROW.format(cell, _WORDS, _TEXT) for cell in ("th", "td"))
_SHAPE: Final = re.compile(
    rf"(?:{_PARAGRAPH}|<h2>{_WORDS}</h2>\n|<ol>\n{_ITEMS}</ol>\n|<ul>\n{_ITEMS}</ul>\n"
    rf"|<table>\n<thead>\n{_HEAD}</thead>\n<tbody>\n(?:{_ROWS})+</tbody>\n</table>\n)*"
)
_BLOCK: Final = re.compile(r">(?:(?<=<p>)|(?<=<h2>|<li>|<tr>))(?!\n<p>)")


def rewrite(rendered: str, prefix: str, top_level: int) -> str | None:
    """What ``markup_html.rewrite`` gives, or None for HTML of another shape.

    Args:
        rendered: what comrak made, raw HTML in it escaped.
        prefix: what its ids begin with, as in ``markup.render``.
        top_level: level of its headings.
    """
    if not _SHAPE.fullmatch(rendered):
        return None
    prefix = html.escape(prefix)
    pieces = _BLOCK.split(rendered)
    ids = [f' id="{prefix}-{nth}">' for nth in range(1, len(pieces))]
    numbered = "".join(chain.from_iterable(zip(pieces, [*ids, ""], strict=True)))
    heading = f"h{min(6, top_level)}"
    return numbered.replace("<h2 ", f"<{heading} ").replace("</h2>", f"</{heading}>").rstrip("\n")
