"""The folder of the search page: whole, the same everywhere, or an error that says why."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pagefind_bin
import pytest

from proposals import search
from proposals.model import Kind, Reply
from proposals.search import casefiles, packed
from tests.search import invented

posix = pytest.mark.skipif(os.name != "posix", reason="starts a shell script in Pagefind's place")


def test_holds_what_the_page_reads_and_nothing_else(tmp_path: Path) -> None:
    report = search.index(invented.sample(), tmp_path)
    assert (report.cases, report.shards, report.made) == (3, 1, 1)
    folder = tmp_path / search.FOLDER
    [(key, cases, index, texts)] = _json(folder / "shards.json")["shards"]
    assert cases == 3
    assert _names(folder) == {"shards.json", "cases", key}
    assert _names(folder / key) == {"places.packed", "values.packed", "heads.packed", "0.pf_index"}
    assert index == sum(path.stat().st_size for path in (folder / key).iterdir())
    assert texts == sum(path.stat().st_size for path in (folder / "cases").rglob("*.packed"))
    assert _names(tmp_path) == {search.FOLDER}


def test_what_stands_often_has_lists_of_its_cases(tmp_path: Path) -> None:
    record = invented.corpus(
        *(invented.case(f"{at}", f"样例{at}", "同一段文字同一段") for at in range(4))
    )
    limits = search.Bounds(9, 9, often=3)
    search.index(record, tmp_path, limits)
    [shard] = tmp_path.glob(f"{search.FOLDER}/*/places.packed")
    lists = sorted(shard.parent.glob("held-*.packed"), key=lambda path: int(path.stem[5:]))
    rows = [row for path in lists for row in _packed(path)]
    assert all(len(_packed(path)) == casefiles.ROWS for path in lists[:-1])
    assert set(rows) == {"1111", "2222"}
    assert search.index(record, tmp_path, replace(limits, often=99)).made == 1
    assert not [*tmp_path.rglob("held-*")]


def test_pieces_begin_as_briefly_as_can_be(tmp_path: Path) -> None:
    search.index(invented.sample(), tmp_path, search.Bounds(9, 9, piece=4))
    [path] = tmp_path.glob(f"{search.FOLDER}/*/places.packed")
    starts = _packed(path)["starts"]
    assert len(starts) == len([*path.parent.glob("*.pf_index")]) > 9
    assert starts == sorted(set(starts))
    assert starts[0] == starts[0][:1]
    assert {1, 2} <= {len(start) for start in starts}


def test_the_table_has_the_values_and_how_many_cases_have_them(tmp_path: Path) -> None:
    search.index(invented.sample(), tmp_path)
    table = _json(tmp_path / search.FOLDER / "shards.json")
    assert table["fields"] == {
        "department": [
            ["linyang/yuanlin", 1, "邻样市园林局", "邻样市"],
            ["yangli/lujiao", 1, "样例市路桥局", "样例市"],
        ],
        "jurisdiction": [["linyang", 1, "邻样市"], ["yangli", 2, "样例市"]],
        "session": [["yangli/cppcc-13-5", 1, "政协十三届五次", "样例市"]],
        "year": [["2021", 1, "2021"], ["2020", 2, "2020"]],
        "topic": [["roads", 2, "道路"]],
        "kind": [["cppcc", 2], ["npc", 1]],
        "role": [["lead", 1]],
        "outcome": [["yangli/已经采纳", 1, "已经采纳", "样例市"]],
        "reply": [["no", 1], ["yes", 2]],
    }
    assert table["address"] == "proposals/{key}.html"


def test_a_shard_has_an_entry_a_case_in_the_order_of_the_corpus(tmp_path: Path) -> None:
    search.index(invented.sample(), tmp_path)
    folder = tmp_path / search.FOLDER
    shard = folder / _json(folder / "shards.json")["shards"][0][0]
    values = _packed(shard / "values.packed")
    assert values["ids"] == ["0007", "0008", "0009"]
    assert values["fields"]["department"] == {
        "values": ["linyang/yuanlin", "yangli/lujiao"],
        "rows": [1, [], 0],
    }
    assert values["fields"]["jurisdiction"]["rows"] == [1, 1, 0]
    assert values["fields"]["session"] == {"values": ["yangli/cppcc-13-5"], "rows": [0, [], []]}
    assert _packed(shard / "heads.packed")["heads"] == [
        ["修补样例大桥的建议", "0007", "2020-09-23"],
        ["多种树的建议", "0008", "2021"],
        ["公园夜间开放", "0009", "2020"],
    ]
    places = _packed(shard / "places.packed")
    assert len(places["lengths"]) == len(places["titles"]) == 3


def test_what_all_cases_of_a_shard_have_stands_once(tmp_path: Path) -> None:
    search.index(invented.corpus(invented.case("1", "甲"), invented.case("2", "乙")), tmp_path)
    folder = tmp_path / search.FOLDER
    shard = folder / _json(folder / "shards.json")["shards"][0][0]
    fields = _packed(shard / "values.packed")["fields"]
    assert fields["year"] == {"values": ["2020"], "every": 0}
    assert fields["topic"] == {"values": [], "every": []}


def test_a_term_without_a_session_can_be_filtered_by(tmp_path: Path) -> None:
    made = invented.case("0012", "题目", kind=Kind.NPC)
    proposal = made.proposal.model_copy(update={"term": 16})
    search.index(invented.corpus(replace(made, proposal=proposal)), tmp_path)
    table = _json(tmp_path / search.FOLDER / "shards.json")
    assert table["fields"]["session"] == [["yangli/npc-16", 1, "人大十六届", "样例市"]]


def test_a_day_is_the_latest_of_the_case_itself() -> None:
    letter = Reply(department="邻样市园林局", date="2020-03-01", signed="2020-03-05")
    dated = invented.case("0010", "题目", replies=((invented.PARKS, letter),))
    entered = dated.proposal.model_copy(update={"submitted": "2020-01", "added": "2024-01-01"})
    undated = invented.case("0011", "题目", year=None)
    heads = [casefiles.head(case) for case in (replace(dated, proposal=entered), undated)]
    assert [day for _, _, day in heads] == ["2020-03-05", None]


def test_a_case_file_has_what_a_hit_shows(tmp_path: Path) -> None:
    search.index(invented.sample(), tmp_path)
    path = tmp_path / search.FOLDER / "cases" / "linyang" / "0009.packed"
    assert _packed(path) == {
        "head": ["公园夜间开放", "0009", "2020"],
        "kind": "npc",
        "year": 2020,
        "jurisdiction": "邻样市",
        "movers": [],
        "movers_total": None,
        "more_movers": False,
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
    assert _names(tmp_path / search.FOLDER) == {"shards.json"}
    assert _json(tmp_path / search.FOLDER / "shards.json")["shards"] == []


def test_a_second_index_replaces_the_first(tmp_path: Path) -> None:
    search.index(invented.sample(), tmp_path)
    search.index(invented.corpus(invented.case("0001", "题目")), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [search.FOLDER]
    assert [path.stem for path in tmp_path.rglob("cases/*/*.packed")] == ["0001"]


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
        search.index(invented.corpus(invented.case("1", "甲")), tmp_path / "site")
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


def _json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def _packed(path: Path) -> Any:
    return packed.unpack(path.read_bytes())


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
