"""Zips made to fool: none is unpacked, followed or read without end, each is named."""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from proposals import zipwriter
from proposals.archive import verify as verifier
from proposals.archive.edition import ArchiveError
from proposals.archive.update import update
from proposals.archive.verify import VerifyError
from tests.archive.invented import found, report


def append(path: Path, name: str, content: bytes = b"x", mode: int = 0) -> None:
    """Add a file to a zip, under any name at all."""
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        info.external_attr = mode << 16
        archive.writestr(info, content)


@pytest.mark.parametrize(
    "name",
    [
        "../outside.html",
        "data/../../outside.html",
        "/etc/passwd",
        "C:/windows/x",
        "data\\..\\..\\x",
        "./index2.html",
        "data//double.html",
        "a\x00b",
        "line\nbreak",
    ],
)
def test_a_path_that_leads_elsewhere_is_unsafe(packed: Path, tmp_path: Path, name: str) -> None:
    append(packed, name)
    assert ("unsafe", name) in found(packed)
    with pytest.raises(ArchiveError, match="nothing was changed"):
        update(tmp_path / "mirror", packed)
    assert not (tmp_path / "mirror").exists()


def test_a_link_in_a_zip_is_unsafe(packed: Path) -> None:
    append(packed, "data/link.html", b"/etc/passwd", stat.S_IFLNK | 0o777)
    assert found(packed) == [("unsafe", "data/link.html")]


def test_a_name_that_stands_twice_is_unsafe(packed: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        append(packed, "index.html", b"other")
    assert ("unsafe", "index.html") in found(packed)


def test_a_file_packed_in_an_unusual_way_is_not_unpacked(packed: Path) -> None:
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("new.html", b"0" * 1000)
    assert found(packed) == [("unsafe", "new.html")]


@pytest.mark.parametrize("where", ["before", "between", "behind"])
def test_bytes_that_belong_to_no_file_are_named(packed: Path, where: str) -> None:
    """Programs that read a zip from its start would see other files than those that do not."""
    whole = packed.read_bytes()
    hidden = io.BytesIO()
    with zipfile.ZipFile(hidden, "w") as archive:
        archive.writestr("index.html", b"another page")
    if where == "before":
        packed.write_bytes(hidden.getvalue() + whole)
    elif where == "behind":
        append(packed, "last.html")
        with zipfile.ZipFile(packed) as archive:
            start = archive.start_dir
        packed.write_bytes(_moved(packed.read_bytes(), start, b"hidden" * 10))
    else:
        with zipfile.ZipFile(packed, "a") as archive:
            archive.fp.seek(archive.start_dir)
            archive.fp.write(b"hidden" * 10)
            archive.start_dir += 60
            archive.writestr("last.html", b"x")
    assert any(kind == "unsafe" and path == "" for kind, path in found(packed))


@pytest.mark.parametrize("package", ["tida-site.zip", "tida-bag.zip"])
@pytest.mark.parametrize(
    "more", [b"x" * 40, bytes(512), b"x" * 48_000, b"\n"], ids=["40", "NULs", "48 kB", "one"]
)
def test_bytes_behind_the_end_are_named(
    packages: Path, tmp_path: Path, package: str, more: bytes
) -> None:
    """The end of a zip is its end: programs look for it from behind, and pass over what follows."""
    path = tmp_path / package
    path.write_bytes((packages / package).read_bytes() + more)
    assert found(path) == [("unsafe", "")]
    with pytest.raises(ArchiveError):
        update(tmp_path / "mirror", path)
    assert not (tmp_path / "mirror").exists()


@pytest.mark.parametrize(
    ("at", "told"),
    [(-12, b"\1\0"), (-14, b"\1\0"), (-10, b"\1\0\0\0")],
    ids=["files", "files of this disk", "length"],
)
def test_an_end_that_tells_of_another_list_is_unsafe(packed: Path, at: int, told: bytes) -> None:
    """Programs that count by it show other files than those that read the list to its end."""
    whole = packed.read_bytes()
    packed.write_bytes(whole[:at] + told + whole[at + len(told) :])
    with contextlib.suppress(VerifyError):
        assert ("unsafe", "") in found(packed)


def test_bytes_between_the_list_and_the_end_are_named(packed: Path) -> None:
    """As a signature of the list would be; Python takes them for a part of what stands before."""
    whole = packed.read_bytes()
    packed.write_bytes(whole[:-22] + b"PK\5\5" + b"\4\0abcd" + whole[-22:])
    with contextlib.suppress(VerifyError):
        assert ("unsafe", "") in found(packed)


def test_a_wide_zip_is_intact_and_its_bytes_are_counted(
    packed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As of 65,535 files on: the wide end stands between the list and the end."""
    with zipfile.ZipFile(packed) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    monkeypatch.setattr(zipwriter, "_LIMIT_16", 2)
    with packed.open("wb") as stream:
        writer = zipwriter.ZipWriter(stream, zipwriter.EARLIEST)
        for name, content in files.items():
            writer.add(name, content)
        monkeypatch.setattr(zipwriter, "_LIMIT_16", len(files))
        writer.finish()
    assert b"PK\6\6" in packed.read_bytes()
    assert found(packed) == []
    whole = packed.read_bytes()
    at = whole.rindex(b"PK\6\6")
    packed.write_bytes(whole[: at + 24] + b"\1" + whole[at + 25 :])
    assert ("unsafe", "") in found(packed)


def test_a_comment_of_a_file_is_named(packed: Path) -> None:
    with zipfile.ZipFile(packed, "a") as archive:
        archive.getinfo("index.html").comment = b"read me instead"
        archive._didModify = True
    assert found(packed) == [("added", "index.html")]


def test_an_empty_folder_is_named(packed: Path) -> None:
    append(packed, "data/", b"")
    assert found(packed) == []
    append(packed, "more/", b"")
    append(packed, "more/and more/", b"")
    assert found(packed) == [("added", "more/"), ("added", "more/and more/")]


def _moved(whole: bytes, start: int, hidden: bytes) -> bytes:
    """The list of files moved back, and the end telling of it."""
    end = whole.rindex(b"PK\5\6")
    told = struct.pack("<L", start + len(hidden))
    return whole[:start] + hidden + whole[start : end + 16] + told + whole[end + 20 :]


def test_a_comment_is_named(packed: Path) -> None:
    with zipfile.ZipFile(packed, "a") as archive:
        archive.comment = b"read me instead"
    assert found(packed) == [("added", "")]


def test_a_file_with_two_names_is_unsafe(packed: Path) -> None:
    whole = packed.read_bytes()
    at = whole.index(b"data/cases.csv")
    packed.write_bytes(whole[:at] + b"data/Cases.csv" + whole[at + 14 :])
    assert ("unsafe", "data/cases.csv") in found(packed)


def test_files_that_share_their_bytes_are_unsafe(packed: Path) -> None:
    """As in the bombs that unpack one kernel ten thousand times."""
    with zipfile.ZipFile(packed, "a") as archive:
        first = archive.infolist()[0]
        twin = zipfile.ZipInfo("twin.html")
        for name in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
            setattr(twin, name, getattr(first, name))
        archive.filelist.append(twin)
        archive.NameToInfo["twin.html"] = twin
        archive._didModify = True
    assert ("unsafe", "twin.html") in found(packed)


def test_a_bomb_is_not_unpacked(packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifier, "BOMB_BYTES", 1 << 20)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.html", bytes(1 << 23))
    with pytest.raises(VerifyError, match="would unpack to"):
        report(packed)


def test_a_size_that_is_a_lie_is_damage(packed: Path) -> None:
    """The list says 10 bytes where there are many: no more is read than it says."""
    with zipfile.ZipFile(packed, "a") as archive:
        archive.getinfo("data/cases.csv").file_size = 10
        archive._didModify = True
    assert found(packed) == [("damaged", "data/cases.csv")]


@pytest.mark.parametrize(
    "content", [b"", b"PK\5\6" + bytes(18), b"not a zip", b"PK\3\4" + bytes(50)]
)
def test_what_is_no_mirror_ends_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.zip"
    path.write_bytes(content)
    with pytest.raises(VerifyError):
        report(path)
