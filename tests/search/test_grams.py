"""Texts become grams, by which a query is found wherever it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from proposals.search import grams
from proposals.search.grams import Grams, Source
from proposals.search.tokens import GAP, word
from proposals.text import fold

TEXTS = st.text(alphabet="智网工程四。A𠮷é ", max_size=12)
CASES = st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=3)), max_size=5)
E = word("\n")


def test_each_place_tells_the_three_characters_that_begin_there() -> None:
    found = _grams(("智网工", ["程四"]))
    title = ["智网工", f"网工{E}", f"工{E}{E}"]
    assert found.words == [*title, GAP, GAP, f"程四{E}", f"四{E}{E}", GAP, GAP]
    assert found.held == []


def test_what_stands_in_many_places_is_told_by_its_cases_and_by_what_follows() -> None:
    cases = [("甲乙丙丁", ["甲乙丙"]), ("戊", ["己"]), ("庚", ["甲乙丙"])]
    found = _grams(*cases, most=2)
    size = sum(len(case.text) for case in _sources(*cases))
    told = dict(zip(found.words[size:], found.held, strict=True))
    held = {"甲": "201", "乙": "201", "丙": "201", "甲乙": "201", "乙丙": "201", "甲乙丙": "201"}
    assert told == held
    assert list(told) == sorted(told)
    assert found.words[0] == "甲乙丙丁"
    assert found.words.count(f"甲乙丙{E}") == 2
    assert "甲乙丙" not in found.words[:size]


def test_a_stretch_that_stands_everywhere_is_told_of_six_characters() -> None:
    found = _grams(("甲乙丙丁戊己庚", []), ("甲乙丙丁戊己庚", []), most=1)
    assert found.words.count("甲乙丙丁戊己") == 2
    assert "甲乙丙丁戊己庚" not in found.words
    assert found.words.count("甲乙丙丁戊") == 1


@given(CASES, st.integers(1, 4))
def test_every_place_tells_what_stands_there(cases: list[tuple[str, list[str]]], most: int) -> None:
    sources = _sources(*cases)
    text = "".join(case.text for case in sources)
    found = grams.grams(sources, most)
    for place, char in enumerate(text):
        told = found.words[place]
        assert (told == GAP) == (char == "\n")
        assert told == GAP or word(text[place:]).startswith(told)
    assert GAP not in found.words[len(text) :]


@given(CASES, st.integers(1, 4), st.integers(1, 9), TEXTS.filter(lambda text: fold(text) != ""))
def test_a_phrase_is_found_exactly_where_its_text_is(
    cases: list[tuple[str, list[str]]], most: int, size: int, query: str
) -> None:
    """By the rules of shard.js and phrase.js."""
    sources = _sources(*cases)
    query = fold(query)
    expected = {
        number: query in case.title for number, case in enumerate(sources) if query in case.text
    }
    assert _Shard(sources, grams.grams(sources, most), size).find(query) == expected


class _Shard:
    """Looks for words as the search page does."""

    def __init__(self, sources: Sequence[Source], told: Grams, size: int) -> None:
        self.sources = sources
        self.held = told.held
        self.end = sum(len(case.text) for case in sources)
        places: dict[str, list[int]] = defaultdict(list)
        for place, gram in enumerate(told.words):
            places[gram].append(place)
        places.pop(GAP, None)
        words = sorted(places)
        self.pieces = [
            {gram: places[gram] for gram in words[at : at + size]}
            for at in range(0, len(words), size)
        ]
        self.starts = [min(piece) for piece in self.pieces]

    def find(self, query: str) -> dict[int, bool]:
        found, covered = self.known(query)
        if isinstance(found, dict):
            return found
        while covered < len(query) and found:
            offset = min(covered, len(query) - 3)
            beside, length = self.known(query[offset:])
            if isinstance(beside, dict):
                beside, length = self.under(word(query[offset:])), len(query) - offset
            found = [place for place in found if place + offset in beside]
            covered = offset + length
        return self.cases(found)

    def known(self, text: str) -> tuple[dict[int, bool] | list[int], int]:
        sought = word(text)
        for gram, places in self.piece(sought).items():
            if places[0] >= self.end and gram == sought:
                row = self.held[places[0] - self.end]
                return {at: digit == "2" for at, digit in enumerate(row) if digit != "0"}, 0
            if places[0] < self.end and sought.startswith(gram):
                length = next(at for at in range(len(text) + 1) if word(text[:at]) == gram)
                return places, length
        return self.under(sought), len(text)

    def under(self, sought: str) -> list[int]:
        after = [
            piece
            for start, piece in zip(self.starts, self.pieces, strict=True)
            if start.startswith(sought) and piece is not self.piece(sought)
        ]
        return [
            place
            for piece in (self.piece(sought), *after)
            for gram, places in piece.items()
            if gram.startswith(sought) and places[0] < self.end
            for place in places
        ]

    def piece(self, sought: str) -> Mapping[str, list[int]]:
        number = bisect_right(self.starts, sought) - 1
        return self.pieces[number] if number >= 0 else {}

    def cases(self, places: list[int]) -> dict[int, bool]:
        held: dict[int, bool] = {}
        start = 0
        for number, case in enumerate(self.sources):
            inside = [place - start for place in places if start <= place < start + len(case.text)]
            if inside:
                held[number] = min(inside) < len(case.title)
            start += len(case.text)
        return held


def _sources(*cases: tuple[str, Sequence[str]]) -> list[Source]:
    return [grams.source(fold(title), map(fold, blocks)) for title, blocks in cases]


def _grams(*cases: tuple[str, Sequence[str]], most: int = 9) -> Grams:
    return grams.grams(_sources(*cases), most)
