"""Templates are compiled once for all sites of a program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from commands.build import build_site
from commands.code_memory import CACHE, CodeMemory
from proposals_pelican.compiling.generator import PageCodeGenerator
from tests.website.test_build import sums

PARTS = ("pages",)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a program that has made no site yet."""
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_another_site_takes_up_what_was_compiled(
    root: Path, tmp_path: Path, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_site(root / "content", tmp_path / "one", only=PARTS)

    def compiles(generator: PageCodeGenerator, *_: Any) -> None:
        raise AssertionError(f"{generator.name} was compiled before")

    monkeypatch.setattr(PageCodeGenerator, "visit_Template", compiles)
    build_site(root / "content", tmp_path / "two", only=PARTS)
    assert sums(tmp_path / "one") == sums(tmp_path / "two")


def test_where_nothing_can_be_kept_sites_are_made_all_the_same(
    root: Path, tmp_path: Path, empty: Path
) -> None:
    empty.write_text("no folder")
    build_site(root / "content", tmp_path / "one", only=PARTS)
    assert (tmp_path / "one/index.html").is_file()


def test_damaged_code_is_compiled_anew(root: Path, tmp_path: Path, empty: Path) -> None:
    build_site(root / "content", tmp_path / "one", only=PARTS)
    (file,) = (empty / "templates").iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    build_site(root / "content", tmp_path / "two", only=PARTS)
    assert sums(tmp_path / "one") == sums(tmp_path / "two")


def test_old_versions_go(empty: Path) -> None:
    memory = CodeMemory()
    for version in range(20):
        memory.write(f"{version:016x}-en", version)
    assert 1 < len(list((empty / "templates").iterdir())) < 20
    assert memory.read(f"{19:016x}-en") == 19
    assert memory.holds(bytes.fromhex(f"{19:016x}"))
    assert not memory.holds(b"\xff" * 16)
