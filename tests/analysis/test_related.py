"""Related cases: shared topics and movers, the rare ones first."""

from __future__ import annotations

from proposals import indexes
from proposals.analysis.related import MOST, related
from proposals.case import Case
from tests.cases import case, record


def near(*cases: Case) -> dict[str, list[str]]:
    whole = record(*cases)
    return {
        key: [c.id for c in found] for key, found in related(whole, indexes.build(whole)).items()
    }


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
