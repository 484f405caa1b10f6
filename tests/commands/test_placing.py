"""Files that were made take their place in a site, whatever stands there."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from commands import placing
from commands.placing import Placed


def write(folder: Path, **files: str) -> dict[str, int]:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return placing.listing(folder)


def read(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text() for name in placing.listing(folder)}


def place(site: Path, made: dict[str, int], wanted: set[str]) -> Placed:
    staging = site.with_name("staging")
    placed, now = placing.place(staging, made, wanted, site, placing.listing(site))
    assert now == placing.listing(site)
    assert not staging.exists()
    return placed


def test_what_is_the_same_stays_and_what_is_stale_goes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, a="old", b="same", c__d="stale")
    made = write(tmp_path / "staging", a="new", b="same", e__f="more")
    assert place(site, made, {"a", "b", "e/f"}) == Placed(2, 1)
    assert read(site) == {"a": "new", "b": "same", "e/f": "more"}
    assert not (site / "c").exists()


def test_a_folder_and_a_file_may_change_places(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, a__b="stale", c="stale", d__e__f="stale")
    (site / "empty").mkdir()
    made = write(tmp_path / "staging", a="file", c__x__y="file", d__e="file", empty="file")
    place(site, made, set(made))
    assert read(site) == {"a": "file", "c/x/y": "file", "d/e": "file", "empty": "file"}


def test_nothing_is_written_through_a_link_to_elsewhere(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    write(site, a="same")
    write(elsewhere, b="theirs")
    (site / "c").symlink_to(elsewhere)
    made = write(tmp_path / "staging", c__b="ours")
    place(site, made, {"a", "c/b"})
    assert read(site) == {"a": "same", "c/b": "ours"}
    assert read(elsewhere) == {"b": "theirs"}


def test_a_disk_that_is_full_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    write(site, a="old", b="stale")
    made = write(tmp_path / "staging", a="new", c="more")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="No space left"):
            place(site, made, {"a", "c"})
    assert read(site) == {"a": "old", "b": "stale"}


@pytest.mark.parametrize("after", range(4))
def test_a_first_site_that_was_cut_short_on_a_disk_of_its_own_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    made = write(tmp_path / "staging", a="1", z="2")
    made |= write(tmp_path / "staging", **dict.fromkeys(("sitemap.xml", "theme__site.css"), "3"))
    replace, left = Path.replace, iter(range(after))

    def cut_short(source: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return replace(source, target)

    monkeypatch.setattr(Path, "is_mount", lambda path: path == site)
    monkeypatch.setattr(Path, "replace", cut_short)
    with pytest.raises(KeyboardInterrupt):
        place(site, made, set(made))
    assert placing.is_ours(site)
    assert not placing.is_ours(tmp_path)


@pytest.mark.parametrize("there", [{}, {"a": "old", "b": "stale"}])
def test_a_site_may_be_a_disk_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: dict[str, str]
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    write(site, **there)
    made = write(tmp_path / "staging", a="new", c__d="more")
    replace = Path.replace

    def between_disks(source: Path, target: Path) -> Path:
        if source.is_relative_to(site) != target.is_relative_to(site):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return replace(source, target)

    def never(*_: object) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(Path, "is_mount", lambda path: path == site)
    monkeypatch.setattr(Path, "replace", between_disks)
    monkeypatch.setattr(Path, "rename", never)
    place(site, made, set(made))
    assert read(site) == {"a": "new", "c/d": "more"}
