"""Whatever is done to a mirror is found, and named."""

from __future__ import annotations

import ast
import contextlib
import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from proposals.archive import verify as verifier
from proposals.archive.verify import Anchors, VerifyError
from tests.archive import invented
from tests.archive.invented import found, report

CASE = "proposals/yangli/20990001.html"


def flip(path: Path, at: int = 5) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def drop(mirror: Path) -> None:
    (mirror / CASE).unlink()


def add(mirror: Path) -> None:
    (mirror / "proposals/new.html").write_text("new")


def rename(mirror: Path) -> None:
    (mirror / CASE).rename(mirror / "proposals/other.html")


def change_case(mirror: Path) -> None:
    (mirror / CASE).rename(mirror / CASE.replace("20990001.html", "20990001.HTML"))


def empty(mirror: Path) -> None:
    (mirror / CASE).write_bytes(b"")


def swap(mirror: Path) -> None:
    one, other = mirror / CASE, mirror / "proposals/yangli/20990002.html"
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)


def replace_by_link(mirror: Path) -> None:
    content = shutil.move(mirror / CASE, mirror.parent / "elsewhere.html")
    (mirror / CASE).symlink_to(content)


def link_a_folder(mirror: Path) -> None:
    shutil.move(mirror / "proposals", mirror.parent / "elsewhere")
    (mirror / "proposals").symlink_to(mirror.parent / "elsewhere")


def add_a_pipe(mirror: Path) -> None:
    os.mkfifo(mirror / "pipe")


DEEDS: list[tuple[Callable[[Path], None], list[tuple[str, str]]]] = [
    (lambda mirror: flip(mirror / CASE), [("changed", CASE)]),
    (empty, [("changed", CASE)]),
    (swap, [("changed", CASE), ("changed", "proposals/yangli/20990002.html")]),
    (drop, [("missing", CASE)]),
    (add, [("added", "proposals/new.html")]),
    (rename, [("renamed", "proposals/other.html")]),
    (change_case, [("renamed", "proposals/yangli/20990001.HTML")]),
    (replace_by_link, [("unsafe", CASE)]),
    (
        link_a_folder,
        [
            ("unsafe", "proposals"),
            ("missing", CASE),
            ("missing", "proposals/yangli/20990002.html"),
        ],
    ),
    (lambda mirror: (mirror / "proposals/empty").mkdir(), [("added", "proposals/empty/")]),
    (lambda mirror: flip(mirror / "verify.py"), [("changed", "verify.py")]),
]


def test_a_mirror_as_it_was_made_is_intact(packed: Path, folder: Path, bag: Path) -> None:
    for path in (packed, folder, bag):
        assert found(path) == []
    assert report(packed).digest == report(folder).digest
    assert report(folder).files == len(invented.SITE) + 2


@pytest.mark.parametrize(("deed", "expected"), DEEDS)
def test_what_was_done_to_a_folder_is_named(
    folder: Path, deed: Callable[[Path], None], expected: list[tuple[str, str]]
) -> None:
    deed(folder)
    assert sorted(found(folder)) == sorted(expected)


@pytest.mark.parametrize(("deed", "expected"), [row for row in DEEDS if "link" not in str(row[0])])
def test_what_was_done_to_a_zip_is_named(
    folder: Path, tmp_path: Path, deed: Callable[[Path], None], expected: list[tuple[str, str]]
) -> None:
    deed(folder)
    assert sorted(found(invented.repacked(folder, tmp_path / "again.zip"))) == sorted(expected)


@pytest.mark.parametrize(("deed", "expected"), DEEDS[:7])
def test_what_was_done_to_a_bag_is_named(
    bag: Path, deed: Callable[[Path], None], expected: list[tuple[str, str]]
) -> None:
    deed(bag / "data/site")
    assert sorted(found(bag)) == sorted((kind, f"data/site/{path}") for kind, path in expected)


def test_a_mirror_that_another_program_zipped_is_intact(folder: Path, tmp_path: Path) -> None:
    assert found(invented.repacked(folder, tmp_path.parent / "again.zip")) == []
    assert found(invented.repacked(folder.parent, tmp_path.parent / "one-folder.zip")) == []


def test_a_pipe_is_named_and_not_read(folder: Path) -> None:
    add_a_pipe(folder)
    assert found(folder) == [("unsafe", "pipe")]


def test_a_renamed_file_says_what_it_was(folder: Path) -> None:
    rename(folder)
    assert report(folder).problems[0].detail == f"was {CASE}"


def test_every_byte_counts(packed: Path) -> None:
    """Not one byte of a zip can be turned without notice when its hash is known."""
    whole = hashlib.sha256(packed.read_bytes()).hexdigest()
    size = packed.stat().st_size
    # All of its end, where a byte may move everything.
    for at in [*range(0, size, 97), *range(size - 100, size)]:
        content = packed.read_bytes()
        flip(packed, at)
        with contextlib.suppress(VerifyError):
            assert report(packed, Anchors(expect=whole)).problems
        packed.write_bytes(content)


@pytest.mark.parametrize("cut", [1, 10, 22, 100, 1000])
def test_a_truncated_zip_is_damaged(packed: Path, cut: int) -> None:
    packed.write_bytes(packed.read_bytes()[:-cut])
    with pytest.raises(VerifyError, match="cut short"):
        report(packed)


def test_a_zip_with_bytes_turned_in_a_file_names_the_file(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        info = archive.getinfo(CASE)
    flip(packed, info.header_offset + 30 + len(CASE) + 10)
    assert found(packed) in ([("damaged", CASE)], [("changed", CASE)])


# The manifest itself


def forge(mirror: Path) -> str:
    """Change a file and make the manifest fit; the hash that the manifest had."""
    before = report(mirror).digest
    flip(mirror / CASE)
    sums = mirror / "SHA256SUMS"
    lines = sums.read_text().splitlines()
    new = hashlib.sha256((mirror / CASE).read_bytes()).hexdigest()
    forged = [f"{new}  {CASE}" if line.endswith(f"  {CASE}") else line for line in lines]
    sums.write_text("".join(f"{line}\n" for line in forged))
    return before


def test_a_swapped_manifest_is_seen_by_what_it_lists(folder: Path, tmp_path: Path) -> None:
    other = invented.packed_site(tmp_path / "other", {**invented.SITE, "index.html": b"two"})
    with zipfile.ZipFile(other) as archive:
        (folder / "SHA256SUMS").write_bytes(archive.read("SHA256SUMS"))
    assert found(folder) == [("changed", "index.html")]


def test_a_forged_manifest_needs_a_hash_from_elsewhere(folder: Path) -> None:
    right = forge(folder)
    alone = report(folder)
    assert alone.problems == ()
    assert alone.vouched == ()
    assert found(folder, Anchors(expect=right)) == [("untrusted", "")]
    assert report(folder, Anchors(expect=alone.digest)).vouched


def test_the_checksums_beside_vouch_for_a_zip_and_for_the_folder_it_became(
    folder: Path, packed: Path
) -> None:
    inside = (folder / "SHA256SUMS").read_bytes()
    rows = {"tida-site.zip": packed.read_bytes(), "tida-site.manifest": inside}
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in rows.items())
    (packed.parent / "SHA256SUMS").write_text("".join(lines))
    for path in (packed, folder):
        assert report(path).vouched
        assert found(path) == []
    forge(folder)
    assert found(folder) == [("untrusted", "")]
    invented.repacked(folder, packed)
    assert found(packed) == [("untrusted", "")]


def test_checksums_of_other_things_say_nothing(folder: Path) -> None:
    (folder.parent / "SHA256SUMS").write_text(f"{'0' * 64}  something.iso\n")
    assert found(folder) == []
    assert report(folder).vouched == ()
    named = Anchors(sums=folder.parent / "SHA256SUMS")
    assert found(folder, named) == [("untrusted", "")]


def test_a_zip_of_the_right_manifest_and_other_bytes_is_not_the_one_listed(
    folder: Path, packed: Path
) -> None:
    whole = hashlib.sha256(packed.read_bytes()).hexdigest()
    inside = report(packed).digest
    rows = f"{whole}  tida-site.zip\n{inside}  tida-site.manifest\n"
    (packed.parent / "SHA256SUMS").write_text(rows)
    invented.repacked(folder, packed)
    assert found(packed) == [("untrusted", "")]


# Files that hold no manifest


@pytest.fixture
def zim(tmp_path: Path) -> Path:
    """A file that is no zip, and the checksums beside it."""
    path = tmp_path / "tida.zim"
    path.write_bytes(b"ZIM\4" + bytes(range(256)) * 9)
    (tmp_path / "SHA256SUMS").write_text(f"{invented.sha256(path)}  tida.zim\n")
    return path


def said(path: Path, anchors: Anchors | None = None) -> tuple[int, str]:
    """Exit code and words."""
    stream = io.StringIO()
    return verifier.run(path, anchors or Anchors(), stream), stream.getvalue()


def test_a_file_is_checked_by_the_checksums_beside_it(zim: Path) -> None:
    code, words = said(zim)
    assert code == 0
    assert "its SHA-256 is in" in words
    flip(zim)
    code, words = said(zim)
    assert code == 1
    assert "changed 已改动" in words
    assert found(zim) == [("changed", "tida.zim")]


def test_a_file_is_checked_by_the_checksums_that_are_named(zim: Path, tmp_path: Path) -> None:
    sums = tmp_path / "elsewhere" / "sums.txt"
    sums.parent.mkdir()
    (tmp_path / "SHA256SUMS").rename(sums)
    assert said(zim)[0] == 2
    assert said(zim, Anchors(sums=sums))[0] == 0
    flip(zim)
    assert said(zim, Anchors(sums=sums))[0] == 1


def test_a_file_is_checked_by_the_hash_expected(zim: Path) -> None:
    right = invented.sha256(zim)
    (zim.parent / "SHA256SUMS").unlink()
    assert said(zim, Anchors(expect=right))[0] == 0
    assert said(zim, Anchors(expect="0" * 64))[0] == 1


@pytest.mark.parametrize("name", ["README.md", "SHA256SUMS", "tida-site.manifest", "none.zim"])
def test_a_file_that_nothing_lists_is_not_checked(zim: Path, name: str) -> None:
    path = zim.with_name(name)
    if not path.exists():
        path.write_text("other")
    for anchors in (Anchors(), Anchors(sums=zim.parent / "SHA256SUMS")):
        code, words = said(path, anchors)
        assert code == 2
        assert "does not list it" in words
        assert "damaged" not in words
    (zim.parent / "SHA256SUMS").unlink()
    assert said(path)[0] == 2


def test_a_zip_that_is_cut_short_is_damaged_whatever_its_name(packed: Path) -> None:
    packed.write_bytes(packed.read_bytes()[:-10])
    assert said(packed)[0] == 1
    assert said(packed.rename(packed.with_name("site.dat")))[0] == 1


@pytest.mark.parametrize(
    "line",
    [
        "no checksum",
        f"{'0' * 63}  index.html",
        f"{'0' * 64}  ../outside.html",
        f"{'0' * 64}  /etc/passwd",
        f"{'0' * 64}  C:/x",
        f"{'0' * 64}  a\\b",
        f"{'0' * 64}  a//b",
        f"{'0' * 64}  index.html",
    ],
)
def test_a_line_that_no_manifest_has_is_named(folder: Path, line: str) -> None:
    with (folder / "SHA256SUMS").open("a") as stream:
        stream.write(f"{line}\n")
    problems = report(folder).problems
    assert [problem.kind for problem in problems] == ["manifest"]
    assert problems[0].detail.startswith(f"line {len(invented.SITE) + 3}: ")


def test_without_a_manifest_nothing_is_checked(folder: Path, bag: Path) -> None:
    (folder / "SHA256SUMS").unlink()
    (bag / "tagmanifest-sha256.txt").unlink()
    for path in (folder, bag, folder / "no-such-folder"):
        with pytest.raises(VerifyError):
            report(path)


def test_a_bag_with_a_file_that_only_its_tags_could_list(bag: Path) -> None:
    (bag / "note.txt").write_text("new")
    flip(bag / "bag-info.txt")
    assert found(bag) == [("changed", "bag-info.txt"), ("added", "note.txt")]


# The file that travels


def test_the_verifier_in_the_mirror_is_the_one_we_run(folder: Path, bag: Path) -> None:
    ours = Path(verifier.__file__).read_bytes()
    assert (folder / "verify.py").read_bytes() == ours
    assert (bag / "verify.py").read_bytes() == ours


def test_the_verifier_parses_on_an_old_python_and_needs_nothing() -> None:
    source = Path(verifier.__file__).read_text("utf-8")
    parsed = ast.parse(source, feature_version=(3, 8))
    imported = {
        name.name.partition(".")[0]
        for node in ast.walk(parsed)
        if isinstance(node, ast.Import)
        for name in node.names
    }
    imported |= {
        str(node.module).partition(".")[0]
        for node in ast.walk(parsed)
        if isinstance(node, ast.ImportFrom)
    }
    assert imported <= sys.stdlib_module_names
    assert not {"urllib", "socket", "http", "ssl", "subprocess"} & imported
    too_new = {"removeprefix", "removesuffix", "is_relative_to", "file_digest", "bit_count"}
    used = {node.attr for node in ast.walk(parsed) if isinstance(node, ast.Attribute)}
    assert not too_new & used


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-S", *map(str, arguments)]
    environment = {"PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env=environment
    )


def test_the_travelling_file_checks_the_folder_it_lies_in(folder: Path) -> None:
    good = run(folder / "verify.py")
    assert good.returncode == 0, good.stderr
    assert "Intact 完整" in good.stdout
    flip(folder / CASE)
    bad = run(folder / "verify.py")
    assert bad.returncode == 1
    assert "changed 已改动" in bad.stdout
    assert CASE in bad.stdout
    (folder / "SHA256SUMS").unlink()
    assert run(folder / "verify.py").returncode == 2


def test_names_cannot_play_tricks_with_a_terminal(folder: Path) -> None:
    (folder / "a\x1b[2Jb").write_text("x")
    said = run(folder / "verify.py").stdout
    assert "\x1b" not in said
    assert "a\\x1b[2Jb" in said


def test_an_option_that_is_no_key_is_told(folder: Path) -> None:
    said = run(folder / "verify.py", "--key", "nonsense")
    assert said.returncode == 2
    assert "Traceback" not in said.stderr
