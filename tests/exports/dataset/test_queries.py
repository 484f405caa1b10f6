"""The examples of the documents do what they say."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from proposals import corpus
from proposals.corpus import Corpus
from proposals.exports import dataset
from proposals.exports.dataset.queries import QUERIES, Engine
from proposals.text import fold
from tests.cases import case
from tests.cases import record as record_of
from tests.exports.dataset.invented import LICENCES, SITE

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


@pytest.fixture(scope="module")
def content(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of content/."""
    folder = tmp_path_factory.mktemp("content")
    dataset.write(corpus.load(root / "content"), folder, SITE, LICENCES)
    return folder


@pytest.mark.parametrize(
    ("words", "cases"),
    [
        ("灯", ["yangli/20200001"]),
        ("棋盘", ["linyang/cppcc-1"]),
        ("路灯”,的", ["yangli/20200001"]),
        ("路灯”的", []),
        ("关于", ["linyang/cppcc-1", "yangli/20200001", "yangli/npc-9-2-0354"]),
        ("没有这几个字", []),
        ("“路灯”，的", ["yangli/20200001"]),
        ('"路灯"', ["yangli/20200001"]),
        ('"路', ["yangli/20200001"]),
        ("“亮”，", ["yangli/20200001"]),
        ("ab１２", ["yangli/20200001"]),
        ("１２．５　万元", ["yangli/20200001"]),
        ("样灯函[2020]3号", ["yangli/20200001"]),
        ("样灯函【２０２０】3号", ["yangli/20200001"]),
        ("甲委员", ["linyang/cppcc-1", "yangli/20200001"]),
        ("0354", ["yangli/npc-9-2-0354"]),
        ('"a', []),
        ('" OR "', []),
        ("body:灯", []),
        ("'", ["yangli/npc-9-2-0354", "yangli/title-5", "yangli/title-6", "yangli/20200001"]),
        (" \u200b\u3000", []),
        ("", []),
    ],
)
def test_find_words(words: str, cases: list[str]) -> None:
    assert [id_ for id_, _ in rows("find-words", words=words)] == sorted(cases)


@pytest.mark.parametrize(
    "words",
    [
        *("东府办〔2022〕24号", "“智网工程”", "“红色物业”", "32㎡", "（社区）", "(社区)", '"智网'),
        *("东财函[2020]811号", "东财函〔2020〕811号", "周绮霞", "32M2"),
    ],
)
def test_find_words_as_they_are_printed(
    content: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """Brackets, quotes and signs of the published record, numbers of replies, names of people."""
    monkeypatch.chdir(content)
    with sqlite3.connect("data/record.sqlite") as database:
        told = database.execute("SELECT case_id, title, body, facts FROM searched").fetchall()
    holding = {id_ for id_, *texts in told if fold(words) in fold("\n".join(filter(None, texts)))}
    assert holding
    assert {id_ for id_, _ in rows("find-words", words=words)} == holding


PRINTED = (
    *("样函〔2020〕1号", "样函（2020）1号", "样函[2020]1号", "样函【２０２０】1号"),
    *("样函﹝2020﹞1号", "样函（1066）1号", "样函[1066]1号", "样函(2099)1号和样规〔1999〕2号"),
    *("样函[2099)1号", "（社区）", "〔社区〕", "（2020年）", "[2020年]", "2020", "A2020Z"),
    *("样规（1999）2号",),
)
ASKED = (
    *("样函（2020）1号", "样函〔2020〕1号", "样函(2020)1", "样函【２０２０】", "（2020）"),
    *("[2020]", "样函（2020", "样函[2020", "2020）1号", "2020〕", "（2020", "（202", "函（", "["),
    *(")", "2020", "(1066)", "[1066]", "（社区）", "[社区]", "(2020年)", "[2020年", "1999)2号"),
    *("[1999", "a2020z", "]2020[", "样函（2099）1号和样规（1999）2号", "[2099)", "(2020(2020)"),
    *("()", "(", "o"),
)


def bracketed(word: str, opening: str, closing: str) -> str:
    """As theme/static/js/search/forms.js has it."""
    word = re.sub(r"[(\[]((?:19|20)[0-9]{2})(?=[)\]]|$)", rf"{opening}\1", word)
    return re.sub(r"(?:^|(?<=[(\[]))((?:19|20)[0-9]{2})[)\]]", rf"\1{closing}", word)


def test_years_in_brackets_are_found_as_the_site_finds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [case(f"{number:02}", title=title) for number, title in enumerate(PRINTED)]
    dataset.write(record_of(*cases), tmp_path, SITE, LICENCES)
    monkeypatch.chdir(tmp_path)
    for asked in ASKED:
        word = fold(asked)
        forms = (word, bracketed(word, "(", ")"), bracketed(word, "[", "]"))
        holding = [text for text in PRINTED if any(form in fold(text) for form in forms)]
        assert [title for _, title in rows("find-words", words=asked)] == holding, asked
    assert [title for _, title in rows("find-words", words="样函（2020）1号")] == [*PRINTED[:5]]


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
