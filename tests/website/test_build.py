"""The build as its editor meets it: whole, repeatable, and harmless when it fails."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from commands import placing
from commands.build import PARTS, BuildError, build_site, clean
from proposals.problems import ProblemsError
from proposals_pelican.writer import AddressTakenError, RecordWriter
from tests.website.conftest import read
from tests.website.test_pages import DATA

BUILD = (
    "import sys; from pathlib import Path; from commands.build import build_site, clean;"
    "build_site(Path(sys.argv[1]), Path(sys.argv[2]))"
)


def sums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_report_counts_cases_replies_and_pages(tree: Path, tmp_path: Path) -> None:
    report = build_site(tree, tmp_path / "output")
    assert (report.cases, report.replies) == (5, 9)
    assert report.pages == len(list((tmp_path / "output").rglob("*.html")))
    assert "5 cases, 9 replies" in str(report)
    assert "index.html" in str(report)


def test_two_builds_in_other_surroundings_are_equal_byte_for_byte(
    site: Path, root: Path, tmp_path: Path
) -> None:
    clone = tmp_path / "elsewhere" / "项目"
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for part in ("content", "theme", "plugins"):
        shutil.copytree(root / part, clone / part, ignore=ignored)
    for settings in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(root / settings, clone)
    # The history of the record belongs to the commit, wherever that is checked out.
    asked = ["git", "-C", str(root), "rev-parse", "--absolute-git-dir"]
    git = subprocess.run(asked, capture_output=True, text=True, check=False)
    if git.returncode == 0:
        (clone / ".git").write_text(f"gitdir: {git.stdout}")
    environment = {
        **os.environ,
        "PYTHONPATH": str(clone / "plugins"),
        "PYTHONHASHSEED": "7",
        "TZ": "America/St_Johns",
        "LC_ALL": "C",
        "LANG": "C",
    }
    command = [sys.executable, "-c", BUILD, str(clone / "content"), str(tmp_path / "out")]
    subprocess.run(command, check=True, env=environment, cwd=tmp_path)
    assert sums(tmp_path / "out") == sums(site)


def test_a_record_with_faults_stops_the_build_and_leaves_the_site(
    tree: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    build_site(tree, output)
    before = sums(output)
    proposal = tree / "proposals/dongguan/20200354/proposal.md"
    proposal.write_text(proposal.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    registry = tree / "registry/departments.yml"
    registry.write_text(
        registry.read_text("utf-8").replace("    name: 东莞市公安局", "    nam: x"), "utf-8"
    )
    with pytest.raises(ProblemsError) as caught:
        build_site(tree, output)
    text = str(caught.value)
    assert "proposal.md:2: 'titel' is not a field of the record; did you mean 'title'?" in text
    assert "departments.yml:" in text
    assert sums(output) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".output.kept", "content", "output"]


def test_the_report_says_how_to_look_at_that_very_site(
    tree: Path, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    output = tmp_path / "the site"
    told = str(build_site(tree, output, only=("pages",))).splitlines()[-1]
    serve = f"python3 tasks.py serve --content {tree.name} --output 'the site'"
    assert told == f"Open the site{os.sep}index.html in a browser, or run: {serve}"
    monkeypatch.setenv("SITEURL", "https://example.org")
    published = build_site(tree, output, settings=root / "publishconf.py", only=("pages",))
    assert str(published).splitlines()[-1] == "Copy what is in the site to the server."


def fail_pelican(tree: Path) -> None:
    """More lists within lists than its reader can follow."""
    (tree / "pages" / "deep.md").write_text(f"Title: deep\n\n{'* ' * 3_000}Text\n", "utf-8")


def test_a_failing_pelican_stops_the_build_with_its_words(tree: Path, tmp_path: Path) -> None:
    fail_pelican(tree)
    with pytest.raises(BuildError, match=r"Pelican stopped(.|\n)*deep\.md\nRecursionError: "):
        build_site(tree, tmp_path / "output")
    assert not (tmp_path / "output").exists()


def test_pelican_is_heard_where_a_library_silenced_it(tree: Path, tmp_path: Path) -> None:
    import pelican.generators

    fail_pelican(tree)
    pelican.generators.logger.disabled = True
    try:
        with pytest.raises(BuildError, match="Pelican stopped"):
            build_site(tree, tmp_path / "output")
    finally:
        pelican.generators.logger.disabled = False


def test_two_things_at_one_address_are_named(tree: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tree / "pages" / f"{name}.md").write_text("Title: same\n\nText\n", "utf-8")
    with pytest.raises(ProblemsError) as caught:
        build_site(tree, tmp_path / "output")
    assert "one.md" in str(caught.value)
    assert "two.md" in str(caught.value)


def test_what_would_hide_a_page_of_ours_is_named(tmp_path: Path) -> None:
    writer = RecordWriter(str(tmp_path), {})
    writer.claim("news/index.html", "a page of news.html")
    with pytest.raises(AddressTakenError) as caught:
        writer.claim("news/Index.html", "news/list.md")
    both = "news/Index.html: both a page of news.html and news/list.md would be written there"
    assert str(caught.value) == f"{both}; rename one"


def test_the_site_of_another_program_is_never_replaced(tree: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "public"
    theirs.mkdir()
    for name in ("sitemap.xml", "index.html"):
        (theirs / name).write_text("keep me")
    for act in (partial(build_site, tree, theirs), partial(clean, theirs)):
        with pytest.raises(BuildError, match="is not a built site"):
            act()
    assert sorted(path.name for path in theirs.iterdir()) == ["index.html", "sitemap.xml"]


@pytest.mark.parametrize("where", ["proposals", "registry/deeper"])
def test_a_folder_that_is_no_record_empties_no_site(tree: Path, tmp_path: Path, where: str) -> None:
    build_site(tree, tmp_path / "output", only=("pages",))
    before = sums(tmp_path / "output")
    (tree / "registry" / "deeper").mkdir()
    (tree / "registry" / "deeper" / "a.md").write_text("x")
    with pytest.raises(BuildError, match="is no record; name the folder that holds proposals/"):
        build_site(tree / where, tmp_path / "output", only=("pages",))
    assert sums(tmp_path / "output") == before


def test_a_site_of_any_part_is_known_as_ours(tree: Path, tmp_path: Path) -> None:
    for part in PARTS:
        build_site(tree, tmp_path / "output", only=(part,))
        assert placing.is_ours(tmp_path / "output")
        shutil.rmtree(tmp_path / ".output.kept")


@pytest.mark.parametrize("where", ["content", "content/proposals", "."])
def test_a_folder_that_is_no_site_is_never_replaced(tree: Path, tmp_path: Path, where: str) -> None:
    (tmp_path / "letter.txt").write_text("keep me")
    with pytest.raises(BuildError):
        build_site(tree, tmp_path / where)
    assert (tmp_path / "letter.txt").read_text() == "keep me"


def test_live_html_in_the_record_or_in_a_page_is_dead(tree: Path, tmp_path: Path) -> None:
    attack = (
        '<script>alert(1)</script>\n\n<img src=x onerror="alert(2)">\n\n'
        "[a](javascript:alert(3)) <a href='javascript:alert(4)'>b</a>\n\n"
        "<iframe src=//x></iframe>\n"
    )
    reply = tree / "proposals/dongguan/20200354/reply-minzhengju.md"
    reply.write_text(reply.read_text("utf-8") + attack, "utf-8")
    title = "Title: <script>alert(5)</script>\nSlug: hostile\n\n"
    (tree / "pages" / "hostile.md").write_text(title + attack, "utf-8")
    build_site(tree, tmp_path / "output")
    for address in ("proposals/dongguan/20200354.html", "pages/hostile.html", "index.html"):
        page = read(tmp_path / "output" / address)
        for tag, values in page.elements:
            assert tag != "iframe"
            assert tag != "script" or values.get("src") or values.get("type") in DATA
            assert not [name for name in values if name.startswith("on")]
            assert "javascript:" not in values.get("href", "")


def test_editors_files_with_bom_and_crlf_are_read(tree: Path, tmp_path: Path) -> None:
    path = tree / "proposals/xiamen-huli/20214012/proposal.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    build_site(tree, tmp_path / "output")
    page = read(tmp_path / "output/proposals/xiamen-huli/20214012.html")
    assert page.field("number") == ["20214012"]


def test_an_empty_record_builds(tmp_path: Path) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "news").mkdir()
    report = build_site(tmp_path / "content", tmp_path / "output")
    assert (report.cases, report.replies) == (0, 0)


def test_a_build_in_the_locale_of_a_user_that_is_not_installed(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_XX.UTF-8")
    assert build_site(tree, tmp_path / "output", only=("pages",)).cases


def test_a_site_for_this_machine_is_none_for_the_web(
    tree: Path, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What publish makes does not depend on what build left there, nor the other way round."""
    monkeypatch.setenv("SITEURL", "https://example.org/tida")
    ways = {name: root / f"{name}.py" for name in ("pelicanconf", "publishconf")}
    alone = {}
    for name, settings in ways.items():
        build_site(tree, tmp_path / name, settings=settings, only=("pages",))
        alone[name] = sums(tmp_path / name)
    for name in ("pelicanconf", "publishconf", "pelicanconf"):
        build_site(tree, tmp_path / "both", settings=ways[name], only=("pages",))
        assert sums(tmp_path / "both") == alone[name], name


def test_clean_leaves_nothing_and_goes_on_where_it_was_cut_off(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    build_site(tree, output, only=("pages",))

    def cut_off(path: Path) -> None:
        (path / "sitemap.xml").unlink()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", cut_off)
        with pytest.raises(KeyboardInterrupt):
            clean(output)
    clean(output)
    assert not list(tmp_path.glob("*output*"))
    assert not list(tmp_path.glob(".*output*"))


def test_rebuild_keeps_the_site_until_there_is_another(
    tree: Path, tmp_path: Path, root: Path
) -> None:
    output = tmp_path / "output"
    build_site(tree, output, only=("pages",))
    before = sums(output)
    (tree / "registry" / "topics.yml").write_text("x", "utf-8")
    command = [sys.executable, "-m", "commands.cli", "rebuild"]
    command += ["--content", str(tree), "--output", str(output)]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "topics.yml" in ran.stderr
    assert sums(output) == before
