"""Every format tells the same of every case, and of everything else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from proposals import indexes
from proposals.corpus import Corpus
from proposals.exports import dataset, published
from proposals.exports.dataset.rows import mover_id, reply_id
from proposals.exports.dataset.shape import Layer, Table
from proposals.exports.dataset.tables import TABLES
from proposals.indexes import person
from tests.exports.dataset.reading import READERS, Rows, json_cases, named


def expected(table: Table, record: Corpus) -> Rows:
    names = [column.name for column in table.columns]
    return [
        {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in zip(names, row, strict=True)
        }
        for row in table.rows(record)
    ]


def by_key(table: Table, rows: Rows) -> Rows:
    return sorted(rows, key=lambda row: [row[name] for name in table.key])


@pytest.mark.parametrize("format_", READERS)
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_format_has_the_same_rows(
    table: Table, format_: str, data: Path, record: Corpus
) -> None:
    wanted = expected(table, record)
    assert wanted
    if format_ == "xlsx" and table.layer is Layer.TEXTS:
        # A cell cannot hold them.
        assert table.words.zh not in openpyxl.load_workbook(data / "record.xlsx").sheetnames
        return
    read = READERS[format_](data, table)
    if format_ == "sqlite" and len(table.key) > 1:
        read, wanted = by_key(table, read), by_key(table, wanted)
    assert read == wanted


@pytest.mark.parametrize("format_", READERS)
def test_a_flag_is_true_or_absent(format_: str, data: Path, record: Corpus) -> None:
    """Absent never means no: where the source says nothing there is nothing."""
    told = {row["id"]: row["movers_open"] for row in READERS[format_](data, named("cases"))}
    assert told == {case.key: True if case.proposal.movers_open else None for case in record.cases}
    assert set(told.values()) == {True, None}
    of_json = [case["proposal"].get("movers_open") for case in json_cases(data)]
    assert of_json == list(told.values())


def test_json_and_tables_tell_the_same_of_every_case(data: Path, record: Corpus) -> None:
    """Every fact of every case, from the JSON to the tables and from the tables to the JSON."""
    tables = {table.name: READERS["csv"](data, table) for table in TABLES}
    cases = json_cases(data)
    assert [case["case"] for case in cases] == [row["id"] for row in tables["cases"]]
    for case, row in zip(cases, tables["cases"], strict=True):
        links = {
            name: [one for one in tables[name] if one["case_id"] == case["case"]]
            for name in ("case_movers", "case_departments", "case_topics", "replies", "documents")
        }
        movers = {one["id"]: one for one in tables["movers"]}
        told = {name: value for name, value in _flat(row).items() if name not in _NOT_IN_JSON}
        body = next(one["body"] for one in links["documents"] if one["reply_id"] is None)
        told |= {"body": body} if body else {}
        assert told == {
            name: value
            for name, value in _flat(case["proposal"]).items()
            if name not in {"movers", "departments", "handlers", "topics", "jurisdiction"}
        }
        assert row["jurisdiction_id"] == case["jurisdiction"]["slug"]
        assert row["filing_year"] == case.get("filing_year")
        assert row["updated"] == case.get("updated")
        assert row["page"] == case["address"]
        assert [
            {name: movers[one["mover_id"]][name] for name in ("name", "role")}
            for one in links["case_movers"]
        ] == [{"role": None, **mover} for mover in case["proposal"].get("movers", [])]
        assert [one["department_printed"] for one in links["case_departments"]] == case[
            "proposal"
        ].get("departments", [])
        assert [
            {"name": one["department_printed"], "department": one["department_id"]}
            for one in links["case_departments"]
        ] == case.get("handled_by", [])
        assert [
            {"name": one["department_printed"], "role": one["role"]}
            for one in links["case_departments"]
            if one["role"]
        ] == case["proposal"].get("handlers", [])
        assert [one["topic_id"] for one in links["case_topics"]] == case["proposal"].get(
            "topics", []
        )
        assert [_reply(one, links["documents"]) for one in links["replies"]] == [
            _flat(reply) for reply in case["replies"]
        ]


_NOT_IN_JSON = {"id", "jurisdiction_id", "filing_year", "updated", "page"}


def _flat(value: dict[str, Any]) -> dict[str, Any]:
    """Parts as columns, nothing absent."""
    flat: dict[str, Any] = {}
    for name, item in value.items():
        if isinstance(item, dict):
            flat |= {f"{name}_{inner}": part for inner, part in _flat(item).items()}
        elif item is not None:
            flat[name] = item
    return flat


def _reply(row: dict[str, Any], documents: Rows) -> dict[str, Any]:
    """A row of replies as the JSON of its case has it."""
    body = next(one["body"] for one in documents if one["reply_id"] == row["id"])
    told = {
        **row,
        "department": row["department_printed"],
        "department_slug": row["department_id"].partition("/")[2],
        "anchor": row["id"].partition("#")[2],
        "body": body,
    }
    others = {"id", "case_id", "position", "department_id", "department_printed", "page"}
    return {name: value for name, value in _flat(told).items() if name not in others}


def test_the_whole_record_holds_the_registry_and_the_same_cases(data: Path, record: Corpus) -> None:
    whole = json.loads((data / "record.json").read_text("utf-8"))
    assert whole["cases"] == json_cases(data)
    assert whole["cases"] == [published.of_case(case) for case in record.cases]
    rows = READERS["csv"](data, named("withdrawn"))
    assert [one["case"] for one in whole["withdrawn"]] == [row["id"] for row in rows]
    assert [one["reason"] for one in whole["withdrawn"]] == [row["reason"] for row in rows]
    for name in ("jurisdictions", "departments", "topics"):
        rows = READERS["csv"](data, named(name))
        names = [(one["name"], one.get("aliases")) for one in whole[name]]
        assert names == [(row["name"], row["aliases"]) for row in rows]


@pytest.mark.parametrize("name", ["case_movers", "case_departments", "case_topics", "replies"])
def test_what_a_case_has_several_of_is_counted_from_one(name: str, data: Path) -> None:
    of_case: dict[str, list[int]] = {}
    for row in READERS["csv"](data, named(name)):
        of_case.setdefault(row["case_id"], []).append(row["position"])
    assert list(of_case.values()) == [[*range(1, len(them) + 1)] for them in of_case.values()]
    assert of_case


@pytest.mark.parametrize("name", ["jurisdictions", "departments", "topics", "movers"])
def test_what_no_case_leads_to_has_no_page(name: str, data: Path, record: Corpus) -> None:
    pages = [row["page"] for row in READERS["csv"](data, named(name))]
    entries = indexes.build(record)[name].entries
    assert sorted(filter(None, pages)) == sorted(entry.address for entry in entries)


def test_identifiers_are_those_of_pages(record: Corpus) -> None:
    case = record.cases[0]
    assert reply_id(case, case.replies[1]) == "yangli/20200001#reply-deng--2"
    assert mover_id(person(case, case.proposal.movers[0])) == "yangli/member-7532-59d4-5458"


def test_what_was_written_is_read_back_as_it_was_told(output: Path, data: Path) -> None:
    made = dataset.read(output)
    assert made is not None
    found = sorted(path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file())
    assert sorted([*(file.path for file in made.files), "datapackage.json"]) == found
    assert dataset.read(data) is None


def test_files_of_text_can_be_searched_as_they_are(data: Path) -> None:
    for name in ("cases.jsonl", "record.json", "csv/movers.csv", "datapackage.json"):
        word = "提出者" if name == "datapackage.json" else "甲委员"
        assert word in (data / name).read_text("utf-8"), name


def test_csv_is_as_rfc_4180_has_it(data: Path) -> None:
    raw = (data / "csv/cases.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert b"\"'=1+1 \xe5\x85\xb3" in raw
    assert b"\xe2\x80\x9d\x2c\xe7" in raw
    assert raw.count(b"\r\n") == raw.count(b"\n")
