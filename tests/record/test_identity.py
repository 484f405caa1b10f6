"""What makes a case one case, and the address that follows from it."""

from __future__ import annotations

import pytest

from proposals import identity
from proposals.model import Kind, Proposal


@pytest.mark.parametrize(
    ("number", "year"),
    [
        ("20200354", 2020),
        ("19990012", 1999),
        ("2020001", 2020),
        ("202012345", 2020),
        ("0354", None),
        ("202001", None),
        ("第20200354号", None),
        ("18990001", None),
        ("2020-0354", None),
        ("20200354-2", None),
        ("２０２００３５４", None),
        ("", None),
        (None, None),
    ],
)
def test_a_number_may_carry_its_year(number: str | None, year: int | None) -> None:
    assert identity.year_in(number) == year


@pytest.mark.parametrize(
    ("kind", "term", "session", "number", "made"),
    [
        (Kind.CPPCC, None, None, "20200354", "20200354"),
        (Kind.CPPCC, 13, 4, "20200354", "20200354"),
        (Kind.NPC, 16, 5, "98", "npc-16-5-98"),
        (Kind.NPC, 16, 5, "0098", "npc-16-5-0098"),
        (Kind.NPC, 16, 5, "B-98", "npc-16-5-b-98"),
        (Kind.NPC, 16, 5, "９８", "npc-16-5-98"),
        (Kind.NPC, 16, None, "98", None),
        (Kind.NPC, None, 5, "98", None),
        (Kind.NPC, 16, 5, None, None),
        (Kind.NPC, 16, 5, "九十八", None),
    ],
)
def test_an_address_needs_all_that_makes_it_unique(
    kind: Kind, term: int | None, session: int | None, number: str | None, made: str | None
) -> None:
    assert identity.case_id(kind, term, session, number) == made


@pytest.mark.parametrize(
    ("term", "session", "number", "year", "made"),
    [
        (None, None, "0098", 2099, "npc-2099-0098"),
        (None, 5, "98", 2099, "npc-2099-98"),
        (16, 5, "98", 2099, "npc-16-5-98"),
        (None, None, "20200354", 2099, "20200354"),
        (None, None, None, 2099, None),
        (None, None, "98", None, None),
    ],
)
def test_the_year_stands_in_for_a_session_that_is_not_known(
    term: int | None, session: int | None, number: str | None, year: int | None, made: str | None
) -> None:
    assert identity.case_id(Kind.NPC, term, session, number, year) == made


def proposal(**fields: object) -> Proposal:
    usual = {"title": "甲", "kind": "npc", "jurisdiction": "yangli", "term": 9, "session": 2}
    return Proposal.model_validate({**usual, "number": "98", **fields})


@pytest.mark.parametrize(
    "other",
    [{"title": "乙"}, {"year": 2021}, {"number": "９８"}],
    ids=["title", "year", "full-width number"],
)
def test_one_number_of_one_session_is_one_case(other: dict[str, object]) -> None:
    assert identity.identity(proposal()) == identity.identity(proposal(**other))


@pytest.mark.parametrize(
    "other",
    [
        {"jurisdiction": "bieli"},
        {"kind": "cppcc"},
        {"term": 10},
        {"session": 3},
        {"number": "098"},
        {"number": "闭98"},
    ],
    ids=["place", "kind", "term", "session", "zero", "prefix"],
)
def test_another_place_body_session_or_number_is_another_case(other: dict[str, object]) -> None:
    assert identity.identity(proposal()) != identity.identity(proposal(**other))


def test_numbers_that_differ_in_chinese_are_two_cases() -> None:
    lamps, chess = proposal(number="照明类第6号"), proposal(number="棋盘类第6号")
    assert identity.identity(lamps) != identity.identity(chess)


def test_without_a_session_the_year_tells_cases_apart() -> None:
    one = proposal(term=None, session=None, year=2098)
    assert identity.identity(one) == identity.identity(proposal(session=None, year=2098))
    assert identity.identity(one) != identity.identity(proposal(session=None, year=2099))
    assert identity.identity(one) != identity.identity(proposal(year=2098))
    assert identity.identity(proposal(session=None)) is None


def test_a_case_without_number_is_like_no_other() -> None:
    assert identity.identity(proposal(number=None)) is None
