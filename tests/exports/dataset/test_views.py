"""What the views of the SQLite file answer, on invented cases."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from proposals.case import Case
from proposals.corpus import Corpus
from proposals.exports.dataset import database
from proposals.exports.dataset.tables import TABLES
from proposals.registry import Registry
from tests.cases import PLACE, answer, case, department

REGISTRY = Registry(
    jurisdictions={PLACE.slug: PLACE},
    departments={(PLACE.slug, slug): department(slug) for slug in ("a", "b")},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


def rows(path: Path, query: str, *cases: Case) -> list[tuple[Any, ...]]:
    database.write(TABLES, Corpus(REGISTRY, cases), path, {})
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize(
    ("of_case", "of_reply", "answer_"),
    [
        ({"submitted": "2099-01-01"}, {"date": "2099-01-31"}, ("submitted", 30)),
        ({"assigned": "2099-01-11"}, {"signed": "2099-01-21"}, ("assigned", 10)),
        (
            {"submitted": "2099-01-01", "assigned": "2099-01-11"},
            {"date": "2099-01-31", "signed": "2099-01-21"},
            ("assigned", 20),
        ),
        ({"assigned": "2099-01-11"}, {"date": "2099-01-11"}, ("assigned", 0)),
        ({"assigned": "2099-01-11"}, {"date": "2099-01-10"}, None),
        ({"assigned": "2099-01"}, {"date": "2099-02-01"}, None),
        ({"assigned": "2099-01-11"}, {"date": "2099-02"}, None),
        ({}, {"date": "2099-02-01"}, None),
        ({"submitted": "2099-01-01"}, {}, None),
    ],
)
def test_days_are_those_between_two_printed_days(
    path: Path,
    of_case: dict[str, str],
    of_reply: dict[str, str],
    answer_: tuple[str, int] | None,
) -> None:
    query = "SELECT since, days FROM days_to_reply"
    assert rows(path, query, case("1", answer("a", **of_reply), **of_case)) == (
        [answer_] if answer_ else []
    )


def test_replies_that_a_department_wrote_as_the_lead_are_counted_apart(path: Path) -> None:
    cases = (
        case("1", answer("a", role="lead"), answer("b", role="joint")),
        case("2", answer("a", role="sole"), answer("b")),
        case("3", answer("a", role="lead")),
    )
    query = "SELECT id, cases, replies, lead_replies FROM department_counts ORDER BY id"
    assert rows(path, query, *cases) == [("yangli/a", 3, 3, 2), ("yangli/b", 2, 2, 0)]


def test_outcomes_are_told_apart_by_their_words(path: Path) -> None:
    outcomes = (
        {"label": "已解决"},
        {"label": "列入计划"},
        {"label": "已解决"},
        {"label": "已解决", "code": "A"},
        {"label": "已解决", "code": "A", "scheme": "样例办法"},
        None,
    )
    cases = [
        case(str(nth), answer("a", **({"outcome": outcome} if outcome else {})))
        for nth, outcome in enumerate(outcomes)
    ]
    query = (
        "SELECT outcome_scheme, outcome_code, outcome_label, replies FROM outcome_counts "
        "ORDER BY replies DESC, 1, 2, 3"
    )
    assert rows(path, query, *cases) == [
        (None, None, "已解决", 2),
        (None, None, "列入计划", 1),
        (None, "A", "已解决", 1),
        ("样例办法", "A", "已解决", 1),
    ]


def test_a_year_tells_how_many_of_its_cases_were_answered(path: Path) -> None:
    cases = (
        case("1", answer("a"), answer("b"), year=2098),
        case("2", year=2098),
        case("3", year=2099),
    )
    query = "SELECT * FROM year_counts ORDER BY filing_year"
    assert rows(path, query, *cases) == [(2098, 2, 1, 2), (2099, 1, 0, 0)]
