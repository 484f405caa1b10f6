"""An older mirror becomes the newer one, whatever happens on the way, and nothing else changes."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proposals.archive.edition import ArchiveError
from proposals.archive.update import update
from proposals.archive.verify import Anchors
from tests.archive import invented
from tests.archive.invented import found, report

NEWER = {
    **{name: invented.SITE[name] for name in ("index.html", "theme/site.css", "data/empty.txt")},
    "data/cases.csv": b"key,title\r\nnew\r\n",
    "proposals/yangli/20990002.html": invented.SITE["proposals/yangli/20990002.html"],
    "proposals/yangli/20990003.html": b"<p>third",
    "proposals/other/20990001.html": b"<p>of another place",
}
CHANGED, GONE, KEPT = 3, 1, 6
"""Of NEWER and the two files beside it; the README and the verifier are the same."""


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented.packed_site(tmp_path_factory.mktemp("newer"), NEWER)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_only_what_changed_is_copied(folder: Path, newer: Path, tmp_path: Path) -> None:
    untouched = folder / "proposals/yangli/20990002.html"
    before = untouched.stat()
    done = update(folder, newer)
    assert (done.copied, done.removed, done.kept) == (CHANGED, GONE, KEPT)
    assert done.repaired == 0
    assert contents(folder) == contents(invented.unpacked(newer, tmp_path / "expected"))
    assert untouched.stat().st_ino == before.st_ino
    assert found(folder) == []
    assert done.digest == report(newer).digest


def test_a_folder_serves_as_well_as_a_zip(folder: Path, newer: Path, tmp_path: Path) -> None:
    unpacked = invented.unpacked(newer, tmp_path / "newer")
    update(folder, unpacked)
    assert contents(folder) == contents(unpacked)


def test_a_second_time_there_is_nothing_to_do(folder: Path, newer: Path) -> None:
    update(folder, newer)
    done = update(folder, newer)
    assert (done.copied, done.removed) == (0, 0)


def test_a_mirror_is_made_where_there_is_none(newer: Path, tmp_path: Path) -> None:
    update(tmp_path / "stick/mirror", newer)
    assert found(tmp_path / "stick/mirror") == []


def test_a_damaged_file_is_repaired(folder: Path, packed: Path) -> None:
    (folder / "index.html").write_bytes(b"spoiled")
    (folder / "theme/site.css").unlink()
    done = update(folder, packed)
    assert (done.copied, done.repaired) == (2, 2)
    assert found(folder) == []


def test_files_of_others_are_never_touched(folder: Path, newer: Path) -> None:
    mine = {"notes.txt": b"mine", "proposals/yangli/mine.html": b"mine", ".hidden/x": b"mine"}
    invented.tree(folder, mine)
    update(folder, newer)
    assert {name: contents(folder)[name] for name in mine} == mine
    assert sorted(path for kind, path in found(folder) if kind == "added") == sorted(mine)


def test_a_file_of_others_in_the_way_stops_it_before_any_change(folder: Path, newer: Path) -> None:
    (folder / "proposals/yangli/20990003.html").write_bytes(b"mine")
    before = contents(folder)
    with pytest.raises(ArchiveError, match="not the mirror's"):
        update(folder, newer)
    assert contents(folder) == before


def test_nothing_is_written_through_a_link(folder: Path, newer: Path, tmp_path: Path) -> None:
    outside = Path(shutil.move(folder / "proposals", tmp_path / "outside"))
    (folder / "proposals").symlink_to(outside)
    before = contents(outside)
    with pytest.raises(ArchiveError, match="leads out of the mirror"):
        update(folder, newer)
    assert contents(outside) == before


def test_a_link_in_place_of_a_file_is_replaced_not_followed(
    folder: Path, newer: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_bytes(b"mine")
    (folder / "data/cases.csv").unlink()
    (folder / "data/cases.csv").symlink_to(outside)
    update(folder, newer)
    assert outside.read_bytes() == b"mine"
    assert found(folder) == []


def test_a_folder_that_is_no_mirror_is_left_alone(newer: Path, tmp_path: Path) -> None:
    invented.tree(tmp_path / "home", {"letter.txt": b"mine"})
    with pytest.raises(ArchiveError, match="is not a mirror"):
        update(tmp_path / "home", newer)
    assert contents(tmp_path / "home") == {"letter.txt": b"mine"}


def test_a_file_may_become_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    one = invented.packed_site(tmp_path / "one", {"index.html": b"1", "a": b"a", "b/c/d": b"d"})
    two = invented.packed_site(tmp_path / "two", {"index.html": b"1", "a/b": b"b", "b": b"b"})
    update(tmp_path / "mirror", one)
    update(tmp_path / "mirror", two)
    assert found(tmp_path / "mirror") == []
    update(tmp_path / "mirror", one)
    assert found(tmp_path / "mirror") == []


def test_a_folder_makes_way_for_a_file_though_others_left_empty_ones_in_it(tmp_path: Path) -> None:
    one = invented.packed_site(tmp_path / "one", {"index.html": b"1", "b/c": b"c"})
    two = invented.packed_site(tmp_path / "two", {"index.html": b"1", "b": b"b"})
    update(tmp_path / "mirror", one)
    (tmp_path / "mirror/b/d/e").mkdir(parents=True)
    update(tmp_path / "mirror", two)
    assert found(tmp_path / "mirror") == []


def test_no_folder_is_left_of_what_is_gone_unless_others_have_files_there(tmp_path: Path) -> None:
    files = {"index.html": b"1", "a/b/c/d": b"d", "e/f/g": b"g"}
    update(tmp_path / "mirror", invented.packed_site(tmp_path / "one", files))
    (tmp_path / "mirror/e/note.txt").write_text("mine")
    update(tmp_path / "mirror", invented.packed_site(tmp_path / "two", {"index.html": b"1"}))
    left = {path.relative_to(tmp_path / "mirror").as_posix() for path in tmp_path.rglob("mirror/*")}
    assert left == {"index.html", "README.txt", "SHA256SUMS", "verify.py", "e"}
    assert [path.name for path in (tmp_path / "mirror/e").iterdir()] == ["note.txt"]


def test_a_name_that_only_changes_its_case(tmp_path: Path) -> None:
    one = invented.packed_site(tmp_path / "one", {"index.html": b"1", "Page.html": b"p"})
    two = invented.packed_site(tmp_path / "two", {"index.html": b"1", "page.html": b"p"})
    update(tmp_path / "mirror", one)
    update(tmp_path / "mirror", two)
    assert found(tmp_path / "mirror") == []


def spoil(mirror: Path) -> None:
    (mirror / "proposals/yangli/20990003.html").write_bytes(b"spoiled")


def lose(mirror: Path) -> None:
    (mirror / "proposals/yangli/20990003.html").unlink()


def mistake_the_manifest(mirror: Path) -> None:
    with (mirror / "SHA256SUMS").open("a") as stream:
        stream.write(f"{'0' * 64}  ../outside\n")


@pytest.mark.parametrize("deed", [spoil, lose, mistake_the_manifest])
def test_a_newer_mirror_that_is_damaged_changes_no_file(
    folder: Path, newer: Path, tmp_path: Path, deed: Callable[[Path], None]
) -> None:
    unpacked = invented.unpacked(newer, tmp_path / "newer")
    deed(unpacked)
    before = contents(folder)
    with pytest.raises(ArchiveError, match=r"damaged|nothing was changed"):
        update(folder, unpacked)
    after = {k: v for k, v in contents(folder).items() if not k.startswith(".mirror-update/")}
    assert after == before


def test_a_newer_mirror_that_nothing_vouches_for_is_refused_when_asked(
    folder: Path, newer: Path
) -> None:
    with pytest.raises(ArchiveError, match="--expect"):
        update(folder, newer, Anchors(expect="0" * 64))
    assert update(folder, newer, Anchors(expect=report(newer).digest)).copied == CHANGED


class Interrupted(BaseException):
    """As the plug pulled: nothing that catches errors sees it."""


class Plug:
    """Lets so many changes of the disk pass, and then none."""

    def __init__(self, patch: pytest.MonkeyPatch, changes: int) -> None:
        self.left = changes
        for owner, name in (
            (os, "rename"),
            (os, "replace"),
            (os, "unlink"),
            (os, "mkdir"),
            (os, "rmdir"),
            (Path, "replace"),
            (Path, "unlink"),
            (Path, "mkdir"),
            (Path, "rmdir"),
        ):
            patch.setattr(owner, name, self.counted(getattr(owner, name)))
        patch.setattr(Path, "open", self.writing(Path.open))
        patch.setattr(Path, "write_bytes", self.half_written(Path.write_bytes))

    def counted(self, change: Callable[..., Any]) -> Callable[..., Any]:
        def changed(*arguments: Any, **named: Any) -> Any:
            self.count()
            return change(*arguments, **named)

        return changed

    def writing(self, opened: Callable[..., Any]) -> Callable[..., Any]:
        def changed(path: Path, mode: str = "r", *arguments: Any, **named: Any) -> Any:
            if "w" in mode:
                opened(path, mode).close()
                self.count()
            return opened(path, mode, *arguments, **named)

        return changed

    def half_written(self, write: Callable[..., Any]) -> Callable[..., Any]:
        def changed(path: Path, data: bytes) -> int:
            write(path, data[: len(data) // 2])
            self.count()
            return int(write(path, data))

        return changed

    def count(self) -> None:
        if self.left <= 0:
            raise Interrupted
        self.left -= 1


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(cuts=st.lists(st.integers(0, 45), max_size=4), through_a_third=st.booleans())
def test_interrupted_anywhere_it_ends_the_same(
    packages: Path,
    newer: Path,
    tmp_path_factory: pytest.TempPathFactory,
    cuts: list[int],
    through_a_third: bool,
) -> None:
    """After any number of interruptions, and a change of plan, the next call completes it."""
    base = tmp_path_factory.mktemp("interrupted")
    mirror = invented.unpacked(packages / "tida-site.zip", base / "mirror")
    invented.tree(mirror, {"mine.txt": b"mine"})
    goal, other = (packages / "tida-site.zip", newer) if through_a_third else (newer, newer)
    for changes in cuts:
        with pytest.MonkeyPatch.context() as patch:
            Plug(patch, changes)
            with contextlib.suppress(Interrupted):
                update(mirror, other)
    update(mirror, goal)
    expected = contents(invented.unpacked(goal, base / "expected"))
    assert contents(mirror) == {**expected, "mine.txt": b"mine"}
    shutil.rmtree(base)


def test_the_plug_is_really_pulled(folder: Path, newer: Path) -> None:
    """Some of the cuts above fall before the end, and what they leave is not taken for whole."""
    for changes in range(45):
        with pytest.MonkeyPatch.context() as patch:
            Plug(patch, changes)
            with contextlib.suppress(Interrupted):
                update(folder, newer)
        if found(folder) == [] and report(folder).digest == report(newer).digest:
            break
        assert found(folder) == [] or any(
            "unfinished update" in problem.detail or problem.kind in {"missing", "changed"}
            for problem in report(folder).problems
        )
    assert changes > 5


def test_a_folder_of_packages_is_no_mirror(newer: Path, tmp_path: Path) -> None:
    """Its checksums have the same name; to bring it up to date would remove the packages."""
    dist = tmp_path / "dist"
    dist.mkdir()
    for name in ("tida-site.zip", "README.txt", "verify.py"):
        (dist / name).write_text(name)
    sums = "".join(f"{'0' * 64}  {path.name}\n" for path in sorted(dist.iterdir()))
    (dist / "SHA256SUMS").write_text(sums)
    before = contents(dist)
    with pytest.raises(ArchiveError, match="is not a mirror"):
        update(dist, newer)
    assert contents(dist) == before
