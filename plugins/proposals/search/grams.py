"""The texts of a shard -> its grams: short stretches, by which a query is found.

Readers expect what they type to be found wherever it stands, but Chinese has no spaces to tell
words by. So the stretches that begin at each place are told: of three characters, or of one more
and one more, up to six, while too many places have the same. So every place is told once, and
where a long query stands is where its grams do, side by side.

Of each stretch that too many places have (of one to five characters) it is told which cases hold
it, and no more. So what very many cases hold, and people like to ask for, costs a query no more
than what few hold.

theme/static/js/search/phrase.js looks for a word by them.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from proposals.search.tokens import GAP, word

END = "\n\n"
"""Ends every block of text. Folded text holds none, so nothing that is asked for spans it; and
of two a stretch of three characters that begins in a block sees nothing of the next."""

_SHORTEST, _LONGEST = 3, 6
_NONE, _HELD, _IN_TITLE = b"0", ord("1"), ord("2")


@dataclass(frozen=True, slots=True)
class Source:
    """A case as it is searched.

    Attributes:
        title: folded.
        text: title and all other blocks, folded, each with ``END`` behind it.
    """

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Grams:
    """What is told of a shard.

    Attributes:
        words: for Pagefind: of each place of its texts, one after the other, the gram that
            begins there, or a gap; then once each the grams that stand in too many places.
        held: of each of these, in their order, a digit a case: 0 where the case does not hold
            it, 2 where its title does, 1 else.
    """

    words: list[str]
    held: list[str]


def source(title: str, blocks: Iterable[str]) -> Source:
    """A case of folded texts."""
    return Source(title, END.join([title, *blocks, ""]))


def grams(sources: Sequence[Source], most: int) -> Grams:
    """All that is told of some cases.

    Its loops run over each character of a shard: they are plain to be quick, and keep little.

    Args:
        sources: in the order by which they are numbered.
        most: places of a gram up to which each is told.
    """
    text = "".join(case.text for case in sources)
    words = [GAP] * len(text)
    marks = _marks(sources)
    places = array("I", (place for place, char in enumerate(text) if char not in END))
    counts = Counter(text[place : place + _SHORTEST] for place in places)
    held = _short(sources, counts, most)
    for size in range(_SHORTEST, _LONGEST + 1):
        told = _told(counts, size, most)
        left = array("I")
        for place in places:
            gram = text[place : place + size]
            if gram in told:
                words[place] = told[gram]
            else:
                held[gram].add(marks[place])
                left.append(place)
        places = left
        counts = Counter(text[place : place + size + 1] for place in places)
    often = sorted(held)
    words += map(word, often)
    return Grams(words, [_row(held[gram], len(sources)) for gram in often])


def _short(
    sources: Sequence[Source], counts: Mapping[str, int], most: int
) -> defaultdict[str, set[int]]:
    """Marks (see ``_marks``) of the characters and pairs that stand in too many places.

    Args:
        sources: the cases.
        counts: of the grams of three characters.
        most: as in ``grams``.
    """
    short: Counter[str] = Counter()
    for gram, count in counts.items():
        short[gram[0]] += count
        short[gram[:2]] += count
    often = {gram for gram, count in short.items() if count > most and gram[-1] not in END}
    held: defaultdict[str, set[int]] = defaultdict(set)
    for number, case in enumerate(sources):
        for part, mark in ((case.text, 2 * number), (case.title, 2 * number + 1)):
            for gram in often & {*part, *map(add, part, part[1:])}:
                held[gram].add(mark)
    return held


def _told(counts: Mapping[str, int], size: int, most: int) -> dict[str, str]:
    """The words of those grams of which each place is told."""
    # What ends a block cannot be told apart further, however often it stands there.
    return {
        gram: word(gram)
        for gram, count in counts.items()
        if count <= most or size == _LONGEST or gram[-1] in END
    }


def _marks(sources: Sequence[Source]) -> list[int]:
    """Of each place twice the number of its case, and one more where it is in the title."""
    marks: list[int] = []
    for number, case in enumerate(sources):
        title = len(case.title)
        marks += [2 * number + 1] * title + [2 * number] * (len(case.text) - title)
    return marks


def _row(marks: Iterable[int], cases: int) -> str:
    row = bytearray(_NONE * cases)
    for mark in sorted(marks):
        row[mark >> 1] = _IN_TITLE if mark & 1 else _HELD
    return row.decode()
