"""archive, verify and mirror as they are typed, over a real site in a repository."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from commands import archiving, edition
from commands import stages as told
from commands.archiving import ArchiveReport, archive
from commands.stages import Stages
from proposals.archive.edition import ArchiveError, Commit
from proposals.archive.verify import Anchors, verify
from tests.website.conftest import read

GIT = {
    "GIT_AUTHOR_NAME": "x",
    "GIT_AUTHOR_EMAIL": "x@example.org",
    "GIT_COMMITTER_NAME": "x",
    "GIT_COMMITTER_EMAIL": "x@example.org",
    "GIT_AUTHOR_DATE": "1700000001 +0800",
    "GIT_COMMITTER_DATE": "1700000001 +0800",
    "GIT_CONFIG_GLOBAL": "/dev/null",
}


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    environment = {**os.environ, **GIT}
    ran = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return ran.stdout.strip()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """content/ as a repository of its own."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(root / "content", folder / "content")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "x")
    return folder


@pytest.fixture(scope="module")
def packed(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> ArchiveReport:
    """Everything that archive writes."""
    folder = tmp_path_factory.mktemp("packed")
    return archive(repository / "content", folder / "output", folder / "dist")


@pytest.fixture(scope="module")
def unpacked(packed: ArchiveReport, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(packed.folder / "tida-site.zip") as package:
        package.extractall(folder)
    return folder


def run(root: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "commands.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_all_packages_are_there_and_vouched_for(packed: ArchiveReport, repository: Path) -> None:
    names = {path.name for path in packed.folder.iterdir()}
    assert names == {*packed.sums, "SHA256SUMS"}
    assert {"tida-site.zip", "tida-bag.zip", "tida.zim", "README.txt", "verify.py"} <= names
    assert verify(packed.folder, Anchors()).problems == ()
    for name in ("tida-site.zip", "tida-bag.zip"):
        report = verify(packed.folder / name, Anchors())
        assert report.problems == ()
        assert report.vouched
    assert packed.edition.commit.hash == git(repository, "rev-parse", "HEAD")
    assert packed.edition.commit.date == "2023-11-14"
    assert [note for note in packed.notes if "SITEURL" not in note] == []
    for name, sum_ in packed.sums.items():
        size = (packed.folder / name).stat().st_size
        assert f"{sum_}  {name} ({size:,} bytes)" in str(packed).splitlines()


def test_the_mirror_has_the_form_that_opens_from_a_folder(
    packed: ArchiveReport, unpacked: Path
) -> None:
    index = [path.suffix for path in (unpacked / "pagefind").rglob("*") if path.is_file()]
    assert {*index} == {".js"}
    site = packed.folder.parent / "output"
    assert not [*site.glob("pagefind/*.js")]
    assert sorted(path.name for path in site.parent.iterdir()) == [
        ".output.kept",
        "dist",
        "output",
    ]


def test_every_link_of_the_mirror_leads_to_a_file(unpacked: Path) -> None:
    """A folder opened from a disk shows no index.html by itself."""
    pages = [path for path in unpacked.rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 20
    for path in pages:
        page = read(path)
        for target in [*page.all("href"), *page.all("src")]:
            if re.match(r"[a-z]+:|#|$", target):
                continue
            assert not target.startswith("/"), (path, target)
            file = path.parent / re.split(r"[?#]", target)[0]
            assert file.is_file(), (path, target)


def test_the_same_commit_gives_the_same_packages(
    packed: ArchiveReport, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clone elsewhere, in another time zone, another umask."""
    git(tmp_path, "clone", "--quiet", str(repository), "clone")
    monkeypatch.setenv("TZ", "America/St_Johns")
    before = os.umask(0o077)
    try:
        again = archive(tmp_path / "clone/content", tmp_path / "out", tmp_path / "dist")
    finally:
        os.umask(before)
    assert again.sums == packed.sums


def test_another_date_is_honoured(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    assert edition.commit(repository / "content").date == "2020-09-13"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(ArchiveError, match="'yesterday' is no number"):
        edition.commit(repository / "content")


def test_a_mirror_whose_citations_lead_to_this_machine_is_told(
    repository: Path, packed: ArchiveReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "Note: citations and feeds name no address that others can open; set SITEURL"
    assert told in str(packed)
    monkeypatch.setenv("SITEURL", "https://example.org/tida")
    named = archive(repository / "content", tmp_path / "output", tmp_path, formats=["zip"])
    assert told not in str(named)


def test_changes_in_no_commit_are_told(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(repository), "clone")
    (clone / "content/news/new.md").write_text("x")
    changed = edition.commit(clone / "content")
    assert str(changed) == f"{changed.hash} + changes"
    shutil.copytree(clone / "content", clone / "other")
    (clone / ".gitignore").write_text("/other/\n")
    assert edition.commit(clone / "other") == Commit()
    shutil.rmtree(clone / ".git")
    assert edition.commit(clone / "content") == Commit()


def test_a_command_checks_what_another_packed(
    packed: ArchiveReport, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, bag = packed.folder / "tida-site.zip", packed.folder / "tida-bag.zip"
    both = run(root, "verify", site, bag)
    assert both.returncode == 0, both.stderr
    assert both.stdout.count("Intact") == 2
    spoiled = Path(shutil.copy(site, tmp_path / "spoiled.zip"))
    with zipfile.ZipFile(spoiled, "a") as package:
        package.writestr("new.html", "x")
    assert archiving.verify([spoiled, bag], Anchors()) == 1
    assert re.search(r"^added 多出 +new\.html$", capsys.readouterr().out, re.MULTILINE)
    assert archiving.verify([site], Anchors(expect="0" * 64)) == 1
    assert archiving.verify([], Anchors()) == 2
    assert archiving.verify([tmp_path / "none"], Anchors()) == 2


def test_a_command_updates_a_mirror(packed: ArchiveReport, root: Path, tmp_path: Path) -> None:
    site, mirror = str(packed.folder / "tida-site.zip"), tmp_path / "mirror"
    archiving.mirror(["update", site], mirror, Anchors())
    (mirror / "index.html").write_text("spoiled")
    again = run(root, "mirror", "update", site, "--to", mirror)
    assert again.returncode == 0, again.stderr
    assert again.stdout.startswith(f"{mirror}: 1 file copied (1 repaired), 0 removed, ")
    assert verify(mirror, Anchors()).problems == ()
    slips = (["update"], ["upgrade", site], ["update", str(tmp_path / "none")], [])
    for slip in slips:
        with pytest.raises(ArchiveError):
            archiving.mirror(slip, mirror, Anchors())


def test_a_format_that_is_none_is_told(root: Path, tmp_path: Path) -> None:
    said = run(root, "archive", "--formats", "zip,rar", "--to", tmp_path / "dist")
    assert said.returncode == 1
    assert "'rar' is no format; these are: zip, bag, zim" in said.stderr
    assert not (tmp_path / "dist").exists()


def test_packages_of_an_earlier_run_do_not_stand_beside_new_ones(
    packed: ArchiveReport, repository: Path, tmp_path: Path
) -> None:
    dist = Path(shutil.copytree(packed.folder, tmp_path / "dist"))
    (dist / "SHA256SUMS.minisig").write_text("of other checksums")
    (dist / "mine.txt").write_text("mine")
    output = packed.folder.parent / "output"
    archive(repository / "content", output, dist, formats=["bag"])
    names = {path.name for path in dist.iterdir()}
    assert {"tida-bag.zip", "tida-bag.tagmanifest", "mine.txt"} <= names
    assert not {"tida-site.zip", "tida.zim", "SHA256SUMS.minisig"} & names
    assert "tida-site.zip" not in (dist / "SHA256SUMS").read_text()


def test_each_step_that_may_be_long_is_told(
    repository: Path,
    packed: ArchiveReport,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(told, "PATIENCE", 0.0)
    output, stages = packed.folder.parent / "output", Stages(stream := io.StringIO())
    archive(repository / "content", output, tmp_path, formats=["zip", "bag"], stages=stages)
    said = stream.getvalue().splitlines()
    assert said[0] == "looking for changes …"
    assert said[-2:] == ["packing the mirror …", "packing the bag …"]
    archiving.verify([tmp_path / "tida-site.zip"], Anchors())
    archiving.mirror(["update", str(tmp_path / "tida-site.zip")], tmp_path / "mirror", Anchors())
    assert re.fullmatch(r"checking .*tida-site\.zip …\nupdating .* …\n", capsys.readouterr().err)


def test_signing_asks_for_its_program_before_anything_is_built(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ArchiveError, match="apt-get install minisign"):
        archive(
            repository / "content", tmp_path / "out", tmp_path / "dist", secret=tmp_path / "key"
        )
    assert not (tmp_path / "out").exists()


def test_the_checksums_are_signed(packed: ArchiveReport, repository: Path, tmp_path: Path) -> None:
    program = shutil.which("minisign")
    if program is None:
        pytest.skip("minisign is not installed")
    public, secret = tmp_path / "key.pub", tmp_path / "key.sec"
    command = [program, "-G", "-W", "-p", str(public), "-s", str(secret)]
    subprocess.run(command, check=True, capture_output=True)
    dist = tmp_path / "dist"
    output = packed.folder.parent / "output"
    signed = archive(repository / "content", output, dist, formats=["zip"], secret=secret)
    assert signed.sums["tida-site.zip"] == packed.sums["tida-site.zip"]
    for path in (dist, dist / "tida-site.zip"):
        report = verify(path, Anchors(key=str(public)))
        assert report.problems == ()
        assert any("signed" in text for text in report.vouched)


def test_the_packages_have_their_names(packed: ArchiveReport) -> None:
    named = {archiving.SITE, archiving.BAG, archiving.ZIM}
    assert named <= {*packed.sums}
    assert f"{packed.sums['tida-site.zip']}  tida-site.zip" in str(packed)
