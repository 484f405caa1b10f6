"""Folders and archives: in the order of names, nothing unpacked, tricks refused by name."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals.importer.sources import detect, walking
from proposals.importer.sources.file import File
from proposals.importer.sources.refusal import Refusal
from proposals.problems import ProblemsError


def _walk(*paths: Path) -> list[str]:
    """Names of the files below the paths, and messages for what is none."""
    return [
        str(found.path) if isinstance(found, File) else str(found)
        for _, files in walking.walk(paths)
        for found in files
    ]


def _zip(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/.hidden",
        "~$a.docx",
        ".git/x",
        "c/Thumbs.db",
        "__MACOSX/a",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("甲", "utf-8")
    (tmp_path / "away.txt").symlink_to("/etc/hostname")
    assert _walk(tmp_path) == [str(tmp_path / "a/z.txt"), str(tmp_path / "b.txt")]
    assert walking.count([tmp_path, tmp_path / "b.txt"]) == 3


def test_archives_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {"b/甲.txt": b"2", "a.txt": b"1", "b/": b"", ".x": b"3"})
    assert _walk(path) == [f"{path}/a.txt", f"{path}/b/甲.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_names_that_windows_wrote_are_readable(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    info = zipfile.ZipInfo("x" * 8)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, b"1")
    path.write_bytes(path.read_bytes().replace(b"x" * 8, "凉亭".encode("gb18030") + b".txt"))
    assert _walk(path) == [f"{path}/凉亭.txt"]


def test_an_empty_or_absent_path_is_named(tmp_path: Path) -> None:
    assert _walk(tmp_path) == [
        f"{tmp_path}: holds no file; name the files or another folder to import"
    ]
    assert _walk(tmp_path / "x") == [f"{tmp_path / 'x'}: is not there; correct the path"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are Unix's")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is no ordinary file" in _walk(tmp_path / "pipe")[0]


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "b/../../a.txt", "C:/a.txt", "..\\a.txt"]
)
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    path = _zip(tmp_path / "a.zip", {name: b"1", "b.txt": b"2"})
    found = _walk(path)
    assert f"{path}/b.txt" in found
    (refused,) = (line for line in found if "b.txt" not in line)
    assert "leads out of its archive" in refused
    assert ".." not in refused.removeprefix(str(path))


def test_archives_within_archives_are_refused(tmp_path: Path) -> None:
    inner = _zip(tmp_path / "inner.zip", {"a.txt": b"1"}).read_bytes()
    path = _zip(tmp_path / "outer.zip", {"a.zip": inner})
    assert _walk(path) == [f"{path}/a.zip: is an archive within an archive; unpack the outer one"]


def test_protected_entries_are_refused(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {"a.txt": b"1"})
    data = bytearray(path.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    path.write_bytes(data)
    assert "is protected by a password" in _walk(path)[0]


def test_damaged_entries_leave_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", b"first")
        archive.writestr("b.txt", b"second")
    path.write_bytes(path.read_bytes().replace(b"first", b"fuist", 1))
    assert _walk(path) == [
        f"{path}/a.txt: is damaged within its archive; make the archive anew",
        f"{path}/b.txt",
    ]


def test_bombs_are_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _zip(tmp_path / "a.zip", {"a.txt": bytes(1_000_000), "b.txt": b"1"})
    monkeypatch.setattr(walking, "MAX_BYTES", 1_000)
    first, second = _walk(path)
    assert "unpacks to 1,000,000 bytes; at most 1,000 are read" in first
    assert second == f"{path}/b.txt"
    monkeypatch.setattr(walking, "MAX_ARCHIVE", 10_000)
    assert "unpacks to more than 10,000 bytes" in _walk(path)[0]
    monkeypatch.setattr(walking, "MAX_ENTRIES", 1)
    assert "holds 2 files; at most 1 are read" in _walk(path)[0]


def test_a_list_of_entries_without_end_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, 100_000_000, 0, 0)
    with pytest.raises(Refusal, match="lists more files than"):
        detect.detect(File(tmp_path, end))
    (tmp_path / "a.zip").write_bytes(end)
    monkeypatch.setattr(walking, "MAX_BYTES", 10)
    assert "lists more files than" in _walk(tmp_path / "a.zip")[0]


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 400), byte=st.integers(0, 255), cut=st.integers(0, 400))
def test_damaged_archives_end_in_files_or_messages(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int, cut: int
) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "甲" * 20)
        archive.writestr("b/c.txt", "乙" * 20)
    data = bytearray(file.getvalue())
    data[at % len(data)] = byte
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    path.write_bytes(data[: len(data) - cut % len(data)])
    for _, files in walking.walk([path]):
        for found in files:
            assert isinstance(found, File | ProblemsError)
