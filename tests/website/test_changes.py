"""What was done to the record, on a site that is made of commits."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import feedparser
import pytest

from commands import checking, history
from commands.build import build_site
from commands.stages import Stages
from proposals.history import State
from tests.website.conftest import read

GONE = "dongguan/20230071"
KEPT = "dongguan/20200354"
PARTS = ("pages", "files")


def git(folder: Path, *arguments: str, when: str = "2026-11-22T09:00:00+08:00") -> None:
    """Run git as an invented editor whose clock stands still."""
    editor = {"NAME": "样例编者", "EMAIL": "editor@example.org", "DATE": when}
    environment = {
        **os.environ,
        **{f"GIT_AUTHOR_{name}": value for name, value in editor.items()},
        **{f"GIT_COMMITTER_{name}": value for name, value in editor.items()},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    command = ["git", "-C", str(folder), *arguments]
    subprocess.run(command, check=True, capture_output=True, env=environment)


@pytest.fixture(scope="module")
def checkout(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with three commits: entered, corrected <loudly>, one case withdrawn."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(root / "content", folder / "content")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Enter five cases")
    path = folder / "content/proposals" / KEPT / "proposal.md"
    path.write_text(path.read_text("utf-8").replace("votes:", "status: 立案\nvotes:"), "utf-8")
    git(folder, "commit", "-qam", "Status <b>as printed</b>", when="2027-01-01T03:00:00+08:00")
    shutil.rmtree(folder / "content/proposals" / GONE)
    text = f"{GONE}:\n  date: 2027-02-01\n  reason: 来源单位已撤回。\n  instead: {KEPT}\n"
    (folder / "content/registry/withdrawn.yml").write_text(text, "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Withdraw one", when="2027-02-01T10:00:00+08:00")
    return folder


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("built") / "output"
    build_site(checkout / "content", output, only=PARTS)
    return output


def test_the_page_says_what_was_done_and_when(built: Path) -> None:
    page = read(built / "changes/index.html")
    assert page.all("data-change") == ["withdrawn", "corrected", "added"]
    times = [values["datetime"] for tag, values in page.elements if tag == "time"]
    assert times == ["2027-02-01T02:00:00Z", "2026-12-31T19:00:00Z", "2026-11-22T01:00:00Z"]
    text = (built / "changes/index.html").read_text("utf-8")
    assert "Status &lt;b&gt;as printed&lt;/b&gt;" in text
    assert "样例编者" not in text
    assert "editor@example.org" not in text


def test_a_year_has_a_page_of_its_own(built: Path) -> None:
    assert read(built / "changes/2027.html").all("data-change") == ["withdrawn"]
    assert read(built / "changes/2026.html").all("data-change") == ["corrected", "added"]


def test_a_case_says_when_it_was_changed_last_and_leads_there(built: Path) -> None:
    page = read(built / f"proposals/{KEPT}.html")
    assert page.has("time", datetime="2026-12-31T19:00:00Z")
    assert page.has("a", href="../../changes/2026.html")
    text = (built / f"proposals/{KEPT}.html").read_text("utf-8")
    assert '"dateModified":"2026-12-31T19:00:00Z"' in text
    entered = read(built / "proposals/dongguan/20200152.html")
    assert entered.has("time", datetime="2026-11-22T01:00:00Z")


def test_an_edited_page_says_so_too_and_is_that_of_a_whole_build(
    checkout: Path, tmp_path: Path
) -> None:
    shutil.copytree(checkout, tmp_path / "copy")
    content = tmp_path / "copy/content"
    build_site(content, tmp_path / "edited", only=("pages",))
    path = content / "proposals/dongguan/20200152/proposal.md"
    path.write_text(path.read_text("utf-8") + "\n再添一段。\n", "utf-8")
    for output in ("edited", "whole"):
        build_site(content, tmp_path / output, only=("pages",))
    pages = [
        (tmp_path / output / "proposals/dongguan/20200152.html").read_text("utf-8")
        for output in ("edited", "whole")
    ]
    assert pages[0] == pages[1]
    assert "再添一段。" in pages[0]
    assert 'datetime="2026-11-22T01:00:00Z"' in pages[0]


def test_the_feed_tells_the_same(built: Path) -> None:
    atom = feedparser.parse((built / "feeds/changes.atom.xml").read_bytes())
    told = json.loads((built / "feeds/changes.json").read_text("utf-8"))
    assert not atom.bozo
    assert [entry.updated for entry in atom.entries] == [
        item["date_modified"] for item in told["items"]
    ]
    assert atom.entries[1].title == "1件案卷 · 更正：关于加强基层社区建设的建议"
    assert "editor@example.org" not in json.dumps(told)
    lines = (built / "data/changes.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["added", "corrected", "withdrawn"]


def test_a_withdrawn_case_keeps_its_address(built: Path) -> None:
    page = read(built / f"proposals/{GONE}.html")
    text = (built / f"proposals/{GONE}.html").read_text("utf-8")
    assert page.all("data-withdrawn") == [GONE]
    assert "来源单位已撤回。" in text
    assert page.has("a", href=f"../../proposals/{KEPT}.html")
    assert page.has("meta", name="robots", content="noindex")
    told = json.loads((built / f"proposals/{GONE}.json").read_text("utf-8"))
    assert told["withdrawn"]["reason"] == "来源单位已撤回。"
    assert GONE not in (built / "sitemap.xml").read_text("utf-8")


def test_the_sitemap_knows_when_a_page_changed(built: Path) -> None:
    sitemap = (built / "sitemap.xml").read_text("utf-8")
    assert f"{KEPT}.html</loc><lastmod>2026-12-31T19:00:00Z</lastmod>" in sitemap


def test_a_folder_removed_without_a_word_keeps_its_address_too(
    checkout: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(checkout, tmp_path / "checkout"))
    shutil.rmtree(folder / "content/proposals/xiamen-huli")
    git(folder, "commit", "-qam", "Oops", when="2027-03-01T10:00:00+08:00")
    build_site(folder / "content", tmp_path / "output", only=PARTS)
    text = (tmp_path / "output/proposals/xiamen-huli/20214012.html").read_text("utf-8")
    assert "未记录" in text


def test_a_copy_without_history_says_so(tree: Path, tmp_path: Path) -> None:
    build_site(tree, tmp_path / "output", only=PARTS)
    text = (tmp_path / "output/changes/index.html").read_text("utf-8")
    assert "没有历史的副本" in text
    assert not (tmp_path / "output/feeds/changes.json").exists()
    assert "feeds/changes" not in text


def test_a_copy_without_its_older_commits_says_so(checkout: Path, tmp_path: Path) -> None:
    clone = ("clone", "--quiet", "--depth", "1", checkout.as_uri(), str(tmp_path / "clone"))
    git(tmp_path, *clone)
    assert history.read(tmp_path / "clone/content").state is State.SHALLOW
    build_site(tmp_path / "clone/content", tmp_path / "output", only=PARTS)
    text = (tmp_path / "output/changes/index.html").read_text("utf-8")
    assert "缺少较早历史" in text


def test_a_hook_of_another_repository_hides_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = history.read(checkout / "content")
    monkeypatch.setenv("GIT_DIR", os.devnull)
    monkeypatch.setenv("GIT_INDEX_FILE", os.devnull)
    assert history.read(checkout / "content") == before


def test_a_history_that_git_refuses_to_tell_is_missed_loudly(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a container builds what another user checked out."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    said = io.StringIO()
    for _ in range(2):
        build_site(checkout / "content", tmp_path / "output", only=["pages"], stages=Stages(said))
        told = said.getvalue()
        assert "says nothing of the record's history" in told
        assert f"git config --global --add safe.directory {checkout}" in told
        said.truncate(0)


def test_what_is_not_committed_changes_nothing(checkout: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(checkout, tmp_path / "checkout"))
    before, mark = history.read(folder / "content"), history.mark(folder / "content")
    path = folder / "content/proposals" / KEPT / "proposal.md"
    path.write_text(path.read_text("utf-8") + "\nmore\n", "utf-8")
    assert history.read(folder / "content") == before
    assert history.mark(folder / "content") == mark


def test_a_merge_counts_when_it_enters(checkout: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(checkout, tmp_path / "checkout"))
    git(folder, "checkout", "--quiet", "-b", "side")
    path = folder / "content/proposals" / KEPT / "proposal.md"
    path.write_text(path.read_text("utf-8") + "\n附言\n", "utf-8")
    git(folder, "commit", "-qam", "On the side", when="2027-04-01T00:00:00+00:00")
    git(folder, "checkout", "--quiet", "-")
    git(folder, "merge", "--no-ff", "-m", "Take it in", "side", when="2027-04-02T00:00:00+00:00")
    latest = history.read(folder / "content").changes[0]
    assert (latest.subject, latest.when) == ("Take it in", "2027-04-02T00:00:00Z")
    assert latest.cases == (KEPT,)


def test_check_asks_why_a_folder_is_gone(
    checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(checkout, tmp_path / "checkout"))
    shutil.rmtree(folder / "content/proposals/xiamen-huli")
    git(folder, "commit", "-qam", "Oops")
    content = folder / "content"
    assert checking.run([content], content) == 0
    said = capsys.readouterr().err
    assert "withdrawn.yml: to explain: xiamen-huli/20214012 was here and is gone" in said
    assert GONE not in said
    assert "1 question waits for an editor." in said
