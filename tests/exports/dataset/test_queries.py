"""The examples of the documents do what they say."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from proposals.corpus import Corpus
from proposals.exports.dataset.queries import QUERIES, Engine

BY_NAME = {query.name: query for query in QUERIES}


def rows(name: str, **values: str) -> list[tuple[Any, ...]]:
    """The answer of a query, run in the folder that data/ stands in."""
    query = BY_NAME[name]
    match query.engine:
        case Engine.SQLITE:
            return sqlite3.connect("data/record.sqlite").execute(query.text, values).fetchall()
        case Engine.DUCKDB:
            with duckdb.connect() as connection:
                return connection.sql(query.text).fetchall()
        case Engine.POLARS:
            names: dict[str, Any] = {}
            exec(query.text, names)  # noqa: S102  (our own example)
            return list(names["answer"].rows())


@pytest.fixture(autouse=True)
def here(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(output)


@pytest.mark.parametrize(
    ("words", "cases"),
    [
        ("灯", ["yangli/20200001"]),
        ("棋盘", ["linyang/cppcc-1"]),
        ("路灯”,的", []),
        ("关于", ["linyang/cppcc-1", "yangli/20200001", "yangli/npc-9-2-0354"]),
        ("没有这几个字", []),
    ],
)
def test_find_words(words: str, cases: list[str]) -> None:
    assert [id_ for id_, _ in rows("find-words", words=words)] == cases


def test_busiest_departments() -> None:
    assert rows("busiest-departments") == [
        ("样例市灯光局", "样例市", 1, 2),
        ("邻样市街头局", "邻样市", 1, 1),
        ("邻样市清闲局", "邻样市", 0, 0),
    ]


def test_days_by_department(output: Path) -> None:
    query = BY_NAME["days-by-department"].text
    database = sqlite3.connect(output / "data/record.sqlite")
    database.execute("UPDATE cases SET assigned = '2020-03-01' WHERE assigned IS NOT NULL")
    assert database.execute(query).fetchall() == [("样例市灯光局", 1, 19.0)]
    database.rollback()


def test_topics_by_year() -> None:
    assert rows("topics-by-year") == [(2020, "=照明()", 1)]


def test_titles_from_csv(record: Corpus) -> None:
    assert rows("titles-from-csv") == sorted(
        (case.key, case.proposal.title) for case in record.cases
    )


def test_outcomes(record: Corpus) -> None:
    said = (item.reply.outcome for case in record.cases for item in case.replies)
    assert rows("outcomes") == list(Counter(one.label for one in said if one).items())


def test_letters_with_amounts() -> None:
    assert rows("letters-with-amounts") == [("yangli/20200001#reply-deng",)]


def test_every_example_is_tested() -> None:
    tests = {name.removeprefix("test_").replace("_", "-") for name in globals()}
    assert set(BY_NAME) <= tests


def test_every_example_stands_in_the_documents(root: Path) -> None:
    text = (root / "docs/data.md").read_text("utf-8")
    for query in QUERIES:
        assert query.text in text, query.name
        assert query.words.en in text, query.name
