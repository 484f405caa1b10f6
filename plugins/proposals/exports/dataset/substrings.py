"""Text as SQLite's full-text index is given it, so that any substring is found.

FTS5 looks for words, and Chinese has no spaces. So each character is given to it as a word of its
own, and a query is a phrase of such words: 民政 is ``"民 政"``. A phrase is found exactly where
its characters stand side by side, be they one or twenty. FTS5's own ``trigram`` finds nothing of
fewer than three.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from itertools import chain
from unicodedata import ucd_3_2_0 as old_unicode

from proposals.text import fold

# Not a character of any folded text or query, so that no phrase spans two paragraphs.
_GAP = "\u2029"
_PARAGRAPHS = re.compile(r"\n\s*\n")

_SIGNS = string.punctuation.replace("'", "''").replace('"', '""')

TOKENIZER = f"\"ascii tokenchars '{_SIGNS}'\""
"""FTS5's plainest tokenizer, to which a space alone ends a word. It knows no Unicode, whose tables
would differ from one version of SQLite to the next."""


def spaced(text: str) -> str:
    """The words of a text: its characters, folded as in search, with a gap between paragraphs."""
    return f" {_GAP} ".join(" ".join(fold(part)) for part in _PARAGRAPHS.split(text))


_LETTERS = (
    (0x0000, 0x3400),
    (0xF900, 0x10000),
    (0x10400, 0x10450),
    (0x1D000, 0x1D800),
    (0x2F800, 0x2FA20),
    (0xE0000, 0xE0080),
)
"""Where Unicode 3.2 has characters that folding changes. What it holds is folded the same by every
later Unicode, and so by every Python; between these stand Chinese, Yi and Korean."""

_LATER = ((0x3250, 0x3400), (0x1F100, 0x1F300))
"""Signs made of others that came later and are complete since: ㋿, 🄐, 🈚."""


def folds() -> Iterator[tuple[str, str]]:
    """Each character that folding changes, and what stands for it in a phrase.

    That is a space and a character for each of those it becomes (㎡: `` m 2``), and nothing for
    white space and what is invisible. So SQL can make a phrase of words as they are typed.
    """
    known = (
        chr(code)
        for code in chain.from_iterable(range(*block) for block in _LETTERS)
        if old_unicode.category(chr(code)) not in {"Cn", "Co", "Cs"}
    )
    later = (chr(code) for code in chain.from_iterable(range(*block) for block in _LATER))
    for sign in sorted({*known, *later}):
        folded = fold(sign)
        if folded != sign:
            yield sign, "".join(f" {char}" for char in folded)


def phrase(words: str) -> str:
    """What to ask FTS5 for a stretch of text; empty where nothing is asked."""
    folded = fold(words)
    return f'"{" ".join(folded)}"' if folded else ""
