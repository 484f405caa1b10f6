"""Every character becomes letters that Pagefind leaves as they are."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from proposals.search import tokens

SIGNS = ((0x0, 0x80), (0x2000, 0x2070), (0x3000, 0x3040))
OTHERS = ((0x80, 0x400), (0x3400, 0x3402), (0xA000, 0xA490), (0x1F300, 0x1F600), (0x20000, 0x20080))
TEXTS = st.text(max_size=6)


def test_a_chinese_character_stands_for_itself() -> None:
    assert tokens.word("智网工程") == "智网工程"
    assert len(tokens.word("2020年")) == 5


def test_every_character_becomes_letters_that_are_not_split() -> None:
    chars = [chr(at) for start, end in (*SIGNS, *OTHERS) for at in range(start, end)]
    words = [tokens.word(char) for char in chars]
    assert all(len(word) == 1 for word in words[: sum(end - start for start, end in SIGNS)])
    assert all(char.isalpha() and char.lower() == char for word in words for char in word)
    assert all(unicodedata.normalize("NFD", word) == word for word in words)
    assert len(set(words)) == len(words)


@given(TEXTS, TEXTS)
def test_words_begin_alike_where_texts_do(text: str, other: str) -> None:
    """By which the search page knows what begins a word."""
    assert tokens.word(text).startswith(tokens.word(other)) == text.startswith(other)
    assert tokens.word(text + other) == tokens.word(text) + tokens.word(other)
