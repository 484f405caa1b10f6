"""What stands around a case, and how it is had again from a note."""

from __future__ import annotations

from proposals import indexes
from proposals.analysis.surroundings import NONE, named, recalled, surroundings
from proposals.case import Case
from tests.cases import answer, case, record


def row(middle: str = "关于灯的建议") -> list[Case]:
    """Three cases of one session, the first two of one department; all but one of one topic."""
    return [
        case("1", answer("a"), term=8, session=2, topics=("t",)),
        case("2", answer("a"), term=8, session=2, topics=("t",), title=middle),
        case("3", term=8, session=2),
        case("4", topics=("t",)),
    ]


def test_a_note_gives_back_what_stood_around_a_case() -> None:
    cases = row()
    found = surroundings(record(*cases), indexes.build(record(*cases)))
    by_key = {case.key: case for case in cases}
    for key, around in found.items():
        names = named(around.note)
        few = {name: by_key[name] for name in names}
        again = recalled(by_key[key], around.note, few)
        assert again == around
        assert again.digest == around.digest
    second = found["yangli/2"]
    assert named(second.note) == {"yangli/1", "yangli/3", "yangli/4"}
    assert [item.place.address for item in second.beside] == [
        "departments/yangli/a.html",
        "sessions/yangli/cppcc-8-2.html",
    ]
    assert [case.id for case in second.related] == ["1", "4"]


def test_a_digest_changes_with_what_is_shown_of_others() -> None:
    def digests(middle: str) -> dict[str, bytes]:
        cases = row(middle)
        found = surroundings(record(*cases), indexes.build(record(*cases)))
        return {key: around.digest for key, around in found.items()}

    before, after = digests("关于灯的建议"), digests("关于路灯的建议")
    assert {key for key in before if before[key] != after[key]} == {
        *("yangli/1", "yangli/3", "yangli/4")
    }


def test_it_tells_who_is_before_from_who_is_after() -> None:
    one, other = case("1", term=8, session=2), case("2", term=8, session=2)
    ways = indexes.build(record(one, other))
    found = surroundings(record(one, other), ways)
    assert found["yangli/1"].beside[0].after == other
    swapped = found["yangli/1"].beside[0]._replace(before=other, after=None)
    assert found["yangli/1"]._replace(beside=(swapped,)).digest != found["yangli/1"].digest


def test_around_a_case_by_itself_is_nothing() -> None:
    alone = record(case("1", topics=("t",)))
    assert surroundings(alone, indexes.build(alone)) == {"yangli/1": NONE}
    assert named(NONE.note) == set()
