"""Cases are cut into shards that hold still."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from proposals.search.shards import LARGE, SMALL, Bounds, bounds, cut, shards
from tests.search import invented

LIMITS = Bounds(10, 20)
KEYS = [f"yangli/{number:04}" for number in range(400)]


@given(st.sets(st.sampled_from(KEYS)))
def test_every_case_is_in_one_shard_of_the_size_asked_for(keys: set[str]) -> None:
    ordered = sorted(keys)
    parts = [ordered[part] for part in cut(ordered, LIMITS)]
    assert [key for part in parts for key in part] == ordered
    assert all(LIMITS.fewest <= len(part) <= LIMITS.most for part in parts[:-1])
    assert all(0 < len(part) <= LIMITS.most for part in parts)


def test_a_case_that_comes_or_goes_moves_few_cuts() -> None:
    before = _parts(KEYS)
    chance = random.Random(3)  # noqa: S311  (a sample, not a secret)
    changed = []
    for _ in range(200):
        at = chance.randrange(len(KEYS))
        changed.append(len(_parts(KEYS[:at] + KEYS[at + 1 :]) - before))
    assert sum(changed) / len(changed) < 1.7
    assert max(changed) <= len(before) / 2


def test_what_is_added_at_the_end_leaves_the_rest_alone() -> None:
    before = _parts(KEYS)
    after = _parts([*KEYS, "yangli/9999"])
    assert len(after - before) == 1


def test_the_newest_cases_lie_in_the_shard_that_is_read_first() -> None:
    cases = [
        invented.case(f"{year}-{number}", "题目", year=year)
        for year in (2021, 2020, 2019)
        for number in range(9)
    ]
    found = shards(invented.corpus(*cases), Bounds(2, 5), "", lambda _: b"")
    assert [case for shard in found for case in shard.cases] == cases
    added = invented.case("2022-1", "题目", year=2022)
    later = shards(invented.corpus(added, *cases), Bounds(2, 5), "", lambda _: b"")
    assert len({shard.key for shard in later} - {shard.key for shard in found}) == 1
    assert added in later[0].cases


def test_a_key_changes_with_its_cases_their_text_and_the_programs() -> None:
    record = invented.sample()

    def key(code: str = "", digest: bytes = b"", count: int = 3) -> str:
        made = shards(invented.corpus(*record.cases[:count]), SMALL, code, lambda _: digest)
        return made[0].key

    assert key() == key()
    assert len({key(), key(code="2"), key(digest=b"2"), key(count=2)}) == 4


def test_a_very_large_record_has_larger_shards() -> None:
    assert bounds(10_000) == SMALL
    assert bounds(100_000) == LARGE


def _parts(keys: list[str]) -> set[tuple[str, ...]]:
    return {tuple(keys[part]) for part in cut(keys, LIMITS)}
