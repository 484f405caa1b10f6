"""The same bytes everywhere, and nothing that is not for the public."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import polars
import pytest

from proposals import privacy
from proposals.corpus import Corpus
from proposals.exports import dataset
from proposals.exports.dataset.workbook import TooLargeError
from tests.cases import case
from tests.cases import record as record_of
from tests.exports.dataset.invented import LICENCES, QUESTION, SITE
from tests.exports.dataset.reading import named

WRITE = """
import sys
from pathlib import Path
from proposals.exports import dataset
from tests.exports.dataset.invented import LICENCES, SITE, record
dataset.write(record(), Path(sys.argv[1]), SITE, LICENCES)
"""


def sums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_record_gives_the_same_bytes_anywhere(
    output: Path, root: Path, tmp_path: Path
) -> None:
    surroundings = {"PYTHONHASHSEED": "7", "TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "C"}
    # A file that is opened in the machine's own encoding is told of, where that is UTF-8 too.
    strict = ["-X", "warn_default_encoding", "-W", "error::EncodingWarning"]
    subprocess.run(
        [sys.executable, *strict, "-c", WRITE, str(tmp_path / "elsewhere")],
        check=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root / 'plugins'}:{root}", **surroundings},
    )
    assert sums(tmp_path / "elsewhere") == sums(output)


def test_one_process_and_two_write_the_same(tmp_path: Path) -> None:
    many = record_of(*(case(f"2020{number:04}", body="文") for number in range(250)))
    dataset.write(many, tmp_path / "one", SITE, LICENCES, workers=1)
    dataset.write(many, tmp_path / "two", SITE, LICENCES, workers=2)
    assert sums(tmp_path / "one") == sums(tmp_path / "two")


def test_the_digest_changes_with_the_record_alone(record: Corpus, tmp_path: Path) -> None:
    first = dataset.write(record, tmp_path / "a", SITE, LICENCES)
    again = dataset.write(record, tmp_path / "b", SITE, {**LICENCES, "texts": "CC-BY-SA-4.0"})
    other = dataset.write(Corpus(record.registry, record.cases[1:]), tmp_path / "c", SITE, LICENCES)
    assert first.digest == again.digest != other.digest


def every_text(data: Path) -> dict[str, str]:
    """All that stands in the files, unpacked."""
    texts = {}
    for path in sorted(data.rglob("*")):
        name = path.relative_to(data).as_posix()
        match path.suffix:
            case ".xlsx":
                with zipfile.ZipFile(path) as book:
                    texts |= {part: book.read(part).decode() for part in book.namelist()}
            case ".sqlite":
                texts[name] = "\n".join(sqlite3.connect(path).iterdump())
            case ".parquet":
                texts[name] = str(polars.read_parquet(path).to_dicts())
            case ".csv" | ".json" | ".jsonl":
                texts[name] = path.read_bytes().decode()
    return texts


def test_questions_to_the_editors_are_in_no_file(data: Path) -> None:
    texts = every_text(data)
    assert "样例市灯光局" in texts["xl/worksheets/sheet3.xml"]
    for name, text in texts.items():
        assert QUESTION not in text, name
        assert '"review"' not in text, name


def test_no_personal_number_is_in_any_file(data: Path) -> None:
    texts = every_text(data)
    assert sum("138********" in text for text in texts.values()) == 5
    for name, text in texts.items():
        found = [text[one.start : one.end] for one in privacy.find(text)]
        assert not found, (name, found)


def test_a_failed_run_leaves_what_stood_there(record: Corpus, tmp_path: Path) -> None:
    dataset.write(record, tmp_path, SITE, LICENCES)
    before = sums(tmp_path)
    long = record_of(case("1", notes=tuple("长" * 9_000 + str(at) for at in range(4))))
    place = 1 + [column.name for column in named("cases").columns].index("notes")
    with pytest.raises(TooLargeError, match=rf"'案卷'.*row 2, column {place}:.*shorten"):
        dataset.write(long, tmp_path, SITE, LICENCES)
    assert sums(tmp_path) == before


def test_other_files_in_the_folder_stay(record: Corpus, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/index.html").write_text("the page")
    dataset.write(record, tmp_path, SITE, LICENCES)
    assert (tmp_path / "data/index.html").read_text() == "the page"


def test_an_empty_record_is_written_too(tmp_path: Path) -> None:
    made = dataset.write(record_of(), tmp_path, SITE, LICENCES)
    assert (tmp_path / "data/csv/cases.csv").read_bytes().count(b"\r\n") == 1
    assert polars.read_parquet(tmp_path / "data/parquet/cases.parquet").height == 0
    assert len(made.files) == 28
