"""docs/data.md says what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proposals.exports.dataset import datapackage
from proposals.exports.dataset.tables import TABLES
from proposals.exports.dataset.views import VIEWS


@pytest.fixture(scope="module")
def document(root: Path) -> str:
    return (root / "docs/data.md").read_text("utf-8")


def rows(document: str, heading: str) -> list[list[str]]:
    section = re.split(r"^#{2,3} ", document.partition(heading)[2], flags=re.MULTILINE)[0]
    lines = [line for line in section.split("\n") if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_it_lists_every_table_with_its_key_and_references(document: str) -> None:
    listed = [
        (name, key, references) for name, _, key, references in rows(document, "\n## Tables\n")
    ]
    assert listed == [
        (
            f"`{table.name}`",
            ", ".join(f"`{name}`" for name in table.key),
            ", ".join(f"`{column.name}`" for column in table.columns if column.references),
        )
        for table in TABLES
    ]


def test_it_lists_every_view(document: str) -> None:
    listed = rows(document, "\n### SQLite\n")
    assert listed == [[f"`{view.name}`", view.words.en_about.rstrip(".")] for view in VIEWS]


def test_it_lists_every_file(document: str, data: Path) -> None:
    named = set(re.findall(r"`data/([^`]+)`", document.partition("\n## Files\n")[2]))
    for path in data.rglob("*.*"):
        general = re.sub(r"(csv|parquet)/\w+", r"\1/<table>", path.relative_to(data).as_posix())
        assert general in named, general


def test_it_lists_every_module(document: str, root: Path) -> None:
    listed = {
        name
        for row in rows(document, "\n## How it is made\n")
        for name in re.findall(r"`(\w+\.py)`", row[0])
    }
    folder = root / "plugins/proposals/exports/dataset"
    assert listed == {path.name for path in folder.glob("*.py")} - {"__init__.py"}


def test_the_version_has_three_numbers() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", datapackage.VERSION)
