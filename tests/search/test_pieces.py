"""Pagefind's files taken apart: which piece holds a word."""

from __future__ import annotations

from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from proposals.search import pieces

WORDS = st.sets(st.text(alphabet="甲乙丙", min_size=1, max_size=3), min_size=1)


@given(WORDS, st.integers(1, 5))
def test_a_word_is_in_the_last_piece_that_does_not_start_after_it(
    words: set[str], size: int
) -> None:
    ordered = sorted(words)
    parts = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    starts = [*pieces._starts([(part[0], part[-1], "") for part in parts])]
    for number, part in enumerate(parts):
        assert starts[number] == part[0][: len(starts[number])]
        assert {bisect_right(starts, word) - 1 for word in part} == {number}
