"""Cases that share topics or movers with a case."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping

from proposals.case import Case
from proposals.corpus import Corpus
from proposals.indexes import Index

MOST = 4
"""Related cases shown: a hint, not a second index."""

COMMON = 200
"""A topic with more cases than this says too little about two of them."""

REACH = 12
"""Cases looked at on each side of a case in a list that it stands in. All pairs of a long list
would cost the square of its length, and one case more in it would change them all."""

_NAMES = ("topics", "movers")


class Related:
    """What stands near each case of a record.

    What two cases share weighs the more the fewer cases share it (inverse document
    frequency); ties stand in the order of the record.
    """

    def __init__(self, record: Corpus, indexes: Mapping[str, Index]) -> None:
        self._cases = record.cases
        total = len(record.cases)
        self._place = {case.key: number for number, case in enumerate(record.cases)}
        self._lists: dict[str, list[tuple[int, list[int], int]]] = {}
        for name in _NAMES:
            for entry in indexes[name].entries:
                if not 1 < len(entry.cases) <= COMMON:
                    continue
                # Whole numbers add up to the same in any order.
                weight = round(math.log(1 + total / len(entry.cases)) * 1e6)
                places = [self._place[case.key] for case in entry.cases]
                for at, case in enumerate(entry.cases):
                    self._lists.setdefault(case.key, []).append((weight, places, at))

    def of(self, case: Case) -> tuple[Case, ...]:
        """The cases nearest to a case of the record, nearest first; ``MOST`` at most."""
        scores: defaultdict[int, int] = defaultdict(int)
        for weight, places, at in self._lists.get(case.key, ()):
            for place in places[max(0, at - REACH) : at + REACH + 1]:
                scores[place] -= weight
        scores.pop(self._place[case.key], None)
        # One number each: pairs in a heap take half as long again.
        total = len(self._cases)
        ranks = sorted([score * total + place for place, score in scores.items()])
        return tuple([self._cases[rank % total] for rank in ranks[:MOST]])
