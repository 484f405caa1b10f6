"""Cases that share topics or movers with a case."""

from __future__ import annotations

import math

from proposals.case import Case
from proposals.corpus import Corpus
from proposals.indexes import Index

MOST = 4
"""Related cases shown: a hint, not a second index."""

COMMON = 200
"""A topic with more cases than this says too little about two of them, and costs too much."""

_NAMES = ("topics", "movers")


def related(record: Corpus, indexes: dict[str, Index]) -> dict[str, tuple[Case, ...]]:
    """For each case's key, the cases nearest to it, nearest first.

    What two cases share weighs the more the fewer cases share it (inverse document
    frequency); ties stand in the order of the record.
    """
    total = len(record.cases)
    weights: dict[str, dict[str, float]] = {case.key: {} for case in record.cases}
    for name in _NAMES:
        for entry in indexes[name].entries:
            if not 1 < len(entry.cases) <= COMMON:
                continue
            weight = math.log(1 + total / len(entry.cases))
            keys = [case.key for case in entry.cases]
            for key in keys:
                scores = weights[key]
                for other in keys:
                    if other != key:
                        scores[other] = scores.get(other, 0.0) + weight
    place = {case.key: number for number, case in enumerate(record.cases)}
    return {
        key: tuple(
            record.cases[place[other]]
            for other in sorted(scores, key=lambda o: (-round(scores[o], 9), place[o]))[:MOST]
        )
        for key, scores in weights.items()
    }
