"""Related cases: shared topics and movers, the rare ones first."""

from __future__ import annotations

from proposals import indexes
from proposals.analysis.related import COMMON, MOST, REACH, Related
from proposals.case import Case
from tests.cases import case, record


def near(*cases: Case) -> dict[str, list[str]]:
    whole = record(*cases)
    near = Related(whole, indexes.build(whole))
    return {case.key: [other.id for other in near.of(case)] for case in whole.cases}


def test_a_rare_topic_binds_closer_than_a_common_one() -> None:
    found = near(
        case("1", topics=("common", "rare")),
        case("2", topics=("common",)),
        case("3", topics=("common", "rare")),
        case("4", topics=("other",)),
    )
    assert found["yangli/1"] == ["3", "2"]
    assert found["yangli/4"] == []


def test_one_mover_binds_two_cases() -> None:
    found = near(case("1", movers=("甲",)), case("2", movers=("甲",)), case("3", movers=("乙",)))
    assert found["yangli/1"] == ["2"]
    assert found["yangli/3"] == []


def test_there_are_few_and_ties_keep_the_order_of_the_record() -> None:
    found = near(*(case(str(number), topics=("t",)) for number in range(1, 9)))
    assert found["yangli/8"] == ["1", "2", "3", "4"]
    assert len(found["yangli/1"]) == MOST


def test_what_too_many_share_binds_nobody() -> None:
    topics = [case(str(number), topics=("t",)) for number in range(COMMON)]
    assert len(near(*topics)["yangli/0"]) == MOST
    assert near(*topics, case("more", topics=("t",)))["yangli/0"] == []


def test_in_a_long_list_only_what_stands_near_is_looked_at() -> None:
    count = 2 * REACH + 2
    found = near(*(case(str(number), topics=("t",)) for number in range(count)))
    assert found["yangli/0"] == ["1", "2", "3", "4"]
    assert "0" not in found[f"yangli/{count - 1}"]
