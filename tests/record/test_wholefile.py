"""Files that are there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from proposals import wholefile


def test_a_file_takes_its_place(tmp_path: Path) -> None:
    target = tmp_path / "甲.txt"
    for text in ("first", "second"):
        wholefile.write(target, text.encode())
        assert target.read_text() == text
    assert list(tmp_path.iterdir()) == [target]


def test_what_fails_leaves_what_stood_there(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_text("old")

    def interrupted() -> None:
        with wholefile.beside(target) as part:
            part.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["", "name-of-its-own"])
def test_what_is_being_written_stands_beside_and_is_hidden_unless_it_is_named(
    tmp_path: Path, name: str
) -> None:
    with wholefile.beside(tmp_path / "甲.txt", name) as part:
        part.write_text("new")
        assert [*tmp_path.iterdir()] == [part]
        assert part.name == name or (part.name.startswith(".") and "甲.txt" in part.name)
        with wholefile.beside(tmp_path / "乙.txt", name and "other") as other:
            other.write_text("other")
    assert (tmp_path / "甲.txt").read_text() == "new"
    assert (tmp_path / "乙.txt").read_text() == "other"


def test_what_shares_the_file_keeps_its_contents(tmp_path: Path) -> None:
    target, other = tmp_path / "a", tmp_path / "b"
    target.write_text("old")
    other.hardlink_to(target)
    wholefile.write(target, b"new")
    assert (target.read_text(), other.read_text()) == ("new", "old")


def test_a_file_that_cannot_take_its_place_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.mkdir()
    with pytest.raises(OSError, match="a"):
        wholefile.write(target, b"new")
    assert list(tmp_path.iterdir()) == [target]


def test_nothing_is_written_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        wholefile.write(tmp_path / "no" / "a", b"new")
