"""Texts become pairs of characters in which a phrase is found wherever it stands."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from proposals.search import tokens
from proposals.text import fold

BLOCKS = ((0x0, 0x80), (0x2000, 0x2070), (0x3000, 0x3040), (0x3400, 0x3402), (0xA000, 0xA490))
TEXTS = st.text(alphabet="智网工程四社。A𠮷é👍 ", max_size=12)


def test_pairs_overlap() -> None:
    assert tokens.pairs("智网工") == ["智网", "网工"]
    assert tokens.pairs("智") == tokens.pairs("") == []


def test_a_rare_character_is_one_character() -> None:
    assert tokens.pairs("𠮷智") == ["㐀020bb7智"]


def test_a_sign_is_a_letter() -> None:
    signs = [char for start, end in BLOCKS for char in map(chr, range(start, end))]
    codes = [tokens.code(char) for char in signs]
    assert all(code.isalnum() and code.lower() == code for code in codes)
    assert all(unicodedata.normalize("NFD", code) == code for code in codes)
    assert len(set(codes)) == len(codes)


def test_the_title_comes_first_and_its_end_is_known() -> None:
    words, count = tokens.document("智网", ["工程"])
    assert words[:count] == ["智", "网", "|", "智网"]
    assert "工程" in words[count:]


@given(TEXTS, st.lists(TEXTS, max_size=4), TEXTS.filter(lambda text: fold(text) != ""))
def test_a_phrase_is_found_exactly_where_its_text_is(
    title: str, blocks: list[str], query: str
) -> None:
    words, _ = tokens.document(title, blocks)
    phrase = tokens.pairs(query) or [tokens.code(fold(query))]
    expected = any(fold(query) in fold(text) for text in [title, *blocks])
    assert (f" {' '.join(phrase)} " in f" {' '.join(words)} ") == expected


@given(TEXTS, st.lists(TEXTS, max_size=4), TEXTS.filter(lambda text: len(fold(text)) > 2))
def test_pairs_two_places_apart_stand_in_one_text(
    title: str, blocks: list[str], query: str
) -> None:
    """The search page looks for every other pair of a word."""
    words = tokens.document(title, blocks)[0]
    query = fold(query)
    pairs = tokens.pairs(query)
    offsets = sorted({*range(0, len(pairs), 2), len(pairs) - 1})
    found = any(
        all(words[start + at : start + at + 1] == [pairs[at]] for at in offsets)
        for start in range(len(words))
    )
    assert found == any(query in fold(text) for text in [title, *blocks])


@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_a_single_character_stands_once_on_its_own(title: str, blocks: list[str]) -> None:
    words, _ = tokens.document(title, blocks)
    alone = [word for word in words if word != tokens.GAP and _characters(word) == 1]
    assert sorted(alone) == sorted({tokens.code(char) for char in fold("".join([title, *blocks]))})


def _characters(word: str) -> int:
    """How many characters a word stands for: a sign and six digits are one."""
    return len(re.sub("㐀[0-9a-f]{6}", "x", word))
