"""Texts become pairs of characters in which a phrase is found wherever it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from proposals.search import tokens
from proposals.text import fold

TEXTS = st.text(alphabet="智网工程四社。A𠮷é👍 ", max_size=12)


def test_pairs_overlap() -> None:
    assert tokens.pairs("智网工") == ["00667a007f51", "007f51005de5"]
    assert tokens.pairs("智") == tokens.pairs("") == []


def test_a_rare_character_is_one_character() -> None:
    assert tokens.pairs("𠮷a") == ["020bb7000061"]


def test_the_title_comes_first_and_its_end_is_known() -> None:
    words, count = tokens.document("智网", ["工程"])
    assert words.split()[:count] == ["00667a", "007f51", "|", "00667a007f51"]
    assert "005de5007a0b" in words.split()[count:]


@given(TEXTS, st.lists(TEXTS, max_size=4), TEXTS.filter(lambda text: fold(text) != ""))
def test_a_phrase_is_found_exactly_where_its_text_is(
    title: str, blocks: list[str], query: str
) -> None:
    words, _ = tokens.document(title, blocks)
    phrase = tokens.pairs(query) or [tokens.code(fold(query))]
    expected = any(fold(query) in fold(text) for text in [title, *blocks])
    assert (f" {' '.join(phrase)} " in f" {words} ") == expected


@given(TEXTS, st.lists(TEXTS, max_size=4), TEXTS.filter(lambda text: len(fold(text)) > 2))
def test_pairs_two_places_apart_stand_in_one_text(
    title: str, blocks: list[str], query: str
) -> None:
    """The search page looks for every other pair of a word."""
    words = tokens.document(title, blocks)[0].split()
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
    alone = [word for word in words.split() if len(word) == 6]
    assert sorted(alone) == sorted({tokens.code(char) for char in fold("".join([title, *blocks]))})
