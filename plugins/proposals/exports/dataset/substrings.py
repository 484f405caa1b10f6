"""Text as SQLite's full-text index is given it, so that any substring is found.

FTS5 looks for words, and Chinese has no spaces. So each character is given to it as a word of its
own, and a query is a phrase of such words: 民政 is ``"民 政"``. A phrase is found exactly where
its characters stand side by side, be they one or twenty. FTS5's own ``trigram`` finds nothing of
fewer than three.
"""

from __future__ import annotations

import re
import string

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


def phrase(words: str) -> str:
    """What to ask FTS5 for a stretch of text; empty where nothing is asked."""
    folded = fold(words)
    return f'"{" ".join(folded)}"' if folded else ""
