"""The ways into the record: who stands where, in which order, at which address."""

from __future__ import annotations

import pytest

from proposals import indexes
from proposals.case import Case, CaseReply
from proposals.corpus import Corpus
from proposals.indexes import Index, Person, Session, Year
from proposals.model import Jurisdiction, Kind, Mover, MoverRole, Topic
from proposals.registry import Registry
from tests.cases import PLACE, answer, case, department, record

ELSEWHERE = Jurisdiction(slug="bieli", name="别例市")


def elsewhere(id_: str, **fields: object) -> Case:
    proposal = case(id_, **{**fields, "jurisdiction": ELSEWHERE.slug}).proposal
    return Case(id_, proposal, (), ELSEWHERE, (), ())


def two_places(*cases: Case) -> Corpus:
    return Corpus(Registry(jurisdictions={PLACE.slug: PLACE, ELSEWHERE.slug: ELSEWHERE}), cases)


def addresses(index: Index) -> list[str]:
    return [entry.address for entry in index.entries]


def test_the_ways_are_offered_in_one_order() -> None:
    ways = indexes.build(record())
    names = ["departments", "topics", "movers", "jurisdictions", "sessions", "years"]
    assert [*ways] == names
    assert [ways[name].address for name in names] == [f"{name}/index.html" for name in names]


def test_who_has_most_cases_stands_first_then_by_address() -> None:
    topics = (("c", "b"), ("c", "a"), ("c",))
    cases = [case(str(at), topics=these) for at, these in enumerate(topics)]
    index = indexes.build(record(*cases))["topics"]
    assert addresses(index) == ["topics/c.html", "topics/a.html", "topics/b.html"]
    assert index.entries[0].cases == tuple(cases)
    assert index.entries[0].jurisdiction is None


def test_years_stand_newest_first_and_who_has_none_in_none() -> None:
    cases = [case(str(at), year=year) for at, year in enumerate((2019, 2021, 2019, None))]
    index = indexes.build(record(*cases))["years"]
    assert addresses(index) == ["years/2021.html", "years/2019.html"]
    assert [len(entry.cases) for entry in index.entries] == [1, 2]


def test_sessions_stand_by_place_and_body_the_newest_first() -> None:
    cases = (
        elsewhere("1", term=9, session=9),
        case("1", term=8, session=1),
        case("2", term=8, session=2),
        case("3", term=7, session=5),
        case("4", kind="npc", term=9, session=1),
        # The term alone is printed.
        case("5", term=8),
        case("6", session=3),
    )
    index = indexes.build(two_places(*cases))["sessions"]
    assert addresses(index) == [
        "sessions/yangli/cppcc-8-2.html",
        "sessions/yangli/cppcc-8-1.html",
        "sessions/yangli/cppcc-8.html",
        "sessions/yangli/cppcc-7-5.html",
        "sessions/yangli/npc-9-1.html",
        "sessions/bieli/cppcc-9-9.html",
    ]
    assert index.entries[2].subject == Session(PLACE, Kind.CPPCC, 8, None)
    assert [entry.jurisdiction for entry in index.entries] == [*[PLACE] * 5, ELSEWHERE]


def test_a_name_is_another_person_in_another_role_or_place() -> None:
    member = Mover(name="甲", role=MoverRole.MEMBER)
    mine = [
        Case(id_, case(id_).proposal.model_copy(update={"movers": (mover,)}), (), PLACE, (), ())
        for id_, mover in (("1", member), ("2", Mover(name="甲")), ("3", member))
    ]
    other = elsewhere("1").proposal.model_copy(update={"movers": (member,)})
    whole = two_places(*mine, Case("1", other, (), ELSEWHERE, (), ()))
    index = indexes.build(whole)["movers"]
    assert {entry.address: len(entry.cases) for entry in index.entries} == {
        "movers/yangli/member-7532.html": 2,
        "movers/yangli/7532.html": 1,
        "movers/bieli/member-7532.html": 1,
    }
    assert index.entries[0].subject == Person(PLACE, "甲", MoverRole.MEMBER)


def test_a_department_counts_its_own_replies_and_others_all() -> None:
    cases = (
        case("1", answer("a"), answer("b"), topics=("t",), movers=("甲",), year=2020),
        case("2", answer("a"), topics=("t",), movers=("甲",), year=2020),
    )
    ways = indexes.build(record(*cases))
    assert [(entry.address, entry.replies) for entry in ways["departments"].entries] == [
        ("departments/yangli/a.html", 2),
        ("departments/yangli/b.html", 1),
    ]
    for name in ("topics", "movers", "jurisdictions", "years"):
        assert [entry.replies for entry in ways[name].entries] == [3], name


def test_an_office_of_the_same_slug_elsewhere_answers_for_itself() -> None:
    mine = department("a")
    other = mine.model_copy(update={"jurisdiction": ELSEWHERE.slug})
    there = elsewhere("1")
    replied = CaseReply(answer("a").reply, other, "reply-a")
    whole = two_places(
        case("1", answer("a"), answer("a")),
        Case("1", there.proposal, (replied,), ELSEWHERE, (), ()),
    )
    entries = indexes.build(whole)["departments"].entries
    assert [(entry.address, entry.replies) for entry in entries] == [
        ("departments/bieli/a.html", 1),
        ("departments/yangli/a.html", 2),
    ]
    assert [entry.jurisdiction for entry in entries] == [ELSEWHERE, PLACE]


@pytest.mark.parametrize(
    ("subject", "address"),
    [
        (department("a"), "departments/yangli/a.html"),
        (Topic(slug="lamps", name="灯"), "topics/lamps.html"),
        (PLACE, "jurisdictions/yangli.html"),
        (Person(PLACE, "甲乙", MoverRole.DEPUTY), "movers/yangli/deputy-7532-4e59.html"),
        (Person(PLACE, "A·B", None), "movers/yangli/41-b7-42.html"),
        (Person(PLACE, "甲" * 20, None), f"movers/yangli/{'-'.join(['7532'] * 20)}.html"),
        (Session(PLACE, Kind.NPC, 16, 5), "sessions/yangli/npc-16-5.html"),
        (Session(PLACE, Kind.NPC, 16, None), "sessions/yangli/npc-16.html"),
        (Year(2020), "years/2020.html"),
    ],
)
def test_addresses_stay_as_they_are(subject: indexes.Subject, address: str) -> None:
    assert indexes.address(subject) == address


def test_a_long_name_has_a_short_address_of_its_own() -> None:
    long, longer = (Person(PLACE, "甲" * count, None) for count in (21, 22))
    assert indexes.address(long) != indexes.address(longer)
    assert len(indexes.address(long)) == len("movers/yangli/") + 20 + len(".html")


def test_an_address_is_had_without_the_subject_too() -> None:
    one = case("1", term=8, session=2, movers=("甲",))
    [mover] = one.proposal.movers
    assert indexes.address_of_mover(mover, one) == indexes.address(indexes.person(one, mover))
    session = indexes.session(one)
    assert session is not None
    assert indexes.address_of_session(one) == indexes.address(session)
    assert indexes.session(case("1", session=2)) is None


def test_a_mark_changes_with_whatever_the_registry_says() -> None:
    entry = Topic(slug="lamps", name="灯")
    assert indexes.mark(entry) == indexes.mark(Topic(slug="lamps", name="灯"))
    assert indexes.mark(entry) != indexes.mark(Topic(slug="lamps", name="灯", aliases=("路灯",)))
