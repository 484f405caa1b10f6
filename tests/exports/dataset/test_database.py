"""The SQLite file: sound, linked, found in, and its views right."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from proposals import corpus, indexes
from proposals.analysis import coverage
from proposals.corpus import Corpus
from proposals.exports import dataset
from proposals.exports.dataset.substrings import phrase
from proposals.exports.dataset.views import VIEWS
from proposals.text import fold
from tests.exports.dataset.invented import LICENCES, SITE


@pytest.fixture
def database(data: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(data / "record.sqlite")
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def published(root: Path) -> Corpus:
    """The record of content/."""
    return corpus.load(root / "content")


@pytest.fixture(scope="module")
def content(published: Corpus, tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    folder = tmp_path_factory.mktemp("content")
    dataset.write(published, folder, SITE, LICENCES)
    return sqlite3.connect(folder / "data/record.sqlite")


def test_it_is_sound(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    database.rollback()


def test_it_is_written_by_the_locked_sqlite(data: Path) -> None:
    """Not by Python's own, which differs from machine to machine as its bytes do."""
    written_by = int.from_bytes((data / "record.sqlite").read_bytes()[96:100], "big")
    assert written_by == apsw.SQLITE_VERSION_NUMBER


def test_keys_and_codes_are_held_by_the_file(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA foreign_keys = ON")
    for wrong in (
        "UPDATE replies SET case_id = 'yangli/none'",
        "UPDATE replies SET role = 'leader'",
        "UPDATE cases SET title = NULL",
        "INSERT INTO topics (id, name) SELECT id, name FROM topics",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(wrong)
        database.rollback()


def test_a_search_is_exact_for_all_there_is_of_one_and_two_characters(
    content: sqlite3.Connection,
) -> None:
    """Each stretch of one to three characters of any text is found where it is, and only there."""
    texts = {
        row: [fold(part) for text in texts for part in (text or "").split("\n\n")]
        for row, *texts in content.execute("SELECT row, title, body, facts FROM searched")
    }
    stretches = {
        part[at : at + length]
        for parts in texts.values()
        for part in parts
        for length in (1, 2)
        for at in range(len(part) - length + 1)
    }
    assert len(stretches) > 5000
    wanted: dict[str, set[int]] = {stretch: set() for stretch in stretches}
    for row, parts in texts.items():
        for part in parts:
            for length in (1, 2):
                for at in range(len(part) - length + 1):
                    wanted[part[at : at + length]].add(row)
    for stretch, rows in wanted.items():
        assert set(found(content, phrase(stretch))) == rows, stretch


def found(database: sqlite3.Connection, match: str) -> list[int]:
    rows = database.execute("SELECT rowid FROM search WHERE search MATCH ?", [match])
    return [row for (row,) in rows]


@pytest.mark.parametrize("word", ["网", "民政", "社区工作者", "2020", "%", "（", "不在其中"])
def test_a_search_finds_what_like_finds(content: sqlite3.Connection, word: str) -> None:
    """On texts without line breaks or letters that folding changes, LIKE finds the same."""
    whole = "coalesce(title, '') || '|' || coalesce(body, '') || '|' || coalesce(facts, '')"
    where = f"{whole} LIKE :like ESCAPE '!'"
    like = content.execute(
        f"SELECT row FROM searched WHERE {where} ORDER BY row",  # noqa: S608
        {"like": f"%{word.replace('%', '!%')}%"},
    )
    assert sorted(found(content, phrase(word))) == [row for (row,) in like]


@pytest.mark.parametrize(
    "words", ['"', "'", '" OR "', "*", "灯*", "body:灯", "^灯", "NEAR(灯)", "-"]
)
def test_no_sign_of_a_query_means_anything(database: sqlite3.Connection, words: str) -> None:
    texts = [
        (row, "\n".join(fold(text or "") for text in texts))
        for row, *texts in database.execute("SELECT row, title, body, facts FROM searched")
    ]
    assert sorted(found(database, phrase(words))) == [
        row for row, text in texts if fold(words) in text
    ]


def test_a_phrase_ends_with_its_paragraph(database: sqlite3.Connection) -> None:
    assert found(database, phrase("一条-两条"))
    assert not found(database, phrase("两条**灯"))


def test_numbers_and_names_are_found(database: sqlite3.Connection) -> None:
    """Of the case with its proposal, of a reply with the reply."""
    whole, reply = "yangli/20200001", "yangli/20200001#reply-deng"
    for words, hits in {
        "20200001": [(whole, None)],
        "甲委员": [("linyang/cppcc-1", None), (whole, None), (whole, reply)],
        "-乙小组": [(whole, None)],
        "邻街": [(whole, None)],
        "样例市灯光局": [(whole, None), (whole, reply), (whole, f"{reply}--2")],
        "样灯函〔2020〕3号": [(whole, reply)],
        "丙科员": [(whole, reply)],
    }.items():
        found = database.execute(
            "SELECT case_id, reply_id FROM search WHERE search MATCH ? ORDER BY 1, 2",
            [f"facts : {phrase(words)}"],
        )
        assert found.fetchall() == hits, words


def test_a_phrase_ends_with_its_fact(database: sqlite3.Connection) -> None:
    assert not found(database, phrase("甲委员-乙小组"))


def test_what_was_found_is_read_from_the_index(database: sqlite3.Connection) -> None:
    """Its columns are those of the view, and can be asked one by one."""
    row = database.execute(
        "SELECT title, facts FROM search WHERE search MATCH ?", [f"facts : {phrase('丙科员')}"]
    ).fetchone()
    assert row == (
        "@关于路灯的答复",
        "\n\n".join(["样灯函〔2020〕3号", "灯光局", "样例市灯光局", "甲委员", "丙科员"]),
    )


def test_folds_are_those_of_every_single_character(database: sqlite3.Connection) -> None:
    """All that Unicode 3.2 knows: later versions, and so later Pythons, fold them the same."""
    folded = dict(database.execute("SELECT sign, folded FROM folds"))
    for code in range(0x110000):
        sign = chr(code)
        if unicodedata.ucd_3_2_0.category(sign) not in {"Cn", "Cs", "Co"}:
            unchanged = f" {sign}"
            assert folded.get(sign, unchanged) == "".join(f" {char}" for char in fold(sign))
    assert all("".join(text.split()) == fold(sign) for sign, text in folded.items())
    assert folded["㋿"] == " 令 和"


def test_a_hit_tells_its_document(database: sqlite3.Connection) -> None:
    hits = database.execute(
        "SELECT case_id, reply_id, title FROM search WHERE search MATCH ?", [phrase("拨付")]
    )
    assert hits.fetchall() == [("yangli/20200001", "yangli/20200001#reply-deng", "@关于路灯的答复")]


def test_the_views_count_what_the_site_counts(
    content: sqlite3.Connection, published: Corpus
) -> None:
    ways = indexes.build(published)
    counted = {
        id_: (cases, replies)
        for id_, cases, replies in content.execute(
            "SELECT id, cases, replies FROM department_counts WHERE cases > 0"
        )
    }
    assert counted == {
        entry.address.removeprefix("departments/").removesuffix(".html"): (
            len(entry.cases),
            entry.replies,
        )
        for entry in ways["departments"].entries
    }
    years = dict(content.execute("SELECT filing_year, cases FROM year_counts"))
    assert years == dict(coverage.by_year(published))
    days = content.execute("SELECT days FROM days_to_reply ORDER BY days")
    assert tuple(row[0] for row in days) == coverage.days_to_reply(published)
    unanswered = content.execute("SELECT id FROM cases_without_reply")
    assert [row[0] for row in unanswered] == [
        case.key for case in published.cases if not case.replies
    ]


def test_days_are_counted_from_the_assignment(database: sqlite3.Connection) -> None:
    """None where the day is not known to the day: here the case was assigned in a month."""
    assert database.execute("SELECT count(*) FROM days_to_reply").fetchone() == (0,)


def test_names_stand_in_printed_order_and_once(
    database: sqlite3.Connection, record: Corpus
) -> None:
    """Also that of a department which a proposal prints under two names."""
    rows = database.execute("SELECT id, movers, departments, topics FROM case_list")
    listed = {id_: rest for id_, *rest in rows}
    assert listed["yangli/20200001"] == ["甲委员、-乙小组", "样例市灯光局", "=照明()"]
    assert len(listed) == len(record.cases)


def test_outcomes_are_counted_by_place(database: sqlite3.Connection) -> None:
    rows = database.execute("SELECT * FROM outcome_counts").fetchall()
    assert rows == [("yangli", "样例办法", "A", "已经解决（A类）", 1)]


def test_it_explains_itself(database: sqlite3.Connection) -> None:
    names = Counter(
        name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
    )
    assert names == Counter(view.name for view in VIEWS)
    told = dict(database.execute("SELECT name, value FROM about"))
    assert told["licence_metadata"] == "CC0-1.0"
    assert told["address"] == SITE.address
    columns = {
        (table, column)
        for (table,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
        )
        for (column,) in database.execute("SELECT name FROM pragma_table_info(?)", [table])
    }
    explained = set(
        database.execute("SELECT table_name, column_name FROM dictionary WHERE column_name <> ''")
    )
    own = {"about", "dictionary"}
    assert {(table, column) for table, column in columns if table not in own} - explained == {
        ("documents", "row")
    }
