"""The folder of the search page: whole, the same everywhere, or an error that says why."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pagefind_bin
import pytest

from proposals import search
from proposals.model import Kind, Reply
from tests.search import invented

posix = pytest.mark.skipif(os.name != "posix", reason="starts a shell script in Pagefind's place")


def test_holds_what_the_page_reads_and_nothing_else(tmp_path: Path) -> None:
    report = search.index(invented.sample(), tmp_path)
    folder = tmp_path / search.FOLDER
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.name for path in folder.iterdir()} - _hashed(folder) == {
        "cases",
        "cases.json",
        "index",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
        "wasm.unknown.pagefind",
    }
    assert (report.cases, report.files) == (3, len(files))
    assert report.bytes == sum(path.stat().st_size for path in files)
    assert [path.name for path in tmp_path.iterdir()] == [search.FOLDER]


def test_the_table_has_a_row_a_case_in_the_order_of_the_corpus(tmp_path: Path) -> None:
    search.index(invented.sample(), tmp_path)
    table = json.loads((tmp_path / search.FOLDER / "cases.json").read_text("utf-8"))
    assert table["fields"] == {
        "department": [
            ["linyang/yuanlin", "邻样市园林局", "邻样市"],
            ["yangli/lujiao", "样例市路桥局", "样例市"],
        ],
        "jurisdiction": [["linyang", "邻样市"], ["yangli", "样例市"]],
        "session": [["yangli/cppcc-13-5", "政协十三届五次", "样例市"]],
        "year": [["2021", "2021"], ["2020", "2020"]],
        "topic": [["roads", "道路"]],
        "kind": [["cppcc"], ["npc"]],
        "role": [["lead"]],
        "outcome": [["yangli/已经采纳", "已经采纳", "样例市"]],
        "reply": [["no"], ["yes"]],
    }
    assert [row[1:2] + row[3:] for row in table["cases"]] == [
        ["yangli/0007", [1], [1], [0], [1], [0], [0], [0], [0], [1]],
        ["yangli/0008", [], [1], [], [0], [0], [0], [], [], [0]],
        ["linyang/0009", [0], [0], [], [1], [], [1], [], [], [1]],
    ]
    assert len({row[0] for row in table["cases"]}) == 3
    assert table["heads"] == [
        ["修补样例大桥的建议", "0007", "2020"],
        ["多种树的建议", "0008", "2021"],
        ["公园夜间开放", "0009", "2020"],
    ]
    assert table["address"] == "proposals/{key}.html"


def test_a_term_without_a_session_can_be_filtered_by(tmp_path: Path) -> None:
    made = invented.case("0012", "题目", kind=Kind.NPC)
    proposal = made.proposal.model_copy(update={"term": 16})
    search.index(invented.corpus(replace(made, proposal=proposal)), tmp_path)
    table = json.loads((tmp_path / search.FOLDER / "cases.json").read_text("utf-8"))
    assert table["fields"]["session"] == [["yangli/npc-16", "人大十六届", "样例市"]]


def test_a_day_is_the_latest_of_the_case_itself(tmp_path: Path) -> None:
    letter = Reply(department="邻样市园林局", date="2020-03-01", signed="2020-03-05")
    dated = invented.case("0010", "题目", replies=((invented.PARKS, letter),))
    entered = dated.proposal.model_copy(update={"submitted": "2020-01", "added": "2024-01-01"})
    undated = invented.case("0011", "题目", year=None)
    search.index(invented.corpus(replace(dated, proposal=entered), undated), tmp_path)
    table = json.loads((tmp_path / search.FOLDER / "cases.json").read_text("utf-8"))
    assert [day for _, _, day in table["heads"]] == ["2020-03-05", None]


def test_a_case_file_has_what_a_hit_shows(tmp_path: Path) -> None:
    search.index(invented.sample(), tmp_path)
    path = tmp_path / search.FOLDER / "cases" / "linyang" / "0009.json"
    assert json.loads(path.read_text("utf-8")) == {
        "kind": "npc",
        "year": 2020,
        "jurisdiction": "邻样市",
        "movers": [],
        "departments": ["邻样市园林局"],
        "replies": 1,
        "passages": [
            ["number", "", "0009"],
            ["department", "", "邻样市园林局"],
            ["jurisdiction", "", "邻样市"],
            ["reply.department", "reply-yuanlin", "邻样市园林局"],
            ["", "reply-yuanlin-1", "树已种。"],
        ],
    }


def test_an_empty_record_has_an_empty_index(tmp_path: Path) -> None:
    assert search.index(invented.corpus(), tmp_path).cases == 0
    table = json.loads((tmp_path / search.FOLDER / "cases.json").read_text("utf-8"))
    assert table["cases"] == []


def test_a_second_index_replaces_the_first(tmp_path: Path) -> None:
    search.index(invented.sample(), tmp_path)
    search.index(invented.corpus(invented.case("0001", "题目")), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [search.FOLDER]
    assert [path.stem for path in tmp_path.rglob("cases/*/*.json")] == ["0001"]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York"])
def test_the_same_record_gives_the_same_bytes(
    tmp_path: Path, root: Path, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    search.index(invented.sample(), tmp_path / "here")
    script = (
        "import sys, pathlib; from proposals import search; from tests.search import invented; "
        "search.index(invented.sample(), pathlib.Path(sys.argv[1]))"
    )
    there = tmp_path / "elsewhere" / zone.replace("/", "-")
    surroundings = {
        "TZ": zone,
        "PYTHONHASHSEED": str(len(zone)),
        "LC_ALL": "C",
        # Pagefind's own command would obey these.
        "PAGEFIND_SITE": "/nowhere",
        "PAGEFIND_FORCE_LANGUAGE": "en",
    }
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    subprocess.run([sys.executable, "-c", script, str(there)], cwd=root, check=True)
    assert _content(there) == _content(tmp_path / "here")


@posix
def test_says_what_pagefind_said_when_it_ends_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search.index(invented.sample(), tmp_path / "site")
    before = _content(tmp_path / "site")
    _stand_in(tmp_path, monkeypatch, "echo 'no room on the disk' >&2; exit 3")
    with pytest.raises(search.SearchIndexError, match=r"status 3\): no room on the disk"):
        search.index(invented.corpus(), tmp_path / "site")
    assert _content(tmp_path / "site") == before


@posix
def test_says_what_pagefind_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = {"message_id": 1, "payload": {"type": "Error", "message": "not like this"}}
    coded = base64.b64encode(json.dumps(answer).encode()).decode()
    _stand_in(tmp_path, monkeypatch, f"printf '{coded},'; cat > /dev/null")
    with pytest.raises(search.SearchIndexError, match="NewIndex: not like this"):
        search.index(invented.sample(), tmp_path / "site")


def test_says_that_pagefind_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: tmp_path / "missing")
    with pytest.raises(search.SearchIndexError, match="cannot be started"):
        search.index(invented.sample(), tmp_path / "site")


def _stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Another program in the place of Pagefind's."""
    program = folder / "pagefind"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program)


def _hashed(folder: Path) -> set[str]:
    """Files that have a sum of their content in their name."""
    return {path.name for path in folder.glob("pagefind.und_*.pf_meta")}


def _content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
