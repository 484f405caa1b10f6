"""`import`: what people and tools are told, and with which exit code it ends."""

from __future__ import annotations

import json
import shutil
import threading
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from commands import importing
from commands.alone import alone_in
from proposals import corpus
from tests.importer.conftest import MOBILE, invented_content, page_text


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return invented_content(tmp_path)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("labelled", "reposted"):
        (folder / f"{name}.txt").write_text(page_text(name), "utf-8")
    return folder


def test_json_is_one_object_a_line_and_nothing_else(
    content: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = importing.run([pages], content=content, dry_run=True, format="json")
    told = capsys.readouterr()
    lines = [json.loads(line) for line in told.out.splitlines()]
    assert code == 0
    assert told.err == ""
    assert [line["source"] for line in lines] == [
        str(pages / "labelled.txt"),
        str(pages / "reposted.txt"),
    ]
    assert all(set(line) == {"source", "proposal", "replies", "questions"} for line in lines)
    assert lines[0]["proposal"]["number"] == "20990354"
    assert lines[0]["proposal"]["body"].startswith("样例街的路灯")
    assert [reply["department"] for reply in lines[0]["replies"]] == ["乙局", "甲局"]
    assert MOBILE not in told.out
    assert not (content / "proposals").exists()


def test_table_shows_facts_questions_masks_and_files(
    content: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pages / "untitled.txt").write_text(page_text("untitled"), "utf-8")
    assert importing.run([pages], content=content) == 0
    told = capsys.readouterr().out
    assert "number         20990354  [line 1, label]" in told
    assert "? reply[2].role" in told
    assert "masked: 2 mobile" in told
    assert f"written: {content / 'proposals/yangli/20990354/proposal.md'}" in told
    assert f"proposed: {content / 'registry/departments.yml'}" in told
    assert "3 documents, 6 replies, 1 questions; 2 personal numbers masked" in told
    assert MOBILE not in told


def test_bad_files_are_reported_and_the_rest_goes_on(
    content: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = pages / "empty.txt"
    empty.write_bytes(b"")
    control = pages / "control.txt"
    control.write_bytes("甲\n\x07乙".encode())
    missing = pages / "missing.txt"
    paths = [empty, control, missing, pages / "labelled.txt"]
    assert importing.run(paths, content=content) == 1
    told = capsys.readouterr()
    assert f"{empty}: is empty" in told.err
    assert f"{control}:2: holds a control character" in told.err
    assert f"{missing}: is not there" in told.err
    assert "1 documents, 2 replies" in told.out
    assert "3 failed" in told.out
    assert len(corpus.load(content).cases) == 1


def test_another_tree_gets_the_registry_it_needs(
    content: Path, pages: Path, tmp_path: Path
) -> None:
    to = tmp_path / "other"
    assert importing.run([pages], content=content, to=to) == 0
    assert len(corpus.load(to).cases) == 2
    assert not (content / "proposals").exists()


def test_the_editor_may_name_the_place(
    content: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = pages / "labelled.txt"
    code = importing.run([page], content=content, jurisdiction="yangli-ding", format="json")
    assert code == 0
    assert json.loads(capsys.readouterr().out)["proposal"]["jurisdiction"] == "yangli-ding"
    assert (content / "proposals/yangli-ding/20990354").is_dir()


@pytest.mark.parametrize("name", ["！！", "样例\n市", "a" * 300], ids=ascii)
def test_a_place_without_an_address_is_told(
    content: Path, pages: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert importing.run([pages], content=content, jurisdiction=name) == 1
    said = capsys.readouterr().err
    assert said.startswith("--jurisdiction: is ")
    assert "write the slug or name of a place" in said
    assert not (content / "proposals").exists()


def test_what_is_set_for_rows_is_not_lost_without_a_word(
    content: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    importing.run([pages], content=content, dry_run=True, set=["kind=npc"])
    assert "--set: is for the rows of tables, and none was read" in capsys.readouterr().err
    (pages / "list.csv").write_text("案号,案由,地区\n1,关于路灯的建议,样例市\n", "utf-8")
    constants = ["kind=npc", "jurisdiction=样例市"]
    importing.run([pages], content=content, dry_run=True, set=constants)
    assert "--set" not in capsys.readouterr().err


def test_a_document_without_a_kind_is_told_which_line_says_it(
    content: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = pages / "kindless.txt"
    text = "关于修桥的建议\n案号：20990005\n提案人：甲辛丁\n\n桥旧了，请修。\n"
    page.write_text(text, "utf-8")
    assert importing.run([page], content=content, jurisdiction="yangli") == 1
    advice = capsys.readouterr().err.split("such as ")[1].strip()
    for line in advice.split(", or "):
        page.write_text(text.replace("\n\n", f"\n{line}\n\n"), "utf-8")
        assert importing.run([page], content=content, jurisdiction="yangli", dry_run=True) == 0
        assert "kind           not known" not in capsys.readouterr().out


def test_what_cannot_be_written_is_still_shown(
    content: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = pages / "short.txt"
    page.write_text("丙丁戊委员:\n您提出的《关于样例的建议》收悉。现答复如下:\n已办。\n", "utf-8")
    assert importing.run([page], content=content, format="json") == 1
    told = capsys.readouterr()
    shown = json.loads(told.out)
    assert shown["proposal"]["jurisdiction"] is None
    assert shown["replies"][0]["department"] is None
    assert {question["field"] for question in shown["questions"]} >= {"jurisdiction", "number"}
    assert "say it with --jurisdiction" in told.err


def test_a_broken_registry_stops_the_import(
    content: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "registry" / "departments.yml").write_text("yangli: [", "utf-8")
    assert importing.run([pages], content=content) == 1
    assert "departments.yml:1:" in capsys.readouterr().err


def test_an_unknown_format_is_refused(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert importing.run([], content=content, format="xml") == 1
    assert "one of table, json" in capsys.readouterr().err


def test_an_empty_folder_is_named(
    content: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(pages)
    pages.mkdir()
    assert importing.run([pages], content=content) == 1
    assert "holds no file" in capsys.readouterr().err


def test_every_value_can_be_explained_by_what_is_printed(
    content: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    importing.run([pages / "labelled.txt"], content=content, dry_run=True, explain=True)
    told = capsys.readouterr().out.splitlines()
    at = next(index for index, line in enumerate(told) if line.lstrip().startswith("departments"))
    assert told[at + 1].strip() == "| 办理单位 甲局,乙局"


def test_tools_get_the_evidence_when_they_ask(
    content: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = pages / "labelled.txt"
    importing.run([page], content=content, dry_run=True, format="json", explain=True)
    told = json.loads(capsys.readouterr().out)
    lines = page.read_text("utf-8").splitlines()
    fact = told["evidence"]["reply[0].number"]
    assert fact["how"] == "label"
    assert lines[fact["line"] - 1].strip() == fact["text"]
    assert MOBILE not in json.dumps(told)


def test_what_a_killed_import_left_is_no_case(content: Path, pages: Path, tmp_path: Path) -> None:
    first = tmp_path / "first"
    assert importing.run([pages], content=content, to=first) == 0
    whole = {path.relative_to(first): path.read_bytes() for path in first.rglob("*.*")}
    case = min(first.glob("proposals/*/*"))
    case.rename(case.with_name(".importing-x1"))
    (first / "registry" / ".importing-x2").write_text("half")
    assert importing.run([pages], content=content, to=first) == 0
    assert {path.relative_to(first): path.read_bytes() for path in first.rglob("*.*")} == whole


def test_of_two_imports_into_one_folder_the_second_waits(
    content: Path, pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("fcntl", reason="this system has no such locks")
    to = tmp_path / "to"
    to.mkdir()
    with alone_in(to, nullcontext):
        second = threading.Thread(
            target=importing.run, args=([pages],), kwargs={"content": content, "to": to}
        )
        second.start()
        while "Waiting for another import" not in capsys.readouterr().err:
            time.sleep(0.01)
        assert not list(to.iterdir())
    second.join()
    assert list(to.glob("proposals/*/*/proposal.md"))
