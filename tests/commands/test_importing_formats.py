"""`import` of what editors have: folders, archives and tables in every format."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from commands import importing, progress
from commands.build import build_site
from proposals import corpus
from proposals.markup import render
from proposals.text import fold
from tests.importer.conftest import invented_content, page_text

Imported = Callable[..., tuple[int, str, str]]
TABLE = (
    "案号,案由,类别,年度,提案内容\n"
    "0012,甲建议,城乡建设,2099,凉亭漏雨。\n"
    "0013,,城乡建设,2099,换瓦。\n"
)
CONSTANTS = ("kind=cppcc", "jurisdiction=样例市")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return invented_content(tmp_path)


@pytest.fixture
def imported(content: Path, capsys: pytest.CaptureFixture[str]) -> Imported:
    """Runs an import; its code, what it printed and what it complained of."""

    def run(*paths: Path, **options: object) -> tuple[int, str, str]:
        code = importing.run(list(paths), content=content, **options)  # type: ignore[arg-type]
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def _page(name: str) -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in page_text(name).split("\n"))
    return f"<html><meta charset=gbk><nav>首页</nav>{lines}</html>".encode("gb18030")


def _letter(name: str) -> bytes:
    document = docx.Document()
    for line in page_text(name).split("\n"):
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _facts(out: str) -> list[dict[str, object]]:
    return [
        {name: value for name, value in json.loads(line).items() if name != "source"}
        for line in out.splitlines()
    ]


@pytest.mark.parametrize("name", ["labelled", "reposted", "unanswered"])
def test_one_document_in_every_format_is_one_case(
    tmp_path: Path, imported: Imported, name: str
) -> None:
    files = {
        "a.txt": page_text(name).encode("utf-16"),
        "a.html": _page(name),
        "a.docx": _letter(name),
    }
    read = []
    for file, data in files.items():
        (tmp_path / file).write_bytes(data)
        code, out, err = imported(tmp_path / file, dry_run=True, format="json")
        assert (code, err) == (0, "")
        (facts,) = _facts(out)
        facts["proposal"].pop("source")  # type: ignore[attr-defined]
        read.append({key: facts[key] for key in ("proposal", "replies")})
    assert read[0] == read[1] == read[2]


def test_a_folder_of_many_kinds_goes_on_past_what_is_bad(
    tmp_path: Path, content: Path, imported: Imported
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "1.html").write_bytes(_page("labelled"))
    (folder / "2.docx").write_bytes(_letter("reposted")[:900])
    (folder / "3.pdf").write_bytes(b"%PDF-1.7 cut")
    (folder / "4.doc").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le")
    )
    (folder / "5.bin").write_bytes(bytes(range(256)) * 12)
    with zipfile.ZipFile(folder / "6.zip", "w") as archive:
        archive.writestr("b.txt", page_text("unanswered"))
        archive.writestr("a.txt", page_text("bare_names"))
        archive.writestr("../../escaped.txt", page_text("untitled"))
    code, out, err = imported(folder)
    assert code == 1
    assert [line.split(": ")[0].removeprefix(f"{folder}/") for line in err.splitlines()] == [
        "2.docx",
        "3.pdf",
        "4.doc",
        "5.bin",
        "6.zip/escaped.txt",
    ]
    assert "Traceback" not in err
    assert out.splitlines()[-1].startswith("3 documents")
    assert len(corpus.load(content).cases) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "in"]


def test_a_table_is_a_case_a_row(tmp_path: Path, content: Path, imported: Imported) -> None:
    (tmp_path / "a.csv").write_text(TABLE, "utf-8")
    code, out, err = imported(tmp_path / "a.csv", set=CONSTANTS)
    assert code == 1
    assert err.startswith(f"{tmp_path / 'a.csv'}:3: was not written: the title is not known; fill")
    assert len(err.splitlines()) == 1
    assert "  案由: title" in out
    assert f"{tmp_path / 'a.csv'}:2  0012  甲建议  " in out
    (case,) = corpus.load(content).cases
    assert (case.key, case.topics[0].name) == ("yangli/cppcc-2099-0012", "城乡建设")


@pytest.mark.parametrize(
    ("name", "slug", "official"),
    [
        ("yangli", "yangli", "样例市"),
        ("丁区", "yangli-ding", "样例市丁区"),
        ("甲山县", "jiashan", "甲山县"),
        ("jia-shan", "jia-shan", "jia-shan"),
    ],
)
def test_a_place_is_given_by_slug_or_name(
    tmp_path: Path, content: Path, imported: Imported, name: str, slug: str, official: str
) -> None:
    (tmp_path / "a.csv").write_text("案号,案由,年度\n12,甲建议,2099\n", "utf-8")
    assert imported(tmp_path / "a.csv", set=["kind=npc"], jurisdiction=name)[0] == 0
    (case,) = corpus.load(content).cases
    assert (case.key, case.jurisdiction.name) == (f"{slug}/npc-2099-12", official)


def test_a_printed_guess_is_a_mapping(tmp_path: Path, imported: Imported) -> None:
    (tmp_path / "a.csv").write_text(TABLE, "utf-8")
    options = {"dry_run": True, "format": "json"}
    _, first, guess = imported(tmp_path / "a.csv", set=CONSTANTS, **options)
    (tmp_path / "map.yml").write_text(guess, "utf-8")
    assert imported(tmp_path / "a.csv", map=tmp_path / "map.yml", **options) == (0, first, "")


def test_json_that_was_printed_is_read_back(tmp_path: Path, imported: Imported) -> None:
    for name in ("labelled", "bare_names"):
        (tmp_path / f"{name}.txt").write_text(page_text(name), "utf-8")
    paths = [tmp_path / "bare_names.txt", tmp_path / "labelled.txt"]
    _, out, _ = imported(*paths, dry_run=True, format="json")
    (tmp_path / "a.jsonl").write_text(out, "utf-8")
    code, again, err = imported(tmp_path / "a.jsonl", dry_run=True, format="json")
    assert (code, err) == (0, "")
    for one, other in zip(_facts(out), _facts(again), strict=True):
        assert (one["proposal"], one["replies"]) == (other["proposal"], other["replies"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"map": Path("absent.yml")}, "absent.yml: cannot be used: No such file"),
        ({"set": ["kind"]}, "--set: is 'kind'; write field=value"),
    ],
)
def test_options_that_cannot_be_used(
    imported: Imported, options: dict[str, object], message: str
) -> None:
    code, out, err = imported(Path("a.csv"), **options)
    assert (code, out) == (1, "")
    assert message in err


def test_a_library_that_is_not_installed_is_named(
    tmp_path: Path, imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    (tmp_path / "a.csv").write_text(TABLE, "utf-8")
    (tmp_path / "b.txt").write_text(page_text("labelled"), "utf-8")
    code, out, err = imported(tmp_path / "a.csv", tmp_path / "b.txt", set=CONSTANTS)
    assert code == 1
    assert err.startswith(f"{tmp_path / 'a.csv'}: needs pypinyin to be read; install it with")
    assert out.splitlines()[-1].startswith("1 documents")


def test_originals_are_kept_by_their_sum(tmp_path: Path, imported: Imported) -> None:
    data = page_text("labelled").encode()
    (tmp_path / "a.txt").write_bytes(data)
    for _ in range(2):
        assert imported(tmp_path / "a.txt", keep=tmp_path / "kept")[0] == 0
    digest = hashlib.sha256(data).hexdigest()
    kept = [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]
    assert kept == [tmp_path / "kept" / digest[:2] / digest]
    assert kept[0].read_bytes() == data
    assert os.name != "posix" or kept[0].stat().st_mode & 0o777 == 0o600


def test_originals_are_not_kept_in_git(tmp_path: Path, imported: Imported) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text(page_text("labelled"), "utf-8")
    code, _, err = imported(tmp_path / "a.txt", keep=tmp_path / "kept")
    assert code == 1
    assert "lies in the git work tree" in err
    assert not (tmp_path / "kept").exists()


def test_progress_is_a_line_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "STEP", 2)
    with progress.shown(5) as advance:
        for _ in range(5):
            advance()
    assert capsys.readouterr().err.splitlines() == ["2 of 5 files", "4 of 5 files"]


def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path, imported: Imported) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    code, _, err = imported(tmp_path / "a.txt")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert code == 1
    assert "has 100,000,000 bytes; at most" in err
    assert most < 10_000_000


def test_a_year_of_a_provincial_conference(
    tmp_path: Path, content: Path, shared: Path, imported: Imported
) -> None:
    """218 real proposals: facts intact, sections headed, no text lost, and a site of them."""
    table = shared / "corpus" / "jiangsu-cppcc-2019.csv"
    code, _, err = imported(table, set=("kind=cppcc", "jurisdiction=江苏省"))
    assert (code, err) == (0, "")
    record = corpus.load(content)
    cases = {case.proposal.number: case for case in record.cases}
    rows = _rows(table)
    assert len(cases) == len(rows) == 218
    for row in rows:
        case = cases[row["proposal_number"]]
        proposal = case.proposal
        assert case.key == f"jiangsu/cppcc-2019-{row['proposal_number']}"
        assert fold(proposal.title) == fold(row["reason"])
        assert proposal.published == row["publish_time"][:10]
        assert case.topics[0].name == row["type"]
        told = f"等{proposal.movers_total}人" if proposal.movers_total else ""
        assert row["personnel_name"] == f"{proposal.movers[0].name}{told}"
        shown = "".join(block.text for block in render(proposal.body, "p").blocks)
        assert fold(shown).replace(":", "") == fold(row["content"]).replace(":", "")
    for heading, count in (("调研情况", 213), ("问题分析", 209), ("具体建议", 206)):
        assert sum(f"## {heading}\n" in case.proposal.body for case in record.cases) >= count - 2
    build_site(content, tmp_path / "site")
    assert len(list((tmp_path / "site" / "proposals" / "jiangsu").glob("*.html"))) == 218


def _rows(table: Path) -> list[dict[str, str]]:
    """Read anew, by the standard library alone."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
