"""The command line as it is typed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from invoke import Program

from commands import cli
from commands.cli import typed
from commands.for_invoke import collection
from commands.task import task
from tests.importer.conftest import page_text

done: list[tuple[tuple[str, ...], dict[str, object]]] = []


@task(aliases=["read"], help={"path": "50% of them"})
def import_(*path, to="here", dry_run=False, set=()) -> None:  # noqa: A002
    """Takes any number of paths, 100% of them."""
    done.append((path, {"to": to, "dry_run": dry_run, "set": set}))


@task()
def make(count, output="") -> None:
    """Takes none, and needs a number."""


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("a b", (["a", "b"], {})),
        ("a --to x b", (["a", "b"], {"to": "x"})),
        ("--dry-run a", (["a"], {"dry_run": True})),
        ("--to=x a", (["a"], {"to": "x"})),
        ("--set a=b c --set d=e", (["c"], {"set": ["a=b", "d=e"]})),
        ("--to x -- --dry-run", (["--dry-run"], {"to": "x"})),
        ("", ([], {})),
    ],
)
def test_paths_may_stand_anywhere(words: str, meant: tuple[list[str], dict[str, object]]) -> None:
    assert typed(import_, words.split()) == meant


@pytest.mark.parametrize("words", ["", "--count", "--count 1 x", "--count 1 --out x", "-c 1"])
def test_what_a_command_does_not_take_is_refused(words: str) -> None:
    with pytest.raises(SystemExit) as ended:
        typed(make, words.split())
    assert ended.value.code == 1


def test_invoke_does_the_same() -> None:
    done.clear()
    command = ["read", "--path", "a", "--path", "b", "--dry-run", "--set", "c=d"]
    Program(namespace=collection([import_, make])).run(["invoke", *command], exit=False)
    assert done == [(("a", "b"), {"to": "here", "dry_run": True, "set": ["c=d"]})]


def test_invoke_finds_every_command(root: Path) -> None:
    invoke = [sys.executable, "-m", "invoke", "--list"]
    listed = subprocess.run(invoke, cwd=root, capture_output=True, text=True, check=True).stdout
    assert all(f"  {one.name} " in listed for one in cli.tasks().values())


def test_only_invoke_imports_invoke(root: Path) -> None:
    """It takes longer than to see that nothing of a site changed."""
    code = "import sys; from commands import cli; cli.tasks(); print('invoke' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"


def test_an_interrupt_before_the_work_began_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "tasks", interrupted)
    with pytest.raises(SystemExit) as ended:
        cli.main(["build"])
    assert ended.value.code == 130
    assert capsys.readouterr().err.startswith("Interrupted; run the command again")


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "commands.cli", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_every_task_is_listed_with_a_word_on_what_it_does(root: Path) -> None:
    listed = run(root, "--list").stdout
    for name in (
        "build",
        "check",
        "clean",
        "import",
        "lint",
        "publish",
        "rebuild",
        "serve",
        "test",
    ):
        assert f"  {name} " in listed


def test_no_task_shows_the_list(root: Path) -> None:
    assert run(root).stdout == run(root, "--list").stdout


@pytest.mark.parametrize("name", ["build", "rebuild", "publish", "clean", "serve"])
def test_options_are_explained(root: Path, name: str) -> None:
    told = run(root, name, "--help")
    assert "folder for the site" in told.stdout
    assert (told.returncode, told.stderr) == (0, "")
    assert run(root, "--help", name).stdout == told.stdout


def test_the_help_of_every_command_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    for name, one in {**cli.tasks(), "odd": import_}.items():
        with pytest.raises(SystemExit) as ended:
            typed(one, ["--help"])
        assert ended.value.code == 0, name
        told = " ".join(capsys.readouterr().out.split())
        assert one.summary in told
        assert all(words in told for words in one.help.values())


def test_a_slip_in_a_name_is_answered_with_the_right_one(root: Path) -> None:
    assert "there is no command 'buidl'; did you mean build?" in run(root, "buidl").stderr


def test_the_version_is_told(root: Path) -> None:
    assert run(root, "--version").stdout.startswith("tida 0.")


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("nosuch", "--list names every command."),
        ("test -k x", "test --help tells what it takes."),
        ("livereload --quiet", "serve --help tells what it takes."),
        ("demo --count 5", "demo --help tells what it takes."),
    ],
)
def test_what_is_not_understood_says_where_to_look(root: Path, typed: str, advice: str) -> None:
    said = run(root, *typed.split())
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.splitlines()[-1] == f"python3 tasks.py {advice}"


def test_check_says_file_line_and_what_to_do(root: Path, tmp_path: Path) -> None:
    case = tmp_path / "content/proposals/yangli/20200001"
    case.mkdir(parents=True)
    (case / "proposal.md").write_text("---\ntitle: x\nkind: cppc\njurisdiction: yangli\n---\n")
    found = run(root, "check", str(tmp_path / "content"))
    assert found.returncode == 1
    assert "proposal.md:3: 'kind' is 'cppc'; it is one of 'cppcc' or 'npc'" in found.stderr
    assert "Traceback" not in found.stderr


def test_check_is_content_with_the_record(root: Path) -> None:
    assert run(root, "check").returncode == 0


def test_check_of_one_case_speaks_of_that_case_alone(root: Path, tmp_path: Path) -> None:
    for name in ("20200001", "20200002"):
        case = tmp_path / "content/proposals/yangli" / name
        case.mkdir(parents=True)
        (case / "proposal.md").write_text(
            f"---\ntitle: x\nkind: npc\njurisdiction: no\nnumber: '{name}'\n---\n"
        )
    found = run(root, "check", str(tmp_path / "content/proposals/yangli/20200002"))
    assert found.returncode == 1
    assert "20200002" in found.stderr
    assert "20200001" not in found.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--content", "no/such/folder"],
        ["check", "no/such/file"],
        ["no-such-task"],
        ["serve", "--port", "abc"],
        ["serve", "--port", "99999"],
        ["demo", "--count", "1,000", "--to", "no/such/folder"],
        ["demo", "--count", "3", "--size", "nan", "--to", "no/such/folder"],
        ["bench", "--rounds", "x"],
    ],
    ids=" ".join,
)
def test_a_slip_ends_in_a_sentence_and_not_in_a_traceback(root: Path, arguments: list[str]) -> None:
    found = run(root, *arguments)
    assert found.returncode != 0
    assert found.stderr.strip()
    assert "Traceback" not in found.stderr


def test_publishing_asks_for_the_address(root: Path, tmp_path: Path, monkeypatch) -> None:
    for address in (
        "",
        "example.org",
        "https://",
        "https://example.org/?a",
        "https://exa mple.org",
    ):
        monkeypatch.setenv("SITEURL", address)
        found = run(root, "publish", "--output", str(tmp_path / "output"))
        assert found.returncode == 1
        assert f"Stopped: SITEURL is {address.rstrip('/')!r};" in found.stderr
        assert "set it to the site's address" in found.stderr
        assert not (tmp_path / "output").exists()


def test_a_published_site_knows_its_address(root: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SITEURL", "https://example.org/tida/")
    found = run(root, "publish", "--output", str(tmp_path / "output"), "--language", "zh_CN,en")
    assert found.returncode == 0, found.stderr
    sitemap = (tmp_path / "output/sitemap.xml").read_text("utf-8")
    for part in ("sitemap-1.xml", "en/sitemap.xml"):
        assert f"<loc>https://example.org/tida/{part}</loc>" in sitemap
    pages = (tmp_path / "output/sitemap-1.xml").read_text("utf-8")
    assert "<loc>https://example.org/tida/index.html</loc>" in pages
    missing = (tmp_path / "output/404.html").read_text("utf-8")
    assert 'href="https://example.org/tida/theme/site.css"' in missing
    home = (tmp_path / "output/index.html").read_text("utf-8")
    assert 'href="./theme/site.css"' in home
    assert '<link rel="canonical" href="https://example.org/tida/index.html">' in home
    twin = '<link rel="alternate" href="https://example.org/tida/en/index.html" hreflang="en">'
    assert twin in home
    english = (tmp_path / "output/en/index.html").read_text("utf-8")
    assert 'href="https://example.org/tida/index.html" hreflang="zh-CN"' in english
    assert "https://example.org/tida/en/index.html" in (
        tmp_path / "output/en/sitemap.xml"
    ).read_text("utf-8")


def test_a_draft_is_served_and_not_published(root: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SITEURL", "https://example.org")
    content = Path(shutil.copytree(root / "content", tmp_path / "content"))
    (content / "news" / "draft.md").write_text(
        "Title: 未定稿\nDate: 2026-01-01\nSlug: unfinished\nStatus: draft\n\n正文。\n", "utf-8"
    )
    output = tmp_path / "output"
    for command, there in (("build", True), ("publish", False)):
        found = run(root, command, "--content", str(content), "--output", str(output))
        assert found.returncode == 0, found.stderr
        assert (output / "drafts" / "unfinished.html").exists() is there
        assert "未定稿" not in (output / "news" / "index.html").read_text("utf-8")
        assert "unfinished" not in (output / "sitemap.xml").read_text("utf-8")


def test_check_names_the_questions_that_wait(root: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    case = content / "proposals/yangli/20990001"
    case.mkdir(parents=True)
    (content / "registry").mkdir()
    (content / "registry/jurisdictions.yml").write_text("yangli:\n  name: 样例市\n", "utf-8")
    (case / "proposal.md").write_text(
        "---\ntitle: 样例\nkind: npc\njurisdiction: yangli\nreview:\n- 'kind: confirm it'\n---\n",
        "utf-8",
    )
    found = run(root, "check", str(content))
    assert found.returncode == 0
    assert "proposal.md:6: to review: kind: confirm it" in found.stderr
    assert "1 question waits" in found.stderr


def test_a_link_to_itself_ends_in_a_sentence(root: Path, tmp_path: Path) -> None:
    case = tmp_path / "content/proposals/yangli/20990001"
    case.mkdir(parents=True)
    (case / "proposal.md").symlink_to("proposal.md")
    (tmp_path / "loop").symlink_to("loop")
    loop = str(tmp_path / "loop")
    for arguments in (["check", str(tmp_path / "content")], ["build", "--content", loop]):
        found = run(root, *arguments)
        assert found.returncode == 1
        assert "Traceback" not in found.stderr


def test_check_of_what_lies_in_no_record_is_told(root: Path, tmp_path: Path) -> None:
    (tmp_path / "lone.md").write_text("x")
    found = run(root, "check", str(tmp_path / "lone.md"))
    assert found.returncode == 1
    assert "lone.md: lies in no record; name a content folder" in found.stderr


def test_an_import_of_nothing_reads_nothing(root: Path, tmp_path: Path) -> None:
    found = run(root, "import", "--to", str(tmp_path / "content"))
    assert found.returncode == 1
    assert "no file is named" in found.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "empty"),
    [
        (["import", "x", "--to", ""], "--to"),
        (["import", "x", "--jurisdiction="], "--jurisdiction"),
        (["import", "x", "--set", "kind=npc", "--set="], "--set"),
        (["import", "x", ""], "PATH"),
        (["check", ""], "PATH"),
        (["archive", "--to", ""], "--to"),
        (["build", "--content", ""], "--content"),
    ],
    ids=str,
)
def test_an_empty_value_is_not_the_folder_one_stands_in(
    tmp_path: Path, words: list[str], empty: str
) -> None:
    found = run(tmp_path, *words)
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr.startswith(f"Stopped: {empty} is empty; ")


def test_an_empty_value_is_refused_by_invoke_too(capsys: pytest.CaptureFixture[str]) -> None:
    done.clear()
    program = Program(namespace=collection([import_]))
    with pytest.raises(SystemExit) as ended:
        program.run(["invoke", "read", "--to", ""], exit=False)
    assert (ended.value.code, done) == (1, [])
    assert "--to is empty" in capsys.readouterr().err


def test_an_option_before_the_command_is_told_from_a_command(root: Path) -> None:
    said = run(root, "--content", "x", "build").stderr
    assert said.startswith("--content stands before the command; write the command first\n")


@pytest.mark.parametrize(("words", "code"), [("--list", 0), ("build --help", 0), ("check", 0)])
def test_a_reader_who_leaves_early_makes_no_complaint(root: Path, words: str, code: int) -> None:
    """As `| head -1` does, which closes its end before all is written."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        ended = subprocess.run(
            [sys.executable, "-m", "commands.cli", *words.split()],
            cwd=root,
            stdout=nobody,
            stderr=subprocess.PIPE,
            env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
            check=False,
        )
    assert (ended.returncode, ended.stderr.replace(b"Nothing is wrong.\n", b"")) == (code, b"")


def test_what_nobody_heard_to_its_end_is_no_success(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unheard() -> None:
        raise BrokenPipeError

    monkeypatch.setattr(cli, "tasks", unheard)
    with pytest.raises(SystemExit) as ended:
        cli.main(["check"])
    assert ended.value.code == 141
    assert capsys.readouterr().err == ""


def test_an_import_goes_on_when_nobody_reads_its_report(root: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in ("20990001", "20990002"):
        letter = page_text("labelled").replace("20990354", number)
        (pages / f"{number}.txt").write_text(letter.replace("样例工作", number), "utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    named = ["--to", str(tmp_path / "to"), "--jurisdiction", "yangli"]
    with os.fdopen(writing, "wb") as nobody:
        command = [sys.executable, "-m", "commands.cli", "import", str(pages), *named]
        subprocess.run(command, cwd=root, stdout=nobody, stderr=subprocess.PIPE, check=True)
    assert len(list(tmp_path.glob("to/proposals/yangli/*/proposal.md"))) == 2
