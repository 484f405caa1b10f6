"""Mappings: read from a file, guessed from a header, printed to be kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from proposals.importer.tables import mapping
from proposals.importer.tables.mapping import Mapping
from proposals.problems import ProblemsError
from tests.importer.tables.conftest import Table

TEXT = """\
columns:
  号: number
  名: title
  序: ignored
constants:
  kind: cppcc
  jurisdiction: 样例市
split: {movers: ;}
dates: day-month-year
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "mapping.yml"
    path.write_text(text, "utf-8")
    return path


def test_what_is_written_is_read(tmp_path: Path) -> None:
    read = mapping.load(_file(tmp_path, TEXT))
    assert read == Mapping(
        {"号": "number", "名": "title", "序": "ignored"},
        {"kind": "cppcc", "jurisdiction": "样例市"},
        {"movers": ";"},
        "day-month-year",
    )
    assert mapping.load(_file(tmp_path, mapping.text(read))) == read


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "should hold `columns:`"),
        ("columns: [a]", 1, "should hold `columns:`"),
        ("columns:\n  号: numero", 2, "'numero' is no field; it is one of title, number"),
        ("columns:\n  号: number\n  码: number", 3, "'号' holds number already"),
        ("columns: {}\nconstants:\n  kin: cppcc", 3, "'kin' is no field of a case"),
        ("columns: {}\nconstants: []", 2, "'constants' should hold"),
        ("columns: {}\nsplit:\n  title: x", 3, "'title' is not split"),
        ("columns: {}\ndates: d-m-y", 2, "'dates' is one of year-month-day"),
        ("columns: {}\nfields: {}", 2, "'fields' is none of"),
        ("columns: {a: b", 1, "is not valid YAML"),
    ],
)
def test_faults_stand_on_their_lines(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(ProblemsError) as raised:
        mapping.load(path)
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == (path, line)
    assert message in problem.message


def test_a_guess_names_what_it_cannot_place(table: Table) -> None:
    table.drafts("案号,提案题目,风向,案由\n1,甲建议,东,乙建议\n")
    (guess,) = table.guesses
    assert guess.columns == {
        "案号": "number",
        "提案题目": "title",
        "风向": "ignored",
        "案由": "ignored",
    }
    assert guess.unplaced == ("风向", "案由")
    assert guess.constants == {"kind": "cppcc", "jurisdiction": "样例市"}


def test_a_mapping_that_is_given_is_not_guessed(table: Table) -> None:
    columns = Mapping({"号": "number", "名": "title"})
    (draft,) = table.drafts("号,名,余\n07,甲建议,x\n", columns=columns)
    assert (draft.proposal["number"], draft.proposal["title"]) == ("07", "甲建议")
    assert not table.guesses


@pytest.mark.parametrize(
    ("text", "constants", "message"),
    [
        (
            "案号,风\n1,东\n",
            {"kind": "npc", "jurisdiction": "样例市"},
            "no column for the title; say with --map which it is of: 案号, 风",
        ),
        ("案由\n甲\n", {"jurisdiction": "样例市"}, "no column for the kind; .* --set kind=cppcc"),
        ("案由\n甲\n", {"kind": "npc"}, "no column for the jurisdiction"),
    ],
)
def test_what_no_row_can_do_without_is_asked_once(
    table: Table, text: str, constants: dict[str, str], message: str
) -> None:
    with pytest.raises(ProblemsError, match=message):
        raise table.read("a.csv", text.encode(), **constants)[0]  # type: ignore[misc]


def test_a_column_that_is_not_there_is_named(table: Table) -> None:
    columns = Mapping({"案由": "title", "号": "number"})
    problems = table.problems("a.csv", "案由,案号\n甲,1\n".encode(), columns=columns)
    assert problems == ["a.csv: has no column '号', which the mapping names; correct it there"]


def test_constants_of_the_command_line() -> None:
    assert mapping.constants(["kind=npc", "publisher=样例=市"]) == {
        "kind": "npc",
        "publisher": "样例=市",
    }
    with pytest.raises(ProblemsError, match="write field=value"):
        mapping.constants(["kind", "x=1", "title="])


def test_a_running_number_counts_where_there_is_no_other() -> None:
    assert mapping.guess(["流水号", "案由"]).columns["流水号"] == "number"
    both = mapping.guess(["流水号", "案号", "案由"])
    assert both.columns == {"流水号": "ignored", "案号": "number", "案由": "title"}
    assert both.unplaced == ("流水号",)
