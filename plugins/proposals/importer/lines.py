"""Lines of an original document, and the form in which rules look at them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from proposals import privacy
from proposals.model import CONTROL

if TYPE_CHECKING:
    from opencc import OpenCC

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys(map(ord, "\t\v\f\u00a0\u2002\u2003\u2009\u202f\u3000\ufeff"), " ")
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Turn the order in which others are shown; Windows puts them around what is copied from it."""

_INVISIBLE = dict.fromkeys(map(ord, f"\u200b\u200c\u200d\u2060\u00ad{_TURNING}"), " ")
_PLAIN: dict[int, int | str] = {
    **_FULL_WIDTH,
    **_SPACES,
    **_INVISIBLE,
    ord("﹕"): ":",
    ord("∶"): ":",
    ord("︰"): ":",
    **dict.fromkeys(map(ord, "│┃∣￨"), "|"),
    ord("〈"): "《",
    ord("〉"): "》",
    **dict.fromkeys(map(ord, "〖〘"), "【"),
    **dict.fromkeys(map(ord, "〗〙"), "】"),
    **dict.fromkeys(map(ord, "「『﹁﹃"), "“"),
    **dict.fromkeys(map(ord, "」』﹂﹄"), "”"),
    **{ord(sign): value for sign, value in zip("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", "一二三四五六七八九十", strict=True)},
    **dict.fromkeys(map(ord, "○◯ΟО"), "〇"),
    # 答覆 is the traditional form of 答复; OpenCC leaves it, because 颠覆 is written so everywhere.
    ord("覆"): "复",
}

_WIDEST_GAP = 24
"""Blanks; the widest column of a page is parted from the next by fewer."""

_WIDE_GAP = re.compile(rf"[\s{''.join(map(chr, _INVISIBLE))}]{{{_WIDEST_GAP + 1},}}")

_STRAIGHT = re.compile('"([^"\n]*)"')
"""Quotation marks of a typewriter, two and two."""

_OFTEN_ASKED = 400
"""Characters; of such lines many rules ask the same form."""


@dataclass(frozen=True)
class Line:
    """One line of a document.

    Attributes:
        number: 1-based line in the original.
        text: as printed.
    """

    number: int
    text: str

    @cached_property
    def plain(self) -> str:
        """What rules are matched against: ``plain(text)``; the same length as ``text``."""
        return plain(self.text)

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.plain.strip()


def readable(text: str) -> str:
    """A text without what no reader sees and what neither HTML nor the record may hold.

    Of more than ``_WIDEST_GAP`` blanks, as many are left, and a line's end among the others: rules
    may try each of them in turn with each other.
    """
    return _WIDE_GAP.sub(_narrowed, CONTROL.sub("", text))


def _narrowed(gap: re.Match[str]) -> str:
    kept, left = gap[0][:_WIDEST_GAP], gap[0][_WIDEST_GAP:]
    return f"{kept}\n" if "\n" in left and "\n" not in kept else kept


@dataclass(frozen=True)
class Original:
    """A document as it was read.

    Attributes:
        source: its path as the person named it.
        sha256: of the original bytes, in lower-case hex.
        lines: its text, personal numbers masked.
        masked: what was masked, by kind.
        row: line of the table in which it stands; 0 when the whole file is the document.
    """

    source: str
    sha256: str
    lines: tuple[Line, ...]
    masked: tuple[privacy.Finding, ...] = ()
    row: int = 0


def plain(text: str) -> str:
    """Text with full-width ASCII and spaces made plain and characters simplified, length kept.

    Because no character is added or lost, what a rule finds can be taken from the printed
    text by its place.
    """
    return _short_plain(text) if len(text) <= _OFTEN_ASKED else _long_plain(text)


def _plain(text: str) -> str:
    text = _STRAIGHT.sub(r"“\1”", text.translate(_PLAIN))
    return text if _is_simplified(text) else _simplified(text)


_short_plain = lru_cache(maxsize=4096)(_plain)
_long_plain = lru_cache(maxsize=4)(_plain)
"""Each rule asks for it, one text after the other."""


def _is_simplified(text: str) -> bool:
    """GB 2312 holds no traditional character that has a simplified form."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _simplified(text: str) -> str:
    converted = str(_converter().convert(text))
    if len(converted) == len(text):
        return converted
    return "".join(_converter().convert(char)[:1] or char for char in text)


@cache
def _converter() -> OpenCC:
    # Imported here: every task loads this module, and a build does without the import's packages.
    from opencc import OpenCC

    return OpenCC("t2s")
