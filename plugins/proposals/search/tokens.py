"""Stretches of text -> the words that Pagefind indexes.

Pagefind takes Greek, emoji, punctuation and accents each in a way of its own (it drops, splits
or strips them); a Chinese character it leaves as it is. So Chinese characters stand for
themselves, punctuation and ASCII for a letter of the Yi script each, and any other character
for a sign and three letters of Yi. All are letters without case, so a word is never split.

theme/static/js/search/tokens.js writes the same words for a query.
"""

from __future__ import annotations

GAP = "|"
"""Pagefind counts its place but cannot index it."""

_ESCAPE = "㐀"
# Where each block of signs goes among the letters of Yi (U+A000 to U+A48C).
_BLOCKS = ((0x0000, 0x80, 0xA000), (0x2000, 0x70, 0xA080), (0x3000, 0x40, 0xA0F0))
_DIGITS = 0xA200
_THEMSELVES = (*range(0x3401, 0x4DC0), *range(0x4E00, 0x9FF0))


def word(text: str) -> str:
    """A stretch of folded text as Pagefind sees it, character by character."""
    return text.translate(_CODES)


def _coded(point: int) -> str:
    digits = (point >> shift & 0x7F for shift in (14, 7, 0))
    return _ESCAPE + "".join(chr(_DIGITS + digit) for digit in digits)


class _Codes(dict[int, str]):
    def __missing__(self, point: int) -> str:
        return _coded(point)


_CODES = _Codes(
    {
        **{point: chr(point) for point in _THEMSELVES},
        **{
            start + offset: chr(letter + offset)
            for start, count, letter in _BLOCKS
            for offset in range(count)
        },
    }
)
