"""The mirror and the bag: what is in them, and the same bytes wherever they are packed."""

from __future__ import annotations

import hashlib
import io
import os
import random
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import bagit
import pytest

from proposals import zipwriter
from proposals.archive import members, mirror, readme
from proposals.archive.edition import ArchiveError, Commit
from proposals.zipwriter import ZipWriter
from tests.archive import invented
from tests.archive.invented import CONTENT, EDITION, SITE

PACK = """
import os, sys
from pathlib import Path
os.umask(int(sys.argv[2], 8))
from tests.archive import invented
invented.packed_site(Path(sys.argv[1]))
invented.packed_bag(Path(sys.argv[1]))
"""


def test_a_mirror_holds_the_site_and_what_proves_it(packages: Path) -> None:
    with zipfile.ZipFile(packages / "tida-site.zip") as archive:
        names = archive.namelist()
        assert {*names} == {*SITE, "README.txt", "SHA256SUMS", "verify.py"}
        assert names == sorted(names)
        assert all(archive.read(name) == content for name, content in SITE.items())
        assert {info.date_time for info in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o100644}
        said = archive.read("README.txt").decode()
    for word in (EDITION.name, EDITION.commit.hash, EDITION.address, "2023-11-14", "index.html"):
        assert str(word) in said
    chinese, english = said.split("English")
    assert re.search("[一-鿿]", chinese)
    assert not re.search("[一-鿿]", english)


def test_other_programs_read_the_manifest(packages: Path, tmp_path: Path) -> None:
    folder = invented.unpacked(packages / "tida-site.zip", tmp_path)
    command = ["sha256sum", "--quiet", "--strict", "-c", "SHA256SUMS"]
    checked = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_a_bag_is_valid_to_the_library_of_congress(packages: Path, tmp_path: Path) -> None:
    folder = invented.unpacked(packages / "tida-bag.zip", tmp_path)
    assert [path.name for path in folder.iterdir()] == ["tida-bag"]
    bag = bagit.Bag(str(folder / "tida-bag"))
    bag.validate()
    assert {*bag.payload_entries()} == {
        *(f"data/content/{name}" for name in CONTENT),
        *(f"data/site/{name}" for name in SITE),
    }
    assert bag.info["Bagging-Date"] == "2023-11-14"
    assert bag.info["External-Identifier"] == EDITION.commit.hash
    (folder / "tida-bag/data/site/index.html").write_bytes(b"other")
    with pytest.raises(bagit.BagValidationError):
        bag.validate()


def test_without_a_commit_nothing_says_a_date(tmp_path: Path) -> None:
    site = members.of_folder(invented.tree(tmp_path / "site", SITE))
    unknown = replace(EDITION, commit=Commit())
    packed = mirror.write(site, unknown, tmp_path / "x.zip").path
    with zipfile.ZipFile(packed) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
        assert "1980" not in archive.read("README.txt").decode()


def test_the_same_bytes_in_other_surroundings(packages: Path, tmp_path: Path, root: Path) -> None:
    """Another folder, order of files, time zone, locale, umask, hash seed and moment."""
    for files, folder in ((SITE, "site"), (CONTENT, "content")):
        names = list(files)
        random.Random(1).shuffle(names)  # noqa: S311
        for name in names:
            invented.tree(tmp_path / folder, {name: files[name]})
            os.utime(tmp_path / folder / name, (1, 1))
            (tmp_path / folder / name).chmod(0o600)
    environment = {
        "PYTHONPATH": str(root),
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
    }
    command = [sys.executable, "-c", PACK, str(tmp_path), "077"]
    subprocess.run(command, check=True, env=environment)
    for name in ("tida-site.zip", "tida-bag.zip"):
        assert (tmp_path / name).read_bytes() == (packages / name).read_bytes()


def test_a_zip_is_packed_by_the_locked_library_and_not_by_the_system(packages: Path) -> None:
    """The sum changes with libdeflate's version alone: then every mirror's does, once."""
    stream = io.BytesIO()
    packed = ZipWriter(stream, EDITION.commit.epoch or 0)
    packed.add("a.txt", "样例".encode() * 1000)
    packed.finish()
    assert hashlib.sha256(stream.getvalue()).hexdigest() == (
        "4c3249214bf4f0985343dab07862d2557c1101245455d075989befa802ef8df1"
    )


@pytest.mark.parametrize(
    "name", ["a?.html", "a:b", "CON", "aux.html", "x.", "x /y", "名.html", "a\\b", "a\nb"]
)
def test_a_name_that_some_system_refuses_is_told(name: str) -> None:
    with pytest.raises(ArchiveError, match="rename it"):
        members.refuse_unportable(["index.html", name])


def test_two_names_that_some_system_takes_for_one_are_told() -> None:
    with pytest.raises(ArchiveError, match=r"b/A\.html and b/a\.html"):
        members.refuse_unportable(["b/a.html", "b/A.html"])


@pytest.mark.parametrize("goal", ["index.html", "theme", "nowhere", "/dev/zero"])
def test_a_link_is_neither_packed_nor_followed(tmp_path: Path, goal: str) -> None:
    site = invented.tree(tmp_path / "site", SITE)
    (site / "data/link").symlink_to(site / goal)
    with pytest.raises(ArchiveError, match="data/link: is a symbolic link"):
        members.of_folder(site)


def test_a_folder_that_cannot_be_read_is_not_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed(path: str) -> object:
        if Path(path).name == "theme":
            raise PermissionError(13, "Permission denied", path)
        return list_of(path)

    site = invented.tree(tmp_path / "site", SITE)
    list_of = os.scandir
    monkeypatch.setattr(os, "scandir", listed)
    with pytest.raises(PermissionError, match="theme"):
        members.of_folder(site)


@pytest.mark.parametrize("name", ["readme.txt", "verify.py", "SHA256SUMS"])
def test_a_site_cannot_have_files_of_our_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveError, match=name.upper().split(".")[0] + "|verify|one file"):
        invented.packed_site(tmp_path, {**SITE, name: b"x"})


def test_a_folder_with_a_name_that_some_system_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"data/aux\.txt"):
        members.of_folder(invented.tree(tmp_path / "site", {**SITE, "data/aux.txt": b"x"}))


def test_hidden_files_stay(tmp_path: Path) -> None:
    site = invented.tree(tmp_path / "site", {**SITE, ".state/x": b"x", "data/.DS_Store": b"x"})
    # As an editor marks a file that is open.
    (site / "data/.#cases.csv").symlink_to("editor@host.1")
    assert [member.path for member in members.of_folder(site)] == sorted(SITE)


def test_an_interrupted_zip_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    target.write_bytes(b"old")
    gone = members.Member("gone.html", tmp_path / "gone.html", "0" * 64, 1)
    with pytest.raises(FileNotFoundError):
        members.write_zip(target, [members.of_bytes("a", b"a"), gone], None)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


# The zip itself, where records grow large


def test_more_files_than_an_old_zip_can_count() -> None:
    stream = io.BytesIO()
    packed = ZipWriter(stream, 0)
    for number in range(66_000):
        packed.add(f"{number}", b"")
    packed.finish()
    with zipfile.ZipFile(stream) as archive:
        assert len(archive.namelist()) == 66_000
        assert archive.read("65999") == b""


def test_sizes_beyond_32_bits_are_told_in_the_wide_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the limit moved down to a few bytes, as four gigabytes would do."""
    monkeypatch.setattr(zipwriter, "_LIMIT_32", 40)
    stream = io.BytesIO()
    packed = ZipWriter(stream, 0)
    packed.add("long.bin", bytes(range(256)))
    packed.add("short.bin", b"short")
    packed.finish()
    whole = stream.getvalue()
    assert b"PK\6\6" in whole
    whole = whole.replace(b"\x28\0\0\0", b"\xff\xff\xff\xff")
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.read("long.bin") == bytes(range(256))
        assert archive.read("short.bin") == b"short"


def test_names_in_any_script_are_kept() -> None:
    stream = io.BytesIO()
    packed = ZipWriter(stream, 0)
    packed.add("样例.txt", b"x")
    packed.finish()
    assert zipfile.ZipFile(stream).namelist() == ["样例.txt"]


def test_the_readme_names_the_packages_that_are_there() -> None:
    said = readme.of_packages(EDITION, ["tida-site.zip"])
    assert said.count("tida-site.zip") == 2
    assert "tida.zim" not in said


def test_how_far_it_has_come_is_told(tmp_path: Path) -> None:
    site = members.of_folder(invented.tree(tmp_path / "site", SITE))
    told: list[tuple[int, int]] = []
    members.write_zip(tmp_path / "x.zip", site, None, advance=lambda *now: told.append(now))
    assert told == [(done, len(SITE)) for done in range(len(SITE))]
    told.clear()
    package = mirror.write(site, EDITION, tmp_path / "y.zip", lambda *now: told.append(now))
    assert told == [(done, package.files) for done in range(len(SITE) + 3)]


def test_what_cannot_be_packed_again_stays_as_it_was_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("first.xml", "1" * 99)
        archive.writestr("second.xml", "2" * 99)
    damaged = path.read_bytes().replace(b"2" * 99, b"3" * 99)
    path.write_bytes(damaged)
    with pytest.raises(zipfile.BadZipFile):
        zipwriter.repack(path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.xlsx", damaged)]


def test_what_two_machines_packed_differently_becomes_the_same(tmp_path: Path) -> None:
    """As the spreadsheet is, which another library packs with the zlib it finds."""
    for level in (1, 9):
        with zipfile.ZipFile(tmp_path / f"{level}.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
            for name in ("[Content_Types].xml", "xl/sheet.xml"):
                archive.writestr(name, f"<{name}>" * 500, compresslevel=level)
    paths = [tmp_path / "1.xlsx", tmp_path / "9.xlsx"]
    assert paths[0].read_bytes() != paths[1].read_bytes()
    for path in paths:
        zipwriter.repack(path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with zipfile.ZipFile(paths[0]) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "xl/sheet.xml"]
        assert archive.testzip() is None
